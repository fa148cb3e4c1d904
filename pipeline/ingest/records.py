"""Files of many articles: JSON Lines, JSON, CSV and Parquet, read one record at a time."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from itertools import chain
from typing import Any, BinaryIO, cast

from pipeline import knowledge
from pipeline.facts import Article, Failure
from pipeline.frozen import replace
from pipeline.ingest.article import make_article
from pipeline.ingest.dateline import read_dateline
from pipeline.ingest.encoding import detect, line_decoder, mend_doubled
from pipeline.ingest.errors import InputError, require
from pipeline.ingest.html import looks_like_fragment, looks_like_html, read_fragment, read_html

#: Most bytes of a record, and of a JSON file that is one value.
RECORD_LIMIT = 8_000_000
JSON_LIMIT = 200_000_000
_CHUNK = 1 << 20
#: Bytes of a CSV file that tell its encoding.
_SAMPLE = 200_000
_ISO_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?!\d)")
#: Where lines end on old Macintoshes.
_BARE_RETURN = re.compile(r"(?<=\r)(?!\n)")
_DELIMITERS = ",;\t|"
#: Records of a Parquet file that are held at a time.
_BATCH = 64

#: The fields of an article that a record may give.
_FIELDS = ("text", "title", "url", "published_at", "author", "publisher")

Record = Mapping[str, Any]
#: Name of a field of the article → its key in the records, where the usual names do not tell.
Fields = Mapping[str, str]


def read_jsonl(file: BinaryIO, source: str, fields: Fields, first: int = 1) -> Iterator[Article | Failure]:
    """The articles of JSON Lines, the first record numbered ``first``; a line that is no record fails alone."""
    lines = _Utf16Lines(file) if is_utf16(file) else file
    number = first - 1
    while line := lines.readline(RECORD_LIMIT + 1):
        is_whole = line.endswith(b"\n") or len(line) <= RECORD_LIMIT
        if not is_whole:
            while (rest := lines.readline(_CHUNK)) and not rest.endswith(b"\n"):
                pass
        if line.strip():
            number += 1
            yield _attempt(f"{source}#{number}", partial(_json_line, line, is_whole), fields)


def is_utf16(file: BinaryIO) -> bool:
    """Whether a file bears the mark of UTF-16, which spreadsheets' "Unicode text" and redirected output are in."""
    return cast("io.BufferedReader", file).peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class _Utf16Lines:
    """The lines of a file of UTF-16 as UTF-8."""

    def __init__(self, file: BinaryIO) -> None:
        self._text = io.TextIOWrapper(file, encoding="utf-16", newline="\n")

    def readline(self, size: int) -> bytes:
        try:
            return self._text.readline(size).encode("utf-8", "surrogatepass")
        except UnicodeError as error:
            raise InputError("encoding", "The file is not UTF-16 throughout. Save it as UTF-8.") from error


def read_json(file: BinaryIO, source: str, fields: Fields) -> Iterator[Article | Failure]:
    """The articles of a JSON file: a list of records, one record, or an object that holds such a list."""
    data = file.read(JSON_LIMIT + 1)
    if len(data) > JSON_LIMIT:
        raise InputError("too_large", f"Over {JSON_LIMIT // 1_000_000} MB of JSON. Give JSON Lines, a record a line.")
    decoded = detect(data)
    value = _parsed(decoded.text)
    records = _records(value)
    if records is None:
        yield make_record(value, source, fields, decoded.note)
        return
    for number, record in enumerate(records, start=1):
        yield _attempt(f"{source}#{number}", partial(_given, record, decoded.note), fields)


def read_csv(file: BinaryIO, source: str, fields: Fields, first: int = 1) -> Iterator[Article | Failure]:
    """The articles of a CSV file with a header; comma, semicolon, tab or bar part its cells."""
    csv.field_size_limit(RECORD_LIMIT)
    try:
        lines, note = _csv_lines(file)
        header = next(lines, "")
        if not header.strip():
            raise InputError("empty", "There is nothing in it.")
        delimiter = delimiter_of(header)
        names = next(csv.reader([header], delimiter=delimiter))
        if _key(names, "text", fields) is None:
            raise InputError("format", f"No column holds the articles' text; there are: {', '.join(names)}.")
        for number, cells in enumerate(csv.reader(lines, delimiter=delimiter), start=first):
            if cells:
                yield _attempt(f"{source}#{number}", partial(_row, names, cells, note), fields)
    except UnicodeDecodeError as error:
        message = f"The file is not {error.encoding.upper()} throughout. Save it as UTF-8."
        raise InputError("encoding", message) from error
    except csv.Error as error:
        raise InputError("format", f"The file is no CSV: {error}.") from error


def _csv_lines(file: BinaryIO) -> tuple[Iterator[str], str]:
    """The lines of a CSV file, and what a reader should know of their encoding, which its beginning tells."""
    if is_utf16(file):
        return iter(io.TextIOWrapper(file, encoding="utf-16", newline="")), ""
    sample: list[bytes] = []
    size = 0
    while size < _SAMPLE and (line := file.readline()):
        sample.append(line)
        size += len(line)
    if sample:
        sample[0] = sample[0].removeprefix(codecs.BOM_UTF8)
    decode, note = line_decoder(b"".join(sample))
    return (part for line in chain(sample, file) for part in _BARE_RETURN.split(decode(line))), note


