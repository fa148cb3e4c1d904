"""CSV cells: what is written reads back, and nothing runs in a spreadsheet."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.facts import TABLES, Article, Failure, Metric
from pipeline.tables.csv import cell, guard, number, unguard, write
from pipeline.tables.read import read_tables

# What a cleaned article may hold: anything but surrogates and control characters that ingestion takes out.
TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+84 204", "'+84 204"),
        ("- Đồng chí Chủ tịch", "'- Đồng chí Chủ tịch"),
        ("@hdnd", "'@hdnd"),
        ("\tđầu dòng", "'\tđầu dòng"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("'60s", "'60s"),
        ("HĐND tỉnh", "HĐND tỉnh"),
        ("", ""),
    ],
)
def test_only_what_a_spreadsheet_would_run_is_guarded(text: str, written: str) -> None:
    assert guard(text) == written


@given(TEXTS)
@example("'=")
@example("''-")
def test_unguard_takes_back_what_guard_did(text: str) -> None:
    assert unguard(guard(text)) == text
    assert guard(text)[:1] not in tuple("=+-@\t\r\n")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1290000.0, "1290000"),
        (1e22, "10000000000000000000000"),
        (95.3, "95.3"),
        (-0.5, "-0.5"),
        (1e-7, "0.0000001"),
        (0.0, "0"),
        (7, "7"),
        (True, "true"),
        (False, "false"),
        (None, ""),
        (("HĐND tỉnh", "UBND tỉnh"), "HĐND tỉnh; UBND tỉnh"),
        ((), ""),
    ],
)
def test_values_as_cells(value: object, written: str) -> None:
    assert cell(value) == written


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_reads_back_and_has_no_exponent(value: float) -> None:
    assert float(number(value)) == value
    assert "e" not in number(value)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_stands_in_no_table(value: float) -> None:
    with pytest.raises(ValueError, match="cannot stand"):
        number(value)


@given(title=TEXTS, text=TEXTS)
@example(title="- Một", text='Dòng một\nDòng "hai"; ba,\r\nbốn\rnăm')
def test_any_text_survives_the_file(tmp_path_factory: pytest.TempPathFactory, title: str, text: str) -> None:
    folder = tmp_path_factory.mktemp("csv")
    write(
        folder / "articles.csv",
        Article,
        [Article(article_id="a", source="s", content_hash="h", title=title, text=text)],
    )
    (row,) = read_tables(folder)["articles"].to_dict("records")
    assert (row["title"] if title else "") == title
    assert row["text"] == text if text else pd.isna(row["text"])


def metric(
    *, start: int = 0, denominator: float | None = None, indicator_id: str = "", period_start: str = ""
) -> Metric:
    return Metric(
        metric_id=f"m-{start}",
        article_id="a",
        indicator="đơn",
        indicator_id=indicator_id,
        value=5.0,
        denominator=denominator,
        period_start=period_start,
        text="5 đơn",
        evidence="Nhận 5 đơn.",
        start=start,
        end=start + 5,
        found_by="metric.unit",
        confidence=0.9,
    )


def test_columns_come_back_as_what_they_hold(tmp_path: Path) -> None:
    rows = [metric(period_start="2021-01-01", denominator=12.0, indicator_id="petitions_received"), metric(start=1)]
    write(tmp_path / "metrics.csv", Metric, rows)
    frame = read_tables(tmp_path)["metrics"]
    assert {name: str(frame[name].dtype) for name in ("value", "denominator", "start", "period_start", "unit")} == {
        "value": "Float64",
        "denominator": "Float64",
        "start": "Int64",
        "period_start": frame["period_start"].dtype.name,
        "unit": "string",
    }
    assert pd.api.types.is_datetime64_any_dtype(frame["period_start"])
    assert frame["indicator_id"].dtype == "category"
    assert frame["denominator"].tolist()[0] == 12.0 and frame["denominator"].isna().tolist() == [False, True]
    assert frame["period_start"].isna().tolist() == [False, True]


def test_every_table_comes_back_even_without_rows(tmp_path: Path) -> None:
    for name, row_class in TABLES.items():
        write(tmp_path / f"{name}.csv", row_class, [])
    tables = read_tables(tmp_path)
    assert list(tables) == list(TABLES)
    assert all(frame.empty for frame in tables.values())


def test_a_code_that_no_vocabulary_lists_is_kept(tmp_path: Path) -> None:
    write(tmp_path / "metrics.csv", Metric, [metric(indicator_id="bridges_built")])
    assert read_tables(tmp_path)["metrics"]["indicator_id"].tolist() == ["bridges_built"]


def test_a_wrong_cell_is_named(tmp_path: Path) -> None:
    write(tmp_path / "metrics.csv", Metric, [metric(period_start="06/8/2018")])
    with pytest.raises(ValueError, match=r"metrics\.csv, column period_start"):
        read_tables(tmp_path)


def test_a_folder_without_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="holds no tables"):
        read_tables(tmp_path)


def test_write_returns_the_number_of_rows(tmp_path: Path) -> None:
    failures = [Failure(source=str(n), stage="read", error="empty", message="") for n in range(3)]
    assert write(tmp_path / "errors.csv", Failure, failures) == 3
    with open(tmp_path / "errors.csv", encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == 4
