"""Training of what decides which work an article reports, and its test on articles held out. Needs scikit-learn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from pipeline.frozen import frozen
from pipeline.models.reported import (
    IS_PLANNED,
    PLANNED,
    REPORTED,
    Marks,
    Mention,
    Weights,
    told_statuses,
)

#: Inverse strength of regularization; between 0.5 and 2 the scores are the same.
_C = 1.0
#: Decimals of a weight.
_DECIMALS = 2


@frozen
class JudgedKind:
    """A kind of work that something in an article speaks for: its marks, and the statuses in which gold has it."""

    source: str
    kind: str
    mentions: Sequence[Mention]
    marks: Mapping[str, Marks]
    statuses: Set[str]


@frozen
class Scores:
    """How the rows told of articles held out compare to gold."""

    right: int
    missed: int
    spurious: int

    def __add__(self, other: Scores) -> Scores:
        return Scores(self.right + other.right, self.missed + other.missed, self.spurious + other.spurious)

    @property
    def precision(self) -> float:
        """Share of the rows told that are right."""
        return self.right / max(1, self.right + self.spurious)

    @property
    def recall(self) -> float:
        """Share of gold's rows that are told."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.right / max(1, 2 * self.right + self.missed + self.spurious)


def train(judged: Sequence[JudgedKind]) -> Weights:
    """One logistic regression a question; the same articles give the same weights.

    Whether work is planned is learned from the kinds that gold has in one status.

    Raises
    ------
    ValueError
        Where the articles do not show both answers to each question.
    """
    told_once = [one for one in judged if len(one.statuses) == 1]
    return Weights(
        {
            REPORTED: _fit([one.marks[REPORTED] for one in judged], [bool(one.statuses) for one in judged]),
            IS_PLANNED: _fit(
                [one.marks[IS_PLANNED] for one in told_once], [PLANNED in one.statuses for one in told_once]
            ),
        }
    )


def _fit(marks: Sequence[Marks], answers: Sequence[bool]) -> dict[str, float]:
    """Mark → weight."""
    from sklearn.linear_model import LogisticRegression

    if len(set(answers)) < 2:
        raise ValueError("training needs annotated articles that show both what is reported, or planned, and what not")
    names = list(dict.fromkeys(name for one in marks for name in one if name != "every"))
    names.sort(key=lambda name: (name.startswith("kind."), name))
    model = LogisticRegression(C=_C, max_iter=3000)
    model.fit([[one.get(name, 0.0) for name in names] for one in marks], answers)
    weights = {"every": float(model.intercept_[0]), **dict(zip(names, map(float, model.coef_[0]), strict=True))}
    return {name: round(weight, _DECIMALS) for name, weight in weights.items() if round(weight, _DECIMALS)}


def held_out(judged: Sequence[JudgedKind], gold: Mapping[str, int]) -> dict[str, Scores]:
    """How each article is told by weights that have not seen it; ``gold`` counts the rows of its annotation."""
    scores = {}
    for source, rows in gold.items():
        weights = train([one for one in judged if one.source != source])
        right = spurious = 0
        for one in judged:
            if one.source == source:
                told = set(told_by(weights, one))
                right += len(told & one.statuses)
                spurious += len(told - one.statuses)
        scores[source] = Scores(right, rows - right, spurious)
    return scores


def told_by(weights: Weights, one: JudgedKind) -> dict[str, float]:
    """The statuses in which weights tell a kind of work, each with its probability."""
    reported, planned = (weights.probability(question, one.marks[question]) for question in (REPORTED, IS_PLANNED))
    return told_statuses(one.mentions, reported, planned)
