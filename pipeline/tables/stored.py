"""Tables that were written as Parquet or SQLite, as the cells that CSV would hold."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.tables import sqlite
from pipeline.tables.csv import cell
from pipeline.tables.schema import Column


def read_cells(folder: Path, table: str, columns: tuple[Column, ...]) -> pd.DataFrame | None:
    """The cells of a table out of Parquet, else out of the database; ``None`` where neither is there.

    The rows of a parted table come part by part, not in the order of the articles.
    """
    if (folder / f"{table}.parquet").exists():
        return _frame(_parquet_rows(folder / f"{table}.parquet", columns), columns)
    if (folder / sqlite.FILE).exists():
        return _frame(_sqlite_rows(folder / sqlite.FILE, table, columns), columns)
    return None


def _parquet_rows(path: Path, columns: tuple[Column, ...]) -> Iterable[Sequence[Any]]:
    import pyarrow.dataset

    names = [column.name for column in columns]
    # What the parts are called says nothing that the tables do not.
    stored = pyarrow.dataset.dataset(path, partitioning=None, exclude_invalid_files=False)
    if not stored.files:
        return []
    held = stored.to_table(columns=names, use_threads=False)
    return zip(*(held.column(name).to_pylist() for name in names), strict=True)


def _sqlite_rows(path: Path, table: str, columns: tuple[Column, ...]) -> Iterable[Sequence[Any]]:
    names = ", ".join(f'"{column.name}"' for column in columns)
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
        return database.execute(f'SELECT {names} FROM "{table}" ORDER BY rowid').fetchall()  # noqa: S608 - our own names


def _frame(rows: Iterable[Sequence[Any]], columns: tuple[Column, ...]) -> pd.DataFrame:
    cells = [[cell(_value(value, column)) for value, column in zip(row, columns, strict=True)] for row in rows]
    return pd.DataFrame(cells, columns=[column.name for column in columns], dtype=object)


def _value(value: Any, column: Column) -> Any:
    """A stored value as a row has it."""
    if value is None:
        return None
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return bool(value) if column.kind == "boolean" else value
