"""The controlled vocabularies with their labels."""

from __future__ import annotations

from functools import cache

from pipeline.facts import Code
from pipeline.knowledge import rows


@cache
def code_tables() -> dict[str, tuple[Code, ...]]:
    """Vocabulary → its codes in their own order.

    >>> code_tables()["part_of_day"][0].label_vi
    'Sáng'
    """
    tables: dict[str, list[Code]] = {}
    for row in rows("vocabularies"):
        code = Code(**{name: row[name] for name in ("code", "label_en", "label_vi", "description")})
        tables.setdefault(row["vocabulary"], []).append(code)
    return {vocabulary: tuple(codes) for vocabulary, codes in tables.items()}


@cache
def _labels(vocabulary: str) -> dict[str, str]:
    return {code.code: code.label_vi for code in code_tables()[vocabulary]}


def label_vi(vocabulary: str, code: str) -> str:
    """The Vietnamese label of a code; a code that no list holds labels itself, and none stays empty."""
    return _labels(vocabulary).get(code, code)
