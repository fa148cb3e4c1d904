"""A run that is cut by confidence, and the rows that it calls doubtful."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from pipeline.batch.confidence import SHOWN
from pipeline.batch.output import WORK
from pipeline.batch.run import run
from pipeline.link.identifiers import FACT_TABLES
from pipeline.tables.read import read_tables

SAMPLES = Path(__file__).parents[2] / "data" / "raw"
LEAST = 0.8


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("whole")
    run(SAMPLES, out)
    return out


@pytest.fixture(scope="module")
def cut(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, pd.DataFrame]:
    out = tmp_path_factory.mktemp("cut")
    run(SAMPLES, out, min_confidence=LEAST)
    return read_tables(out)


@pytest.mark.parametrize("table", FACT_TABLES)
def test_exactly_the_rows_that_are_sure_enough_stay(table: str, whole: Path, cut: dict[str, pd.DataFrame]) -> None:
    before = read_tables(whole)[table]
    spans = ["article_id", "start", "end", "found_by"]
    expected = before[before["confidence"] >= LEAST][spans].reset_index(drop=True)
    pd.testing.assert_frame_equal(cut[table][spans], expected)


def test_some_rows_are_cut(whole: Path, cut: dict[str, pd.DataFrame]) -> None:
    before = read_tables(whole)
    assert any(0 < len(cut[table]) < len(before[table]) for table in FACT_TABLES)


@pytest.mark.parametrize(
    ("table", "column", "home"),
    [
        *((table, "meeting_id", "meetings") for table in ("participants", "metrics")),
        *((table, "official_id", "officials") for table in ("participants", "positions", "metrics")),
    ],
)
def test_what_stays_refers_to_what_stays(table: str, column: str, home: str, cut: dict[str, pd.DataFrame]) -> None:
    assert set(cut[table][column].dropna()) <= set(cut[home][column])


def test_every_official_that_stays_is_in_a_row_that_stays(cut: dict[str, pd.DataFrame]) -> None:
    named = set(cut["participants"]["official_id"]) | set(cut["positions"]["official_id"])
    assert set(cut["officials"]["official_id"]) == named


def test_another_threshold_reads_no_article_again(whole: Path, cut: dict[str, pd.DataFrame]) -> None:
    parts = {path: path.stat().st_mtime_ns for path in (whole / WORK).glob("part-*")}
    run(SAMPLES, whole, min_confidence=LEAST)
    pd.testing.assert_frame_equal(read_tables(whole)["officials"], cut["officials"])
    run(SAMPLES, whole)
    assert parts == {path: path.stat().st_mtime_ns for path in (whole / WORK).glob("part-*")}


def test_the_least_sure_rows_are_told_first(tmp_path: Path) -> None:
    summary = run(SAMPLES, tmp_path)
    tables = read_tables(tmp_path)
    doubtful = sorted(value for table in FACT_TABLES for value in tables[table]["confidence"] if value < 0.5)
    assert summary.doubtful == len(doubtful) > 0
    assert [doubt.confidence for doubt in summary.least_sure] == doubtful[:SHOWN]
    texts = tables["articles"].set_index("source")["text"]
    for doubt in summary.least_sure:
        assert texts[doubt.source][doubt.start :].startswith(doubt.text)
