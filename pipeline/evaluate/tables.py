"""Gold and a run's tables, article by article."""

from __future__ import annotations

import csv
import json
import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.evaluate.annotated import completed, faults
from pipeline.evaluate.score import Row
from pipeline.facts import ArticleFacts, Evidenced
from pipeline.tables.csv import cells, unguard
from pipeline.tables.labels import codes_of_labels, names_of_labels
from pipeline.tables.schema import all_tables, columns_of

#: Table name → the rows of one article (of ``officials``: of the whole corpus).
ArticleRows = Mapping[str, Sequence[Row]]

_TABLES = ("meetings", "participants", "positions", "metrics", "activities", "dates", "documents")
_CELL_LIMIT = 2**31 - 1
_MOST_FAULTS = 3


def read_gold(files: Sequence[str | os.PathLike[str]]) -> list[dict[str, Any]]:
    """Annotated articles out of files with one JSON object a line.

    Raises
    ------
    ValueError
        Where a line is not an annotated article, with the file, the line and what is wrong; where there is none.
    """
    articles = []
    for file in map(Path, files):
        for number, line in enumerate(file.read_text(encoding="utf-8-sig").split("\n"), start=1):
            if not line.strip():
                continue
            try:
                article = json.loads(line)
            except ValueError as error:
                raise ValueError(f"{file}, line {number}: not JSON ({error})") from error
            if found := list(faults(article)):
                more = f" (and {len(found) - _MOST_FAULTS} faults more)" if len(found) > _MOST_FAULTS else ""
                raise ValueError(f"{file}, line {number}: {'; '.join(found[:_MOST_FAULTS])}{more}")
            articles.append(completed(article))
    if not articles:
        raise ValueError(f"no annotated article in {', '.join(map(str, files))}")
    return articles


def file_name(source: str) -> str:
    """The name under which gold and tables mean the same article: the file's, without folder and record number."""
    return PurePosixPath(source.split("#")[0]).name


def _read(folder: Path, table: str) -> list[Row]:
    columns = columns_of(all_tables()[table])
    path = folder / f"{table}.csv"
    if not path.exists():
        return []
    # An article's text is one cell, longer than the csv module expects.
    csv.field_size_limit(_CELL_LIMIT)
    with open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        # A run with --labels wrote labels in place of names and codes.
        names = {name: label for label, name in names_of_labels(table).items() if label in (reader.fieldnames or ())}
        codes = {column.name: codes_of_labels(column.vocabulary) for column in columns if column.vocabulary}
        found: list[Row] = []
        for row in reader:
            cells_of = {column.name: row.get(names.get(column.name, column.name)) or "" for column in columns}
            found.append({name: unguard(codes.get(name, {}).get(cell, cell)) for name, cell in cells_of.items()})
    return found


def read_found(directory: str | os.PathLike[str]) -> dict[str, tuple[Row, ArticleRows]]:
    """File name → the article's row and its rows in the other tables.

    Raises
    ------
    FileNotFoundError
        Where the folder holds no ``articles.csv``.
    """
    folder = Path(directory)
    if not (folder / "articles.csv").exists():
        raise FileNotFoundError(f"{folder} holds no articles.csv; is it a run's output folder?")
    rows: defaultdict[str, dict[str, list[Row]]] = defaultdict(lambda: {table: [] for table in _TABLES})
    for table in _TABLES:
        for row in _read(folder, table):
            rows[row["article_id"]][table].append(row)
    officials = _read(folder, "officials")
    found: dict[str, tuple[Row, ArticleRows]] = {}
    for article in _read(folder, "articles"):
        found.setdefault(
            file_name(article["source"]), (article, {**rows[article["article_id"]], "officials": officials})
        )
    return found


def rows_of(facts: ArticleFacts) -> tuple[dict[str, list[Row]], dict[int, Evidenced]]:
    """An article's facts as the rows of its tables, and the fact behind each row by the row's ``id``."""
    rows: dict[str, list[Row]] = {table: [] for table in (*_TABLES, "officials")}
    behind: dict[int, Evidenced] = {}
    for table, fact in facts.evidenced():
        names = (column.name for column in columns_of(type(fact)))
        row = dict(zip(names, map(unguard, cells(type(fact), fact)), strict=True))
        rows[table].append(row)
        behind[id(row)] = fact
    return rows, behind


def nothing_found() -> tuple[Row, ArticleRows]:
    """What the tables say of an article that they do not hold."""
    article = {column.name: "" for column in columns_of(all_tables()["articles"])}
    return article, {table: [] for table in (*_TABLES, "officials")}
