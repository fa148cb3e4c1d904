"""What tables, columns and codes are called in print, in English and in Vietnamese."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from pipeline.knowledge import rows
from pipeline.tables.codes import code_tables
from pipeline.tables.csv import allow_long_cells
from pipeline.tables.schema import all_tables, columns_of

Language = Literal["en", "vi"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@cache
def _labels(language: Language) -> Mapping[tuple[str, str], str]:
    return {(row["table"], row["column"]): row[f"label_{language}"] for row in rows("labels")}


def column_label(table: str, column: str, language: Language) -> str:
    """How a column is called; a column that no list names is called by its name.

    >>> column_label("metrics", "unit", "vi"), column_label("documents", "title", "en")
    ('Đơn vị tính', 'Title of the document')
    """
    labels = _labels(language)
    return labels.get((table, column)) or labels.get(("", column), column)


def table_label(table: str, language: Language) -> str:
    """How a table is called; a ``code_*`` table is called by its name.

    >>> table_label("officials", "vi")
    'Cán bộ'
    """
    return _labels(language).get((table, ""), table)


@cache
def code_labels(vocabulary: str, language: Language) -> Mapping[str, str]:
    """Code → label of one vocabulary.

    >>> code_labels("role", "en")["chair"]
    'Chairs'
    """
    codes = code_tables()[vocabulary]
    return {code.code: code.label_vi if language == "vi" else code.label_en for code in codes}


def code_label(vocabulary: str, code: str, language: Language) -> str:
    """The label of a code; a code that no list holds labels itself, and none stays empty."""
    return code_labels(vocabulary, language).get(code, code)


@cache
def _doubts() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each reason to look at a person as a pattern, and how it is said in Vietnamese."""
    return tuple((re.compile(re.escape(row["en"]).replace(r"\{\}", "(.+?)")), row["vi"]) for row in rows("doubt_words"))


def doubt_label(reasons: str, language: Language) -> str:
    """What ``officials.needs_review`` says, for people; what a person wrote there stays.

    >>> doubt_label("same name in Hà Nội, the whole country; name like Lù A Tú", "vi")
    'có người cùng tên ở Hà Nội, cả nước; tên gần giống Lù A Tú'
    """
    return reasons if language == "en" else "; ".join(map(_in_vietnamese, reasons.split("; ")))


def _in_vietnamese(reason: str) -> str:
    for pattern, told in _doubts():
        if found := pattern.fullmatch(reason):
            return told.format(*(", ".join(map(_in_vietnamese, part.split(", "))) for part in found.groups()))
    return reason


def relabel(folder: Path, language: Language) -> None:
    """Put labels for the names of columns and for codes into every CSV table in ``folder``.

    :func:`pipeline.read_tables` reads such tables too and gives names and codes back.

    Raises
    ------
    OSError
        Where the disk is full.
    """
    for table in all_tables():
        if not table.startswith("code_"):
            _relabel_table(folder / f"{table}.csv", table, language)


def _relabel_table(path: Path, table: str, language: Language) -> None:
    columns = columns_of(all_tables()[table])
    printed = [code_labels(column.vocabulary, language) if column.vocabulary else {} for column in columns]
    labelled = path.with_suffix(".labelled")
    allow_long_cells()
    with (
        open(path, encoding="utf-8-sig", newline="") as source,
        open(labelled, "w", encoding="utf-8-sig", newline="") as target,
    ):
        reader, writer = csv.reader(source), csv.writer(target)
        writer.writerow([column_label(table, name, language) for name in next(reader)])
        for cells in reader:
            writer.writerow([labels.get(cell, cell) for cell, labels in zip(cells, printed, strict=True)])
    os.replace(labelled, path)


@cache
def names_of_labels(table: str) -> Mapping[str, str]:
    """Label of a column of ``table``, in either language → the column's name."""
    names = (column.name for column in columns_of(all_tables()[table]))
    return {column_label(table, name, language): name for name in names for language in LANGUAGES}


@cache
def codes_of_labels(vocabulary: str) -> Mapping[str, str]:
    """Label of a code of ``vocabulary``, in either language → the code."""
    return {label: code for language in LANGUAGES for code, label in code_labels(vocabulary, language).items()}
