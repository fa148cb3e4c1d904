"""Metrics against gold."""

from __future__ import annotations

import math
from typing import Any

from pipeline.evaluate.score import Board, Claim, Row, label, match
from pipeline.evaluate.tables import ArticleRows
from pipeline.evaluate.wording import covered, shared, words

_SAME_MEASURE = 0.5
_SAME_INDICATOR = 0.4


def number(cell: str) -> float | None:
    """A cell as a number; ``None`` where it holds none."""
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _measured(unit: str | None, indicator: str) -> tuple[str, ...]:
    return words(f"{unit or ''} {indicator}")


def _same_metric(gold: dict[str, Any], row: Row) -> float:
    """Equal values that measure the same: half of the shorter wording's words, or both a percentage."""
    value = number(row["value"])
    if value is None or abs(value - float(gold["value"])) > 1e-6 * max(1.0, abs(value)):
        return 0.0
    common = covered(_measured(gold.get("unit"), gold["indicator"]), _measured(row["unit"], row["indicator"]))
    both_shares = gold.get("unit") == "%" and "%" in row["unit"] + row["text"]
    if common < _SAME_MEASURE and not both_shares:
        return 0.0
    return 1 + common + (number(row["denominator"]) == gold.get("denominator"))


def judge_metrics(board: Board, gold: dict[str, Any], found: ArticleRows) -> None:
    """Judge ``metrics`` and, on matched rows, their indicator, status, period and details."""
    source = gold["source"]
    asked = [Claim(metric, label((metric["value"], metric["indicator"]))) for metric in gold["metrics"]]
    made: dict[Any, Claim] = {}
    for row in found["metrics"]:
        key = row["value"], frozenset(_measured(row["unit"], row["indicator"])), row["status"]
        made.setdefault(key, Claim(row, label((row["value"], row["indicator"], row["text"])), row))
    matching = match(asked, list(made.values()), _same_metric)
    board.add("metrics", source, matching)
    board.believe("metrics", matching)
    for g, f in matching.pairs:
        _judge_columns(board, source, g.value, f.row)


def _judge_columns(board: Board, source: str, gold: dict[str, Any], row: Row) -> None:
    what = gold["value"], gold["indicator"]

    def judge(field: str, asked: Any, told: Any, *more: str) -> None:
        board.add_value(field, source, asked and (*what, *more, asked), told and (*what, *more, told), row)

    judge("metric_status", gold["status"], row["status"] or "actual")
    same = shared(_measured(gold.get("unit"), gold["indicator"]), _measured(row["unit"], row["indicator"]))
    board.add_value("indicator", source, what[1], what[1] if same >= _SAME_INDICATOR else row["indicator"] or "-", row)
    if "indicator_id" in gold:
        judge("indicator_id", gold["indicator_id"], row["indicator_id"])
    period = (row["period_start"], row["period_end"])
    judge("metric_period", gold.get("period") and tuple(gold["period"]), period if any(period) else None)
    for detail in ("denominator", "value_max"):
        asked, told = gold.get(detail), number(row[detail])
        # As text, so that a zero is a value and not nothing.
        judge(
            "metric_detail", None if asked is None else str(float(asked)), None if told is None else str(told), detail
        )
    for detail in ("comparator", "change"):
        judge("metric_detail", gold.get(detail), row[detail], detail)
