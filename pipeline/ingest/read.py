"""Read whatever analysts hold: files, folders and standard input, each as articles or as a failure with its reason."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path, PurePath
from typing import BinaryIO, cast

from pipeline.facts import Article, Failure
from pipeline.frozen import frozen, replace
from pipeline.ingest.cuts import Cut, CutReader
from pipeline.ingest.documents import read_docx, read_pdf
from pipeline.ingest.errors import InputError
from pipeline.ingest.pages import ARTICLE_LIMIT, page_article
from pipeline.ingest.records import read_csv, read_json, read_jsonl, read_parquet
from pipeline.ingest.warc import read_warc

#: Standard input as an input.
STDIN = "-"
_GZIP = b"\x1f\x8b"

Reader = Callable[[BinaryIO, str, Mapping[str, str]], Iterator[Article | Failure]]


def _read_page(file: BinaryIO, source: str, fields: Mapping[str, str]) -> Iterator[Article]:
    yield page_article(file.read(ARTICLE_LIMIT + 1), source, is_markup=suffix_of(source) in (".html", ".htm"))


#: What reads a file, by the end of its name.
_TEXTS: dict[str, Reader] = {
    ".txt": _read_page,
    ".html": _read_page,
    ".htm": _read_page,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".json": read_json,
    ".csv": read_csv,
    ".warc": read_warc,
}
#: Those that hold their own compression.
_PACKED: dict[str, Reader] = {".parquet": read_parquet, ".docx": read_docx, ".pdf": read_pdf}
_READERS = {**_TEXTS, **_PACKED}
#: Readers that can begin at any record.
_IN_CUTS = {".jsonl": read_jsonl, ".ndjson": read_jsonl, ".csv": read_csv}
_NAMES = (*_READERS, *(suffix + ".gz" for suffix in _TEXTS))


@frozen
class Input:
    """A file to read.

    Attributes
    ----------
    path
        Where it lies; ``-`` for standard input.
    source
        Its name in the tables: the path relative to the input folder that it was found in, with forward slashes; of a
        file that was given by itself, the file's name.
    cut
        The records of the file to read; ``None`` reads all of it.
    """

    path: Path
    source: str
    cut: Cut | None = None


def read_inputs(
    paths: Iterable[str | PurePath], *, fields: Mapping[str, str] | None = None
) -> Iterator[Article | Failure]:
    """Read files and folders (recursively, in the order of their names); ``-`` is standard input.

    Parameters
    ----------
    paths
        Pages as text or HTML (``.txt``, ``.html``), files of many articles (``.jsonl``, ``.json``, ``.csv``,
        ``.warc``), any of them as ``.gz``; ``.parquet``, ``.docx``, ``.pdf``. Standard input is a page, JSON Lines or
        JSON, packed by gzip or not.
    fields
        Names of the fields of records, where they are not the usual ones: ``{"text": "noidung"}``. The fields are
        ``text``, ``title``, ``url``, ``published_at``, ``author`` and ``publisher``.

    Yields
    ------
    Article or Failure
        Every input ends as one or the other; nothing is dropped in silence, nothing stops the rest.
    """
    for found in find_inputs(paths):
        if isinstance(found, Failure):
            yield found
        else:
            yield from read_input(found, fields=fields)


def find_inputs(paths: Iterable[str | PurePath]) -> list[Input | Failure]:
    """The files behind ``paths``, without reading them.

    Files of folders come sorted by source. Where two inputs hold files of the same relative name, the folders' names
    are put before them, so that a source names one file.
    """
    groups = [(path, _expand(path)) for path in dict.fromkeys(Path(path) for path in paths)]
    count = Counter(item.source for _, items in groups for item in items if isinstance(item, Input))
    found: list[Input | Failure] = []
    for root, items in groups:
        for item in items:
            if isinstance(item, Input) and count[item.source] > 1 and str(item.path) != STDIN:
                item = replace(item, source=_longer_source(root, item))
            found.append(item)
    return found


def _longer_source(root: Path, item: Input) -> str:
    parent = root.resolve() if root.is_dir() else root.resolve().parent
    return f"{parent.name}/{item.source}"


def read_input(found: Input, *, fields: Mapping[str, str] | None = None) -> Iterator[Article | Failure]:
    """The articles of one file, or the failure to read it (behind what could be read of it)."""
    try:
        with open_input(found) as file:
            if found.cut:
                yield from _IN_CUTS[suffix_of(found.source)](file, found.source, fields or {}, found.cut.first)
            else:
                yield from _reader(file, found)(file, found.source, fields or {})
    except InputError as error:
        yield failure(found.source, error)
    except FileNotFoundError:
        message = "The file is not there any more. Run again when the folder is at rest."
        yield failure(found.source, InputError("not_found", message))
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        message = f"The compressed file is cut off or damaged ({error}). Fetch it again."
        yield failure(found.source, InputError("format", message))
    except OSError as error:
        yield failure(found.source, InputError("unreadable", f"The file cannot be read: {error.strerror or error}."))


def failure(source: str, error: InputError) -> Failure:
    """The row of ``errors`` for an input that could not be read."""
    return Failure(source=source, stage="read", error=error.kind, message=error.message)


def open_input(found: Input) -> AbstractContextManager[BinaryIO]:
    """The unpacked bytes of an input, of its cut alone where it has one."""
    if str(found.path) == STDIN:
        return nullcontext(_unpacked(cast("io.BufferedReader", sys.stdin.buffer)))
    if not suffix_of(found.source):
        return _stream(found.path)
    packed = found.source.lower().endswith(".gz")
    file: io.BufferedIOBase = gzip.GzipFile(found.path, "rb") if packed else open(found.path, "rb")  # noqa: SIM115
    return cast("BinaryIO", io.BufferedReader(CutReader(file, found.cut)) if found.cut else file)


@contextmanager
def _stream(path: Path) -> Iterator[BinaryIO]:
    with open(path, "rb") as file:
        yield _unpacked(file)


def _unpacked(file: io.BufferedReader) -> BinaryIO:
    """A stream without a name, through gzip where it begins like that."""
    return cast("BinaryIO", gzip.open(file)) if file.peek(2).startswith(_GZIP) else file


def _reader(file: BinaryIO, found: Input) -> Reader:
    """What reads a file: by its name or, of a stream without one, by its first character."""
    suffix = suffix_of(found.source)
    if suffix:
        return _READERS[suffix]
    start = cast("io.BufferedReader", file).peek(256).lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return {b"{": read_jsonl, b"[": read_json}.get(start, _read_page)


def suffix_of(source: str) -> str:
    """What kind of file a source names, ``.gz`` apart."""
    return PurePath(source.lower().removesuffix(".gz")).suffix


def is_read(name: str) -> bool:
    """Whether a file of that name is of a kind that is read."""
    return name.lower().endswith(_NAMES)


def _expand(path: Path) -> Sequence[Input | Failure]:
    if str(path) == STDIN:
        return [Input(path, "stdin")]
    if path.is_dir():
        return sorted(_walk(path, path, set()), key=lambda item: item.source)
    if not path.exists():
        return [_refusal(path.name, "not_found", f"There is no file or folder {path.name!r}. Check the path.")]
    return [_file(path, path.name)]


def _walk(root: Path, folder: Path, seen: set[Path]) -> Iterator[Input | Failure]:
    """Files below ``folder``; links to folders are followed, each folder is read once (links may form a loop)."""
    real = folder.resolve()
    if real in seen:
        return
    seen.add(real)
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        message = f"The folder cannot be read: {error.strerror or error}."
        yield _refusal(folder.relative_to(root).as_posix(), "unreadable", message)
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith("."):
            continue
        try:
            is_folder = entry.is_dir()
        except OSError as error:  # a link that leads to itself
            yield _refusal(
                path.relative_to(root).as_posix(), "unreadable", f"It cannot be read: {error.strerror or error}."
            )
            continue
        if is_folder:
            yield from _walk(root, path, seen)
        elif is_read(entry.name):
            yield _file(path, path.relative_to(root).as_posix())


def _file(path: Path, source: str) -> Input | Failure:
    printable = source.encode("utf-8", "backslashreplace").decode("utf-8")
    if printable != source:
        return _refusal(printable, "name", "The file's name is not UTF-8. Rename it.")
    if not is_read(source):
        return _refusal(source, "format", f"Files of this kind are not read; these are: {', '.join(_NAMES)}.")
    return Input(path, source)


def _refusal(source: str, kind: str, message: str) -> Failure:
    return failure(source.encode("utf-8", "backslashreplace").decode("utf-8"), InputError(kind, message))
