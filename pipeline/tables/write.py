"""Every table of a corpus, written into a folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.facts import Failure
from pipeline.link.corpus import Corpus
from pipeline.link.identifiers import FACT_TABLES
from pipeline.tables import csv
from pipeline.tables.codes import code_tables
from pipeline.tables.coverage import coverage_of
from pipeline.tables.schema import all_tables
from pipeline.tables.views import metric_views, person_views


def rows_of(corpus: Corpus, failures: Sequence[Failure]) -> Mapping[str, Iterable[Any]]:
    """Table name → its rows, for every table, in an order that depends on the rows alone."""
    articles = corpus.articles
    officials = {official.official_id: official for official in corpus.officials}
    tables: dict[str, Iterable[Any]] = {
        "articles": (facts.article for facts in articles),
        "officials": corpus.officials,
        "contradictions": corpus.contradictions,
        "coverage": coverage_of(articles, failures),
        "errors": sorted(failures, key=lambda failure: (failure.source, failure.stage, failure.message)),
        "view_metrics": metric_views(articles),
        "view_people": person_views(articles, officials),
    }
    for table in FACT_TABLES:
        tables[table] = [row for facts in articles for row in getattr(facts, table)]
    tables.update({f"code_{name}": codes for name, codes in code_tables().items()})
    return tables


def write_tables(folder: Path, corpus: Corpus, failures: Sequence[Failure]) -> dict[str, int]:
    """Write every table as CSV into ``folder``.

    Returns
    -------
    dict
        Table name → number of rows.

    Raises
    ------
    OSError
        Where the folder cannot be written or the disk is full.
    """
    tables = rows_of(corpus, failures)
    return {
        name: csv.write(folder / f"{name}.csv", row_class, tables[name]) for name, row_class in all_tables().items()
    }
