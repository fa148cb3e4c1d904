"""Files of many articles: every record ends as an article or as a failure of its own."""

from __future__ import annotations

import csv
import gzip
import io
import json
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet
import pytest

from pipeline.facts import Article, Failure
from pipeline.ingest import records
from pipeline.ingest.read import read_inputs

TEXT = "Sáng 3/4/2023, HĐND tỉnh Lào Cai họp chuyên đề về đầu tư công trung hạn, thông qua 5 nghị quyết."
RECORD = {"title": "HĐND tỉnh Lào Cai họp chuyên đề", "text": TEXT}


def read(path: Path, data: bytes, **options: dict[str, str]) -> list[Article | Failure]:
    path.write_bytes(data)
    return list(read_inputs([path], **options))  # type: ignore[arg-type]


def lines(*values: object) -> bytes:
    return "\n".join(
        value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) for value in values
    ).encode()


def outcome(found: list[Article | Failure]) -> list[tuple[str, str]]:
    return [(item.source, item.error if isinstance(item, Failure) else "article") for item in found]


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.jsonl.gz"])
def test_json_lines(name: str, tmp_path: Path) -> None:
    data = lines(RECORD, "", RECORD)
    found = read(tmp_path / name, gzip.compress(data) if name.endswith("gz") else data)
    assert outcome(found) == [(f"{name}#1", "article"), (f"{name}#2", "article")]
    first = found[0]
    assert isinstance(first, Article)
    assert (first.title, first.text, first.province) == (RECORD["title"], f"{RECORD['title']}\n{TEXT}", "Lào Cai")


def test_a_bad_record_fails_alone(tmp_path: Path) -> None:
    data = lines(RECORD, '{"title": ', ["no", "object"], {"title": "x"}, {"text": " "}, RECORD)
    assert [error for _, error in outcome(read(tmp_path / "a.jsonl", data))] == [
        "article",
        "format",
        "format",
        "format",
        "empty",
        "article",
    ]


def test_a_line_that_is_no_record_for_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "RECORD_LIMIT", 500)
    monkeypatch.setattr(records, "_CHUNK", 64)
    data = lines(RECORD, {"text": "a" * 5000}, RECORD)
    assert [error for _, error in outcome(read(tmp_path / "a.jsonl", data))] == ["article", "too_large", "article"]


