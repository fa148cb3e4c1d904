"""Training of the model of furniture on invented pages. Needs scikit-learn."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib import resources

from pipeline.frozen import frozen
from pipeline.models.activity_training import activity_sentences
from pipeline.models.fitting import Example, fit_tagger
from pipeline.models.furniture import FURNITURE, OPENER, line_features
from pipeline.models.tagger import LinearTagger

#: What a line of a written page may be. Headlines and comments of readers below an opener are furniture by their place
#: only: nothing is learned from them.
ARTICLE, RELATED = "article", "related"
_LEARNED = {ARTICLE: (), FURNITURE: (FURNITURE,), OPENER: (FURNITURE, OPENER)}


@frozen
class LabelledLine:
    """A line of a written page: its page, whether that is held out, what it is, its text."""

    page: int
    held_out: bool
    label: str
    text: str


def furniture_lines() -> list[LabelledLine]:
    """The lines that were written for the project, page by page."""
    text = (resources.files("pipeline.models") / "furniture_lines.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return [LabelledLine(int(row["page"]), row["set"] == "test", row["label"], row["line"]) for row in rows]


def train(lines: Iterable[LabelledLine], *, seed: int = 0) -> LinearTagger:
    """A tagger for lines; the same lines and seed give the same tagger.

    A third of the sentences of the model of activities are article lines too: they hold the words of council news. More
    would make the model shy of short lines.

    Raises
    ------
    ValueError
        Where there are no lines of furniture.
    """
    examples = [Example(line_features(line.text), _LEARNED[line.label]) for line in lines if line.label != RELATED]
    examples += [Example(line_features(sentence.text), ()) for sentence in activity_sentences()[::3]]
    return fit_tagger(examples, seed=seed)


@frozen
class LineScore:
    """How many lines of each label there are, and how many of them were taken for furniture."""

    there: Mapping[str, int]
    taken: Mapping[str, int]

    @property
    def precision(self) -> float:
        """The share of the lines taken for furniture that are."""
        taken = sum(self.taken.values())
        return 1 - self.taken.get(ARTICLE, 0) / taken if taken else 0.0

    @property
    def recall(self) -> float:
        """The share of the furniture taken for it, without the lines that only their place tells."""
        told = (FURNITURE, OPENER)
        there = sum(self.there.get(label, 0) for label in told)
        return sum(self.taken.get(label, 0) for label in told) / there if there else 0.0


def score_lines(told: Iterable[tuple[LabelledLine, bool]]) -> LineScore:
    """The score of lines of which each was taken for furniture or not."""
    there: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    for line, is_taken in told:
        there[line.label] += 1
        taken[line.label] += is_taken
    return LineScore(there, taken)
