"""Word files, PDFs and crawls: read where their libraries are there, else refused with what to install."""

from __future__ import annotations

import io
import textwrap
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.facts import Article, Failure
from pipeline.ingest import errors
from pipeline.ingest.read import read_inputs

TITLE = "HĐND tỉnh Lào Cai họp chuyên đề"
TEXT = (
    "Sáng 3/4/2023, HĐND tỉnh Lào Cai họp chuyên đề về đầu tư công trung hạn, thông qua 5 nghị quyết và giao các Ban "
    "của HĐND tỉnh giám sát việc thực hiện."
)


def read(path: Path, data: bytes) -> list[Article | Failure]:
    path.write_bytes(data)
    return list(read_inputs([path]))


def blocks(article: Article | Failure) -> list[tuple[str, str]]:
    assert isinstance(article, Article)
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def word(title: str = TITLE) -> bytes:
    document = docx.Document()
    document.add_heading(title, 0)
    document.add_paragraph(TEXT)
    document.add_heading("Phân bổ vốn", 2)
    table = document.add_table(rows=2, cols=2)
    for place, text in enumerate(("Địa phương", "Vốn", "Bảo Hà", "120 tỷ đồng")):
        table.cell(place // 2, place % 2).text = text
    document.add_paragraph("Kỳ họp bế mạc chiều cùng ngày.")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def pdf(*lines: str) -> bytes:
    """A page that shows ``lines`` in a font whose codes are Unicode's."""
    shown = "\n".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -14 Td" for line in lines)
    content = f"BT /F 11 Tf 50 780 Td\n{shown} ET".encode()
    mapping = (
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "
        b"1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H "
        b"/DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(mapping), mapping),
    ]
    file, places = io.BytesIO(), []
    file.write(b"%PDF-1.7\n")
    for number, content in enumerate(objects, start=1):
        places.append(file.tell())
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    file.writelines(b"%010d 00000 n \n" % place for place in places)
    file.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return file.getvalue()


Answer = tuple[str, str, str, bytes]
PAGE = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{TEXT}</p></body></html>".encode()


def crawl(*answers: Answer, gzip: bool = False) -> bytes:
    """Answers as address, status, media type and body."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=gzip)
    for url, status, kind, body in answers:
        head = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        dated = {"WARC-Date": "2024-01-02T03:04:05Z"}
        writer.write_record(
            writer.create_warc_record(
                url, "response", payload=io.BytesIO(body), http_headers=head, warc_headers_dict=dated
            )
        )
    return file.getvalue()


def test_word(tmp_path: Path) -> None:
    (article,) = read(tmp_path / "tin.docx", word())
    assert blocks(article) == [
        ("title", TITLE),
        ("lead", TEXT),
        ("heading", "Phân bổ vốn"),
        ("cell", "Địa phương"),
        ("cell", "Vốn"),
        ("cell", "Bảo Hà"),
        ("cell", "120 tỷ đồng"),
        ("body", "Kỳ họp bế mạc chiều cùng ngày."),
    ]


def test_pdf(tmp_path: Path) -> None:
    lines = [TITLE, "", *textwrap.wrap(TEXT, 60), "- 1 -"]
    (article,) = read(tmp_path / "tin.pdf", pdf(*lines))
    assert blocks(article) == [("title", TITLE), ("lead", TEXT)]


@pytest.mark.parametrize(("name", "gzip"), [("a.warc", False), ("a.warc.gz", True)])
def test_crawls(name: str, gzip: bool, tmp_path: Path) -> None:
    data = crawl(
        ("https://a.example/1", "200 OK", "text/html; charset=utf-8", PAGE),
        ("https://a.example/a.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://a.example/2", "404 Not Found", "text/html", PAGE),
        ("https://a.example/3", "200 OK", "text/html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("https://a.example/4", "200 OK", "text/plain", f"{TITLE}\n\n{TEXT}".encode()),
        gzip=gzip,
    )
    first, bad, last = read(tmp_path / name, data)
    assert blocks(first) == blocks(last) == [("title", TITLE), ("lead", TEXT)]
    assert isinstance(first, Article)
    assert (first.source, first.url, first.published_at) == (f"{name}#1", "https://a.example/1", "")
    assert isinstance(bad, Failure)
    assert (bad.source, bad.error) == (f"{name}#2", "binary")


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        pytest.param("a.docx", b"PK no zip", "format", id="no Word file"),
        pytest.param("a.docx", word()[:3000], "format", id="Word file cut off"),
        pytest.param("a.pdf", b"%PDF-1.7 no more", "format", id="PDF cut off"),
        pytest.param("a.pdf", pdf(), "empty", id="PDF without text"),
        pytest.param("a.warc", b"no crawl at all\r\n\r\n", "format", id="no crawl"),
        pytest.param("a.warc", b"", "empty", id="crawl without pages"),
        pytest.param(
            "a.warc.gz",
            crawl(("https://a.example/1", "200 OK", "text/html", PAGE), gzip=True)[:200],
            "format",
            id="crawl cut off",
        ),
        pytest.param("a.parquet", b"PAR1 no more", "format", id="no Parquet"),
    ],
)
def test_bad_files(name: str, data: bytes, error: str, tmp_path: Path) -> None:
    *_, failure = read(tmp_path / name, data)
    assert isinstance(failure, Failure)
    assert failure.error == error


def test_a_word_file_that_unpacks_to_more_than_any_article(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 100_000_001)
    (failure,) = read(tmp_path / "a.docx", file.getvalue())
    assert isinstance(failure, Failure)
    assert failure.error == "too_large"


@pytest.mark.parametrize(
    ("name", "make", "extra"),
    [("a.docx", word, "docx"), ("a.pdf", pdf, "pdf"), ("a.warc", crawl, "warc"), ("a.parquet", bytes, "parquet")],
)
def test_a_missing_library_is_named(
    name: str, make: Callable[[], bytes], extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errors, "find_spec", lambda _: None)
    (failure,) = read(tmp_path / name, make())
    assert isinstance(failure, Failure)
    assert failure.error == "library"
    assert f"council-news[{extra}]" in failure.message
