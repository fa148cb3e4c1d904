"""The tables of a run in Datasette: titles, facets, search and ready queries over the SQLite database."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pipeline.knowledge import rows
from pipeline.tables import sqlite
from pipeline.tables.labels import Language, column_label, table_label
from pipeline.tables.schema import all_tables, columns_of

_DATABASE = Path(sqlite.FILE).stem
# Facets that are worth counting although they are no codes.
_FACETS = ("province", "publisher", "is_council_news", "is_main", "needs_review")
_MOST_FACETS = 4
_SORTED = {"articles": "published_at", "meetings": "start_date", "officials": "article_count"}


def metadata(language: Language) -> dict[str, Any]:
    """What Datasette shows around the tables: names, what each column holds, facets, ready queries."""
    return {
        "title": "council-news",
        "description": "Meetings, officials, dates, counts and activities out of Vietnamese council news",
        "databases": {
            _DATABASE: {
                "tables": {name: _table(name, row_class, language) for name, row_class in all_tables().items()},
                "queries": {row["name"]: _query(row, language) for row in rows("queries")},
            }
        },
    }


def _table(name: str, row_class: type[Any], language: Language) -> dict[str, Any]:
    columns = columns_of(row_class)
    facets = [column.name for column in columns if column.kind == "code" or column.name in _FACETS]
    described: dict[str, Any] = {
        "title": table_label(name, language),
        "description": (row_class.__doc__ or "").split("\n", 1)[0].replace("``", ""),
        "columns": {
            column.name: f"{column_label(name, column.name, language)}. {column.description}" for column in columns
        },
        "facets": facets[:_MOST_FACETS],
    }
    if name in _SORTED:
        described["sort_desc"] = _SORTED[name]
    return described


def _query(row: dict[str, str], language: Language) -> dict[str, str]:
    return {"title": row[f"title_{language}"], "description": row["description"], "sql": row["sql"]}


@contextmanager
def served(tables: Path, language: Language) -> Iterator[list[str]]:
    """The Datasette command over the database of a run; where the run wrote none, one is made for the while.

    Raises
    ------
    FileNotFoundError
        Where the folder holds neither a database nor CSV tables.
    ModuleNotFoundError
        Where Datasette is not installed.
    """
    if find_spec("datasette") is None:
        raise ModuleNotFoundError("exploring needs Datasette: pip install 'council-news[explore]'")
    with tempfile.TemporaryDirectory() as folder:
        database = tables / sqlite.FILE
        if not database.is_file():
            database = _make_database(tables, Path(folder))
        described = Path(folder, "metadata.json")
        described.write_text(json.dumps(metadata(language), ensure_ascii=False), encoding="utf-8")
        # Immutable: nobody writes into a finished run, and counting is done once.
        yield [sys.executable, "-m", "datasette", "serve", "-i", str(database), "--metadata", str(described)]


def _make_database(tables: Path, folder: Path) -> Path:
    sources = sorted(tables.glob("*.csv"))
    if not sources:
        raise FileNotFoundError(f"{tables} holds no tables; `python -m pipeline run INPUT --out {tables}` writes them")
    for source in sources:
        shutil.copyfile(source, folder / source.name)
    sqlite.write(folder)
    return folder / sqlite.FILE


def explore(tables: Path, language: Language, options: Sequence[str] = ()) -> int:
    """Serve the tables of a run until interrupted; Datasette's exit status.

    Raises
    ------
    FileNotFoundError, ModuleNotFoundError
        As :func:`served` does.
    """
    with served(tables, language) as command:
        try:
            return subprocess.run([*command, *options], check=False).returncode  # noqa: S603 - our own command
        except KeyboardInterrupt:
            return 0
