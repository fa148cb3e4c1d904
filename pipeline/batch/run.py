"""A run: read, extract, link, write."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from pipeline.batch.output import RECORD, whole_output
from pipeline.batch.summary import RunSummary, record
from pipeline.batch.worker import facts_of
from pipeline.facts import ArticleFacts, Failure
from pipeline.ingest.read import STDIN, Input, find_inputs, read_input
from pipeline.link.corpus import link
from pipeline.nlp.language import Backend
from pipeline.tables.write import write_tables

#: Called after every input with the number of inputs done and the number in all.
Progress = Callable[[int, int], None]


class NothingToRead(ValueError):
    """The inputs hold no file that could be read or refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What decides a run's tables, beside its inputs."""

    backend: Backend = "syllables"
    keep_duplicates: bool = False


def _no_progress(done: int, total: int) -> None:
    """Tell nobody."""


def run(
    inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    backend: Backend = "syllables",
    keep_duplicates: bool = False,
    progress: Progress = _no_progress,
) -> RunSummary:
    """Read news, write every table.

    Parameters
    ----------
    inputs
        A file or folder, or several; folders are read recursively, ``"-"`` is standard input.
    out
        Folder for the tables. They appear there together when all is done; those of an earlier run are replaced.
    backend
        What makes the words: ``"syllables"``, ``"pyvi"`` or ``"underthesea"``.
    keep_duplicates
        Keep the facts of articles that repeat another.
    progress
        Called after every input with the number of inputs done and the number in all.

    Returns
    -------
    RunSummary
        Counts, times (seconds) and the folder. Inputs that failed are counted in ``failed`` and listed in
        ``errors.csv``; they stop nothing.

    Raises
    ------
    FileNotFoundError
        Where an input does not exist.
    NothingToRead
        Where the inputs hold no file at all.
    OSError
        Where ``out`` cannot be written; it is then as it was.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     page = Path(folder, "tin.txt")
    ...     _ = page.write_text("HĐND tỉnh họp\\nSáng 6/8/2018, HĐND tỉnh Hà Giang họp.\\n", encoding="utf-8")
    ...     summary = run(page, Path(folder, "tables"))
    >>> summary.articles, summary.failed
    (1, 0)
    """
    started, clock = datetime.now(UTC), time.perf_counter()
    options = Options(backend=backend, keep_duplicates=keep_duplicates)
    paths = _existing([inputs] if isinstance(inputs, (str, os.PathLike)) else list(inputs))
    found = find_inputs(paths)
    if not found:
        raise NothingToRead("nothing to read: the folders hold no file of a kind that is read")
    with whole_output(Path(out)) as folder:
        articles, failures = _facts(found, options, progress)
        corpus = link(articles, keep_duplicates=options.keep_duplicates)
        counts = write_tables(folder, corpus, failures)
        seconds = time.perf_counter() - clock
        times = {"started": started.isoformat(timespec="seconds"), "seconds": round(seconds, 3)}
        files = sorted(path.name for path in folder.iterdir())
        text = record(asdict(options), counts, times, [*files, RECORD])
        (folder / RECORD).write_text(text, encoding="utf-8")
    duplicates = sum(bool(facts.article.duplicate_of) for facts in corpus.articles)
    return RunSummary(out=Path(out), counts=counts, duplicates=duplicates, seconds=seconds)


def _existing(paths: Sequence[str | os.PathLike[str]]) -> list[str]:
    names = [os.fspath(path) for path in paths]
    for name in names:
        if name != STDIN and not os.path.lexists(name):
            raise FileNotFoundError(f"there is no file or folder {name!r}")
    return names


def _facts(
    found: Sequence[Input | Failure], options: Options, progress: Progress
) -> tuple[list[ArticleFacts], list[Failure]]:
    """The facts of every article behind ``found``, and what failed."""
    results: list[ArticleFacts | Failure] = []
    for done, item in enumerate(found, start=1):
        for read in [item] if isinstance(item, Failure) else read_input(item):
            results.append(read if isinstance(read, Failure) else facts_of(read, backend=options.backend))
        progress(done, len(found))
    articles = [result for result in results if isinstance(result, ArticleFacts)]
    return articles, [result for result in results if isinstance(result, Failure)]
