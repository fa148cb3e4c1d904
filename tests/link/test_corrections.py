"""Corrections: refused with the reason where they make no sense, carried out on every run where they do."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.batch.run import run
from pipeline.cli import app
from pipeline.link.corrections import HEADER, WrongCorrection, correctable, read_corrections

FIRST = """Họp tổ đại biểu
Sáng 6/8/2018, HĐND tỉnh Lào Cai khai mạc kỳ họp thứ 7. Ông Lù A Tú, Chủ tịch HĐND tỉnh chủ trì kỳ họp.
Kỳ họp thông qua 12 nghị quyết.
"""
SECOND = """Giám sát tại huyện
Ngày 5/9/2018, HĐND tỉnh Lào Cai giám sát tại huyện. Ông Lù A Tú, Chủ tịch HĐND tỉnh làm trưởng đoàn.
Bà Vàng Thị Thủy, Phó Chủ tịch HĐND tỉnh dự buổi giám sát.
"""


def sheet(*lines: str) -> str:
    return "\n".join((",".join(HEADER), *lines)) + "\n"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("people,a.txt,Lù A Tú,,name,Lù A Tư,An,", "no table 'people'"),
        ("positions,a.txt,Lù A Tú,,official_id,o-1,An,", "cannot be corrected"),
        ("positions,a.txt,Lù A Tú,,status,left,An,", "is no position_status; choose from current"),
        ("positions,a.txt,Lù A Tú,,title,Bí thư,,", "fill the column by"),
        ("positions,a.txt,,,title,Bí thư,An,", "the row is not named"),
        ("positions,,Lù A Tú,,title,Bí thư,An,", "the article is not named"),
        ("metrics,a.txt,,5-7,value,mười,An,", "a number with a decimal point"),
        ("meetings,a.txt,,5-7,start_date,6/8/2018,An,", "write it as 2024-01-31"),
        ("meetings,a.txt,,5-7,is_main,có,An,", "true or false"),
        ("metrics,a.txt,,5-7,drop,no,An,", "drop takes the value yes"),
        ("officials,a.txt,Lù A Tú,,person,,An,", "label"),
        ("officials,a.txt,,,person,Tú,An,", "the person is not named"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused_with_its_line(line: str, why: str) -> None:
    with pytest.raises(WrongCorrection, match=r"corrections\.csv:2") as refused:
        read_corrections(sheet(line))
    assert why in str(refused.value)


def test_all_faults_of_a_file_are_told_at_once() -> None:
    wrong = "positions,a.txt,Lù A Tú,,status,left,An,"
    with pytest.raises(WrongCorrection) as refused:
        read_corrections(sheet(wrong, wrong))
    assert "corrections.csv:2" in str(refused.value) and "corrections.csv:3" in str(refused.value)


def test_a_file_with_another_header_is_refused() -> None:
    with pytest.raises(WrongCorrection, match=r"lacks .*span"):
        read_corrections("table,article,name\n")


def test_unfilled_lines_of_a_review_are_passed_over() -> None:
    assert read_corrections(sheet("officials,a.txt,Lù A Tú,,person,,,")) == []


def test_a_spreadsheet_may_separate_by_semicolons() -> None:
    text = sheet("positions,a.txt,Lù A Tú,,title,Bí thư,An,").replace(",", ";")
    (found,) = read_corrections("\ufeff" + text)
    assert (found.name, found.value) == ("Lù A Tú", "Bí thư")


@pytest.mark.parametrize("table", ["meetings", "participants", "positions", "metrics", "articles", "officials"])
def test_what_linking_makes_cannot_be_set(table: str) -> None:
    assert not {"official_id", "article_id", "event_id", "start", "end", "evidence"} & set(correctable(table))


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST, encoding="utf-8")
    (folder / "b.txt").write_text(SECOND, encoding="utf-8")
    return folder


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with open(folder / f"{name}.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def corrected_run(pages: Path, *lines: str) -> Path:
    """A run, and another one into the same folder once ``lines`` are corrected."""
    out = pages.parent / "out"
    run(pages, out)
    (out / "corrections.csv").write_text(sheet(*lines), encoding="utf-8")
    run(pages, out)
    return out


def test_a_row_is_corrected_and_signed(pages: Path) -> None:
    out = corrected_run(pages, "metrics,a.txt,,12 nghị quyết,value,13,Ban biên tập,đã xem biên bản")
    (metric,) = (row for row in table(out, "metrics") if row["text"] == "12 nghị quyết")
    assert (metric["value"], metric["corrected_by"], metric["confidence"]) == ("13", "Ban biên tập", "1")


def test_a_correction_outlives_runs_that_extract_again(pages: Path) -> None:
    out = corrected_run(pages, "positions,b.txt,Vàng Thị Thủy,,title,Chủ tịch,An,")
    run(pages, out, fresh=True)
    assert [row["title"] for row in table(out, "positions") if row["corrected_by"] == "An"] == ["Chủ tịch"]
    (official,) = (row for row in table(out, "officials") if row["name"] == "Vàng Thị Thủy")
    assert official["latest_position"] == "Chủ tịch"


def test_a_row_can_be_dropped(pages: Path) -> None:
    out = corrected_run(pages, "metrics,a.txt,,12 nghị quyết,drop,yes,An,")
    assert not [row for row in table(out, "metrics") if row["text"] == "12 nghị quyết"]


def test_two_labels_split_a_person_and_one_label_merges_two(pages: Path) -> None:
    before = pages.parent / "before"
    run(pages, before)
    assert [row["name"] for row in table(before, "officials")] == ["Lù A Tú", "Vàng Thị Thủy"]
    split = corrected_run(
        pages, "officials,a.txt,Lù A Tú,,person,Tú ở tỉnh,An,", "officials,b.txt,Lù A Tú,,person,Tú ở huyện,An,"
    )
    people = table(split, "officials")
    assert [row["name"] for row in people] == ["Lù A Tú", "Lù A Tú", "Vàng Thị Thủy"]
    assert [row["corrected_by"] for row in people] == ["An", "An", ""]
    assert len({row["official_id"] for row in table(split, "positions")}) == 3
    merged = corrected_run(
        pages, "officials,b.txt,Lù A Tú,,person,một,An,", "officials,b.txt,Vàng Thị Thủy,,person,một,An,"
    )
    assert len(table(merged, "officials")) == 1


def test_a_reviewed_person_is_in_doubt_no_more(pages: Path) -> None:
    (pages / "c.txt").write_text(SECOND.replace("5/9", "7/9").replace("Lù A Tú", "Lù A Tư"), encoding="utf-8")
    out = pages.parent / "out"
    run(pages, out)
    assert any(row["needs_review"] for row in table(out, "officials") if row["name"] == "Lù A Tú")
    out = corrected_run(pages, "officials,a.txt,Lù A Tú,,needs_review,,An,cùng một người")
    assert not any(row["needs_review"] for row in table(out, "officials") if row["name"] == "Lù A Tú")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("positions,x.txt,Lù A Tú,,title,Bí thư,An,", "no article 'x.txt' was read"),
        ("positions,a.txt,Ma Thị Sen,,title,Bí thư,An,", "no such row"),
        ("officials,a.txt,Ma Thị Sen,,person,Sen,An,", "names no official"),
    ],
)
def test_a_correction_that_finds_nothing_is_an_error_and_the_rest_is_complete(pages: Path, line: str, why: str) -> None:
    out = corrected_run(pages, line)
    (error,) = table(out, "errors")
    assert (error["source"], error["stage"]) == ("corrections.csv:2", "correct")
    assert why in error["message"]
    assert len(table(out, "articles")) == 2


def test_a_review_filled_in_is_a_file_of_corrections(pages: Path) -> None:
    (pages / "c.txt").write_text(SECOND.replace("5/9", "7/9").replace("Lù A Tú", "Lù A Tư"), encoding="utf-8")
    out = pages.parent / "out"
    run(pages, out)
    assert CliRunner().invoke(app, ["review", str(out)]).exit_code == 0
    lines = table(out, "review")
    assert {"Lù A Tú", "Lù A Tư"} <= {line["name"] for line in lines}
    with open(out / "corrections.csv", "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, lines[0])
        writer.writeheader()
        writer.writerows(line | {"value": line["name"], "by": "An"} for line in lines if line["table"] == "officials")
    run(pages, out)
    assert not table(out, "errors")
    assert {"Lù A Tú", "Lù A Tư"} <= {row["name"] for row in table(out, "officials")}


def test_a_wrong_file_stops_the_run_before_it_writes(pages: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "sai.csv"
    wrong.write_text(sheet("people,a.txt,Lù A Tú,,name,Lù A Tư,An,"), encoding="utf-8")
    result = CliRunner().invoke(
        app, ["run", str(pages), "--out", str(tmp_path / "out"), "--corrections", str(wrong), "--workers", "0"]
    )
    assert result.exit_code == 2
    assert "sai.csv:2" in result.stderr


def test_who_held_an_office_on_a_day(pages: Path) -> None:
    out = pages.parent / "out"
    run(pages, out)
    asked = ["who", str(out), "--office", "chủ tịch Hội đồng nhân dân tỉnh", "--province", "Lào Cai", "--on"]
    during = CliRunner().invoke(app, [*asked, "2018-08-20"])
    after = CliRunner().invoke(app, [*asked, "2020-01-01"])
    assert during.stdout.split("\t")[0] == "Lù A Tú" and during.stdout.strip().endswith("seen")
    assert after.stdout.strip().endswith("last_seen")
    assert CliRunner().invoke(app, [*asked[:3], "Thống đốc", "--on", "2018-08-20"]).exit_code == 1
