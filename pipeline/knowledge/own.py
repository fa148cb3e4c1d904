"""A user's own lists: files of the same names and columns as the package's, checked before they are used."""

from __future__ import annotations

import csv
import difflib
import os
import re
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

Row = dict[str, str]

#: The codes and labels of the tables are a public interface, and no knowledge of the domain.
_CLOSED = frozenset({"labels", "vocabularies"})
#: A column of at most so many different codes takes no others.
_MOST_CODES = 40
_CODE = re.compile(r"[a-z0-9_]*")


class KnowledgeError(ValueError):
    """A user's list that cannot be used; the message says which, where, and what to do."""


def read_own(directory: Path, package: Callable[[str], Sequence[Row]], names: Sequence[str]) -> dict[str, list[Row]]:
    """The lists in ``directory`` by name, each row checked against the package's list of that name.

    Raises
    ------
    KnowledgeError
        Where the folder holds no list, a list that the package does not have, or one that does not fit its columns.
    """
    if not directory.is_dir():
        raise KnowledgeError(f"there is no folder {os.fspath(directory)!r} of lists")
    files = sorted(path for path in directory.iterdir() if path.suffix.lower() == ".csv")
    if not files:
        raise KnowledgeError(f"the folder {os.fspath(directory)!r} holds no list (titles.csv, bodies.csv …)")
    return {file.stem: _checked(file, package, names) for file in files}


def _checked(file: Path, package: Callable[[str], Sequence[Row]], names: Sequence[str]) -> list[Row]:
    if file.stem not in names or file.stem in _CLOSED:
        close = difflib.get_close_matches(file.stem, [name for name in names if name not in _CLOSED], n=1)
        hint = f"; did you mean {close[0]}.csv?" if close else ""
        raise KnowledgeError(f"{file.name}: there is no such list to add to{hint}")
    known = package(file.stem)
    header = list(known[0])
    reader = csv.DictReader(_lines(file), strict=True)
    if list(reader.fieldnames or ()) != header:
        found = ",".join(reader.fieldnames or ())
        raise KnowledgeError(f"{file.name}: the first line must be {','.join(header)!r}, not {found!r}")
    codes = {column: allowed for column in header if (allowed := _codes(known, column))}
    try:
        return [_row(file, number, row, codes) for number, row in enumerate(reader, start=1)]
    except csv.Error as error:
        raise KnowledgeError(f"{file.name}: not a CSV file with commas: {error}") from error


def _lines(file: Path) -> list[str]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{file.name}: not in UTF-8: save it as 'CSV UTF-8'") from error
    lines = unicodedata.normalize("NFC", text).splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _codes(rows: Sequence[Row], column: str) -> frozenset[str]:
    """The codes that a column takes; empty where it takes any words."""
    cells = {row[column] for row in rows}
    is_closed = len(cells) <= min(_MOST_CODES, len(rows) // 2) and all(_CODE.fullmatch(cell) for cell in cells)
    return frozenset(cells) if is_closed else frozenset()


def _row(file: Path, number: int, row: dict[str | None, str | None], codes: dict[str, frozenset[str]]) -> Row:
    cells = {key: value.strip() for key, value in row.items() if key is not None and value is not None}
    if len(cells) < len(row):
        raise KnowledgeError(f"{file.name}, row {number}: not as many cells as the first line")
    if not any(cells.values()):
        raise KnowledgeError(f"{file.name}, row {number}: all cells are empty")
    for column, allowed in codes.items():
        if cells[column] not in allowed:
            known = ", ".join(sorted(code or "(empty)" for code in allowed))
            raise KnowledgeError(f"{file.name}, row {number}: {column} is one of {known}, not {cells[column]!r}")
    return cells


def layered(own: Sequence[Row], rows: Sequence[Row]) -> tuple[Row, ...]:
    """A user's rows, then those of the package for whose wording the user has no row.

    The wording is the first column that takes any words; rows of codes alone replace nothing.
    """
    key = next((column for column in rows[0] if not _codes(rows, column)), "")
    written = {row[key].casefold() for row in own if key} - {""}
    return (*own, *(row for row in rows if not key or row[key].casefold() not in written))
