"""Two runs side by side: rows gained and lost by rule."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.evaluate import evaluate
from pipeline.evaluate.comparison import compare, comparison_report
from pipeline.evaluate.report import report
from pipeline.facts import Article, CalendarDate
from pipeline.tables.csv import write

ROW = CalendarDate(
    article_id="a", text="năm 2020", kind="year", timex="2020", basis="explicit",
    evidence="Câu.", start=0, end=8, found_by="date.year", confidence=0.9,
)  # fmt: skip


def tables(folder: Path, *dates: CalendarDate) -> Path:
    folder.mkdir()
    write(folder / "articles.csv", Article, [Article(article_id="a", source="tin.txt", content_hash="", text="Tin.")])
    write(folder / "dates.csv", CalendarDate, dates)
    return folder


def test_rows_that_one_run_has_alone_are_counted_by_rule(tmp_path: Path) -> None:
    other = replace(ROW, timex="2021", start=20, end=28, found_by="date.relative")
    new, old = tables(tmp_path / "new", ROW), tables(tmp_path / "old", other)
    found = compare(new, old)
    assert found.gained == Counter({("dates", "date.year"): 1})
    assert found.lost == Counter({("dates", "date.relative"): 1})


def test_a_row_found_by_another_rule_or_less_surely_is_the_same(tmp_path: Path) -> None:
    other = replace(ROW, found_by="date.topic_year", confidence=0.4)
    found = compare(tables(tmp_path / "new", ROW), tables(tmp_path / "old", other))
    assert not found.gained and not found.lost


def test_the_report_tells_the_change_of_a_field_and_how_reliable_confidence_is(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"source": "tin.txt", "dates": ["2020"]}\n', encoding="utf-8")
    new, old = tables(tmp_path / "new", ROW), tables(tmp_path / "old")
    ours, theirs = evaluate(gold, new), evaluate(gold, old)
    printed = comparison_report(ours, theirs, compare(new, old))
    assert "dates              1.000   0.000  +1.000" in printed
    assert printed.splitlines()[-1].split() == ["dates", "date.year", "1", "0"]
    assert "| 0.9–1.0 | 1 | 0.90 | 1.00 |" in report(ours)


def test_a_folder_without_tables_cannot_be_compared(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"no articles\.csv"):
        compare(tables(tmp_path / "new", ROW), tmp_path)
