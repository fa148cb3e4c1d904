"""The table of formats and encodings in docs/ingest.md, each cell a test."""

from __future__ import annotations

import csv
import doctest
import gzip
import io
import json
import re
import textwrap
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from test_encoding import by_table, windows_1258
from test_office_files import crawl, pdf, word

from pipeline.facts import Article, Failure
from pipeline.ingest.errors import InputError
from pipeline.ingest.read import read_inputs

GUIDE = Path(__file__).parents[2] / "docs" / "ingest.md"
TITLE = "HĐND tỉnh Lào Cai họp chuyên đề về đầu tư công"
TEXT = (
    "Sáng ngày 3/4/2023, Hội đồng nhân dân tỉnh Lào Cai khai mạc kỳ họp chuyên đề, xem xét nhiều nghị quyết; các đại "
    "biểu thảo luận sôi nổi, đề nghị sớm khắc phục những hạn chế đã được cử tri phản ánh."
)
Encode = Callable[[str], bytes]


def twice(text: str) -> bytes:
    shown = text.encode().decode("latin-1")
    marks = {code: bytes((code,)).decode("cp1252") for code in range(0x80, 0xA0) if code not in b"\x81\x8d\x8f\x90\x9d"}
    return shown.translate(marks).encode()


ENCODINGS: dict[str, Encode] = {
    "UTF-8": str.encode,
    "UTF-8 with mark": lambda text: text.encode("utf-8-sig"),
    "decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    "UTF-16 with mark": lambda text: text.encode("utf-16"),
    "UTF-16": lambda text: text.encode("utf-16-le"),
    "windows-1258": windows_1258,
    "TCVN3": lambda text: by_table("TCVN3", text),
    "VNI": lambda text: by_table("VNI", text),
    "UTF-8 twice": twice,
    "none": lambda text: text.encode().replace("Sáng".encode(), "Été à Orléans, façade".encode("cp1252")),
}
PAGE = "<html><head><title>{}</title></head><body><h1>{}</h1><p>{}</p></body></html>"


def record(encode: Encode) -> bytes:
    return encode(json.dumps({"title": TITLE, "text": TEXT}, ensure_ascii=False) + "\n")


def table(encode: Encode) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows([["title", "text"], [TITLE, TEXT]])
    return encode(file.getvalue())


FORMATS: dict[str, Callable[[Encode], bytes]] = {
    ".txt": lambda encode: encode(f"{TITLE}\n\n{TEXT}\n"),
    ".html": lambda encode: encode(PAGE.format(TITLE, TITLE, TEXT)),
    ".jsonl": record,
    ".json": record,
    ".csv": table,
    ".warc": lambda encode: crawl(
        ("https://a.example/1", "200 OK", "text/html", encode(PAGE.format(TITLE, TITLE, TEXT)))
    ),
}


def cells() -> list[tuple[str, str, str]]:
    """Format, encoding and result of every cell."""
    section = GUIDE.read_text(encoding="utf-8").partition("## Formats and encodings")[2].partition("`.docx`")[0]
    rows = [
        [cell.strip().strip("`") for cell in line.strip("|").split("|")]
        for line in section.splitlines()
        if line.startswith("|")
    ]
    header, body = rows[0][1:], rows[2:]
    return [(name, row[0], cell) for row in body for name, cell in zip(header, row[1:], strict=True)]


def outcome(path: Path) -> str:
    found = list(read_inputs([path]))
    if all(isinstance(one, Failure) for one in found):
        return f"refused: {', '.join(sorted({one.error for one in found if isinstance(one, Failure)}))}"
    (article,) = found
    assert isinstance(article, Article)
    assert (article.title, article.text) == (TITLE, f"{TITLE}\n{TEXT}")
    return "read, noted" if article.warnings else "read"


def test_the_table_is_whole() -> None:
    assert {(name, encoding) for name, encoding, _ in cells()} == {(a, b) for a in FORMATS for b in ENCODINGS}


@pytest.mark.parametrize(("name", "encoding", "expected"), cells())
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_formats_and_encodings(name: str, encoding: str, expected: str, packed: bool, tmp_path: Path) -> None:
    data = FORMATS[name](ENCODINGS[encoding])
    path = tmp_path / f"tin{name}{'.gz' if packed else ''}"
    path.write_bytes(gzip.compress(data) if packed else data)
    assert outcome(path) == expected


def test_formats_of_one_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word(TITLE))
    (tmp_path / "b.pdf").write_bytes(pdf(TITLE, "", *textwrap.wrap(TEXT, 60)))
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist([{"title": TITLE, "text": TEXT}]), tmp_path / "c.parquet")
    assert [getattr(one, "title", one) for one in read_inputs([tmp_path])] == [TITLE] * 3


def test_the_examples_of_the_guide() -> None:
    assert doctest.testfile(str(GUIDE), module_relative=False, encoding="utf-8").failed == 0


def test_the_guide_names_every_kind_of_failure() -> None:
    section = GUIDE.read_text(encoding="utf-8").partition("## What can go wrong")[2]
    assert set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) - {"error"} == set(
        re.findall(r"``(\w+)``", (InputError.__doc__ or "").partition("table:")[2])
    )
