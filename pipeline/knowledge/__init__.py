"""The domain as data: lists of titles, bodies, units, provinces and the like, one CSV file each.

A file starts with comment lines (``# source: …`` is required: where the list comes from), then a header and rows.
Everything may import this package; it imports nothing of ``pipeline``.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

__all__ = ["rows", "source", "values"]


@cache
def _read(name: str) -> tuple[str, tuple[dict[str, str], ...]]:
    lines = (resources.files(__package__) / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    comments = [line for line in lines if line.startswith("#")]
    note = " ".join(line.lstrip("# ") for line in comments if line.startswith("# source:"))
    if not note:
        raise ValueError(f"knowledge/{name}.csv does not name its source in a '# source:' line")
    body = [line for line in lines if line.strip() and not line.startswith("#")]
    table = []
    for number, row in enumerate(csv.DictReader(body, strict=True), start=1):
        if None in row or None in row.values():
            raise ValueError(f"knowledge/{name}.csv, row {number}: not as many cells as the header: {row}")
        table.append({key: value.strip() for key, value in row.items()})
    return note.removeprefix("source:").strip(), tuple(table)


def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``knowledge/<name>.csv``, each a mapping from column to text.

    >>> rows("surnames")[0]["surname"]
    'Nguyễn'
    """
    return _read(name)[1]


def values(name: str, column: str, **where: str) -> tuple[str, ...]:
    """The non-empty cells of one column, in the file's order, of the rows whose other cells equal ``where``."""
    return tuple(
        row[column] for row in rows(name) if row[column] and all(row[key] == value for key, value in where.items())
    )


def source(name: str) -> str:
    """Where the list comes from."""
    return _read(name)[0]
