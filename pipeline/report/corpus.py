"""The tables of a run as a report needs them: every row at hand by what it belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pipeline.facts import TABLES, ArticleFacts
from pipeline.frozen import frozen
from pipeline.tables.csv import cell
from pipeline.tables.rows import Value, read_rows, value_of
from pipeline.tables.schema import columns_of

Row = Mapping[str, Value]

#: The tables whose rows point into an article's text.
EVIDENCED = ("meetings", "participants", "positions", "metrics", "activities", "dates", "documents")


@frozen
class Fact:
    """A row that points into the text of an article; ``number`` tells it from the article's other rows."""

    table: str
    number: int
    row: Row

    def __getitem__(self, column: str) -> Value:
        return self.row[column]

    def text(self, column: str) -> str:
        """A cell as text, empty where the article does not say."""
        value = self.row[column]
        return "" if value is None else str(value)

    @property
    def span(self) -> tuple[int, int]:
        return int(self.row["start"] or 0), int(self.row["end"] or 0)

    @property
    def article_id(self) -> str:
        return self.text("article_id")


@frozen
class Corpus:
    """Articles and officials by their identifiers; facts by article, by table, by whatever they belong to."""

    articles: Mapping[str, Row]
    officials: Mapping[str, Row]
    facts: Mapping[str, tuple[Fact, ...]]
    by_table: Mapping[str, tuple[Fact, ...]]

    def grouped(self, table: str, column: str) -> dict[str, list[Fact]]:
        """The facts of a table by the value of a column, those without one left out."""
        groups: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in self.by_table[table]:
            if fact[column] is not None:
                groups[fact.text(column)].append(fact)
        return dict(groups)

    def events(self) -> dict[str, list[Fact]]:
        """Rows of ``meetings`` by the event that they report; a meeting without one is an event by itself."""
        groups: defaultdict[str, list[Fact]] = defaultdict(list)
        for meeting in self.by_table["meetings"]:
            groups[event_of(meeting)].append(meeting)
        return dict(groups)


def event_of(meeting: Fact) -> str:
    """The identifier of the event that a row of ``meetings`` reports."""
    return meeting.text("event_id") or meeting.text("meeting_id")


def read_corpus(folder: Path) -> Corpus:
    """Read the CSV tables of a run.

    Raises
    ------
    FileNotFoundError
        Where the folder does not hold them.
    ValueError
        Where a cell is not what its column holds.
    """
    return _corpus({table: _read(folder, table) for table in ("articles", "officials", *EVIDENCED)})


def corpus_of(articles: Iterable[ArticleFacts]) -> Corpus:
    """The facts of articles at hand, as they would stand in the tables."""
    found: dict[str, list[Row]] = {table: [] for table in ("articles", "officials", *EVIDENCED)}
    for facts in articles:
        found["articles"].append(_row(facts.article))
        for table in ("officials", *EVIDENCED):
            found[table] += [_row(row) for row in getattr(facts, table)]
    return _corpus(found)


def _row(fact: Any) -> Row:
    """A fact as its row would be read: lists as text, nothing where nothing is said."""
    columns = columns_of(type(fact))
    return {column.name: value_of(cell(getattr(fact, column.name)), column) for column in columns}


def _corpus(found: Mapping[str, list[Row]]) -> Corpus:
    numbered = _number(found)
    by_table: defaultdict[str, list[Fact]] = defaultdict(list)
    for facts in numbered.values():
        for fact in facts:
            by_table[fact.table].append(fact)
    return Corpus(
        articles={str(row["article_id"]): row for row in found["articles"]},
        officials={str(row["official_id"]): row for row in found["officials"]},
        facts=numbered,
        by_table={table: tuple(by_table[table]) for table in EVIDENCED},
    )


def _read(folder: Path, table: str) -> list[Row]:
    path = folder / f"{table}.csv"
    if not path.is_file():
        raise FileNotFoundError(
            f"{path} is missing: write the tables as CSV (python -m pipeline run INPUT --out {folder})"
        )
    columns = columns_of(TABLES[table])
    names = [column.name for column in columns]
    return [dict(zip(names, cells, strict=True)) for cells in read_rows(path, columns)]


def _number(found: Mapping[str, Iterable[Row]]) -> dict[str, tuple[Fact, ...]]:
    """Article → its rows in the order of the text, numbered from 1."""
    rows: dict[str, list[tuple[str, Row]]] = {str(row["article_id"]): [] for row in found["articles"]}
    for table in EVIDENCED:
        for row in found[table]:
            rows.setdefault(str(row["article_id"]), []).append((table, row))
    for of_article in rows.values():
        of_article.sort(key=lambda item: (int(item[1]["start"] or 0), int(item[1]["end"] or 0)))
    return {
        article: tuple(Fact(table, number, row) for number, (table, row) in enumerate(of_article, start=1))
        for article, of_article in rows.items()
    }
