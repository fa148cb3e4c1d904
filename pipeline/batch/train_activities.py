"""Training of the model of activities from its sentences and, where one is given, from a corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.extractors.activities import sure_type
from pipeline.facts import Article
from pipeline.frozen import frozen
from pipeline.ingest.read import read_inputs
from pipeline.models.activity_training import (
    LabelledSentence,
    LabelScore,
    activity_sentences,
    averages,
    cross_validate,
    train,
)
from pipeline.nlp.sentences import find_sentences

#: No kind of work may take more than this many sentences out of a corpus: some fill every second article.
_MOST_OF_A_LABEL = 200
_SHORTEST, _LONGEST = 30, 300


@frozen
class Training:
    """What a training did: how many sentences it learned from, and the scores of its cross-validation."""

    written: int
    from_corpus: int
    scores: list[LabelScore]
    size: int

    def learned(self) -> str:
        """What was learned from."""
        return f"{self.written} sentences written for the project, {self.from_corpus} out of the corpus"

    def table(self) -> list[str]:
        """The scores, and what the sentences of each kind were taken for, as lines of a Markdown table."""
        lines = [
            "| kind of work | sentences | P | R | F1 | taken for |",
            "| --- | ---: | ---: | ---: | ---: | --- |",
        ]
        for score in self.scores:
            taken = ", ".join(f"{label} {count}" for label, count in score.taken_for)
            figures = f"{score.precision:.2f} | {score.recall:.2f} | {score.f1:.2f}"
            lines.append(f"| {score.label} | {score.sentences} | {figures} | {taken} |")
        precision, recall, f1 = averages(self.scores)
        return [*lines, f"| mean |  | {precision:.2f} | {recall:.2f} | {f1:.2f} |  |"]


def train_activities(out: Path, *, corpus: Iterable[str] = (), seed: int = 0) -> Training:
    """Train the model of activities and write it to ``out``.

    The scores are of the written sentences alone, so that trainings with and without a corpus compare.
    """
    written = activity_sentences()
    more = list(corpus_sentences(corpus))
    text = train([*written, *more], seed=seed).dump()
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text, encoding="utf-8", newline="\n")
    return Training(len(written), len(more), cross_validate(written, extra=more, seed=seed), len(text.encode()))


def corpus_sentences(paths: Iterable[str]) -> Iterator[LabelledSentence]:
    """Sentences of a corpus that the lexicon labels surely.

    All that it finds in such a sentence is of one kind, and believed wherever it stands.
    """
    taken: Counter[str] = Counter()
    for article in read_inputs(paths):
        if not isinstance(article, Article):
            continue
        for start, end in find_sentences(article.text, article.blocks):
            sentence = article.text[start:end]
            label = sure_type(sentence) if _SHORTEST <= len(sentence) <= _LONGEST else ""
            if label and taken[label] < _MOST_OF_A_LABEL:
                taken[label] += 1
                yield LabelledSentence(sentence, (label,))
