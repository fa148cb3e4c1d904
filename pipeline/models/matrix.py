"""The model of activities as a matrix: all kinds of work of every sentence in a fifth of the time."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy

from pipeline.models.tagger import LinearTagger, activity_tagger

#: Decimals of a probability: finer ones would depend on the machine's arithmetic.
_DECIMALS = 6
#: The length of the features of a sentence of about twelve words. In a shorter one, such as a headline that is little
#: more than a council's name, a single word would decide.
_LEAST_LENGTH = 30.0


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
        self._squares = numpy.array([tagger.rarity[name] ** 2 for name in names])
        self._least_length = least_length
        self._weights = numpy.zeros((len(names), len(tagger.labels)))
        for row, name in enumerate(names):
            for label, weight in tagger.weights[name].items():
                self._weights[row, label] = weight * tagger.rarity[name]

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """The probability of each label for what has these features."""
        rows = sorted([row for row in map(self._rows.get, features) if row is not None])
        scores = self._bias
        if rows:
            length = max(self._least_length, float(numpy.sqrt(self._squares[rows].sum())))
            scores = scores + self._weights[rows].sum(axis=0) / length
        told = 1.0 / (1.0 + numpy.exp(-scores.clip(-30.0, 30.0)))
        return dict(zip(self.labels, told.round(_DECIMALS).tolist(), strict=True))


@cache
def activity_matrix() -> MatrixTagger:
    """The shipped model of the kinds of work that a sentence tells."""
    return MatrixTagger(activity_tagger())
