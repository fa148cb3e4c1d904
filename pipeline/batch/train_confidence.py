"""Training of the calibration of confidence from annotated articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.evaluate.calibration import calibration, reliability_table
from pipeline.evaluate.evaluation import FIELDS, judge_article
from pipeline.evaluate.score import Board
from pipeline.evaluate.tables import file_name, read_gold, rows_of
from pipeline.facts import Article
from pipeline.frozen import frozen
from pipeline.ingest.read import read_inputs
from pipeline.link.corpus import link_article
from pipeline.models.confidence import evidence_for
from pipeline.models.confidence_training import JudgedRow, held_out, train
from pipeline.models.marks import Surroundings
from pipeline.nlp.confidence import CONFIDENCE
from pipeline.nlp.language import load, process


@frozen
class ConfidenceTraining:
    """What a training did: the articles and rows that it learned from, and how sure each was without its article."""

    articles: int
    told: list[tuple[str, float, bool]]

    def table(self) -> list[str]:
        """Calibration on articles held out, table by table, and the reliability of all rows, as lines of Markdown."""
        lines = [
            f"{self.articles} articles, {len(self.told)} rows; each row told without its article:",
            "",
            "| table | rows | right | error | AUROC | at 0.9 or above | of these right |",
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
        ]
        tables: defaultdict[str, list[tuple[float, bool]]] = defaultdict(list)
        for table, probability, right in self.told:
            tables[table].append((probability, right))
            tables["all"].append((probability, right))
        for name in sorted(tables, key=lambda name: (name == "all", name)):
            lines.append(_line(name, tables[name]))
        return [*lines, "", *reliability_table(tables["all"])]


def _line(name: str, judged: Sequence[tuple[float, bool]]) -> str:
    found = calibration(judged)
    if found is None:
        raise ValueError("no rows to calibrate")
    right = sum(right for _, right in judged) / len(judged)
    auroc = "–" if found.auroc is None else f"{found.auroc:.2f}"
    sure = "–" if found.precision_sure is None else f"{found.precision_sure:.2f}"
    return f"| {name} | {found.rows} | {right:.2f} | {found.error:.3f} | {auroc} | {found.share_sure:.2f} | {sure} |"


def train_confidence(out: Path, *, gold: Sequence[Path], articles: Iterable[str]) -> ConfidenceTraining:
    """Learn the calibration from annotated articles and write it to ``out``.

    Raises
    ------
    OSError
        Where a file cannot be read or written.
    ValueError
        Where ``gold`` is no annotation, or none of its articles is among ``articles``.
    """
    rows = list(judged_rows(gold, articles))
    text = train(rows).dump()
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text, encoding="utf-8", newline="\n")
    return ConfidenceTraining(len({row.source for row in rows}), held_out(rows))


def judged_rows(gold: Sequence[Path], articles: Iterable[str]) -> Iterator[JudgedRow]:
    """The rows that the extractors find in annotated articles, before they are calibrated, each right or wrong."""
    nlp = load(disable=(CONFIDENCE,))
    annotated = {file_name(article["source"]): article for article in read_gold(gold)}
    for article in read_inputs(articles):
        if not isinstance(article, Article) or file_name(article.source) not in annotated:
            continue
        facts = link_article(process(nlp, article))
        rows, behind = rows_of(facts)
        board = Board(FIELDS)
        judge_article(board, annotated[file_name(article.source)], rows)
        around = Surroundings(facts)
        for table, row, right in board.judged:
            yield JudgedRow(article.source, table, evidence_for(table, behind[id(row)], around), right)
