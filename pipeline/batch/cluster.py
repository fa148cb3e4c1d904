"""Tasks on a Dask distributed cluster: the same functions as on one machine, over a folder that all machines share."""

from __future__ import annotations

import faulthandler
import itertools
import threading
import uuid
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pipeline.batch.engines import (
    ARTICLE_SECONDS,
    START_SECONDS,
    UNTIMED,
    Beat,
    Engine,
    Here,
    Lost,
    Processes,
    Result,
    Task,
)
from pipeline.batch.versions import extractor_hash, knowledge_hash
from pipeline.knowledge import own_directory, use

if TYPE_CHECKING:
    from distributed import Client, Future

EngineName = Literal["processes", "dask"]

#: Ends the name of the note that tells where a worker is.
NOTE = ".place"
#: Seconds to wait for the scheduler and for the first worker.
_PATIENCE = 30

# A worker's threads take turns: what loads on first use is not made for two at a time, and one watch is set.
_turn = threading.Lock()


class ClusterError(OSError):
    """The cluster cannot be reached, or its workers cannot do this work."""


def make_engine(name: EngineName, *, workers: int, scheduler: str) -> Engine:
    """The engine of that name; ``workers`` counts for processes, ``scheduler`` for a cluster.

    Raises
    ------
    ValueError
        Where the name is unknown.
    ClusterError
        Where the cluster has no address, cannot be reached, or an address is given that no cluster is asked for.
    """
    if name == "dask":
        return Cluster(scheduler)
    if name != "processes":
        raise ValueError(f"unknown engine {name!r}: choose processes or dask")
    if scheduler:
        raise ClusterError("a scheduler is for the engine dask")
    return Processes(workers) if workers else Here()


class Cluster:
    """The workers of a Dask distributed cluster. Needs distributed (extra ``dask``).

    A worker that is lost is the scheduler's business, which gives its task to another; from the note that the lost one
    left in the shared folder that other one tells which article it died on.
    """

    def __init__(self, address: str) -> None:
        if not address:
            raise ClusterError("the engine dask needs the address of a scheduler, such as tcp://10.0.0.5:8786")
        if find_spec("distributed") is None:
            raise ClusterError("the engine dask needs distributed: pip install 'council-news[dask]'")
        from distributed import Client

        try:
            self._client: Client = Client(address, timeout=_PATIENCE, set_as_default=False)
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, ValueError) as error:
            raise ClusterError(f"no cluster with workers at {address}: {error}") from error
        self._names = (f"{uuid.uuid4().hex}-{number}" for number in itertools.count())

    def run(
        self,
        function: Callable[[Task, str, Beat], Result],
        folder: str,
        tasks: Iterable[Task],
        again: Callable[[Task, Lost], Task],
    ) -> Iterator[Result]:
        """See :class:`Engine`."""
        from distributed import as_completed
        from distributed.scheduler import KilledWorker

        self._check(folder)
        waiting = iter(tasks)
        at_work: dict[Future[Any], Task] = {}
        done = as_completed(loop=self._client.loop)

        def give(task: Task) -> None:
            future = self._client.submit(attempt, function, task, folder, next(self._names), pure=False)
            at_work[future] = task
            done.add(future)

        for _, task in zip(range(self._places()), waiting, strict=False):
            give(task)
        while at_work:
            future = next(done)
            task = at_work.pop(future)
            try:
                outcome = future.result()
            except KilledWorker as error:
                outcome = Lost(None, f"workers died on it ({error})", is_timeout=False)
            if isinstance(outcome, Lost):
                give(again(task, outcome))
                continue
            yield outcome
            # A worker may have joined: hand out as many as there is room for.
            for _, task in zip(range(self._places() - len(at_work)), waiting, strict=False):
                give(task)

    def _places(self) -> int:
        """Tasks to have out at a time: one at work and one waiting a worker."""
        return max(2, 2 * len(self._client.nthreads()))

    def _check(self, folder: str) -> None:
        """Refuse a cluster whose workers run other code or do not see the folder."""
        ours = fitness(folder, own_directory())
        for worker, theirs in self._client.run(fitness, folder, own_directory()).items():
            if theirs != ours:
                what = "does not see the folder " + folder if theirs[:2] == ours[:2] else "runs another version"
                raise ClusterError(f"the worker {worker} {what}")

    def close(self) -> None:
        """See :class:`Engine`; the cluster itself goes on."""
        self._client.close()


def fitness(folder: str, own: str) -> tuple[str, str, bool]:
    """What must be the same on every machine: the code, the lists (the user's ``own`` over them), the folder."""
    use(own or None)
    return extractor_hash(), knowledge_hash(), not folder or Path(folder).is_dir()


def attempt(function: Callable[[Task, str, Beat], Result], task: Task, folder: str, name: str) -> Result | Lost:
    """Do a task on a worker, or tell on which article the worker before this one was lost; ``name`` is the task's."""
    note = Path(folder) / f"{name}{NOTE}"
    with _turn:
        if folder and note.exists():
            unit, _, article = note.read_text(encoding="ascii").partition(" ")
            note.unlink()
            place = (int(unit), int(article)) if article else None
            reason = f"its worker died, or it took over {ARTICLE_SECONDS:.0f} s"
            return Lost(None if place == UNTIMED else place, reason, is_timeout=False)

        def beat(unit: int, article: int) -> None:
            if folder:
                note.write_text(f"{unit} {article}", encoding="ascii")
            _watch(None if (unit, article) == UNTIMED else ARTICLE_SECONDS)

        _watch(START_SECONDS)
        try:
            return function(task, folder, beat)
        finally:
            _watch(None)
            if folder:
                note.unlink(missing_ok=True)


def _watch(seconds: float | None) -> None:
    """End this worker when no beat comes for so long; an article may hold Python's own lock all that time."""
    if seconds is None:
        faulthandler.cancel_dump_traceback_later()
    else:
        faulthandler.dump_traceback_later(seconds, exit=True)
