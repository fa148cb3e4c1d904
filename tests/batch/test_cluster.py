"""The steps on a Dask cluster of separate processes, one of which is killed in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pandas as pd
import pytest
from test_engine import contents, die_on_three, double, hang_on_three, never, refuse_three

from pipeline.batch import cluster
from pipeline.batch.cluster import Cluster, ClusterError, make_engine
from pipeline.batch.engines import Lost
from pipeline.batch.output import WORK
from pipeline.batch.run import run
from pipeline.tables.read import read_tables

pytest.importorskip("distributed")

SAMPLES = Path(__file__).parents[2] / "data" / "raw"
SECONDS = 60
# Workers import the functions of these tests by name, and give an article up soon.
HELPERS = os.pathsep.join([str(Path(__file__).parent), *sys.path])


def start(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments],
        env=os.environ | {"PYTHONPATH": HELPERS, "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "10s"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A scheduler and three workers, each a process of its own, restarted by its nanny when it dies."""
    folder = tmp_path_factory.mktemp("cluster")
    place = folder / "scheduler.json"
    options = ["--scheduler-file", str(place), "--no-dashboard"]
    with ExitStack() as stack:
        processes = [start("scheduler", *options, "--host", "127.0.0.1", "--port", "0")]
        stack.callback(lambda: [process.terminate() for process in processes])
        until = time.monotonic() + SECONDS
        while not place.exists() and time.monotonic() < until:
            time.sleep(0.1)
        own = ["--nthreads", "1", "--local-directory", str(folder)]
        processes += [start("worker", *options, *own) for _ in range(3)]
        from distributed import Client

        with Client(scheduler_file=str(place), timeout=SECONDS, set_as_default=False) as client:
            client.wait_for_workers(3, timeout=SECONDS)
            yield client.scheduler.address


def test_every_task_is_done_once(address: str, tmp_path: Path) -> None:
    with closing(Cluster(address)) as engine:
        assert sorted(engine.run(double, str(tmp_path), range(20), never)) == [2 * task for task in range(20)]
        assert list(engine.run(double, str(tmp_path), [], never)) == []
    assert not list(tmp_path.iterdir())


def test_what_a_task_raises_is_raised_here(address: str, tmp_path: Path) -> None:
    with closing(Cluster(address)) as engine, pytest.raises(OSError, match="No space left"):
        list(engine.run(refuse_three, str(tmp_path), range(6), never))


def test_a_task_that_kills_its_worker_comes_back_with_its_place(address: str, tmp_path: Path) -> None:
    lost: list[Lost] = []

    def instead(task: int, loss: Lost) -> int:
        lost.append(loss)
        return 30 if len(lost) == 2 else task

    with closing(Cluster(address)) as engine:
        assert sorted(engine.run(die_on_three, str(tmp_path), range(6), instead)) == [0, 1, 2, 4, 5, 30]
    assert [loss.place for loss in lost] == [(3, 7)] * 2


def test_an_article_that_hangs_ends_its_worker(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "ARTICLE_SECONDS", 1.0)
    with closing(Cluster(address)) as engine:
        # The workers hold the module of their own.
        engine._client.run(set_patience, 1.0)
        lost: list[Lost] = []

        def instead(task: int, loss: Lost) -> int:
            lost.append(loss)
            return 30

        assert sorted(engine.run(hang_on_three, str(tmp_path), range(6), instead)) == [0, 1, 2, 4, 5, 30]
        engine._client.run(set_patience, 20.0)
    assert [loss.place for loss in lost] == [(3, 0)]


def set_patience(seconds: float) -> None:
    cluster.ARTICLE_SECONDS = seconds


def pages(folder: Path) -> Path:
    """The samples several times over, each time with another line at the end."""
    folder.mkdir()
    for page in sorted(SAMPLES.glob("*.txt")):
        text = page.read_text(encoding="utf-8").rstrip()
        for number in range(8):
            (folder / f"{number}-{page.name}").write_text(f"{text}\n\nBản thứ {number}.\n", encoding="utf-8")
    return folder


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_a_run_whose_worker_is_killed_gives_the_same_tables(address: str, tmp_path: Path) -> None:
    from distributed import Client

    inputs = pages(tmp_path / "pages")
    run(inputs, tmp_path / "here")
    killed: list[int] = []

    def kill(done: int, total: int) -> None:
        if not killed and 0 < done < total:
            with Client(address, set_as_default=False) as client:
                busy = [worker for worker, tasks in client.processing().items() if tasks]
                killed.append(client.run(os.getpid, workers=busy[:1])[busy[0]])
            os.kill(killed[0], signal.SIGKILL)

    summary = run(
        inputs,
        tmp_path / "cluster",
        engine="dask",
        scheduler=address,
        formats=("csv", "parquet"),
        partition=("year", "province"),
        progress=kill,
    )
    assert killed and summary.failed == 0
    assert contents(tmp_path / "cluster") == contents(tmp_path / "here")
    assert {path.name.split("-")[0] for path in (tmp_path / "cluster" / WORK).iterdir()} == {"lock", "part"}
    tables = read_tables(tmp_path / "cluster")
    for csv in (tmp_path / "cluster").glob("*.csv"):
        csv.unlink()
    for name, parted in read_tables(tmp_path / "cluster").items():
        assert rows(parted) == rows(tables[name]), name


def rows(frame: pd.DataFrame) -> list[str]:
    """The rows of a frame in an order of their own."""
    return sorted(map(str, frame.astype(object).itertuples(index=False, name=None)))


@pytest.mark.parametrize(
    ("name", "scheduler", "message"),
    [("dask", "", "address of a scheduler"), ("processes", "tcp://127.0.0.1:1", "is for the engine dask")],
)
def test_an_engine_without_what_it_needs_is_refused(name: cluster.EngineName, scheduler: str, message: str) -> None:
    with pytest.raises(ClusterError, match=message):
        make_engine(name, workers=1, scheduler=scheduler)


def test_a_cluster_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with pytest.raises(ClusterError, match="no cluster"):
        Cluster("tcp://127.0.0.1:9")


def test_workers_of_another_version_are_refused(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "extractor_hash", lambda: "another")
    with closing(Cluster(address)) as engine, pytest.raises(ClusterError, match="runs another version"):
        list(engine.run(double, str(tmp_path), [1], never))
