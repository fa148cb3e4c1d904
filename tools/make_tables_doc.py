"""Write docs/tables.md from the facts' columns and the code tables.

Run ``python tools/make_tables_doc.py`` after a change of pipeline/facts.py or knowledge/vocabularies.csv; with
``--check`` it only compares.
"""

from __future__ import annotations

import argparse
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

from pipeline import knowledge
from pipeline.facts import TABLES, Evidenced, columns

PAGE = Path(__file__).parents[1] / "docs" / "tables.md"
INTRODUCTION = """\
# The tables

Generated from `pipeline/facts.py` by `python tools/make_tables_doc.py`; do not edit.

A run writes each table as `<table>.csv`: RFC 4180, UTF-8 with a byte-order mark. One row is one fact. An empty cell
means that the text does not say. Days are ISO 8601; a time that is not a full day is a TIMEX3 value (`2018-H1`,
`XXXX-04-03`). Cells of the type *list* are joined by `; `, booleans are `true` and `false`. A text cell that a
spreadsheet would run as a formula has a leading `'`, which `pipeline.read_tables` takes off again. The values of a
column with *codes* are listed [at the end](#codes).
"""
TYPES = {str: "text", bool: "boolean", int: "integer", float: "number"}


def type_name(hint: Any) -> str:
    """How a column's type is called in the page: ``float | None`` → ``number``."""
    if isinstance(hint, types.UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    return TYPES.get(hint, "list")


def summary(row_class: type[Any]) -> str:
    """The first line of a class's docstring, as Markdown."""
    return (row_class.__doc__ or "").splitlines()[0].replace("``", "`")


def table_lines(name: str, row_class: type[Any]) -> Iterator[str]:
    yield f"\n## {name}\n\n{summary(row_class)}\n\n| column | type | what it holds | codes |\n"
    yield "| --- | --- | --- | --- |\n"
    hints = get_type_hints(row_class)
    for spec in columns(row_class):
        vocabulary = spec.metadata["vocabulary"]
        codes = f"[{vocabulary}](#code_{vocabulary})" if vocabulary else ""
        yield f"| `{spec.name}` | {type_name(hints[spec.name])} | {spec.metadata['description']} | {codes} |\n"
    if issubclass(row_class, Evidenced):
        yield "\n`text[start:end]` of the article is the row's own span.\n"


def code_lines() -> Iterator[str]:
    yield "\n## Codes\n\nEach vocabulary is also a table, `code_<name>.csv`.\n"
    rows = knowledge.rows("vocabularies")
    for vocabulary in sorted({row["vocabulary"] for row in rows}):
        yield f"\n### code_{vocabulary}\n\n| code | English | Vietnamese | meaning |\n| --- | --- | --- | --- |\n"
        for row in rows:
            if row["vocabulary"] == vocabulary:
                yield f"| `{row['code']}` | {row['label_en']} | {row['label_vi']} | {row['description']} |\n"


def page() -> str:
    parts = [INTRODUCTION]
    for name, row_class in TABLES.items():
        parts += table_lines(name, row_class)
    return "".join([*parts, *code_lines()])


def main() -> int:
    parser = argparse.ArgumentParser(description="Write docs/tables.md.")
    parser.add_argument("--check", action="store_true", help="only compare; exit status 1 if the page is out of date")
    if parser.parse_args().check:
        if PAGE.read_text(encoding="utf-8") == page():
            return 0
        print("docs/tables.md is out of date: run python tools/make_tables_doc.py", file=sys.stderr)
        return 1
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
