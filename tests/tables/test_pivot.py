"""One measure as a table: which figure a cell shows, and what stands behind it."""

from __future__ import annotations

import doctest
import io
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from typer.testing import CliRunner

import pipeline
from pipeline.cli import app

ARTICLES = {
    "hai-duong-2021.txt": "Tổng kết năm 2021\n\nNăm 2021, HĐND tỉnh Hải Dương tiếp nhận 210 đơn; xử lý 180 đơn.",
    "hai-duong-2021-h1.txt": "Sơ kết\n\n6 tháng đầu năm 2021, HĐND tỉnh Hải Dương tiếp nhận 301 đơn.",
    "hai-duong-2022.txt": "Tổng kết năm 2022\n\nNăm 2022, HĐND tỉnh Hải Dương tiếp nhận 195 đơn, giảm 15 đơn.",
    "hau-giang-2022.txt": "Tổng kết năm 2022\n\nNăm 2022, HĐND tỉnh Hậu Giang tiếp nhận 88 đơn, đạt 100%.",
    "hau-giang-2023.txt": "Nhiệm vụ năm 2023\n\nNăm 2023, HĐND tỉnh Hậu Giang phấn đấu tổ chức 4 kỳ họp.",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("pivot")
    (root / "news").mkdir()
    for name, text in ARTICLES.items():
        (root / "news" / name).write_text(text, encoding="utf-8")
    pipeline.run(root / "news", root / "tables", workers=0)
    return root / "tables"


def test_provinces_down_and_years_across(folder: Path) -> None:
    table = pipeline.pivot(pipeline.read_tables(folder), indicator="petitions_received")
    assert [*table.index] == ["Hải Dương", "Hậu Giang"]
    assert [*map(int, table.columns)] == [2021, 2022]
    assert table.fillna(-1).to_numpy().tolist() == [[210, 195], [-1, 88]]


def test_the_longest_period_of_a_year_is_shown(folder: Path) -> None:
    rows = pipeline.pivot_evidence(folder, indicator="petitions_received")
    cell = rows[(rows["province"] == "Hải Dương") & (rows["year"] == 2021)]
    assert cell["value"].tolist() == [210.0, 301.0]
    assert cell["is_shown"].tolist() == [True, False]
    assert cell["evidence"].iloc[1] == "6 tháng đầu năm 2021, HĐND tỉnh Hải Dương tiếp nhận 301 đơn."


def test_other_dimensions(folder: Path) -> None:
    table = pipeline.pivot(folder, rows="year", columns="province", indicator="petitions_processed")
    assert table.loc[2021, "Hải Dương"] == 180
    actors = pipeline.pivot(folder, rows="actor", columns="period", indicator="petitions_received")
    assert actors.loc["HĐND tỉnh Hải Dương", "2021-01-01/2021-06-30"] == 301


def test_plans_stand_apart_from_what_was_done(folder: Path) -> None:
    assert pipeline.pivot(folder, indicator="sessions_held").empty
    planned = pipeline.pivot(folder, indicator="sessions_held", status="planned")
    assert planned.loc["Hậu Giang", 2023] == 4


def test_shares_stand_apart_from_counts(folder: Path) -> None:
    shares = pipeline.pivot(folder, indicator="petitions_received", share=True)
    assert shares.loc["Hậu Giang", 2022] == 100


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"indicator": "petition_received"}, "petitions_received"),
        ({"indicator": "petitions_received", "rows": "colour"}, "province, province_2025"),
        ({"indicator": "petitions_received", "rows": "year"}, "both 'year'"),
        ({"indicator": "petitions_received", "status": "done"}, "'actual' or 'planned'"),
    ],
)
def test_what_there_is_not_is_said(folder: Path, arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        pipeline.pivot(folder, **arguments)


def test_the_command_prints_the_table(folder: Path) -> None:
    result = CliRunner().invoke(app, ["pivot", str(folder), "--indicator", "petitions_received"])
    assert result.exit_code == 0
    assert result.stdout == "province,2021,2022\nHải Dương,210,195\nHậu Giang,,88\n"


def test_the_command_prints_the_evidence(folder: Path) -> None:
    result = CliRunner().invoke(app, ["pivot", str(folder), "--indicator", "petitions_received", "--evidence"])
    rows = pd.read_csv(io.StringIO(result.stdout))
    assert rows["value"].tolist() == [210, 301, 195, 88]
    assert rows["evidence"].str.contains("tiếp nhận").all()


def test_the_command_refuses_what_there_is_not(folder: Path, tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["pivot", str(folder), "--indicator", "petition"]).exit_code == 2
    assert CliRunner().invoke(app, ["pivot", str(tmp_path), "--indicator", "petitions_received"]).exit_code == 2


def test_the_guide_shows_what_happens() -> None:
    guide = Path(__file__).parents[2] / "docs" / "pivot.md"
    failed, tried = doctest.testfile(str(guide), module_relative=False, encoding="utf-8")
    assert tried > 5
    assert failed == 0
