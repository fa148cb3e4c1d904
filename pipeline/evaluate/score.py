"""Precision, recall and F1 of a field, with what was missed and what is spurious."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.frozen import frozen

Row = Mapping[str, str]
#: A table, one of its rows, and whether that is right.
Judged = tuple[str, Row, bool]


@frozen
class Claim:
    """A value that gold or a table states of an article.

    ``value`` is what is compared, ``label`` how a reader sees it, ``row`` the table's row, for its evidence.
    """

    value: Any
    label: str = ""
    row: Row = field(default_factory=dict)

    def __str__(self) -> str:
        return self.label or label(self.value)


def label(value: Any) -> str:
    """A value in a few words.

    >>> label((5.0, "phiên họp", "", "planned"))
    '5.0 | phiên họp | planned'
    """
    parts = value if isinstance(value, tuple) else (value,)
    return " | ".join(label(part) if isinstance(part, tuple) else str(part) for part in parts if part not in (None, ""))


@dataclass(slots=True)
class Score:
    """A field over the gold's articles.

    Attributes
    ----------
    right
        Claims of gold that the tables make too.
    missed, spurious
        ``(source, claim)`` that only gold or only the tables make.
    """

    right: int = 0
    missed: list[tuple[str, Claim]] = field(default_factory=list)
    spurious: list[tuple[str, Claim]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the tables' claims that are right; 0 where there are none."""
        return self.right / made if (made := self.right + len(self.spurious)) else 0.0

    @property
    def recall(self) -> float:
        """Share of gold's claims that the tables make; 0 where there are none."""
        return self.right / asked if (asked := self.right + len(self.missed)) else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def is_empty(self) -> bool:
        """Whether gold says nothing of the field."""
        return not (self.right or self.missed)


@frozen
class Matching:
    """Claims of gold and tables matched one to one."""

    pairs: list[tuple[Claim, Claim]]
    missed: list[Claim]
    spurious: list[Claim]


def match(gold: Sequence[Claim], found: Sequence[Claim], likeness: Callable[[Any, Any], float]) -> Matching:
    """Match claims one to one, the most alike first; claims whose likeness is 0 never match."""
    likenesses = [(likeness(g.value, f.value), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for alike, i, j in sorted(likenesses, key=lambda item: (-item[0], item[1], item[2])):
        if alike > 0 and i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return Matching(
        [(gold[i], found[j]) for i, j in pairs.items()],
        [claim for i, claim in enumerate(gold) if i not in pairs],
        [claim for j, claim in enumerate(found) if j not in used],
    )


def equal(a: Any, b: Any) -> float:
    """Likeness of values that are either the same or not."""
    return float(a == b)


def _distinct(claims: Iterable[Claim]) -> list[Claim]:
    first: dict[Any, Claim] = {}
    for claim in claims:
        first.setdefault(claim.value, claim)
    return [first[value] for value in sorted(first)]


class Board:
    """The scores of every field while articles are judged, and the judged rows.

    ``judged`` holds ``(table, row, right)`` for each row that stands for a claim of its own.
    """

    def __init__(self, fields: Sequence[str]) -> None:
        self.scores = {name: Score() for name in fields}
        self.judged: list[Judged] = []

    def add(self, name: str, source: str, matching: Matching) -> None:
        """Count a matching."""
        score = self.scores[name]
        score.right += len(matching.pairs)
        score.missed += [(source, claim) for claim in matching.missed]
        score.spurious += [(source, claim) for claim in matching.spurious]

    def add_distinct(self, name: str, source: str, gold: Iterable[Claim], found: Iterable[Claim]) -> Matching:
        """Count distinct values; the first claim of each stands for it."""
        matching = match(_distinct(gold), _distinct(found), equal)
        self.add(name, source, matching)
        return matching

    def add_value(self, name: str, source: str, gold: Any, found: Any, row: Row) -> None:
        """Count one value of a matched row: where both are filled and differ, one is missed and one is spurious."""
        score = self.scores[name]
        if gold and gold == found:
            score.right += 1
            return
        if gold:
            score.missed.append((source, Claim(gold)))
        if found:
            score.spurious.append((source, Claim(found, row=row)))

    def believe(self, table: str, matching: Matching) -> None:
        """Note the rows of ``table`` behind a matching's claims, and whether they are right."""
        for claims, right in (([found for _, found in matching.pairs], True), (matching.spurious, False)):
            self.judged += [(table, claim.row, right) for claim in claims if claim.row.get("confidence")]
