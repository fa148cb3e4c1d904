"""Meetings, officials, dates, counts and activities out of Vietnamese council news.

>>> import pipeline
>>> facts = pipeline.extract("Kỳ họp thứ 5\\nSáng 6/8/2018, HĐND tỉnh Hà Giang khai mạc kỳ họp thứ 5.")
>>> [row.timex for row in facts.dates]
['2018-08-06']

================  ====================================================================================================
``extract``       the facts of one article
``run``           files and folders in, every table out
``read_tables``   the tables of a run as data frames
``pivot``         one measure as a table, such as provinces by years
``load``          the spaCy pipeline behind it
``find_dates``    calendar expressions in any text
``find_numbers``  numbers in any text
================  ====================================================================================================

The names load on first use: ``import pipeline`` costs neither spaCy nor pandas.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.batch.extract import extract
    from pipeline.batch.run import run
    from pipeline.batch.summary import RunSummary
    from pipeline.facts import ArticleFacts
    from pipeline.grammar.dates import find_dates
    from pipeline.grammar.numbers import find_numbers
    from pipeline.nlp.language import load
    from pipeline.tables.pivot import pivot, pivot_evidence
    from pipeline.tables.read import read_tables

__all__ = [
    "ArticleFacts",
    "RunSummary",
    "extract",
    "find_dates",
    "find_numbers",
    "load",
    "pivot",
    "pivot_evidence",
    "read_tables",
    "run",
]

_HOMES = {
    "ArticleFacts": "pipeline.facts",
    "RunSummary": "pipeline.batch.summary",
    "extract": "pipeline.batch.extract",
    "find_dates": "pipeline.grammar.dates",
    "find_numbers": "pipeline.grammar.numbers",
    "load": "pipeline.nlp.language",
    "pivot": "pipeline.tables.pivot",
    "pivot_evidence": "pipeline.tables.pivot",
    "read_tables": "pipeline.tables.read",
    "run": "pipeline.batch.run",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
