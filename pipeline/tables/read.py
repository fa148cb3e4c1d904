"""The tables of a run as data frames."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd

from pipeline.tables.csv import unguard
from pipeline.tables.labels import codes_of_labels, names_of_labels
from pipeline.tables.schema import Column, all_tables, columns_of, vocabularies
from pipeline.tables.stored import read_cells

_BOOLEANS = {"true": True, "false": False}


def read_tables(directory: str | os.PathLike[str]) -> dict[str, pd.DataFrame]:
    """Read every table that a run wrote, out of the CSV or, where it is not there, out of Parquet or SQLite.

    Parameters
    ----------
    directory
        The folder that the run wrote into.

    Returns
    -------
    dict
        Table name (``"metrics"``, ``"code_role"`` …) → data frame. Texts and lists (joined by ``"; "``) are
        ``string``, codes ``category``, whole days ``datetime64``, counts ``Int64``, other numbers ``Float64``, booleans
        ``boolean``. An empty cell is missing in each of them: the article does not say. Columns that the pipeline does
        not know stay text. Names and codes come back also where the run wrote labels in their place.

    Raises
    ------
    FileNotFoundError
        Where the folder holds no table.
    ValueError
        Where a cell is not what its column holds, with the table, column and cell.

    Examples
    --------
    >>> import tempfile, pipeline
    >>> folder = tempfile.TemporaryDirectory()
    >>> page = Path(folder.name, "tin.txt")
    >>> _ = page.write_text("HĐND tỉnh họp\\nSáng 6/8/2018, HĐND tỉnh Hà Giang khai mạc kỳ họp.\\n", encoding="utf-8")
    >>> _ = pipeline.run(page, Path(folder.name, "tables"))
    >>> tables = pipeline.read_tables(Path(folder.name, "tables"))
    >>> tables["articles"]["source"].tolist()
    ['tin.txt']
    >>> folder.cleanup()
    """
    folder = Path(directory)
    tables = {}
    for name, row_class in all_tables().items():
        columns, path = columns_of(row_class), folder / f"{name}.csv"
        if path.exists():
            tables[name] = _typed_table(_csv_cells(path, name), path.name, columns)
        elif (cells := read_cells(folder, name, columns)) is not None:
            tables[name] = _typed_table(cells, name, columns)
    if not tables:
        raise FileNotFoundError(f"{folder} holds no tables; `python -m pipeline run INPUT --out {folder}` writes them")
    return tables


def _csv_cells(path: Path, table: str) -> pd.DataFrame:
    frame = pd.read_csv(path, encoding="utf-8-sig", dtype=str, keep_default_na=False, na_filter=False)
    return frame.rename(columns=dict(names_of_labels(table)))


def _typed_table(frame: pd.DataFrame, where: str, columns: tuple[Column, ...]) -> pd.DataFrame:
    known = {column.name: column for column in columns}
    for name in frame.columns:
        column = known.get(name, Column(name, "text", "", ""))
        try:
            frame[name] = _typed(frame[name], column)
        except (TypeError, ValueError) as error:
            raise ValueError(f"{where}, column {name}: {error}") from error
    return frame


def _typed(cells: pd.Series[str], column: Column) -> pd.Series:
    """The cells of a column as what it holds."""
    filled = cells.where(cells != "", None)
    match column.kind:
        case "text" | "list":
            return filled.map(unguard, na_action="ignore").astype("string")
        case "code":
            known = vocabularies()[column.vocabulary]
            labels = codes_of_labels(column.vocabulary)
            filled = filled.map(lambda cell: labels.get(cell, cell), na_action="ignore")
            # A code that no vocabulary lists comes from a user's own knowledge or a newer version: keep it.
            others = sorted(set(filled.dropna()) - set(known))
            return filled.astype(pd.CategoricalDtype([*known, *others]))
        case "day":
            # One unit whatever the column holds: an empty one and one of old days would each have another.
            return pd.to_datetime(filled, format="%Y-%m-%d").astype("datetime64[s]")
        case "integer":
            return pd.to_numeric(filled).astype("Int64")
        case "number":
            return pd.to_numeric(filled).astype("Float64")
        case "boolean":
            wrong = set(filled.dropna()) - set(_BOOLEANS)
            if wrong:
                raise ValueError(f"{min(wrong)!r} is neither true nor false")
            return filled.map(_BOOLEANS).astype("boolean")
