"""Training of the model of activities, and how good it is on sentences that it has not seen. Needs scikit-learn."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib import resources

from pipeline.frozen import frozen
from pipeline.models.features import word_features
from pipeline.models.fitting import Example, fit_tagger
from pipeline.models.tagger import LinearTagger

_FOLDS = 5
#: The probability from which a label counts as given in the cross-validation.
THRESHOLD = 0.4


@frozen
class LabelledSentence:
    """A sentence and the labels that it has; none where it tells no work."""

    text: str
    labels: tuple[str, ...]


@frozen
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
    return fit_tagger([Example(word_features(one.text), one.labels) for one in sentences], seed=seed)


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
        told.update((index, tagger.probabilities(word_features(sentences[index].text))) for index in held)
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
