"""Whatever is given ends as an article or as a failure with its reason; nothing stops the rest."""

from __future__ import annotations

import codecs
import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest

from pipeline.facts import Article, Failure
from pipeline.ingest import pages
from pipeline.ingest.read import read_inputs

TEXT = "HĐND tỉnh Lào Cai họp chuyên đề\n\nSáng 3/4/2023, HĐND tỉnh Lào Cai họp chuyên đề về đầu tư công trung hạn."


def write(path: Path, data: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def only_failure(path: Path) -> Failure:
    (found,) = read_inputs([path])
    assert isinstance(found, Failure)
    assert found.stage == "read"
    assert found.message
    return found


def test_folders_are_read_whole_and_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/1/k.TXT", ".hidden/x.txt", "picture.png", "c.txt"):
        write(tmp_path / name)
    assert [item.source for item in read_inputs([tmp_path])] == ["a/1/k.TXT", "a/z.txt", "b.txt", "c.txt"]


def test_a_file_is_named_by_its_name(tmp_path: Path) -> None:
    (article,) = read_inputs([write(tmp_path / "deep" / "tin.txt")])
    assert isinstance(article, Article)
    assert (article.source, article.title) == ("tin.txt", "HĐND tỉnh Lào Cai họp chuyên đề")


def test_the_same_name_in_two_folders_stays_two_sources(tmp_path: Path) -> None:
    write(tmp_path / "2022" / "tin.txt")
    write(tmp_path / "2023" / "tin.txt")
    sources = [item.source for item in read_inputs([tmp_path / "2022", tmp_path / "2023"])]
    assert sources == ["2022/tin.txt", "2023/tin.txt"]


def stream(data: bytes) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BufferedReader(io.BytesIO(data)))  # type: ignore[arg-type]


LINES = "\n".join(json.dumps({"text": TEXT, "url": f"https://hdnd.example/{n}"}) for n in (1, 2)).encode()


@pytest.mark.parametrize(
    ("data", "sources"),
    [
        (TEXT.encode(), ["stdin"]),
        (f"<html><body><p>{TEXT}</p></body></html>".encode(), ["stdin"]),
        (LINES, ["stdin#1", "stdin#2"]),
        (codecs.BOM_UTF8 + LINES, ["stdin#1", "stdin#2"]),
        (gzip.compress(LINES), ["stdin#1", "stdin#2"]),
        (b"[" + LINES.replace(b"\n", b",") + b"]", ["stdin#1", "stdin#2"]),
    ],
    ids=["text", "page", "JSON Lines", "with a mark", "packed", "JSON"],
)
def test_standard_input(data: bytes, sources: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", stream(data))
    found = list(read_inputs(["-"]))
    assert [item.source for item in found] == sources
    assert {getattr(item, "province", "") for item in found} == {"Lào Cai"}


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(" \n\t\u200b\n", "empty", id="blanks"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary", id="a picture"),
        pytest.param(TEXT.encode() + b"\xff\xfe\xfa\x80", "encoding", id="no encoding at all"),
    ],
)
def test_bad_files(data: str | bytes, error: str, tmp_path: Path) -> None:
    assert only_failure(write(tmp_path / "tin.txt", data)).error == error


def test_a_file_that_is_no_article_for_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "ARTICLE_LIMIT", 1000)
    assert only_failure(write(tmp_path / "tin.txt", "a" * 1001)).error == "too_large"


def test_missing_and_unknown_files(tmp_path: Path) -> None:
    assert only_failure(tmp_path / "khong-co.txt").error == "not_found"
    assert only_failure(write(tmp_path / "tin.xyz")).error == "format"


def test_a_file_that_goes_while_the_others_are_read(tmp_path: Path) -> None:
    last = write(tmp_path / "z.txt")
    write(tmp_path / "a.txt")
    items = read_inputs([tmp_path])
    assert isinstance(next(items), Article)
    last.unlink()
    (gone,) = items
    assert isinstance(gone, Failure)
    assert (gone.source, gone.error) == ("z.txt", "not_found")


def test_an_unreadable_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "kin" / "b.txt")
    scandir = os.scandir

    def refuse(path: os.PathLike[str]) -> object:
        if Path(path).name == "kin":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = list(read_inputs([tmp_path]))
    assert [(type(item).__name__, item.source) for item in found] == [("Article", "a.txt"), ("Failure", "kin")]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_loop_of_links(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [item.source for item in read_inputs([tmp_path])] == ["a.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_to_itself_costs_nothing_else(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    (tmp_path / "round").symlink_to("round")
    found = list(read_inputs([tmp_path]))
    assert [(type(item).__name__, item.source) for item in found] == [("Article", "a.txt"), ("Failure", "round")]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are Unicode elsewhere")
def test_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/h\xf4i.txt", "wb") as file:
        file.write(TEXT.encode())
    (found,) = read_inputs([tmp_path])
    assert isinstance(found, Failure)
    assert (found.source, found.error) == ("h\\udcf4i.txt", "name")
