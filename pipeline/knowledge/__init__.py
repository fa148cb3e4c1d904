"""The domain as data: lists of titles, bodies, units, provinces and the like, one CSV file each.

A file starts with comment lines (``# source: …`` is required: where the list comes from), then a header and rows.
Everything may import this package; it imports nothing else of ``pipeline``. A user's own lists lie over the package's
from :func:`use` on.
"""

from __future__ import annotations

import csv
import os
import sys
from functools import cache
from importlib import resources
from pathlib import Path

from pipeline.knowledge.own import KnowledgeError, layered, read_own

__all__ = ["KnowledgeError", "names", "own_directory", "own_files", "rows", "source", "use", "values"]

#: The user's folder and its lists, as they were when it was taken into use.
_own: tuple[Path | None, dict[str, list[dict[str, str]]]] = (None, {})


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
    own = _own[1].get(name)
    return layered(own, _read(name)[1]) if own else _read(name)[1]


def names() -> list[str]:
    """The names of all lists."""
    folder = resources.files(__package__)
    return sorted(item.name.removesuffix(".csv") for item in folder.iterdir() if item.name.endswith(".csv"))


def use(directory: str | os.PathLike[str] | None) -> None:
    """Lay the lists of a folder over the package's, in this process, from now on; ``None`` takes them away again.

    A folder may hold any of the package's files, with the same columns; the user's rows come first, and replace those
    with the same wording. Patterns that were compiled before are made anew, so a Language that was loaded before
    reads with the new lists too. A folder whose files have changed is read again.

    Raises
    ------
    KnowledgeError
        Where a file does not fit; the lists in use are then as they were.
    """
    global _own
    folder = None if directory is None else Path(directory).absolute()
    taken = (folder, read_own(folder, lambda name: _read(name)[1], names()) if folder else {})
    if taken != _own:
        _own = taken
        _forget()


def own_directory() -> str:
    """The folder of the user's lists; empty where none is in use."""
    return os.fspath(_own[0]) if _own[0] else ""


def own_files() -> list[tuple[str, str]]:
    """The user's lists as (name, content), for telling one set from another."""
    return [(name, repr(table)) for name, table in sorted(_own[1].items())]


def _forget() -> None:
    """Clear every cache of the package: what is compiled out of lists lives in ``functools.cache``."""
    for name, module in list(sys.modules.items()):
        if name.startswith("pipeline."):
            for value in list(vars(module).values()):
                clear = getattr(value, "cache_clear", None)
                if callable(clear) and value is not _read:
                    clear()


@cache
def values(name: str, column: str, **where: str) -> tuple[str, ...]:
    """The non-empty cells of one column, in the file's order, of the rows whose other cells equal ``where``."""
    return tuple(
        row[column] for row in rows(name) if row[column] and all(row[key] == value for key, value in where.items())
    )


def source(name: str) -> str:
    """Where the list comes from."""
    return _read(name)[0]