def read_parquet(file: BinaryIO, source: str, fields: Fields) -> Iterator[Article | Failure]:
    """The articles of a Parquet file; only the columns that hold an article's fields are read."""
    require("pyarrow", "parquet")
    import pyarrow
    from pyarrow.parquet import ParquetFile

    try:
        table = ParquetFile(file)
        names = table.schema_arrow.names
        if _key(names, "text", fields) is None:
            raise InputError("format", f"No column holds the articles' text; there are: {', '.join(names)}.")
        wanted = [name for field in _FIELDS if (name := _key(names, field, fields))]
        number = 0
        for batch in table.iter_batches(batch_size=_BATCH, columns=wanted):
            for record in batch.to_pylist():
                number += 1
                yield _attempt(f"{source}#{number}", partial(_given, record, ""), fields)
    except (pyarrow.ArrowException, OSError) as error:
        raise InputError("format", f"The file is no Parquet, or is damaged: {error}.") from error


def delimiter_of(header: str) -> str:
    """What parts the cells of a CSV file with this header."""
    return max(_DELIMITERS, key=header.count)


def make_record(record: object, source: str, fields: Fields, note: str = "") -> Article:
    """The article of one record.

    Raises
    ------
    InputError
        ``format`` where it is no mapping with a text, ``empty`` where the text is.
    """
    if not isinstance(record, Mapping):
        raise InputError("format", "The record is no object with named fields.")
    key = _key(record, "text", fields)
    if key is None:
        raise InputError("format", f"No field holds the article's text; there are: {', '.join(map(str, record))}.")
    decoded = {field: mend_doubled(_text(record, field, fields)) for field in _FIELDS}
    given = {field: found.text for field, found in decoded.items()}
    kinds: Mapping[str, str] | None = None
    if looks_like_html(given["text"]) or looks_like_fragment(given["text"]):
        page = read_html(given["text"]) if looks_like_html(given["text"]) else read_fragment(given["text"])
        given["text"], kinds = page.text, page.kinds
    given["published_at"] = read_day(given["published_at"])
    article = make_article(given.pop("text"), source=source, kinds=kinds, **given)
    if not article.text:
        raise InputError("empty", "There is no text of an article in the record.")
    note = note or decoded["text"].note
    return replace(article, warnings=(*article.warnings, note)) if note else article


def read_day(value: str) -> str:
    """The ISO day of a date field, empty where it is none.

    >>> read_day("2021-03-05T08:00:00+07:00"), read_day("05/03/2021 08:00"), read_day("hôm qua")
    ('2021-03-05', '2021-03-05', '')
    """
    match = _ISO_DAY.match(value.strip())
    dateline = read_dateline(match.group() if match else value)
    return dateline.day if dateline else ""


def _given(record: object, note: str) -> tuple[object, str]:
    return record, note


def _attempt(source: str, record: Callable[[], tuple[object, str]], fields: Fields) -> Article | Failure:
    """The article of a record, or the failure to make it; ``record`` returns it with what was noted in decoding it."""
    try:
        found, note = record()
        return make_record(found, source, fields, note)
    except InputError as error:
        return Failure(source=source, stage="read", error=error.kind, message=error.message)


def _json_line(line: bytes, is_whole: bool) -> tuple[object, str]:
    if not is_whole:
        raise InputError("too_large", f"The record is over {RECORD_LIMIT // 1_000_000} MB.")
    decoded = detect(line)
    return _parsed(decoded.text), decoded.note


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError("format", f"This is no JSON: {error}.") from error


def _records(value: object) -> list[object] | None:
    """The list of records in ``value``; ``None`` where it is a record itself."""
    if isinstance(value, Mapping):
        lists = [held for held in value.values() if isinstance(held, list) and held and isinstance(held[0], Mapping)]
        return lists[0] if len(lists) == 1 and _key(value, "text", {}) is None else None
    return value if isinstance(value, list) else None


def _row(names: list[str], cells: list[str], note: str) -> tuple[Record, str]:
    if len(cells) != len(names):
        raise InputError("format", f"The row has {len(cells)} cells, the header {len(names)}.")
    return dict(zip(names, cells, strict=True)), note


@cache
def _names(field: str) -> tuple[str, ...]:
    return knowledge.values("record_fields", "name", field=field)


def _key(names: Any, field: str, fields: Fields) -> str | None:
    """The key among ``names`` that holds ``field``."""
    if field in fields:
        return fields[field] if fields[field] in names else None
    known = {str(name).strip().lower(): name for name in names}
    return next((known[name] for name in _names(field) if name in known), None)


def _text(record: Record, field: str, fields: Fields) -> str:
    value = record.get(_key(record, field, fields) or "")
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ("\n\n" if field == "text" else "; ").join(str(part) for part in value if part)
    return "" if value is None else str(value)
