"""A linear tagger out of labelled examples. Needs scikit-learn."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence, Set

from pipeline.frozen import frozen
from pipeline.models.tagger import LinearTagger

#: Runs of characters and pairs that stand in fewer examples teach nothing general.
_LEAST_EXAMPLES = 2
#: What a run of characters counts beside a syllable: more would drown the words.
_RUN_SHARE = 0.5
#: Inverse strength of regularization; between 5 and 20 the cross-validated scores are the same.
_C = 10.0
#: Weights below are left out of the file; no score moves by a hundredth.
_LEAST_WEIGHT = 0.02


@frozen
class Example:
    """What a model sees of a text, and the labels that it has; none where it has none of those to be learned."""

    features: Set[str]
    labels: tuple[str, ...]


def fit_tagger(examples: Sequence[Example], *, seed: int = 0) -> LinearTagger:
    """A tagger for the labels of the examples; the same examples and seed give the same tagger.

    Raises
    ------
    ValueError
        Where there are no examples, or all have the same labels.
    """
    labels = tuple(sorted({label for example in examples for label in example.labels}))
    if len(labels) < 2:
        raise ValueError("training needs sentences of at least two labels")
    seen = [example.features for example in examples]
    rarity = _rarity(seen)
    names = sorted(rarity)
    columns = {name: column for column, name in enumerate(names)}
    matrix = _matrix(seen, rarity, columns)
    bias: list[float] = []
    weights: dict[str, dict[int, float]] = {name: {} for name in names}
    for index, label in enumerate(labels):
        intercept, coefficients = _fit(matrix, [label in example.labels for example in examples], seed)
        bias.append(round(intercept, 3))
        for name, value in zip(names, coefficients, strict=True):
            if abs(value) >= _LEAST_WEIGHT:
                weights[name][index] = round(value, 2)
    return LinearTagger(labels, tuple(bias), rarity, weights)


def _rarity(seen: Sequence[Set[str]]) -> dict[str, float]:
    """Smoothed inverse document frequency of the features worth keeping."""
    counts = Counter(feature for features in seen for feature in features)
    return {
        feature: round(
            (math.log((1 + len(seen)) / (1 + count)) + 1) * (_RUN_SHARE if feature.startswith("#") else 1), 3
        )
        for feature, count in counts.items()
        if count >= _LEAST_EXAMPLES
    }


def _matrix(seen: Sequence[Set[str]], rarity: dict[str, float], columns: dict[str, int]) -> object:
    """Examples by features, each row of length 1, as the tagger will see them."""
    from scipy.sparse import csr_matrix

    values: list[float] = []
    indices: list[int] = []
    starts = [0]
    for features in seen:
        known = sorted(feature for feature in features if feature in rarity)
        length = math.sqrt(sum(rarity[feature] ** 2 for feature in known)) or 1.0
        values.extend(rarity[feature] / length for feature in known)
        indices.extend(columns[feature] for feature in known)
        starts.append(len(indices))
    return csr_matrix((values, indices, starts), shape=(len(seen), len(columns)))


def _fit(matrix: object, given: Sequence[bool], seed: int) -> tuple[float, list[float]]:
    """Intercept and weights of one label."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=_C, solver="liblinear", class_weight="balanced", random_state=seed)
    model.fit(matrix, given)
    return float(model.intercept_[0]), [float(value) for value in model.coef_[0]]
