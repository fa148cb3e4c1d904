"""The inputs of a run as units of work, each with a key that changes when its result may."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.batch.versions import extractor_hash, knowledge_hash
from pipeline.ingest.read import Input

if TYPE_CHECKING:
    from pipeline.nlp.language import Backend

#: A shard is closed when it holds this many inputs or this many bytes: at most a minute or two of work, which is what a
#: killed run loses a worker.
SHARD_INPUTS = 256
SHARD_BYTES = 4_000_000

#: Field of an article → its name in the records, where it is not a usual one.
Fields = tuple[tuple[str, str], ...]

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Unit:
    """An input, the key of its result and its size in bytes."""

    key: str
    found: Input
    size: int


@dataclass(frozen=True, slots=True)
class Shard:
    """Units that a worker does in one go.

    ``fields`` are names of the fields of records. ``skipped`` holds the articles that must not be touched, as places
    (of the unit in the shard, of the article in the unit) with the reason: they cost a worker before.
    """

    units: tuple[Unit, ...]
    backend: Backend
    fields: Fields = ()
    skipped: tuple[tuple[int, int, str], ...] = ()

    @property
    def name(self) -> str:
        """Name of the shard's part: a hash over its units."""
        keys = "\n".join(unit.key for unit in self.units)
        return f"part-{hashlib.sha256(keys.encode()).hexdigest()[:32]}"


def unit_of(found: Input, backend: Backend, fields: Fields = ()) -> Unit:
    """The unit of an input: its key is a hash over its source, its bytes and all that decides what is found in it."""
    decided = [extractor_hash(), knowledge_hash(), backend, repr(fields), found.source, ""]
    digest = hashlib.sha256("\0".join(decided).encode("utf-8", "backslashreplace"))
    size = 0
    try:
        with open(found.path, "rb") as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
                size += len(piece)
    except OSError as error:
        # The worker meets the same error and gives it its row in errors; the key changes when the file can be read.
        digest.update(f"\0{error}".encode("utf-8", "backslashreplace"))
    return Unit(digest.hexdigest()[:32], found, size)


def shards_of(
    units: Iterable[Unit], backend: Backend, fields: Fields = (), most: int = SHARD_INPUTS
) -> Iterator[Shard]:
    """Cut units into shards of at most ``most`` inputs, in their order."""
    batch: list[Unit] = []
    size = 0
    for unit in units:
        batch.append(unit)
        size += unit.size
        if len(batch) >= most or size >= SHARD_BYTES:
            yield Shard(tuple(batch), backend, fields)
            batch, size = [], 0
    if batch:
        yield Shard(tuple(batch), backend, fields)
