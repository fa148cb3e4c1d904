"""The model of activities as a matrix: all kinds of work of every sentence in a fifth of the time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import numpy

from pipeline.models.tagger import LinearTagger, activity_tagger

#: Decimals of a probability: finer ones would depend on the machine's arithmetic.
_DECIMALS = 6
#: The length of the features of a sentence of about twelve words. In a shorter one, such as a headline that is little
#: more than a council's name, a single word would decide.
_LEAST_LENGTH = 30.0
#: Sentences that are asked about at once: more would take memory, and save nothing.
_AT_ONCE = 64


class MatrixTagger:
    """Tells what :class:`~pipeline.models.tagger.LinearTagger` tells, of short sentences more cautiously.

    Parameters
    ----------
    tagger
        The model that it is made of.
    least_length
        Features that are shorter together are not brought to length 1.
    """

    def __init__(self, tagger: LinearTagger, least_length: float = _LEAST_LENGTH) -> None:
        names = sorted(tagger.rarity)
        self.labels = tagger.labels
        self._rows = {name: row for row, name in enumerate(names)}
        self._bias = numpy.array(tagger.bias)
        # The last row is that of no feature: it counts nothing, and leaves no sentence without a row.
        self._nothing = len(names)
        self._squares = numpy.array([*(tagger.rarity[name] ** 2 for name in names), 0.0])
        # What has no features has no length to divide by.
        self._least_length = max(least_length, 1e-9)
        self._weights = numpy.zeros((len(names) + 1, len(tagger.labels)))
        for row, name in enumerate(names):
            for label, weight in tagger.weights[name].items():
                self._weights[row, label] = weight * tagger.rarity[name]

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """The probability of each label for what has these features."""
        return self.of_each([features])[0]

    def of_each(self, sentences: Sequence[Iterable[str]]) -> list[dict[str, float]]:
        """The probability of each label for each of the sentences, given by their features."""
        told: list[dict[str, float]] = []
        for first in range(0, len(sentences), _AT_ONCE):
            told += self._of_some(sentences[first : first + _AT_ONCE])
        return told

    def _of_some(self, sentences: Sequence[Iterable[str]]) -> list[dict[str, float]]:
        rows: list[int] = []
        starts: list[int] = []
        for features in sentences:
            starts.append(len(rows))
            rows += sorted([row for row in map(self._rows.get, features) if row is not None])
            rows.append(self._nothing)
        lengths = numpy.sqrt(numpy.add.reduceat(self._squares[rows], starts)).clip(min=self._least_length)
        scores = self._bias + numpy.add.reduceat(self._weights[rows], starts) / lengths[:, None]
        told = 1.0 / (1.0 + numpy.exp(-scores.clip(-30.0, 30.0)))
        return [dict(zip(self.labels, shares, strict=True)) for shares in told.round(_DECIMALS).tolist()]


@cache
def activity_matrix() -> MatrixTagger:
    """The shipped model of the kinds of work that a sentence tells."""
    return MatrixTagger(activity_tagger())
