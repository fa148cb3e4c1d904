"""Run the pipeline over inputs (first, simple form)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.facts import TABLES
from pipeline.ingest.article import make_article
from pipeline.nlp.language import load, process
from pipeline.tables import csv


def run(inputs: Sequence[Path], out: Path) -> None:
    nlp = load()
    results = []
    for root in inputs:
        for path in sorted(root.rglob("*.txt")) if root.is_dir() else [root]:
            results.append(process(nlp, make_article(path.read_text("utf-8"), source=path.name)))
    out.mkdir(parents=True, exist_ok=True)
    for table, row_class in TABLES.items():
        if table == "articles":
            rows = [facts.article for facts in results]
        else:
            rows = [row for facts in results for row in getattr(facts, table, [])]
        csv.write(out / f"{table}.csv", row_class, rows)
