"""How sure the rows of a run must be, and which of those that stay are the least sure."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import nsmallest
from typing import Any

from pipeline.batch.engines import UNTIMED, Beat
from pipeline.batch.parts import DoneArticle, DoneUnit, read_facts
from pipeline.facts import ArticleFacts
from pipeline.frozen import frozen, replace
from pipeline.link.corpus import digest_of
from pipeline.link.identifiers import FACT_TABLES
from pipeline.tables.coverage import DOUBTFUL, tally_of

#: So many doubtful rows are shown at the end of a run.
SHOWN = 10


def confident(facts: ArticleFacts, least: float) -> ArticleFacts:
    """The facts without the rows under ``least``; what referred to such a row refers to none."""
    if not least:
        return facts
    tables = {table: [row for row in getattr(facts, table) if row.confidence >= least] for table in FACT_TABLES}
    meetings = {row.meeting_id for row in tables["meetings"]}
    people = {row.official_id for table in ("participants", "positions") for row in tables[table]}
    for table, rows in tables.items():
        if table != "meetings":
            tables[table] = [_referring(row, meetings, people) for row in rows]
    kept: dict[str, Any] = tables
    return replace(facts, **kept)


def _referring(row: Any, meetings: set[str], people: set[str]) -> Any:
    changes = {}
    if getattr(row, "meeting_id", "") not in meetings | {""}:
        changes["meeting_id"] = ""
    if getattr(row, "official_id", "") not in people | {""}:
        changes["official_id"] = ""
    return replace(row, **changes) if changes else row


@frozen
class Sifting:
    """Units of a part to look at again, with the lines of their first articles, and how sure their rows must be."""

    part: str
    units: tuple[tuple[int, DoneUnit], ...]
    least: float


def sift(sifting: Sifting, folder: str, beat: Beat) -> tuple[DoneUnit, ...]:
    """The units as the corpus has to know them without the rows that are not sure enough."""
    beat(*UNTIMED)
    places = {line + number for line, unit in sifting.units for number in range(len(unit.articles))}
    facts = {place: confident(found, sifting.least) for place, found in read_facts(sifting.part, places)}
    return tuple(
        replace(
            unit,
            articles=tuple(
                DoneArticle(digest_of(facts[line + number]), tally_of(facts[line + number]))
                for number in range(len(unit.articles))
            ),
        )
        for line, unit in sifting.units
    )


@frozen(order=True)
class Doubt:
    """A row that should be looked at: how sure it is, where it stands, what it says and what found it."""

    confidence: float
    source: str
    start: int
    table: str
    text: str
    found_by: str


def doubts_of(facts: ArticleFacts) -> Iterable[Doubt]:
    """The doubtful rows of an article."""
    for table, row in facts.evidenced():
        if row.confidence < DOUBTFUL:
            text = facts.article.text[row.start : row.end]
            yield Doubt(row.confidence, facts.article.source, row.start, table, text, row.found_by)


def least_sure(doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """Those to show, the least sure first."""
    return tuple(nsmallest(SHOWN, doubts))
