"""The results of a shard as a file: what the corpus needs of its articles first, then their facts, a line each."""

from __future__ import annotations

import gzip
import logging
import os
import shutil
import uuid
from collections.abc import Collection, Iterator
from pathlib import Path

from pipeline.batch.codec import decode, encode
from pipeline.facts import ArticleFacts, Failure
from pipeline.frozen import frozen
from pipeline.link.corpus import Digest
from pipeline.tables.coverage import Tally

#: The error of articles that were left out because they cost a worker.
LOST = "worker_lost"
_PASSING = (LOST, "not_found", "unreadable", "library")

logger = logging.getLogger(__name__)

_SUFFIX = ".jsonl.gz"
# Higher levels cost more time than the disk that they save is worth.
_LEVEL = 2


@frozen
class DoneArticle:
    """An article as the corpus needs to know it."""

    digest: Digest
    tally: Tally


@frozen
class DoneUnit:
    """The outcome of a unit: its articles in their order, and what failed."""

    key: str
    source: str
    articles: tuple[DoneArticle, ...]
    failures: tuple[Failure, ...]

    @property
    def is_worth_another_try(self) -> bool:
        """Whether something was left out that may go well on the next run."""
        return any(failure.error in _PASSING for failure in self.failures)


@frozen
class Part:
    """A part that is on the disk: its file and the outcomes in it."""

    path: str
    units: tuple[DoneUnit, ...]


@frozen
class _Header:
    units: tuple[DoneUnit, ...]


class PartWriter:
    """Writes a part article by article, so that a shard of any size takes little memory.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, PartWriter(Path(folder), "part-1") as writer:
    ...     part = writer.finish(())
    >>> Path(part.path).name
    'part-1.jsonl.gz'
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._path = folder / (name + _SUFFIX)
        # Another worker, maybe on another machine, may be at the same shard when this one is thought lost.
        own = f"{name}.{uuid.uuid4().hex}"
        self._header = folder / f"{own}.header.unfinished"
        self._facts = folder / f"{own}.facts.unfinished"

    def __enter__(self) -> PartWriter:
        self._file = _compressed(self._facts)
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()
        self._facts.unlink(missing_ok=True)
        self._header.unlink(missing_ok=True)

    def add(self, facts: ArticleFacts) -> None:
        """Put the facts of the next article behind those before it."""
        self._file.write(encode(facts).encode("utf-8") + b"\n")

    def finish(self, units: tuple[DoneUnit, ...]) -> Part:
        """Let the part appear, whole and on the disk, with the outcomes of its units."""
        self._file.close()
        with _compressed(self._header) as file:
            file.write(encode(_Header(units)).encode("utf-8") + b"\n")
        # Two gzip files behind each other are one.
        with open(self._header, "ab") as target:
            with open(self._facts, "rb") as source:
                shutil.copyfileobj(source, target)
            target.flush()
            os.fsync(target.fileno())
        os.replace(self._header, self._path)
        return Part(str(self._path), units)


def _compressed(path: Path) -> gzip.GzipFile:
    return gzip.GzipFile(path, "wb", _LEVEL)


def read_part(path: Path) -> Part:
    """A part without its facts.

    Raises
    ------
    OSError, EOFError, ValueError
        Where the file is damaged.
    """
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as file:
        return Part(str(path), decode(_Header, file.readline()).units)


def read_parts(folder: Path) -> list[Part]:
    """Every part of ``folder``, in the order of their names, but those that are damaged: they are done again."""
    parts = []
    for path in sorted(folder.glob(f"part-*{_SUFFIX}")):
        try:
            parts.append(read_part(path))
        except (OSError, EOFError, ValueError) as error:
            logger.warning("%s is damaged and does not count: %s", path.name, error)
    return parts


def read_facts(path: str, places: Collection[int]) -> Iterator[tuple[int, ArticleFacts]]:
    """The facts of the articles at ``places`` of a part (the first is 0), with their place."""
    last = max(places, default=-1)
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as file:
        file.readline()
        for place, line in enumerate(file):
            if place in places:
                yield place, decode(ArticleFacts, line)
            if place >= last:
                return
