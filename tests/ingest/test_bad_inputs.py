"""Every kind of bad input in one folder: each ends in errors.csv with what to do, and all others go through."""

from __future__ import annotations

import csv
import gzip
import json
import os
import sys

import pytest

from pipeline.batch.run import run

TEXT = "HĐND tỉnh Lào Cai họp chuyên đề\n\nSáng 3/4/2023, HĐND tỉnh Lào Cai họp chuyên đề về đầu tư công trung hạn."
RECORD = json.dumps({"text": TEXT}, ensure_ascii=False).encode()
PAGE = f"<html><body><p>{TEXT}</p>".encode()
LINES = [json.dumps({"text": f"{TEXT} Lần {n}.", "url": f"https://hdnd.example/{n}"}).encode() for n in range(400)]
LONG = b"a" * 50_000_000

#: File → its bytes, and the failures that it must end in.
FILES: dict[str, tuple[bytes, list[tuple[str, str]]]] = {
    "empty.txt": (b"", [("empty.txt", "empty")]),
    "blank.txt": (" \n\t\u200b\r\n".encode(), [("blank.txt", "empty")]),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", [("picture.txt", "binary")]),
    "cut.jsonl.gz": (gzip.compress(b"\n".join(LINES))[:-200], [("cut.jsonl.gz", "format")]),
    "damaged.txt.gz": (b"\x1f\x8b\x08\0 no gzip", [("damaged.txt.gz", "format")]),
    "huge.html": (PAGE + b"<p>x</p>" * 2_500_000, [("huge.html", "too_large")]),
    "line.txt": (LONG, [("line.txt", "too_large")]),
    "line.jsonl": (b'{"text": "' + LONG + b'"}\n' + RECORD, [("line.jsonl#1", "too_large")]),
    "middle.jsonl": (RECORD + b'\n{"text": \n' + RECORD, [("middle.jsonl#2", "format")]),
    "columns.csv": (b"ma,ten\n1,2\n", [("columns.csv", "format")]),
    "rows.csv": (f'title,text\nx,"{TEXT}"\nx\n'.encode(), [("rows.csv#2", "format")]),
    "french.txt": ("Été à Orléans, façade créée, très près, là-bas".encode("cp1252"), [("french.txt", "encoding")]),
}
#: What goes through beside them, broken markup among it.
GOOD = {"good.txt": TEXT.encode(), "broken.html": PAGE + b"</div></td><p class='x>", "good.jsonl": RECORD}


@pytest.fixture(scope="module")
def failures(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    """The rows of errors.csv after a run over all of it."""
    folder, out = tmp_path_factory.mktemp("in"), tmp_path_factory.mktemp("out")
    for name, (data, _) in FILES.items():
        (folder / name).write_bytes(data)
    for name, data in GOOD.items():
        (folder / name).write_bytes(data)
    if os.name == "posix":
        (folder / "loop").symlink_to(folder)
        (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    if sys.platform == "linux":
        with open(os.fsencode(folder) + b"/h\xf4i.txt", "wb") as file:
            file.write(TEXT.encode())
    run(folder, out, keep_duplicates=True)
    with open(out / "articles.csv", encoding="utf-8-sig", newline="") as table:
        read = {row["source"].split("#")[0] for row in csv.DictReader(table)}
    assert read >= {*GOOD, "cut.jsonl.gz", "line.jsonl", "middle.jsonl", "rows.csv"}
    with open(out / "errors.csv", encoding="utf-8-sig", newline="") as table:
        return list(csv.DictReader(table))


@pytest.mark.parametrize("name", FILES)
def test_bad_files_end_in_errors(name: str, failures: list[dict[str, str]]) -> None:
    found = [(row["source"], row["error"]) for row in failures if row["source"].split("#")[0] == name]
    assert found == FILES[name][1]


@pytest.mark.skipif(sys.platform != "linux", reason="links and names are others elsewhere")
def test_links_and_names(failures: list[dict[str, str]]) -> None:
    others = {row["source"]: row["error"] for row in failures if row["source"].split("#")[0] not in FILES}
    assert others == {"gone.txt": "not_found", "h\\udcf4i.txt": "name"}


def test_every_failure_says_what_to_do(failures: list[dict[str, str]]) -> None:
    assert all(row["stage"] == "read" and len(row["message"]) > 20 for row in failures)
