"""Training of the model of activities, and how good it is on sentences that it has not seen. Needs scikit-learn."""

from __future__ import annotations

import csv
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources

from pipeline.models.features import sentence_features
from pipeline.models.tagger import LinearTagger

#: Runs of characters and pairs that stand in fewer sentences teach nothing general.
_LEAST_SENTENCES = 2
#: What a run of characters counts beside a syllable: more would drown the words.
_RUN_SHARE = 0.5
#: Inverse strength of regularization; between 5 and 20 the cross-validated scores are the same.
_C = 10.0
_FOLDS = 5
#: Weights below are left out of the file; no score moves by a hundredth.
_LEAST_WEIGHT = 0.02
#: The probability from which a label counts as given in the cross-validation.
THRESHOLD = 0.4


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence and the labels that it has; none where it tells no work."""

    text: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LabelScore:
    """How a label was found in sentences held out.

    ``taken_for`` counts what sentences of this label alone were taken for, most often first.
    """

    label: str
    sentences: int
    precision: float
    recall: float
    f1: float
    taken_for: tuple[tuple[str, int], ...]


def activity_sentences() -> list[LabelledSentence]:
    """The sentences that were written for the project."""
    text = (resources.files("pipeline.models") / "activity_sentences.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return [LabelledSentence(row["sentence"], tuple(row["activity_types"].split())) for row in rows]


def train(sentences: Sequence[LabelledSentence], *, seed: int = 0) -> LinearTagger:
    """A tagger for the labels of the sentences; the same sentences and seed give the same tagger.

    Raises
    ------
    ValueError
        Where there are no sentences, or all have the same labels.
    """
    labels = tuple(sorted({label for sentence in sentences for label in sentence.labels}))
    if len(labels) < 2:
        raise ValueError("training needs sentences of at least two labels")
    seen = [sentence_features(sentence.text) for sentence in sentences]
    rarity = _rarity(seen)
    names = sorted(rarity)
    columns = {name: column for column, name in enumerate(names)}
    matrix = _matrix(seen, rarity, columns)
    bias: list[float] = []
    weights: dict[str, dict[int, float]] = {name: {} for name in names}
    for index, label in enumerate(labels):
        intercept, coefficients = _fit(matrix, [label in sentence.labels for sentence in sentences], seed)
        bias.append(round(intercept, 3))
        for name, value in zip(names, coefficients, strict=True):
            if abs(value) >= _LEAST_WEIGHT:
                weights[name][index] = round(value, 2)
    return LinearTagger(labels, tuple(bias), rarity, weights)


def _rarity(seen: Sequence[set[str]]) -> dict[str, float]:
    """Smoothed inverse document frequency of the features worth keeping."""
    counts = Counter(feature for features in seen for feature in features)
    return {
        feature: round(
            (math.log((1 + len(seen)) / (1 + count)) + 1) * (_RUN_SHARE if feature.startswith("#") else 1), 3
        )
        for feature, count in counts.items()
        if count >= _LEAST_SENTENCES
    }


def _matrix(seen: Sequence[set[str]], rarity: dict[str, float], columns: dict[str, int]) -> object:
    """Sentences by features, each row of length 1, as the tagger will see them."""
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


def _folds(sentences: Sequence[LabelledSentence], seed: int) -> Iterator[tuple[list[int], list[int]]]:
    from sklearn.model_selection import KFold

    for kept, held in KFold(_FOLDS, shuffle=True, random_state=seed).split(list(range(len(sentences)))):
        yield [int(index) for index in kept], [int(index) for index in held]


def cross_validate(
    sentences: Sequence[LabelledSentence], *, extra: Sequence[LabelledSentence] = (), seed: int = 0
) -> list[LabelScore]:
    """Each label's scores over five folds, every sentence judged by a model that has not seen it.

    ``extra`` sentences are learned from in every fold, and not judged.
    """
    told: dict[int, dict[str, float]] = {}
    for kept, held in _folds(sentences, seed):
        tagger = train([*(sentences[index] for index in kept), *extra], seed=seed)
        told.update((index, tagger.probabilities(sentences[index].text)) for index in held)
    labels = sorted({label for sentence in sentences for label in sentence.labels})
    return [_score(label, sentences, told) for label in labels]


def _score(label: str, sentences: Sequence[LabelledSentence], told: dict[int, dict[str, float]]) -> LabelScore:
    right = missed = spurious = 0
    taken_for: Counter[str] = Counter()
    for index, sentence in enumerate(sentences):
        found = told[index].get(label, 0.0) >= THRESHOLD
        right += found and label in sentence.labels
        missed += not found and label in sentence.labels
        spurious += found and label not in sentence.labels
        if sentence.labels == (label,):
            best = max(told[index], key=lambda name: (told[index][name], name))
            taken_for[best if told[index][best] >= THRESHOLD else "none"] += best != label or not found
    precision = right / (right + spurious) if right + spurious else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    worst = sorted(((name, count) for name, count in taken_for.items() if count), key=lambda item: (-item[1], item[0]))
    return LabelScore(label, right + missed, precision, recall, f1, tuple(worst[:3]))


def averages(scores: Sequence[LabelScore]) -> tuple[float, float, float]:
    """Mean precision, recall and F1 over the labels."""
    count = len(scores) or 1
    return (
        sum(score.precision for score in scores) / count,
        sum(score.recall for score in scores) / count,
        sum(score.f1 for score in scores) / count,
    )
