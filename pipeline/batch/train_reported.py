"""Training, from annotated articles, of what decides which work an article reports."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.evaluate.tables import file_name, read_gold
from pipeline.extractors.work_mentions import work_evidence
from pipeline.facts import Article
from pipeline.frozen import frozen
from pipeline.ingest.read import read_inputs
from pipeline.models.reported import IS_PLANNED, REPORTED, Weights, planned_marks, reported_marks
from pipeline.models.reported_training import JudgedKind, Scores, held_out, train
from pipeline.nlp.confidence import CONFIDENCE
from pipeline.nlp.language import load, read

_SOURCE = (
    "# source: learned by `python -m pipeline train reported` from annotated council news: what a mark of "
    "pipeline/models/reported.py adds to the log-odds that an article reports a kind of work, and that it is yet to be "
    "done; kind.* are the kinds themselves, every is added to all"
)


@frozen
class ReportedTraining:
    """What a training did: the scores of each gold file's articles, each told by weights that have not seen it."""

    articles: int
    kinds: int
    scores: dict[str, Scores]

    def table(self) -> list[str]:
        """The scores as lines of a Markdown table."""
        return [
            f"{self.articles} articles, {self.kinds} kinds of work that something speaks for; each told without its "
            "article:",
            "",
            "| gold | P | R | F1 | right | missed | spurious |",
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
            *(_line(name, scores) for name, scores in self.scores.items()),
            _line("all", sum(self.scores.values(), Scores(0, 0, 0))),
        ]


def _line(name: str, scores: Scores) -> str:
    figures = f"{scores.precision:.2f} | {scores.recall:.2f} | {scores.f1:.2f}"
    return f"| {name} | {figures} | {scores.right} | {scores.missed} | {scores.spurious} |"


def train_reported(out: Path, *, gold: Sequence[Path], articles: Iterable[str]) -> ReportedTraining:
    """Learn from annotated articles which work an article reports, and write the weights to ``out``.

    Reports on an office's work, which mean all that they name, are left aside.

    Raises
    ------
    OSError
        Where a file cannot be read or written.
    ValueError
        Where ``gold`` is no annotation, or too few of its articles are among ``articles``.
    """
    annotated = {file: {file_name(row["source"]): row for row in read_gold([file])} for file in gold}
    judged, counts = judged_kinds({name: row for rows in annotated.values() for name, row in rows.items()}, articles)
    weights = train(judged)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(weights_table(weights), encoding="utf-8", newline="\n")
    told = held_out(judged, counts)
    scores = {
        file.name: sum((told[name] for name in rows if name in told), Scores(0, 0, 0))
        for file, rows in annotated.items()
        if told.keys() & rows.keys()
    }
    return ReportedTraining(len(counts), len(judged), scores)


def judged_kinds(
    annotated: Mapping[str, dict[str, Any]], articles: Iterable[str]
) -> tuple[list[JudgedKind], dict[str, int]]:
    """The kinds of work that something in annotated articles speaks for, and how many rows each annotation has."""
    nlp = load(disable=("council_activities", CONFIDENCE))
    judged: list[JudgedKind] = []
    counts: dict[str, int] = {}
    for article in read_inputs(articles):
        name = file_name(article.source)
        if not isinstance(article, Article) or name not in annotated:
            continue
        evidence = work_evidence(read(nlp, article))
        if evidence.is_report:
            continue
        told = _told(annotated[name])
        counts[name] = sum(map(len, told.values()))
        for kind, mentions in evidence.mentions.items():
            marks = {
                REPORTED: reported_marks(kind, mentions, evidence.signs),
                IS_PLANNED: planned_marks(kind, mentions, evidence.signs),
            }
            judged.append(JudgedKind(name, kind, mentions, marks, frozenset(told.get(kind, ()))))
    return judged, counts


def _told(annotated: dict[str, Any]) -> dict[str, set[str]]:
    """Kind of work → the statuses in which gold has it."""
    told: dict[str, set[str]] = {}
    for row in annotated.get("activities", ()):
        told.setdefault(row["type"], set()).add(row["status"])
    return told


def weights_table(weights: Weights) -> str:
    """The weights as ``knowledge/activity_marks.csv``."""
    text = io.StringIO()
    text.write(_SOURCE + "\n")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("question", "mark", "log_odds"))
    for question, worth in weights.log_odds.items():
        writer.writerows((question, mark, value) for mark, value in worth.items())
    return text.getvalue()