def test_a_gzip_that_is_cut_off_gives_what_it_holds_and_says_so(tmp_path: Path) -> None:
    whole = gzip.compress(lines(*[{**RECORD, "url": f"https://hdnd.example/{n}"} for n in range(3000)]))
    found = outcome(read(tmp_path / "a.jsonl.gz", whole[: len(whole) // 2]))
    assert found[0] == ("a.jsonl.gz#1", "article")
    assert found[-1] == ("a.jsonl.gz", "format")


@pytest.mark.parametrize("value", [[RECORD, RECORD], {"articles": [RECORD, RECORD], "count": 2}])
def test_json_lists(value: object, tmp_path: Path) -> None:
    assert outcome(read(tmp_path / "a.json", json.dumps(value).encode())) == [
        ("a.json#1", "article"),
        ("a.json#2", "article"),
    ]


def test_json_of_one_article(tmp_path: Path) -> None:
    assert outcome(read(tmp_path / "a.json", json.dumps(RECORD).encode())) == [("a.json", "article")]


@pytest.mark.parametrize("data", [b"{", b"", b"[" * 100_000])
def test_json_that_is_none(data: bytes, tmp_path: Path) -> None:
    assert outcome(read(tmp_path / "a.json", data)) == [("a.json", "format")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_csv(delimiter: str, encoding: str, tmp_path: Path) -> None:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter)
    writer.writerows(
        [["Tiêu đề", "Nội dung", "Ngày đăng"], [RECORD["title"], f"{TEXT}\n\nHết.", "05/04/2023 08:00"], ["x"]]
    )
    found = read(tmp_path / "a.csv", file.getvalue().encode(encoding))
    assert outcome(found) == [("a.csv#1", "article"), ("a.csv#2", "format")]
    article = found[0]
    assert isinstance(article, Article)
    assert (article.title, article.published_at) == (RECORD["title"], "2023-04-05")


def test_csv_without_a_column_of_text_says_what_there_is(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "a.csv", b"ma,ten\n1,2\n")
    assert isinstance(found, Failure)
    assert found.error == "format"
    assert "ma, ten" in found.message


def test_csv_that_is_not_utf8(tmp_path: Path) -> None:
    assert outcome(read(tmp_path / "a.csv", b"title,text\nx,\xff\xfe\n"))[-1] == ("a.csv", "encoding")


def test_fields_by_name(tmp_path: Path) -> None:
    data = lines(
        {
            "h": RECORD["title"],
            "t": TEXT,
            "khi": "2023-04-05T08:00:00+07:00",
            "ai": ["Thu Nga", "Văn Lộ"],
            "u": "https://x.example/1",
        }
    )
    fields = {"title": "h", "text": "t", "published_at": "khi", "author": "ai", "url": "u"}
    (article,) = read(tmp_path / "a.jsonl", data, fields=fields)
    assert isinstance(article, Article)
    assert (article.title, article.author) == (RECORD["title"], "Thu Nga; Văn Lộ")
    assert (article.published_at, article.url) == ("2023-04-05", "https://x.example/1")


def test_the_address_makes_the_identifier(tmp_path: Path) -> None:
    one = {**RECORD, "url": "https://hdnd.example/1"}
    first, second = read(tmp_path / "a.jsonl", lines(one, RECORD)), read(tmp_path / "b.jsonl", lines(RECORD, one))
    assert first[0].article_id == second[1].article_id  # type: ignore[union-attr]
    assert first[1].article_id != second[0].article_id  # type: ignore[union-attr]


@pytest.mark.parametrize("size", [1, 200])
def test_parquet(size: int, tmp_path: Path) -> None:
    row = {"Tiêu đề": RECORD["title"], "Nội dung": TEXT, "ngay_dang": datetime(2023, 4, 5, 8, tzinfo=UTC), "khác": 1}
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist([row] * size), tmp_path / "a.parquet")
    found = list(read_inputs([tmp_path / "a.parquet"]))
    assert outcome(found) == [(f"a.parquet#{number}", "article") for number in range(1, size + 1)]
    last = found[-1]
    assert isinstance(last, Article)
    assert (last.title, last.published_at, last.province) == (RECORD["title"], "2023-04-05", "Lào Cai")


def test_parquet_without_a_column_of_text_says_what_there_is(tmp_path: Path) -> None:
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist([{"ma": 1, "ten": "x"}]), tmp_path / "a.parquet")
    (found,) = read_inputs([tmp_path / "a.parquet"])
    assert isinstance(found, Failure)
    assert "ma, ten" in found.message


def test_unicode_text_of_a_spreadsheet(tmp_path: Path) -> None:
    data = f"Tiêu đề\tNội dung\r\n{RECORD['title']}\t{TEXT}\r\n".encode("utf-16")
    assert outcome(read(tmp_path / "a.csv", data)) == [("a.csv#1", "article")]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (f"<p><b>{TEXT}</b></p><h3>Phân bổ vốn</h3><p>{TEXT} Hết.</p>", ["title", "lead", "heading", "body"]),
        (
            f"<html><body><p>{TEXT}</p><h3>Phân bổ vốn</h3><p>{TEXT} Hết.</p></body></html>",
            ["title", "lead", "heading", "body"],
        ),
        (f"{TEXT}<br/><br/>{TEXT} Hết.", ["title", "lead", "body"]),
        (f"{TEXT}\n\nDưới <5% và <br>.", ["title", "lead", "body"]),
    ],
    ids=["fragment", "page", "line breaks", "text"],
)
def test_markup_in_a_record(text: str, kinds: list[str], tmp_path: Path) -> None:
    (article,) = read(tmp_path / "a.jsonl", lines({**RECORD, "text": text}))
    assert isinstance(article, Article)
    assert [block.kind for block in article.blocks] == kinds


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.csv.gz"])
def test_ten_times_the_records_take_the_same_memory(name: str, tmp_path: Path) -> None:
    # One text for all: what is remembered of lines seen has its own bound.
    text = f"{TEXT}\n" + "Đoạn sau của bài. " * 100

    def peak(count: int) -> int:
        with gzip.open(tmp_path / name, "wt", encoding="utf-8", newline="") as file:
            if ".csv" in name:
                csv.writer(file).writerows([["text"], *([text] for _ in range(count))])
            else:
                file.writelines(json.dumps({"text": text}) + "\n" for _ in range(count))
        tracemalloc.start()
        try:
            assert sum(isinstance(item, Article) for item in read_inputs([tmp_path / name])) == count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(60)  # what is read once: lists, the model
    # The texts of 540 articles are two megabytes.
    assert peak(600) - peak(60) < 500_000
