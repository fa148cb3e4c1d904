"""The tables as one Excel workbook: a sheet a table, typed cells, frozen headers, no formulas."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

from pipeline.tables.labels import Language, code_labels, column_label, table_label
from pipeline.tables.rows import Value, read_rows
from pipeline.tables.schema import Column, all_tables, columns_of

FILE = "council_news.xlsx"

# What Excel takes.
_MOST_ROWS = 1_048_576
_MOST_CHARACTERS = 32_767

# How wide the columns are, in characters: sentences, names and titles, what is short.
_WIDTHS = {"evidence": 80, "title": 44, "indicator": 32, "indicator_label": 32, "description": 44, "message": 60}
_KINDS = {"day": 12, "integer": 9, "number": 16, "boolean": 9}
_USUAL = 20

# A workbook tells when it was made; the same tables are to give the same bytes.
_MADE = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def write(folder: Path, labels: Language | None = None) -> None:
    """Make a workbook of the CSV tables in ``folder``, beside them. Needs XlsxWriter (extra ``xlsx``).

    With ``labels``, sheets, columns and codes are called by their labels.

    A text longer than Excel's 32,767 characters is cut, with … at its end; the other formats have it whole.

    Raises
    ------
    ValueError
        Where a table has more rows than a sheet can hold.
    """
    import xlsxwriter

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(folder / FILE, options) as book:
        book.set_properties({"created": _MADE, "title": "council-news"})
        bold = book.add_format({"bold": True})
        formats = {
            "day": book.add_format({"num_format": "dd/mm/yyyy"}),
            # Without it, billions are shown as powers of ten.
            "whole": book.add_format({"num_format": "#,##0"}),
        }
        # The views first: they are what people open.
        for table in sorted(all_tables(), key=lambda name: (not name.startswith("view_"), name.startswith("code_"))):
            columns = columns_of(all_tables()[table])
            sheet = book.add_worksheet(table_label(table, labels) if labels else table)
            sheet.freeze_panes(1, 0)
            for at, column in enumerate(columns):
                sheet.set_column(at, at, _WIDTHS.get(column.name) or _KINDS.get(column.kind, _USUAL))
            sheet.write_row(0, 0, _header(table, columns, labels), bold)
            printed = [
                code_labels(column.vocabulary, labels) if labels and column.vocabulary else {} for column in columns
            ]
            last = 0
            for last, row in enumerate(read_rows(folder / f"{table}.csv", columns), start=1):
                if last >= _MOST_ROWS:
                    raise ValueError(f"{table} has more rows than Excel's {_MOST_ROWS}: leave out the format xlsx")
                for at, (value, column) in enumerate(zip(row, columns, strict=True)):
                    _put(sheet, last, at, printed[at].get(str(value), value), column, formats)
            sheet.autofilter(0, 0, last, len(columns) - 1)


def _header(table: str, columns: tuple[Column, ...], labels: Language | None) -> list[str]:
    return [column_label(table, column.name, labels) if labels else column.name for column in columns]


def _put(sheet: object, row: int, at: int, value: Value, column: Column, formats: Mapping[str, object]) -> None:
    """Write one cell as what it holds."""
    if value is None:
        return
    if column.kind == "day":
        sheet.write_datetime(row, at, datetime.datetime.fromisoformat(str(value)), formats["day"])  # type: ignore[attr-defined]
    elif isinstance(value, bool):
        sheet.write_boolean(row, at, value)  # type: ignore[attr-defined]
    elif isinstance(value, (int, float)):
        whole = formats["whole"] if column.kind == "number" and float(value).is_integer() else None
        sheet.write_number(row, at, value, whole)  # type: ignore[attr-defined]
    else:
        text = value if len(value) <= _MOST_CHARACTERS else value[: _MOST_CHARACTERS - 1] + "…"
        sheet.write_string(row, at, text)  # type: ignore[attr-defined]
