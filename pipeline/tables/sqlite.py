"""The tables as a SQLite database: typed, with keys and indices, searchable with and without diacritics."""

from __future__ import annotations

import sqlite3
import unicodedata
from pathlib import Path

from pipeline.tables.rows import Value, read_rows
from pipeline.tables.schema import Kind, all_tables, columns_of, primary_key, references

FILE = "council_news.sqlite"

_TYPES: dict[Kind, str] = {
    "text": "TEXT",
    "code": "TEXT",
    "list": "TEXT",
    "day": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "INTEGER",
}

# What is searched: the article itself, and of each fact its sentence and its own words.
_SEARCHED = {
    "articles": ("title", "text"),
    "meetings": ("name", "evidence"),
    "participants": ("name", "evidence"),
    "officials": ("name",),
    "positions": ("name", "title", "organization", "evidence"),
    "metrics": ("indicator", "evidence"),
    "activities": ("description", "evidence"),
    "documents": ("number", "title", "evidence"),
    "view_metrics": ("indicator", "evidence"),
    "view_people": ("name", "evidence"),
}

_MARKS = dict.fromkeys(code for code in range(0x300, 0x370))


def plain(text: str) -> str:
    """``text`` without diacritics, as people type it in a hurry; SQLite's own folding leaves the đ.

    >>> plain("Đồng Uỷ ban")
    'Dong Uy ban'
    """
    return unicodedata.normalize("NFD", text).translate(_MARKS).replace("đ", "d").replace("Đ", "D")


def write(folder: Path) -> None:
    """Make the database of the CSV tables in ``folder``, beside them.

    Raises
    ------
    sqlite3.Error
        Where the disk is full.
    """
    database = sqlite3.connect(folder / FILE, isolation_level=None)
    try:
        # Nobody reads it before it is whole, and a run that is killed begins it anew.
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute("BEGIN")
        for table in all_tables():
            _create(database, table)
            _fill(database, folder, table)
        for table, columns in _SEARCHED.items():
            _index_words(database, table, columns)
        database.execute("COMMIT")
        database.execute("PRAGMA optimize")
    finally:
        database.close()


def _create(database: sqlite3.Connection, table: str) -> None:
    columns, key = columns_of(all_tables()[table]), primary_key(table)
    lines = [
        f'"{column.name}" {_TYPES[column.kind]}' + (" PRIMARY KEY" if column.name == key else "") for column in columns
    ]
    lines += [
        f'FOREIGN KEY ("{column}") REFERENCES "{home}" ("{field}")'
        for column, (home, field) in references(table).items()
    ]
    database.execute(f'CREATE TABLE "{table}" ({", ".join(lines)})')
    for column in references(table):
        database.execute(f'CREATE INDEX "{table}_{column}" ON "{table}" ("{column}")')


def _fill(database: sqlite3.Connection, folder: Path, table: str) -> None:
    columns = columns_of(all_tables()[table])
    places = ", ".join("?" * len(columns))
    rows = read_rows(folder / f"{table}.csv", columns)
    database.executemany(f'INSERT INTO "{table}" VALUES ({places})', rows)  # noqa: S608 - our own names


def _index_words(database: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> None:
    """Full-text search over ``columns``; each text is indexed as printed and again without diacritics."""
    names = ", ".join(f'"{column}"' for column in columns)
    # Datasette finds the index of a table by this very form of content="…".
    database.execute(
        f'CREATE VIRTUAL TABLE "{table}_fts" USING FTS5 '
        f"""({names}, content="{table}", tokenize="unicode61 remove_diacritics 0")"""
    )
    database.create_function("searchable", 1, _searchable, deterministic=True)
    doubled = ", ".join(f'searchable("{column}")' for column in columns)
    database.execute(f'INSERT INTO "{table}_fts" (rowid, {names}) SELECT rowid, {doubled} FROM "{table}"')  # noqa: S608


def _searchable(text: Value) -> str | None:
    if not isinstance(text, str):
        return None
    bare = plain(text)
    return text if bare == text else f"{text}\n{bare}"
