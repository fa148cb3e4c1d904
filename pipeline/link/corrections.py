"""What people know better: corrections of rows, of articles and of who is who.

A correction names an article and, in it, a person or the words of a row, never an identifier that linking makes. So it
holds on every run, whatever the extractors learn meanwhile. The facts of an article are corrected before the corpus is
linked; what is said of a person travels with the person's mention.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from functools import cache
from typing import Any

from pipeline.facts import TABLES, ArticleFacts, columns, row_id
from pipeline.frozen import frozen, replace
from pipeline.knowledge import values
from pipeline.link.identifiers import FACT_TABLES
from pipeline.link.keys import name_key
from pipeline.link.mentions import Mention, Word
from pipeline.link.officials import SETTABLE

#: The columns of ``corrections.csv``; others are for the reader's eyes.
HEADER = ("table", "article", "name", "span", "column", "value", "by", "note")
#: Column that drops the row; its value is ``yes``.
DROP = "drop"
#: Column of ``officials`` that gathers a person's mentions: one label is one person, two labels are two.
PERSON = "person"

_FIXED = frozenset(
    (
        *("article_id", "meeting_id", "metric_id", "activity_id", "official_id", "event_id"),
        *("source", "content_hash", "duplicate_of", "corrected_by"),
        *("evidence", "start", "end", "found_by", "confidence"),
    )
)
_FIXED_TEXT = {"articles": "text", "metrics": "text", "dates": "text"}
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
_BOOLEANS = {"true": True, "false": False}
_DAYS = frozenset(("published_at", "start_date", "end_date", "period_start", "period_end", "as_of", "issued_date"))


class WrongCorrection(ValueError):
    """Corrections that cannot be carried out as they are written."""


@frozen(kw_only=True)
class Correction:
    """A line of ``corrections.csv``; ``place`` is its file and line, for messages, ``order`` its number among all."""

    place: str
    order: int = 0
    table: str
    article: str
    name: str
    span: str
    column: str
    value: str
    by: str
    note: str = ""


@frozen
class Corrected:
    """The facts of an article after its corrections, and those that found no row, with the reason."""

    facts: ArticleFacts
    missed: tuple[tuple[Correction, str], ...]


def read_corrections(text: str, file: str = "corrections.csv") -> list[Correction]:
    """The corrections of a CSV file.

    Lines that nobody has signed (``by``) and that hold no value are unfilled lines of a review list: they are passed
    over. Commas or semicolons may separate the cells, as spreadsheets write them.

    Raises
    ------
    WrongCorrection
        With every fault of the file: its line, what is wrong and what would be right.
    """
    body = text.removeprefix("\ufeff")
    separator = ";" if body.partition("\n")[0].count(";") > body.partition("\n")[0].count(",") else ","
    reader = csv.DictReader(io.StringIO(body, newline=""), delimiter=separator)
    missing = [name for name in HEADER if name != "note" and name not in (reader.fieldnames or ())]
    if missing:
        raise WrongCorrection(f"{file}: the first line lacks {', '.join(missing)}; it should be {','.join(HEADER)}")
    found: list[Correction] = []
    faults: list[str] = []
    for row in reader:
        cells = {name: _unguarded((row.get(name) or "").strip()) for name in HEADER}
        if not (cells["by"] or cells["value"]):
            continue
        correction = Correction(place=f"{file}:{reader.line_num}", order=len(found), **cells)
        fault = _fault(correction)
        if fault:
            faults.append(f"{correction.place}: {fault}")
        found.append(correction)
    if faults:
        raise WrongCorrection("\n".join(faults))
    return found


def _unguarded(cell: str) -> str:
    return cell[1:] if re.match(r"'+[=+\-@]", cell) else cell


def correctable(table: str) -> tuple[str, ...]:
    """The columns of a table that a correction may set.

    >>> correctable("participants")
    ('drop', 'name', 'role')
    """
    if table == "officials":
        return (PERSON, *SETTABLE)
    own = [spec.name for spec in columns(TABLES[table])]
    drop = () if table == "articles" else (DROP,)
    return (*drop, *(name for name in own if name not in _FIXED and name != _FIXED_TEXT.get(table)))


def _fault(correction: Correction) -> str:
    """What is wrong with a correction by itself, or ``""``."""
    tables = ("articles", *FACT_TABLES, "officials")
    if correction.table not in tables:
        return f"there is no table {correction.table!r} to correct; choose from {', '.join(tables)}"
    if not correction.by:
        return "nobody signs it: fill the column by"
    if not correction.article:
        return "the article is not named: give its url, source or article_id"
    if correction.column not in correctable(correction.table):
        named = ", ".join(correctable(correction.table))
        return f"column {correction.column!r} of {correction.table} cannot be corrected; choose from {named}"
    if correction.table == "officials" and not correction.name:
        return "the person is not named: fill the column name"
    if correction.table in FACT_TABLES and not (correction.name or correction.span):
        return "the row is not named: fill name (a person) or span (its words, or its start-end)"
    return _wrong_value(correction)


def _wrong_value(correction: Correction) -> str:
    if correction.column == DROP:
        return "" if correction.value == "yes" else f"drop takes the value yes, not {correction.value!r}"
    if correction.column == PERSON:
        return "" if correction.value else "give the person a label, any words that are the same for each mention"
    spec = _columns(correction.table)[correction.column]
    vocabulary = spec.metadata["vocabulary"]
    known = values("vocabularies", "code", vocabulary=vocabulary) if vocabulary else ()
    if known and correction.value and correction.value not in known:
        return f"{correction.value!r} is no {vocabulary}; choose from {', '.join(known)}"
    if correction.column in _DAYS and correction.value:
        try:
            date.fromisoformat(correction.value)
        except ValueError:
            return f"{correction.value!r} is no day; write it as 2024-01-31"
    try:
        _typed(correction)
    except ValueError:
        return f"{correction.value!r} does not fit {correction.column}: {_KINDS[str(spec.type)]} is needed"
    return ""


_KINDS = {
    "str": "a text",
    "tuple[str, ...]": "a list joined by '; '",
    "int": "a whole number",
    "int | None": "a whole number or nothing",
    "float": "a number with a decimal point",
    "float | None": "a number with a decimal point or nothing",
    "bool": "true or false",
}


@cache
def _columns(table: str) -> dict[str, Any]:
    return {spec.name: spec for spec in fields(TABLES[table])}


def _typed(correction: Correction) -> Any:
    """The value as its column holds it."""
    kind, value = str(_columns(correction.table)[correction.column].type), correction.value
    if kind.endswith("None") and not value:
        return None
    if kind.startswith("tuple"):
        return tuple(filter(None, (item.strip() for item in value.split(";"))))
    if kind.startswith("bool"):
        if value not in _BOOLEANS:
            raise ValueError(value)
        return _BOOLEANS[value]
    if kind.startswith("int"):
        return int(value)
    if kind.startswith("float"):
        return float(value)
    return value


class CorrectionIndex:
    """Corrections by the article that they name: by its identifier, its source or its url."""

    def __init__(self, corrections: Iterable[Correction]) -> None:
        self._named: dict[str, list[Correction]] = {}
        self._used: set[str] = set()
        for correction in corrections:
            self._named.setdefault(correction.article, []).append(correction)
        # The identifier of an article is made of its address, so an address finds it too.
        self._addresses = {row_id("a", name): name for name in self._named}

    def of(self, article_id: str, source: str) -> tuple[Correction, ...]:
        """The corrections of an article, in their order."""
        if not self._named:
            return ()
        names = {article_id, source, self._addresses.get(article_id, "")} & self._named.keys()
        self._used |= names
        found = [correction for name in names for correction in self._named[name]]
        return tuple(sorted(found, key=lambda correction: correction.order))

    def unused(self) -> list[tuple[Correction, str]]:
        """The corrections whose article nobody asked for, with the reason."""
        return [
            (correction, f"no article {name!r} was read; give its url, source or article_id")
            for name, same in self._named.items()
            if name not in self._used
            for correction in same
        ]


def corrected(facts: ArticleFacts, corrections: Sequence[Correction]) -> Corrected:
    """The facts of an article with its corrections carried out, in their order."""
    missed: list[tuple[Correction, str]] = []
    for correction in corrections:
        if correction.table == "articles":
            facts = _corrected_article(facts, correction)
        elif correction.table in FACT_TABLES:
            rows, reason = _corrected_rows(facts, correction)
            if reason:
                missed.append((correction, reason))
            else:
                tables: dict[str, Any] = {correction.table: rows}
                facts = replace(facts, **tables)
        elif not _names_somebody(facts, correction):
            missed.append((correction, f"the article names no official {correction.name!r}"))
    return Corrected(facts, tuple(missed))


def _corrected_article(facts: ArticleFacts, correction: Correction) -> ArticleFacts:
    signed = _signed(facts.article.corrected_by, correction.by)
    article = replace(facts.article, **{correction.column: _typed(correction)}, corrected_by=signed)
    if correction.column != "published_at":
        return replace(facts, article=article)
    # The day on which a position holds is the article's.
    before = facts.article.published_at[:10]
    positions = [replace(row, as_of="") if row.as_of == before else row for row in facts.positions]
    return replace(facts, article=article, positions=positions)


def _corrected_rows(facts: ArticleFacts, correction: Correction) -> tuple[list[Any], str]:
    """The rows of the table after a correction, or why it cannot be carried out."""
    rows: list[Any] = getattr(facts, correction.table)
    meant = [row for row in rows if _is_meant(row, correction, facts.article.text)]
    if not meant:
        return rows, "the article has no such row any more; remove the line if that is right"
    if len(meant) > 1 and not correction.name:
        places = ", ".join(f"{row.start}-{row.end}" for row in meant)
        return rows, f"several rows have these words; give the span as start-end, one of {places}"
    if correction.column == DROP:
        return [row for row in rows if row not in meant], ""
    value = _typed(correction)
    return [_with(row, correction, value) if row in meant else row for row in rows], ""


def _with(row: Any, correction: Correction, value: Any) -> Any:
    signed = _signed(row.corrected_by, correction.by)
    changes: dict[str, Any] = {correction.column: value}
    # What a human has read is as sure as it gets.
    return replace(row, **changes, corrected_by=signed, confidence=1.0)


def _signed(before: str, by: str) -> str:
    return "; ".join(dict.fromkeys(filter(None, (*before.split("; "), by))))


def _is_meant(row: Any, correction: Correction, text: str) -> bool:
    if correction.name:
        name = getattr(row, "subject", "") if correction.table == "metrics" else getattr(row, "name", "")
        if name_key(name) != name_key(correction.name):
            return False
    if not correction.span:
        return True
    place = _SPAN.fullmatch(correction.span)
    if place:
        return (row.start, row.end) == (int(place[1]), int(place[2]))
    return " ".join(text[row.start : row.end].split()).lower() == " ".join(correction.span.split()).lower()


def _names_somebody(facts: ArticleFacts, correction: Correction) -> bool:
    wanted = name_key(correction.name)
    named = {row.name for row in facts.positions} | {row.name for row in facts.participants}
    return any(name_key(name) == wanted for name in named)


def with_words(mentions: Sequence[Mention], corrections: Sequence[Correction]) -> tuple[Mention, ...]:
    """The mentions of an article with what corrections of ``officials`` say of their persons."""
    words: dict[str, list[Word]] = {}
    for correction in corrections:
        if correction.table == "officials":
            word = Word(correction.column, correction.value, correction.by)
            words.setdefault(name_key(correction.name), []).append(word)
    return tuple(replace(mention, words=tuple(words.get(name_key(mention.name), ()))) for mention in mentions)
