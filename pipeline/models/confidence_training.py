"""Training of the calibration of confidence on judged rows, and its test on articles held out. Needs scikit-learn."""

from __future__ import annotations

import math
from collections.abc import Sequence

from pipeline.frozen import frozen
from pipeline.models.confidence import Calibration

#: How often what prior and marks say of a row counts beside what gold says of it. The rules were made by people who
#: knew the annotated articles, so that those are found better than others: gold alone would make every row too sure.
BELIEF = 5.0
#: Inverse strength of regularization; the belief does the work.
_C = 10.0


@frozen
class JudgedRow:
    """A row of an annotated article: the log-odds that its prior and marks give, and whether gold has it."""

    source: str
    table: str
    evidence: float
    right: bool


def train(rows: Sequence[JudgedRow], *, belief: float = BELIEF) -> Calibration:
    """The slope and shifts of a logistic regression on what prior and marks say.

    Each row counts three times: as gold judges it and, with the weight of ``belief`` shared out by its probability, as
    right and as wrong. Without gold, or with an endless belief, slope and shifts are 1 and 0. The same rows give the
    same calibration.

    Raises
    ------
    ValueError
        Where there are no rows.
    """
    from sklearn.linear_model import LogisticRegression

    if not rows:
        raise ValueError("training needs annotated articles in which something is found")
    tables = sorted({row.table for row in rows})
    matrix: list[list[float]] = []
    right: list[bool] = []
    weights: list[float] = []
    for row in rows:
        columns = [row.evidence, *(float(row.table == table) for table in tables)]
        expected = 1 / (1 + math.exp(-row.evidence))
        outcomes = ((row.right, 1.0), (True, belief * expected), (False, belief * (1 - expected)))
        for outcome, weight in outcomes:
            matrix.append(columns)
            right.append(outcome)
            weights.append(weight)
    model = LogisticRegression(C=_C, max_iter=1000).fit(matrix, right, sample_weight=weights)
    slope, *shifts = (float(value) for value in model.coef_[0])
    common = float(model.intercept_[0])
    return Calibration(
        round(slope, 3), {table: round(common + shift, 3) for table, shift in zip(tables, shifts, strict=True)}
    )


def held_out(rows: Sequence[JudgedRow]) -> list[tuple[str, float, bool]]:
    """``(table, probability, right)`` of every row, told by a calibration that has not seen the row's article."""
    told: list[tuple[str, float, bool]] = []
    for source in sorted({row.source for row in rows}):
        calibration = train([row for row in rows if row.source != source])
        told += [
            (row.table, calibration.probability(row.table, row.evidence), row.right)
            for row in rows
            if row.source == source
        ]
    return told
