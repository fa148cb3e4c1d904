"""The tables of a corpus: rows of one article, and rows that only the corpus has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pipeline.facts import TABLES, ArticleFacts, Career, Contradiction, Coverage, Failure, Official
from pipeline.link.identifiers import FACT_TABLES
from pipeline.tables import csv
from pipeline.tables.codes import code_tables
from pipeline.tables.schema import all_tables
from pipeline.tables.views import metric_views, person_views

#: Tables whose rows are made of one article each, so that they can be written article by article.
ARTICLE_TABLES = ("articles", *FACT_TABLES, "view_metrics", "view_people")


def article_rows(facts: ArticleFacts, genders: Mapping[str, str]) -> dict[str, Iterable[Any]]:
    """Table name → an article's rows; ``genders`` by ``official_id``, as the corpus knows them."""
    tables: dict[str, Iterable[Any]] = {table: getattr(facts, table) for table in FACT_TABLES}
    tables["articles"] = (facts.article,)
    tables["view_metrics"] = metric_views(facts)
    tables["view_people"] = person_views(facts, genders)
    return tables


def write_corpus_tables(
    folder: Path,
    *,
    officials: Iterable[Official],
    careers: Iterable[Career],
    contradictions: Iterable[Contradiction],
    coverage: Iterable[Coverage],
    failures: Iterable[Failure],
) -> dict[str, int]:
    """Write the tables that only the whole corpus has, the code tables included.

    Returns
    -------
    dict
        Table name → number of rows.

    Raises
    ------
    OSError
        Where the folder cannot be written or the disk is full.
    """
    rows: dict[str, Iterable[Any]] = {
        "officials": officials,
        "careers": careers,
        "contradictions": contradictions,
        "coverage": coverage,
        "errors": sorted(failures, key=lambda failure: (failure.source, failure.stage, failure.message)),
    }
    rows.update({f"code_{name}": codes for name, codes in code_tables().items() if f"code_{name}" in all_tables()})
    return {name: csv.write(folder / f"{name}.csv", all_tables()[name], table) for name, table in rows.items()}


def write_headers(folder: Path) -> None:
    """Begin the tables whose rows are written article by article."""
    for name in ARTICLE_TABLES:
        csv.write(folder / f"{name}.csv", TABLES[name])
