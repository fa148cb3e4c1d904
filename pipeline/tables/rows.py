"""The rows of a written table as plain typed values, a few at a time."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from pipeline.tables.csv import allow_long_cells, unguard
from pipeline.tables.labels import codes_of_labels
from pipeline.tables.schema import Column

#: What a cell holds; ``None`` where the article does not say. Days and lists are text.
Value = str | int | float | bool | None


def value_of(cell: str, column: Column) -> Value:
    """The value of a CSV cell; of a code that was written as its label, the code.

    >>> value_of("12.5", Column("value", "number", "", ""))
    12.5

    Raises
    ------
    ValueError
        Where the cell does not hold what its column holds.
    """
    if not cell:
        return None
    match column.kind:
        case "integer":
            return int(cell)
        case "number":
            return float(cell)
        case "boolean":
            if cell not in ("true", "false"):
                raise ValueError(f"{cell!r} is neither true nor false")
            return cell == "true"
        case "text" | "list":
            return unguard(cell)
        case "code":
            return codes_of_labels(column.vocabulary).get(cell, cell)
        case "day":
            return cell


def read_rows(path: Path, columns: tuple[Column, ...]) -> Iterator[list[Value]]:
    """The rows of the CSV table at ``path``, in its order.

    Raises
    ------
    ValueError
        Where a cell does not hold what its column holds, or another version wrote the table.
    """
    allow_long_cells()
    with open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        if len(next(reader)) != len(columns):
            raise ValueError(f"{path.name} has other columns than this version writes: run the pipeline again")
        for cells in reader:
            yield [value_of(cell, column) for cell, column in zip(cells, columns, strict=True)]
