"""Two runs over the same articles side by side: which rows one has and the other has not, rule by rule."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator

from pipeline.evaluate.evaluation import Evaluation
from pipeline.evaluate.score import Row
from pipeline.evaluate.tables import read_found
from pipeline.frozen import frozen

#: Columns that say how a row came about, or that follow from the others: rows that differ in them alone are the same.
_NOT_COMPARED = frozenset(
    {
        *("found_by", "confidence", "evidence", "corrected_by"),
        *("article_id", "meeting_id", "event_id", "official_id", "metric_id", "activity_id"),
    }
)


@frozen
class Comparison:
    """Rows that only the new or only the old run has, counted by (table, rule)."""

    gained: Counter[tuple[str, str]]
    lost: Counter[tuple[str, str]]


def compare(new: str | os.PathLike[str], old: str | os.PathLike[str]) -> Comparison:
    """Compare the rows of two runs' tables, article by article.

    Raises
    ------
    OSError
        Where a folder holds no tables.
    """
    ours, theirs = _rows(new), _rows(old)
    return Comparison(_only(ours, theirs), _only(theirs, ours))


def _rows(directory: str | os.PathLike[str]) -> dict[tuple[str, ...], tuple[str, str]]:
    return dict(_keyed(directory))


def _keyed(directory: str | os.PathLike[str]) -> Iterator[tuple[tuple[str, ...], tuple[str, str]]]:
    for source, (_, tables) in read_found(directory).items():
        for table, rows in tables.items():
            for row in rows if table != "officials" else ():
                yield (source, table, *_values(row)), (table, row["found_by"])


def _values(row: Row) -> tuple[str, ...]:
    return tuple(value for name, value in row.items() if name not in _NOT_COMPARED)


def _only(
    some: dict[tuple[str, ...], tuple[str, str]], others: dict[tuple[str, ...], tuple[str, str]]
) -> Counter[tuple[str, str]]:
    return Counter(rule for key, rule in some.items() if key not in others)


def comparison_report(new: Evaluation, old: Evaluation, rows: Comparison) -> str:
    """F1 of the fields of both runs, then the rows gained and lost by rule."""
    lines = [f"{'field':<16}{'F1':>8}{'other':>8}{'change':>8}"]
    for name, score in new.scores.items():
        if not score.is_empty:
            before = old[name].f1
            lines.append(f"{name:<16}{score.f1:>8.3f}{before:>8.3f}{score.f1 - before:>+8.3f}")
    lines += ["", f"{'table':<14}{'rule':<34}{'gained':>8}{'lost':>8}"]
    for rule in sorted(rows.gained.keys() | rows.lost.keys()):
        lines.append(f"{rule[0]:<14}{rule[1]:<34}{rows.gained[rule]:>8}{rows.lost[rule]:>8}")
    return "\n".join(lines)
