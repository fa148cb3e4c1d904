"""Files of many articles cut into stretches that can be read apart from each other, in one pass and little memory.

A stretch is told by bytes of the unpacked file, so that a worker goes straight to its own. Where the file grows at its
end, the stretches before stay as they were.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import hashlib
import io
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from pipeline.frozen import frozen
from pipeline.ingest.records import RECORD_LIMIT, delimiter_of, is_utf16

_CHUNK = 1 << 20
#: What reading may meet; the reader meets it again where it reads that stretch, and makes a row of ``errors`` of it.
_TROUBLE = (OSError, EOFError, UnicodeDecodeError, csv.Error, zlib.error, gzip.BadGzipFile)


@frozen
class Cut:
    """Records of a file that stand behind each other.

    Attributes
    ----------
    first
        Number of the first record; the file's own first is 1.
    head
        Bytes at the beginning of the file that every stretch needs: the header of a CSV file.
    start, end
        Bytes of the unpacked file; ``end`` is ``None`` where the stretch goes as far as the file can be read.
    """

    first: int
    head: int
    start: int
    end: int | None


@frozen
class Stretch:
    """A cut, the number of its records, of its bytes, and a hash over its bytes and the head."""

    cut: Cut
    records: int
    size: int
    digest: str


#: Raw bytes of a file in pieces, each with the number of records that end in it; the head comes first.
Pieces = Iterator[tuple[bytes, int]]


def jsonl_pieces(file: BinaryIO) -> Pieces:
    """Lines, behind an empty head; the blank ones hold no record."""
    if is_utf16(file):
        yield from _whole(file)
        return
    yield b"", 0
    while line := file.readline(RECORD_LIMIT + 1):
        yield line, 1 if line.strip() else 0
        while not line.endswith(b"\n") and (line := file.readline(_CHUNK)):
            yield line, 0


def _whole(file: BinaryIO) -> Pieces:
    """A file of UTF-16, which is never large, in no stretches."""
    yield b"", 0
    yield from ((chunk, 0) for chunk in iter(lambda: file.read(_CHUNK), b""))


def csv_pieces(file: BinaryIO) -> Pieces:
    """The header with its byte-order mark, then rows, which may go over several lines."""
    csv.field_size_limit(RECORD_LIMIT)
    if is_utf16(file):
        yield from _whole(file)
        return
    mark = file.read(3)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    header = text.readline(RECORD_LIMIT)
    yield (mark if mark == codecs.BOM_UTF8 else b"") + header.encode(), 0
    lines: list[str] = []

    def told() -> Iterator[str]:
        for line in text:
            lines.append(line)
            yield line

    for _ in csv.reader(told(), delimiter=delimiter_of(header)):
        yield "".join(lines).encode(), 1
        lines.clear()


#: What files of records are cut by, by the end of their names; other files are read as a whole.
PIECES: dict[str, Callable[[BinaryIO], Pieces]] = {
    ".jsonl": jsonl_pieces,
    ".ndjson": jsonl_pieces,
    ".csv": csv_pieces,
}


def cut_file(file: BinaryIO, pieces: Callable[[BinaryIO], Pieces], *, records: int, size: int) -> Iterator[Stretch]:
    """Cut a file behind ``records`` records or ``size`` bytes, whichever comes first.

    A file that cannot be read to its end gives a last stretch that is open; reading that one tells why.
    """
    told = pieces(file)
    first, count = 1, 0
    head, start, position = 0, 0, 0
    digest = begun = hashlib.sha256()
    try:
        header, _ = next(told)
        head = start = position = len(header)
        begun = hashlib.sha256(header)
        digest = begun.copy()
        for piece, ended in told:
            if count + ended > records or (ended and position - start >= size):
                yield Stretch(Cut(first, head, start, position), count, position - start, digest.hexdigest())
                start, first, count, digest = position, first + count, 0, begun.copy()
            digest.update(piece)
            position += len(piece)
            count += ended
    except _TROUBLE as error:
        digest.update(f"\0{error}".encode("utf-8", "backslashreplace"))
        yield Stretch(Cut(first, head, start, None), count, position - start, digest.hexdigest())
    else:
        yield Stretch(Cut(first, head, start, position), count, position - start, digest.hexdigest())


class CutReader(io.RawIOBase):
    """The bytes of a cut, its head before them, as a file."""

    def __init__(self, file: io.BufferedIOBase, cut: Cut) -> None:
        self._file, self._cut = file, cut
        self._place = 0 if cut.head else cut.start
        file.seek(self._place)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self._place == self._cut.head and self._place < self._cut.start:
            self._place = self._cut.start
            self._file.seek(self._place)
        end = self._cut.head if self._place < self._cut.head else self._cut.end
        wanted = len(buffer) if end is None else min(len(buffer), end - self._place)
        # No more than is at hand: what stands before the damage of a compressed file is to be read.
        data = self._file.read1(wanted) if wanted > 0 else b""
        buffer[: len(data)] = data
        self._place += len(data)
        return len(data)

    def close(self) -> None:
        self._file.close()
        super().close()
