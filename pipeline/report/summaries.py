"""A fact in short: its cells that a reader wants, labelled and printed."""

from __future__ import annotations

from pipeline.facts import TABLES
from pipeline.frozen import frozen
from pipeline.report.addresses import page_of
from pipeline.report.corpus import Corpus, Fact, event_of
from pipeline.report.print import day, days, number, time, words
from pipeline.tables.labels import Language, code_label, column_label
from pipeline.tables.schema import Column, columns_of

# Not a column: the two days of a period are one thing to a reader.
_PERIOD = "period"
#: Table → the columns that tell a fact in short, in their order.
IN_SHORT = {
    "meetings": ("name", "meeting_type", "timex", "status", "organizers", "location"),
    "participants": ("name", "role"),
    "positions": ("name", "title", "organization", "status"),
    "metrics": ("indicator", "indicator_id", "comparator", "change", "status", _PERIOD, "actor", "subject"),
    "activities": ("activity_type", "status", "actor"),
    "dates": ("timex", "basis"),
    "documents": ("doc_type", "number", "title", "issuer", "issued_date"),
}


@frozen
class Cell:
    """A cell in print; ``page`` is the page that it leads to, or ``""``."""

    label: str
    text: str
    page: str = ""


def printed(column: Column, value: object, language: Language) -> str:
    """A cell's value as people read it; empty where the article does not say."""
    match value:
        case None:
            return ""
        case bool():
            return words(language)["yes" if value else "no"]
        case int() | float():
            return number(value, language)
    if column.kind == "code":
        return code_label(column.vocabulary, str(value), language)
    if column.name == "timex":
        return time(str(value), language)
    return day(str(value), language) if column.kind == "day" else str(value)


def in_short(fact: Fact, corpus: Corpus, language: Language) -> list[Cell]:
    """The filled cells of a fact that tell it in short."""
    columns = {column.name: column for column in columns_of(TABLES[fact.table])}
    cells = []
    for name in IN_SHORT[fact.table]:
        if name == _PERIOD:
            if told := days(fact.text("period_start"), fact.text("period_end"), language):
                cells.append(Cell(words(language)["period"], told))
        elif text := printed(columns[name], fact[name], language):
            label = words(language)["time"] if name == "timex" else column_label(fact.table, name, language)
            cells.append(Cell(label, text, _page(fact, name, corpus)))
    return cells


def _page(fact: Fact, column: str, corpus: Corpus) -> str:
    """The page that a cell leads to."""
    if column == "indicator_id":
        return page_of("indicators", fact.text("indicator_id"))
    if fact.table == "meetings" and column in ("name", "meeting_type"):
        return page_of("meetings", event_of(fact))
    if fact.table in ("participants", "positions") and column == "name" and fact["official_id"] in corpus.officials:
        return page_of("officials", fact.text("official_id"))
    return ""
