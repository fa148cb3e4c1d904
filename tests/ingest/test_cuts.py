"""A file of records that is read in cuts gives the articles and failures of the file that is read in one go."""

from __future__ import annotations

import csv
import gzip
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_encoding import by_table

from pipeline.batch.units import units_of
from pipeline.facts import Article, Failure
from pipeline.ingest.cuts import PIECES, CutReader, cut_file
from pipeline.ingest.read import Input, open_input, read_input

TEXTS = [f"Ngày {day}/3/2020, HĐND tỉnh Sơn La họp, có {day + 20} đại biểu." for day in range(1, 24)]


def as_jsonl() -> bytes:
    lines = [json.dumps({"text": text}, ensure_ascii=False) for text in TEXTS]
    lines[5:5] = ["", "   ", "không phải JSON"]
    return "\n".join(lines).encode()


def as_csv(end: str = "\r\n", delimiter: str = ",") -> bytes:
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator=end, delimiter=delimiter)
    writer.writerow(["title", "text"])
    for number, text in enumerate(TEXTS):
        writer.writerow([f'Tin "số {number}"', f"{text}\n\nĐoạn hai,\nđoạn ba."])
    return target.getvalue().encode() + f"chỉ một ô{end}".encode()


FILES = {
    "a.jsonl": as_jsonl(),
    "b.jsonl.gz": gzip.compress(as_jsonl()),
    "c.csv": as_csv(),
    "d.csv": b"\xef\xbb\xbf" + as_csv("\n", ";"),
    "e.csv": as_csv("\r"),
    "f.csv.gz": gzip.compress(as_csv()),
    "g.jsonl": b"",
    "h.csv": b"",
    "i.csv": b"title,text\n",
    "j.jsonl.gz": gzip.compress(as_jsonl())[:-9],
    "k.jsonl": as_jsonl()[:700] + b"\xff\xfe" + as_jsonl()[700:],
    "n.csv": as_csv().decode().encode("utf-16"),
    "o.jsonl": as_jsonl().decode().encode("utf-16"),
    "p.csv": by_table("TCVN3", as_csv().decode()),
    "m.csv": b"title,body of it\n1,2\n",
}


def in_cuts(found: Input, records: int, size: int = 10**9) -> list[Article | Failure]:
    with open_input(found) as file:
        stretches = list(cut_file(file, PIECES["." + found.source.split(".")[1]], records=records, size=size))
    return [item for one in stretches for item in read_input(replace(found, cut=one.cut))]


@pytest.mark.parametrize("records", [1, 4, 1000])
@pytest.mark.parametrize("name", FILES)
def test_cuts_hold_what_the_file_holds(name: str, records: int, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    found = Input(tmp_path / name, name)
    assert in_cuts(found, records) == list(read_input(found))


def test_a_row_that_no_csv_can_hold_costs_only_what_stands_behind_it(tmp_path: Path) -> None:
    head, *rows = as_csv("\n").split(b"\n\xc4")[0].splitlines(keepends=True)
    (tmp_path / "a.csv").write_bytes(head + b"".join(rows) + b"\xff\n")
    items = in_cuts(Input(tmp_path / "a.csv", "a.csv"), 3)
    assert isinstance(items[-1], Failure) and items[-1].error == "encoding"


@given(lines=st.lists(st.sampled_from([b"", b" ", b"{}", b'{"text": "x"}', b"\xff"])), size=st.integers(1, 40))
def test_cuts_lie_behind_each_other_and_miss_no_byte(lines: list[bytes], size: int) -> None:
    data = b"\n".join(lines)
    stretches = list(cut_file(io.BufferedReader(io.BytesIO(data)), PIECES[".jsonl"], records=3, size=size))
    assert b"".join(CutReader(io.BytesIO(data), one.cut).read() for one in stretches) == data
    assert sum(one.records for one in stretches) == sum(bool(line.strip()) for line in lines)
    firsts = [one.cut.first for one in stretches]
    assert firsts[0] == 1 and firsts == sorted(firsts)


def test_what_stands_before_keeps_its_key_when_a_file_grows(tmp_path: Path) -> None:
    found, line = Input(tmp_path / "a.jsonl", "a.jsonl"), '{{"text": "Bài số {}"}}\n'
    found.path.write_text("".join(line.format(number) for number in range(500)), encoding="utf-8")
    before = [unit.key for unit in units_of(found, "syllables")]
    with open(found.path, "a", encoding="utf-8") as file:
        file.writelines(line.format(number) for number in range(500, 700))
    after = [unit.key for unit in units_of(found, "syllables")]
    assert len(before) > 5 and after[: len(before) - 1] == before[:-1]
    assert len(set(after)) == len(after) > len(before)
