"""An article in the terminal."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from pipeline import extract
from pipeline.cli import app

pytest.importorskip("babel")

from pipeline.report.terminal import STYLES, in_terminal

ARTICLE = """HĐND tỉnh Lai Châu khai mạc kỳ họp
Sáng 6/12/2023, HĐND tỉnh Lai Châu khai mạc kỳ họp thứ 18. Ông Giàng A Sếnh, Chủ tịch HĐND tỉnh, chủ tọa kỳ họp.
Năm 2023, HĐND tỉnh tiếp nhận [214 đơn]; tỷ lệ hộ nghèo giảm hơn 1,7%.
"""


def printed(*, colour: bool) -> str:
    console = Console(file=StringIO(), width=110, force_terminal=colour, color_system="standard" if colour else None)
    console.print(in_terminal(extract(ARTICLE, source="tin.txt"), "vi"))
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_the_text_stands_whole_with_the_numbers_of_its_facts() -> None:
    shown = printed(colour=False)
    assert "Sáng 6/12/2023[" in shown
    assert "[214 đơn[" in shown, "brackets of the text are no markup"


def test_facts_are_labelled_with_their_words_and_confidence() -> None:
    lines = [line for line in printed(colour=False).splitlines() if "“214 đơn”" in line]
    assert len(lines) == 1
    assert "Số liệu" in lines[0]
    assert "Đơn thư tiếp nhận" in lines[0]
    assert lines[0].rstrip().endswith("%")


def test_a_decrease_is_told_as_one_with_its_bound_and_its_year() -> None:
    line = next(line for line in printed(colour=False).splitlines() if "1,7%" in line and "Số liệu" in line)
    assert {"Giảm", "Trên", "2023"} <= set(line.replace("·", "").split())


def test_words_of_a_fact_are_coloured() -> None:
    code = STYLES["metrics"].render("214 đơn")
    assert code in printed(colour=True)


def test_a_file_of_several_articles_shows_as_many_as_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "tin.jsonl"
    file.write_text(
        '{"title": "Tin một", "text": "HĐND tỉnh họp."}\n{"title": "Tin hai", "text": "HĐND xã họp."}\n', "utf-8"
    )
    one = CliRunner().invoke(app, ["show", str(file)])
    two = CliRunner().invoke(app, ["show", str(file), "--first", "2"])
    assert one.exit_code == two.exit_code == 0
    assert "Tin một" in one.output
    assert "Tin hai" not in one.output
    assert "Tin hai" in two.output


def test_a_file_that_is_not_there_is_told() -> None:
    result = CliRunner().invoke(app, ["show", "khong-co.txt"])
    assert result.exit_code == 1
    assert "khong-co.txt" in result.output
