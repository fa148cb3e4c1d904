"""The inputs of a run as units of work, each with a key that changes when its result may."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.batch.versions import extractor_hash, knowledge_hash
from pipeline.frozen import frozen, replace
from pipeline.ingest.cuts import PIECES, cut_file
from pipeline.ingest.read import Input, open_input, suffix_of
from pipeline.knowledge import own_directory

if TYPE_CHECKING:
    from pipeline.nlp.language import Backend
    from pipeline.nlp.ner import Ner

#: A shard is closed when it holds this many inputs or this many bytes: at most a minute or two of work, which is what a
#: killed run loses a worker.
SHARD_INPUTS = 256
SHARD_BYTES = 4_000_000
#: Small runs are cut finer, so that every worker has something to do and the progress moves, but not so fine that the
#: start of a worker costs more than its work.
_SHARDS_A_RUN = 16
_SMALLEST_SHARD = (32, 128_000)

#: A file of records is cut behind this many records or bytes.
CUT_RECORDS = 64
CUT_BYTES = 1_000_000
#: A compressed file must be unpacked from its beginning to reach a cut, so that it is cut into few: this much of its
#: compressed size is the bytes of one.
_CUTS_PACKED = 16

#: Field of an article → its name in the records, where it is not a usual one.
Fields = tuple[tuple[str, str], ...]

_PIECE = 1 << 20


@frozen
class Unit:
    """An input or a cut of one, the key of its result, its size in bytes and, as far as is known, in articles."""

    key: str
    found: Input
    size: int
    articles: int = 1


@frozen
class Shard:
    """Units that a worker does in one go.

    ``fields`` are names of the fields of records, ``knowledge`` is the folder of a user's own lists. ``skipped`` holds
    the articles that must not be touched, as places (of the unit in the shard, of the article in the unit) with the
    reason: they cost a worker before.
    """

    units: tuple[Unit, ...]
    backend: Backend
    fields: Fields = ()
    skipped: tuple[tuple[int, int, str], ...] = ()
    ner: Ner = "auto"
    knowledge: str = ""

    @property
    def name(self) -> str:
        """Name of the shard's part: a hash over its units."""
        keys = "\n".join(unit.key for unit in self.units)
        return f"part-{hashlib.sha256(keys.encode()).hexdigest()[:32]}"


def units_of(found: Input, backend: Backend, fields: Fields = (), ner: Ner = "auto") -> Iterator[Unit]:
    """The units of an input: one, or of a file of records one a cut.

    A unit's key is a hash over its source, its bytes and all that decides what is found in it.
    """
    pieces = PIECES.get(suffix_of(found.source))
    if pieces is None or not found.path.is_file():
        yield _whole(found, backend, fields, ner)
        return
    packed = found.source.lower().endswith(".gz")
    most = {"records": CUT_RECORDS, "size": CUT_BYTES}
    if packed:
        most = {"records": sys.maxsize, "size": max(CUT_BYTES // 4, found.path.stat().st_size // _CUTS_PACKED)}
    with open_input(found) as file:
        for stretch in cut_file(file, pieces, **most):
            key = _key(found.source, backend, fields, ner, f"{stretch.cut.first}", stretch.digest)
            yield Unit(key, replace(found, cut=stretch.cut), stretch.size, stretch.records)


def _whole(found: Input, backend: Backend, fields: Fields, ner: Ner) -> Unit:
    digest, size = hashlib.sha256(), 0
    try:
        with open(found.path, "rb") as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
                size += len(piece)
    except OSError as error:
        # The worker meets the same error and gives it its row in errors; the key changes when the file can be read.
        digest.update(f"\0{error}".encode("utf-8", "backslashreplace"))
    return Unit(_key(found.source, backend, fields, ner, digest.hexdigest()), found, size)


def _key(source: str, backend: Backend, fields: Fields, ner: Ner, *content: str) -> str:
    decided = [extractor_hash(), knowledge_hash(), backend, ner, repr(fields), source, *content]
    return hashlib.sha256("\0".join(decided).encode("utf-8", "backslashreplace")).hexdigest()[:32]


def shards_of(units: Sequence[Unit], backend: Backend, fields: Fields = (), ner: Ner = "auto") -> Iterator[Shard]:
    """Cut the work into shards, in the order of the units."""
    most = max(_SMALLEST_SHARD[0], min(SHARD_INPUTS, len(units) // _SHARDS_A_RUN))
    largest = max(_SMALLEST_SHARD[1], min(SHARD_BYTES, sum(unit.size for unit in units) // _SHARDS_A_RUN))
    batch: list[Unit] = []
    size = 0
    for unit in units:
        if batch and (len(batch) >= most or size + unit.size > largest):
            yield Shard(tuple(batch), backend, fields, ner=ner, knowledge=own_directory())
            batch, size = [], 0
        batch.append(unit)
        size += unit.size
    if batch:
        yield Shard(tuple(batch), backend, fields, ner=ner, knowledge=own_directory())
