"""Workers, restarts and loss: whatever happens to a run, the tables that come out in the end are the same."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.batch import engines
from pipeline.batch.engines import Here, Lost, Processes
from pipeline.batch.lock import FolderInUse, exclusive
from pipeline.batch.output import WORK
from pipeline.batch.run import run

SAMPLES = Path(__file__).parents[2] / "data" / "raw"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("uninterrupted")
    run(SAMPLES, out)
    return contents(out)


def parts(out: Path) -> dict[str, int]:
    """The parts of a run and when each was written."""
    return {path.name: path.stat().st_mtime_ns for path in (out / WORK).glob("part-*")}


# Functions that workers run: they must be importable there.


def double(task: int, folder: str, beat: engines.Beat) -> int:
    beat(task, 0)
    return task * 2


def die_on_three(task: int, folder: str, beat: engines.Beat) -> int:
    beat(task, 7)
    if task == 3:
        os._exit(9)
    return task


def hang_on_three(task: int, folder: str, beat: engines.Beat) -> int:
    beat(task, 0)
    if task == 3:
        time.sleep(600)
    return task


def refuse_three(task: int, folder: str, beat: engines.Beat) -> int:
    if task == 3:
        raise OSError(28, "No space left on device")
    return task


def never(task: int, lost: Lost) -> int:
    raise AssertionError(f"{task} was lost: {lost}")


@pytest.mark.parametrize("engine", [Here(), Processes(1), Processes(3)], ids=["here", "one", "three"])
def test_every_task_is_done_once(engine: engines.Engine) -> None:
    with closing(engine):
        assert sorted(engine.run(double, "", range(20), never)) == [2 * task for task in range(20)]
        assert list(engine.run(double, "", [], never)) == []
        assert list(engine.run(double, "", [4], never)) == [8]


@pytest.mark.parametrize(
    ("function", "is_timeout", "place"), [(die_on_three, False, (3, 7)), (hang_on_three, True, (3, 0))]
)
def test_a_lost_worker_costs_only_its_task_and_tells_where_it_was(
    function: Callable[[int, str, engines.Beat], int],
    is_timeout: bool,
    place: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engines, "ARTICLE_SECONDS", 1.0)
    lost: list[Lost] = []

    def instead(task: int, loss: Lost) -> int:
        lost.append(loss)
        return 30

    with closing(Processes(2)) as engine:
        assert sorted(engine.run(function, "", range(6), instead)) == [0, 1, 2, 4, 5, 30]
    assert [(loss.place, loss.is_timeout) for loss in lost] == [(place, is_timeout)]


def test_what_a_task_raises_is_raised_here_and_no_worker_stays() -> None:
    with closing(Processes(2)) as engine, pytest.raises(OSError, match="No space left"):
        list(engine.run(refuse_three, "", range(6), never))
    assert not multiprocessing.active_children()


def test_tasks_are_taken_as_workers_get_free() -> None:
    taken = 0

    def tasks() -> Iterator[int]:
        nonlocal taken
        for task in range(100):
            taken += 1
            yield task

    with closing(Processes(2)) as engine:
        results = engine.run(double, "", tasks(), never)
        next(results)
        assert taken <= 5
        assert len(list(results)) == 99


@pytest.mark.parametrize("workers", [1, 2])
def test_the_number_of_workers_changes_no_byte(workers: int, tmp_path: Path, uninterrupted: dict[str, bytes]) -> None:
    run(SAMPLES, tmp_path, workers=workers)
    assert contents(tmp_path) == uninterrupted


def test_a_folder_that_grew_is_done_only_where_it_is_new_or_changed(
    tmp_path: Path, uninterrupted: dict[str, bytes]
) -> None:
    pages, out = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    samples = sorted(SAMPLES.glob("*.txt"))
    for page in samples[::2]:
        shutil.copy(page, pages)
    changed = pages / samples[0].name
    changed.write_text("Tin cũ\nNgày 1/2/2020, HĐND tỉnh Sơn La họp.\n", encoding="utf-8")
    run(pages, out)
    first = parts(out)
    for page in samples:
        shutil.copy(page, pages)
    run(pages, out)
    assert contents(out) == uninterrupted
    assert first.items() <= parts(out).items() | {(name, first[name]) for name in first.keys() - parts(out).keys()}
    again = parts(out)
    run(pages, out)
    assert parts(out) == again
    run(pages, out, fresh=True)
    assert contents(out) == uninterrupted
    assert not again.items() & parts(out).items()


def test_what_is_removed_from_a_folder_leaves_the_tables(tmp_path: Path, uninterrupted: dict[str, bytes]) -> None:
    pages, out = tmp_path / "pages", tmp_path / "out"
    shutil.copytree(SAMPLES, pages)
    (pages / "thêm.txt").write_text("Tin thêm\nNgày 1/2/2020, HĐND tỉnh Sơn La họp.\n", encoding="utf-8")
    run(pages, out)
    assert contents(out) != uninterrupted
    (pages / "thêm.txt").unlink()
    run(pages, out)
    assert contents(out) == uninterrupted


def test_a_damaged_part_is_done_again(tmp_path: Path, uninterrupted: dict[str, bytes]) -> None:
    run(SAMPLES, tmp_path)
    for number, part in enumerate(sorted((tmp_path / WORK).glob("part-*"))):
        part.write_bytes(b"" if number % 2 else part.read_bytes()[:20])
    run(SAMPLES, tmp_path)
    assert contents(tmp_path) == uninterrupted


@pytest.mark.skipif(os.name != "posix", reason="kills a process group")
def test_a_run_that_is_killed_at_any_moment_continues(tmp_path: Path, uninterrupted: dict[str, bytes]) -> None:
    command = [sys.executable, "-m", "pipeline", "run", str(SAMPLES), "--out", str(tmp_path), "--workers", "2"]
    moments = random.Random(8)  # noqa: S311 - moments to kill at
    for _ in range(20):
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(moments.uniform(0.1, 2.5))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if (tmp_path / "run.json").exists():
            assert contents(tmp_path) == uninterrupted
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert contents(tmp_path) == uninterrupted
    assert {path.name.split("-")[0] for path in (tmp_path / WORK).iterdir()} == {"lock", "part"}


def test_a_second_run_into_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / WORK).mkdir()
    with exclusive(tmp_path / WORK / "lock"), pytest.raises(FolderInUse, match="another run"):
        run(SAMPLES, tmp_path)
    run(SAMPLES, tmp_path)
