"""Where tasks run: in this process, or in processes beside it that may be lost without losing the run."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, Protocol, TypeVar

from pipeline.frozen import frozen

Task = TypeVar("Task")
Result = TypeVar("Result")

#: An article that takes longer is given up (seconds).
ARTICLE_SECONDS = 20.0
#: A worker that has not begun its first article by then is given up (seconds); models load in that time.
START_SECONDS = 180.0

#: The place that a worker tells when it begins something that may take its time.
UNTIMED = (-1, -1)

#: Called before each article with its place: of the unit in the shard, of the article in the unit.
Beat = Callable[[int, int], None]

_POLL_SECONDS = 0.5


@frozen
class Lost:
    """A worker that died or hung on a task.

    ``place`` is what it told last (``None`` where it had not begun), ``reason`` what happened, in words.
    """

    place: tuple[int, int] | None
    reason: str
    is_timeout: bool


class Patience:
    """Does a task on which a worker was lost once more, unless it is lost time and again."""

    def __init__(self, times: int = 5) -> None:
        self._left = times

    def again(self, task: Task, lost: Lost) -> Task:
        """The same task.

        Raises
        ------
        RuntimeError
            Where too many workers are lost.
        """
        self._left -= 1
        if self._left < 0:
            raise RuntimeError(f"workers are lost again and again: {lost.reason}")
        return task


class Engine(Protocol):
    """Runs a function over tasks, in any order and on any machine; ``close`` ends what it started for that."""

    def run(
        self,
        function: Callable[[Task, str, Beat], Result],
        folder: str,
        tasks: Iterable[Task],
        again: Callable[[Task, Lost], Task],
    ) -> Iterator[Result]:
        """The results of ``function(task, folder, beat)``, as they come.

        ``again`` gives the task that is done in place of one on which a worker was lost, or raises.
        """
        ...

    def close(self) -> None:
        """End every worker."""
        ...


class Here:
    """This process: no start-up time, easy to debug; an article that kills or hangs takes the run with it."""

    def run(
        self,
        function: Callable[[Task, str, Beat], Result],
        folder: str,
        tasks: Iterable[Task],
        again: Callable[[Task, Lost], Task],
    ) -> Iterator[Result]:
        """See :class:`Engine`."""
        for task in tasks:
            yield function(task, folder, _no_beat)

    def close(self) -> None:
        """See :class:`Engine`."""


def _no_beat(unit: int, article: int) -> None:
    """Tell nobody."""


@dataclass(slots=True)
class _Worker:
    """A process with its end of the pipe, its task and what it told last."""

    process: SpawnProcess
    pipe: Connection
    task: Any = None
    is_busy: bool = False
    place: tuple[int, int] | None = None
    told_at: float = 0.0

    def give(self, message: Any, task: Any) -> None:
        self.task, self.is_busy, self.place, self.told_at = task, True, None, time.monotonic()
        self.pipe.send(message)

    def is_overdue(self) -> bool:
        allowed = START_SECONDS if self.place is None else ARTICLE_SECONDS
        return self.is_busy and self.place != UNTIMED and time.monotonic() - self.told_at > allowed

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Processes:
    """Processes on this machine, started when there are tasks for them.

    A worker that dies or hangs is replaced; its task is done again or changed. What a task raises is raised by ``run``.
    """

    def __init__(self, workers: int) -> None:
        if workers < 1:
            raise ValueError(f"{workers} workers: at least one is needed")
        self.workers = workers
        self._crew: list[_Worker] = []

    def run(
        self,
        function: Callable[[Task, str, Beat], Result],
        folder: str,
        tasks: Iterable[Task],
        again: Callable[[Task, Lost], Task],
    ) -> Iterator[Result]:
        """See :class:`Engine`."""
        waiting, repeated = iter(tasks), deque[Task]()
        while True:
            _hand_out(self._crew, self.workers, function, folder, waiting, repeated)
            if not any(worker.is_busy for worker in self._crew):
                return
            for worker in _ready(self._crew):
                outcome = _hear(worker)
                if isinstance(outcome, Lost):
                    self._crew.remove(worker)
                    worker.stop()
                    repeated.append(again(worker.task, outcome))
                elif outcome is not None:
                    yield outcome[0]

    def close(self) -> None:
        """See :class:`Engine`."""
        while self._crew:
            self._crew.pop().stop()


def _hand_out(
    crew: list[_Worker],
    most: int,
    function: Callable[..., Any],
    folder: str,
    waiting: Iterator[Any],
    repeated: deque[Any],
) -> None:
    """Give every idle worker a task, starting workers while there are tasks for them."""
    while True:
        idle = next((worker for worker in crew if not worker.is_busy), None)
        if idle is None and len(crew) >= most:
            return
        nothing = object()
        task = repeated.popleft() if repeated else next(waiting, nothing)
        if task is nothing:
            return
        if idle is None:
            idle = _start()
            crew.append(idle)
        idle.give((function, task, folder), task)


def _ready(crew: list[_Worker]) -> list[_Worker]:
    """Workers that have told something, died or taken too long."""
    busy = {id(thing): worker for worker in crew if worker.is_busy for thing in (worker.pipe, worker.process.sentinel)}
    handles: list[Any] = [
        thing for worker in crew if worker.is_busy for thing in (worker.pipe, worker.process.sentinel)
    ]
    heard = {busy[id(thing)].pipe for thing in wait(handles, timeout=_POLL_SECONDS)}
    return [worker for worker in crew if worker.pipe in heard or worker.is_overdue()]


def _hear(worker: _Worker) -> tuple[Any] | Lost | None:
    """The result of a worker's task, the loss of the worker, or ``None`` where it is still at work."""
    try:
        while worker.pipe.poll():
            kind, told = worker.pipe.recv()
            if kind == "at":
                worker.place, worker.told_at = told, time.monotonic()
            elif kind == "done":
                worker.is_busy = False
                return (told,)
            else:
                raise told
    except (EOFError, ConnectionError):
        worker.process.join()
        return Lost(worker.place, f"its worker died (exit code {worker.process.exitcode})", is_timeout=False)
    if worker.is_overdue():
        return Lost(worker.place, f"it took over {ARTICLE_SECONDS:.0f} s", is_timeout=True)
    if not worker.process.is_alive() and not worker.pipe.poll():
        return Lost(worker.place, f"its worker died (exit code {worker.process.exitcode})", is_timeout=False)
    return None


def _start() -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _serve(pipe: Connection) -> None:
    """Do tasks until the other end closes."""
    # Ctrl-C reaches the whole group; the parent decides what becomes of its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def beat(unit: int, article: int) -> None:
        pipe.send(("at", (unit, article)))

    while True:
        try:
            function, task, folder = pipe.recv()
        except EOFError:
            return
        try:
            answer = ("done", function(task, folder, beat))
        except Exception as error:  # noqa: BLE001 - raised again by the parent
            answer = ("failed", error)
        pipe.send(answer)


def default_workers() -> int:
    """The processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
