"""How sure a row is: from the prior of its rule and its marks to a probability.

A rule gives a prior, the confidence with which an extractor writes its row. The marks of the row
(:mod:`pipeline.models.marks`) add their log-odds to the prior's; the sum is scaled (Platt) table by table as
:mod:`pipeline.models.confidence_training` has learned it from annotated articles.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from pipeline.facts import ArticleFacts, Evidenced
from pipeline.frozen import frozen, replace
from pipeline.knowledge import rows
from pipeline.models.marks import Surroundings, marks_of

#: What the file says of itself; other files are refused.
FORMAT = "council-news confidence 1"
#: No row is surer or less sure: a prior of 1 would outweigh every mark.
_LEAST, _MOST = 0.01, 0.99
#: Decimals of a confidence: finer ones would depend on the machine's arithmetic, and say nothing.
_DECIMALS = 3

_TABLES = ("meetings", "participants", "positions", "metrics", "activities", "dates", "documents")


def log_odds(probability: float) -> float:
    """The logarithm of a probability's odds; probabilities near 0 and 1 are drawn in.

    >>> log_odds(0.5), round(log_odds(0.9), 2)
    (0.0, 2.2)
    """
    probability = min(_MOST, max(_LEAST, probability))
    return math.log(probability / (1 - probability))


@frozen
class Calibration:
    """What scales the log-odds of rows: ``slope * log-odds + shifts[table]``."""

    slope: float = 1.0
    shifts: Mapping[str, float] | None = None

    def probability(self, table: str, evidence: float) -> float:
        """The probability that a row of ``table`` is right whose prior and marks give these log-odds."""
        score = self.slope * evidence + (self.shifts or {}).get(table, 0.0)
        return min(_MOST, max(_LEAST, round(1 / (1 + math.exp(-score)), _DECIMALS)))

    def dump(self) -> str:
        """The calibration as JSON; the same one gives the same bytes."""
        shifts = {table: self.shifts[table] for table in sorted(self.shifts)} if self.shifts else {}
        return json.dumps({"format": FORMAT, "slope": self.slope, "shifts": shifts}, indent=2) + "\n"

    @classmethod
    def parse(cls, text: str) -> Calibration:
        """A calibration out of what :meth:`dump` gave.

        Raises
        ------
        ValueError
            Where ``text`` is not one.
        """
        try:
            model = json.loads(text)
            if model["format"] != FORMAT:
                raise ValueError(f"a model of another format: {model['format']!r}")
            return cls(float(model["slope"]), {table: float(shift) for table, shift in model["shifts"].items()})
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"not a calibration: {error}") from error


@cache
def shipped() -> Calibration:
    """The calibration that is shipped."""
    return Calibration.parse((resources.files("pipeline.models") / "confidence.json").read_text(encoding="utf-8"))


@cache
def _worth() -> dict[str, dict[str, float]]:
    """Table → mark → the log-odds that it adds."""
    worth: dict[str, dict[str, float]] = {}
    for row in rows("confidence_marks"):
        # A user's own lines come before the package's.
        worth.setdefault(row["table"], {}).setdefault(row["mark"], float(row["log_odds"]))
    return worth


def evidence_for(table: str, row: Evidenced, around: Surroundings) -> float:
    """Log-odds of a row: those of its rule's prior and what its marks add."""
    worth = _worth().get(table)
    if not worth:
        return log_odds(row.confidence)
    marks = marks_of(table, row, around)
    # In the order of the list: sums of floats depend on theirs.
    return log_odds(row.confidence) + sum([marks[mark] * value for mark, value in worth.items() if mark in marks])


def calibrated(facts: ArticleFacts, calibration: Calibration | None = None) -> ArticleFacts:
    """The facts of an article with probabilities in place of the priors of their rules: a pure function.

    ``calibration`` is the shipped one unless another is given.
    """
    calibration = calibration or shipped()
    around = Surroundings(facts)
    tables: dict[str, Any] = {
        table: [
            replace(row, confidence=calibration.probability(table, evidence_for(table, row, around)))
            for row in getattr(facts, table)
        ]
        for table in _TABLES
    }
    return replace(facts, **tables)
