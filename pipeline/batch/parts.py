"""The results of a shard as a file: what the corpus needs of its articles first, then their facts, a line each."""

from __future__ import annotations

import gzip
import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.batch.codec import decode, encode
from pipeline.facts import ArticleFacts, Failure
from pipeline.link.corpus import Digest
from pipeline.tables.coverage import Tally

_SUFFIX = ".jsonl.gz"
# Higher levels cost more time than the disk that they save is worth.
_LEVEL = 2


@dataclass(frozen=True, slots=True)
class DoneArticle:
    """An article as the corpus needs to know it."""

    digest: Digest
    tally: Tally


@dataclass(frozen=True, slots=True)
class DoneUnit:
    """The outcome of a unit: its articles in their order, and what failed."""

    key: str
    source: str
    articles: tuple[DoneArticle, ...]
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is on the disk: its file and the outcomes in it."""

    path: str
    units: tuple[DoneUnit, ...]


@dataclass(frozen=True, slots=True)
class _Header:
    units: tuple[DoneUnit, ...]


def write_part(folder: Path, name: str, units: tuple[DoneUnit, ...], facts: Iterable[ArticleFacts]) -> Part:
    """Write a part; it appears whole, and is on the disk when this returns."""
    path = folder / (name + _SUFFIX)
    unfinished = folder / f"{name}.{os.getpid()}.unfinished"
    with open(unfinished, "wb") as raw:
        with gzip.GzipFile(filename="", mode="wb", compresslevel=_LEVEL, fileobj=raw, mtime=0) as file:
            for line in (encode(_Header(units)), *map(encode, facts)):
                file.write(line.encode("utf-8") + b"\n")
        raw.flush()
        os.fsync(raw.fileno())
    os.replace(unfinished, path)
    return Part(str(path), units)


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
    """Every part of ``folder``, in the order of their names; one that is damaged is removed, to be done again."""
    parts = []
    for path in sorted(folder.glob(f"part-*{_SUFFIX}")):
        try:
            parts.append(read_part(path))
        except (OSError, EOFError, ValueError):
            path.unlink()
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
