"""Tables as CSV: RFC 4180, UTF-8 with a byte-order mark, no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any, cast

from pipeline.tables.schema import columns_of

#: Between the items of a list in one cell.
LIST_SEPARATOR = "; "

_CELL_LIMIT = 2**31 - 1

# What Excel, LibreOffice and Google Sheets take for the start of a formula, full-width forms included. Apostrophes
# before it are counted in, so that a text that has one of its own comes back as it was.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
#: Characters that such a text begins with.
_DOUBTFUL = frozenset("'=+-@\t\r\n＝＋－＠")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def guard(text: str) -> str:
    """Put ``'`` before a text that a spreadsheet would run as a formula.

    >>> guard("=1+1"), guard("- Ông A"), guard("Ông A")
    ("'=1+1", "'- Ông A", 'Ông A')
    """
    return "'" + text if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """The text that :func:`guard` was given.

    >>> unguard("'=1+1"), unguard("'60s")
    ('=1+1', "'60s")
    """
    return text[1:] if _GUARDED.match(text) else text


def number(value: float) -> str:
    """A number without exponent and without a fraction that says nothing.

    >>> number(1290000.0), number(95.3), number(1e-7)
    ('1290000', '95.3', '0.0000001')

    Raises
    ------
    ValueError
        Where the number is infinite or not a number: no table holds one.
    """
    if not math.isfinite(value):
        raise ValueError(f"{value} cannot stand in a table")
    digits = repr(value)
    if "e" in digits:
        digits = format(Decimal(digits), "f")
    return digits.removesuffix(".0")


def cell(value: Any) -> str:
    """A value as a CSV cell."""
    if isinstance(value, str):
        return guard(value) if value else value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return number(value)
    return guard(LIST_SEPARATOR.join(value))


def cells(row_class: type[Any], row: Any) -> list[str]:
    """The cells of a row in the order of its table's header."""
    # There are a hundred thousand cells in a thousand articles: most are plain text, and need no look.
    return [
        value if type(value) is str and (not value or value[0] not in _DOUBTFUL) else cell(value)
        for value in _values_of(cast(Any, row_class))(row)
    ]


@cache
def _values_of(row_class: Any) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*(column.name for column in columns_of(row_class)))


def allow_long_cells() -> None:
    """Let the csv module read an article's text, which is one cell and longer than it expects."""
    csv.field_size_limit(_CELL_LIMIT)


def write(path: Path, row_class: type[Any], rows: Iterable[Any] = ()) -> int:
    """Write one table with its header and return the number of its rows."""
    count = 0
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.name for column in columns_of(row_class)])
        for row in rows:
            writer.writerow(cells(row_class, row))
            count += 1
    return count
