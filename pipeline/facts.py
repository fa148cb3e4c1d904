"""The facts that the pipeline finds: one frozen dataclass a table, one instance a row.

This module is the single source of the public tables. A field's metadata holds its description and, where its values
come from a controlled vocabulary, that vocabulary's name; the CSV header, the dtypes of :func:`pipeline.read_tables`
and the documentation are generated from it. Facts are plain values (strings, numbers, booleans, tuples of strings), so
that they pass between processes; none holds a spaCy object.

Offsets are Python string offsets into ``Article.text``; days are ISO 8601 strings; imprecise days are TIMEX3 values
(``XXXX-04-03``). An empty string, an empty tuple or ``None`` means that the text does not say.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import MISSING, Field, dataclass, field, fields
from typing import Any

from pipeline.frozen import frozen


def column(description: str, *, default: Any = MISSING, vocabulary: str = "") -> Any:
    """A dataclass field that is a table's column."""
    metadata = {"description": description, "vocabulary": vocabulary, "column": True}
    if default is MISSING:
        return field(metadata=metadata)
    return field(default=default, metadata=metadata)


def row_id(prefix: str, *parts: object) -> str:
    """An opaque identifier that depends on ``parts`` alone: the same parts give the same identifier everywhere.

    >>> row_id("a", "news/1.txt") == row_id("a", "news/1.txt")
    True
    """
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"))
    return f"{prefix}-{digest.hexdigest()[:16]}"


@frozen
class Block:
    """A part of an article: ``text[start:end]`` without the line break behind it.

    ``kind`` is one of ``title``, ``lead``, ``body``, ``heading``, ``caption``, ``byline``, ``dateline``, ``cell``.
    """

    kind: str
    start: int
    end: int


@frozen(kw_only=True)
class Article:
    """An article that was read: what ingestion yields, what a spaCy Doc carries, a row of ``articles``."""

    article_id: str = column("Stable identifier, from the url, else from the source")
    source: str = column("Path below the input that was named; #3 is the third record of that file")
    url: str = column("Address of the page, where the input gives it", default="")
    content_hash: str = column("SHA-256 of the cleaned text")
    title: str = column("Headline", default="")
    publisher: str = column("Publisher, by its full name where known", default="")
    author: str = column("Byline", default="")
    published_at: str = column("Day of publication that the text or the input's metadata gives", default="")
    province: str = column("Province or centrally run city under the name it bore at the time", default="")
    province_code: str = column("The province's official code before 1 July 2025", default="")
    province_2025: str = column("The province that it is in since 1 July 2025", default="")
    admin_level: str = column("Level that the article is about", default="", vocabulary="admin_level")
    is_council_news: bool = column("About a people's council, its bodies or offices", default=False)
    duplicate_of: str = column("article_id of the article that this one repeats", default="")
    text: str = column("Cleaned text that every offset points into")
    warnings: tuple[str, ...] = column("What a reader should know about this article's rows", default=())
    corrected_by: str = column("Who corrected the row, where a correction touched it", default="")
    blocks: tuple[Block, ...] = field(default=(), metadata={"column": False})


@frozen(kw_only=True)
class Evidenced:
    """Columns of every row that comes from text."""

    evidence: str = column("The sentence as printed")
    start: int = column("Offset in the article's text where the fact's own span starts")
    end: int = column("Offset where it ends (Python slicing)")
    found_by: str = column("Rule or model that found it")
    confidence: float = column("Probability that the row is right, 0 to 1")
    corrected_by: str = column("Who corrected the row, where a correction touched it", default="")


@frozen(kw_only=True)
class Meeting(Evidenced):
    """A session, conference, hearing or visit, held or announced."""

    meeting_id: str = column("Stable identifier of the row")
    article_id: str = column("Article that reports it")
    event_id: str = column("Shared by the reports of one and the same meeting", default="")
    name: str = column("Name as printed", default="")
    meeting_type: str = column("Kind of meeting", vocabulary="meeting_type")
    is_main: bool = column("The meeting that the article is about", default=False)
    start_date: str = column("First day, ISO 8601, where the year is known", default="")
    end_date: str = column("Last day, ISO 8601, where the year is known", default="")
    timex: str = column("TIMEX3 value of the time as far as the text settles it", default="")
    part_of_day: str = column("Part of the day", default="", vocabulary="part_of_day")
    status: str = column("Whether it was held", default="held", vocabulary="meeting_status")
    format: str = column("In person, online or both", default="", vocabulary="meeting_format")
    organizers: tuple[str, ...] = column("Bodies that hold it, as written", default=())
    location: str = column("Place as printed", default="")
    province: str = column("Province where it belongs", default="")
    term: str = column("Council term (khóa) as written", default="")
    session_number: int | None = column("Ordinal of the council session", default=None)
    period_start: str = column("First day of the time that it reviews", default="")
    period_end: str = column("Last day of the time that it reviews", default="")


@frozen(kw_only=True)
class Participant(Evidenced):
    """What somebody did at a meeting or in a decision; who did two things has two rows."""

    article_id: str = column("Article that says so")
    meeting_id: str = column("Meeting, where the text ties the role to one", default="")
    official_id: str = column("The person, over the whole corpus", default="")
    name: str = column("Full name, title case, without honorific")
    role: str = column("What the person did", vocabulary="role")


@frozen(kw_only=True)
class Official:
    """A person in a public role, over the whole corpus."""

    official_id: str = column("Identifier of the person, until a merger or a split gives another")
    name: str = column("Full name")
    gender: str = column("From an honorific in the text alone", default="", vocabulary="gender")
    gender_basis: str = column("The honorific that tells it", default="")
    province: str = column("Province of the person's articles", default="")
    latest_position: str = column("Title in the latest dated article", default="")
    latest_organization: str = column("Organization in the latest dated article", default="")
    first_seen: str = column("Earliest day of an article or of its main meeting", default="")
    last_seen: str = column("Latest such day", default="")
    article_count: int = column("Articles that name the person", default=0)
    needs_review: str = column("Why a human should look, where records may be one person or several", default="")
    corrected_by: str = column("Who corrected the row, where a correction touched it", default="")


@frozen(kw_only=True)
class Career:
    """An office of an official in time: when articles saw the person in it."""

    official_id: str = column("The person")
    name: str = column("Full name")
    province: str = column("Province of the person", default="")
    title: str = column("Title as most articles write it")
    organization: str = column("Organization as most articles write it", default="")
    admin_level: str = column("Level of the organization", default="", vocabulary="admin_level")
    first_seen: str = column("Earliest day on which an article gives the person the office", default="")
    last_seen: str = column("Latest such day", default="")
    left_by: str = column("Earliest day, not before the last one, on which the person is said to have left", default="")
    article_count: int = column("Articles that give the person the office", default=0)


@frozen(kw_only=True)
class Position(Evidenced):
    """A title and the organization it is held in, as an article tells it of a person."""

    official_id: str = column("The person, over the whole corpus", default="")
    article_id: str = column("Article that says so")
    name: str = column("Full name")
    title: str = column("Title as written", default="")
    organization: str = column(
        "Organization as written, without the province where it is only the province", default=""
    )
    admin_level: str = column("Level of the organization", default="", vocabulary="admin_level")
    status: str = column(
        "Current, former, appointed or dismissed; empty where the article tells of the post as one of a career "
        "(held once, and maybe still)",
        default="current",
        vocabulary="position_status",
    )
    as_of: str = column("Day on which the article says so", default="")


@frozen(kw_only=True)
class Metric(Evidenced):
    """A count, amount, share or measure; a figure told twice in an article is one row."""

    metric_id: str = column("Stable identifier of the row")
    article_id: str = column("Article that states it")
    meeting_id: str = column("Meeting that it belongs to, where the text ties it to one", default="")
    indicator: str = column("What is measured, in the article's words")
    indicator_id: str = column("The measure under its one name", default="", vocabulary="indicator")
    value: float = column("The number, scaled")
    value_max: float | None = column("Upper end of a range", default=None)
    denominator: float | None = column("What the number is out of", default=None)
    unit: str = column("Counted noun or unit", default="")
    comparator: str = column("Approximate or bounded", default="", vocabulary="comparator")
    change: str = column("Whether the number is an increase or a decrease", default="", vocabulary="change")
    status: str = column("Actual or planned", default="actual", vocabulary="metric_status")
    actor: str = column("Body whose number it is", default="")
    subject: str = column("Person whom a vote is about", default="")
    official_id: str = column("That person, over the whole corpus", default="")
    activity_type: str = column("Kind of work that it counts", default="", vocabulary="activity_type")
    period_start: str = column("First day of the time that it measures", default="")
    period_end: str = column("Last day of the time that it measures", default="")
    text: str = column("The number as printed, with its unit")


@frozen(kw_only=True)
class Activity(Evidenced):
    """Council work that an article tells of: one row for what is done, one for what is planned."""

    activity_id: str = column("Stable identifier of the row")
    article_id: str = column("Article that reports it")
    activity_type: str = column("Kind of work", vocabulary="activity_type")
    status: str = column("Done or planned", default="done", vocabulary="activity_status")
    actor: str = column("Body that does it", default="")
    description: str = column("The words that tell it", default="")
    period_start: str = column("First day of its time", default="")
    period_end: str = column("Last day of its time", default="")


@frozen(kw_only=True)
class CalendarDate(Evidenced):
    """A day, month, year or span of time that an article names."""

    article_id: str = column("Article that states it")
    text: str = column("The expression as printed")
    kind: str = column("Grain", vocabulary="date_kind")
    timex: str = column("TIMEX3 value")
    start_date: str = column("First day that it covers, where the year is known", default="")
    end_date: str = column("Last day that it covers", default="")
    basis: str = column("What the parts that are not written rest on", vocabulary="date_basis")


@frozen(kw_only=True)
class Document(Evidenced):
    """A legal or official document that an article names."""

    article_id: str = column("Article that names it")
    doc_type: str = column("Kind of document, as written", default="", vocabulary="")
    number: str = column("Number as written", default="")
    title: str = column("Title as written", default="")
    issuer: str = column("Body that issued it", default="")
    issued_date: str = column("Day of issue", default="")


@frozen(kw_only=True)
class Contradiction:
    """A pair of rows of which at least one is wrong."""

    kind: str = column("Kind of contradiction")
    table: str = column("Table of the two rows")
    row_a: str = column("Identifier of the first row")
    row_b: str = column("Identifier of the second row")
    message: str = column("What contradicts what, in words")


@frozen(kw_only=True)
class Coverage:
    """What was read of a publisher in a month."""

    publisher: str = column("Publisher; empty where unknown")
    month: str = column("Month of publication (YYYY-MM); empty where unknown")
    read: int = column("Articles read", default=0)
    empty: int = column("Articles without any text", default=0)
    duplicate: int = column("Articles that repeat another", default=0)
    not_council_news: int = column("Articles about something else", default=0)
    failed: int = column("Inputs that could not be read or processed", default=0)
    low_confidence: int = column("Rows with a confidence under 0.5", default=0)


@frozen(kw_only=True)
class Failure:
    """An input that gave no article, and why: a row of ``errors``."""

    source: str = column("Path relative to the input")
    stage: str = column("Step that failed: read, extract, correct or write")
    error: str = column("Kind of error")
    message: str = column("What went wrong and what to do")


@frozen(kw_only=True)
class MetricView:
    """A metric with everything a journalist wants beside it."""

    title: str = column("Headline")
    url: str = column("Address of the page")
    publisher: str = column("Publisher")
    published_at: str = column("Day of publication")
    province: str = column("Province")
    meeting_name: str = column("Meeting that the metric belongs to")
    meeting_type: str = column("Its kind, in Vietnamese")
    meeting_date: str = column("Its day")
    indicator: str = column("What is measured, in the article's words")
    indicator_label: str = column("The measure's common name, in Vietnamese")
    value: float = column("The number")
    value_max: float | None = column("Upper end of a range")
    denominator: float | None = column("What the number is out of")
    unit: str = column("Counted noun or unit")
    comparator: str = column("Approximate or bounded, in Vietnamese")
    change: str = column("Increase or decrease, in Vietnamese")
    status: str = column("Actual or planned, in Vietnamese")
    actor: str = column("Body whose number it is")
    subject: str = column("Person whom a vote is about")
    period_start: str = column("First day of the time that it measures")
    period_end: str = column("Last day of the time that it measures")
    text: str = column("The number as printed")
    confidence: float = column("Probability that the row is right")
    evidence: str = column("The sentence as printed")


@frozen(kw_only=True)
class PersonView:
    """A person's role in a meeting with everything a journalist wants beside it."""

    title: str = column("Headline")
    url: str = column("Address of the page")
    publisher: str = column("Publisher")
    published_at: str = column("Day of publication")
    province: str = column("Province")
    meeting_name: str = column("Meeting")
    meeting_type: str = column("Its kind, in Vietnamese")
    meeting_date: str = column("Its day")
    name: str = column("Full name")
    gender: str = column("Gender, in Vietnamese")
    positions: tuple[str, ...] = column(
        "Titles and organizations that the article gives the person, without the posts of a career beside others"
    )
    role: str = column("Role, in Vietnamese")
    confidence: float = column("Probability that the row is right")
    evidence: str = column("The sentence as printed")


@frozen(kw_only=True)
class Code:
    """A value of a controlled vocabulary: a row of a ``code_*`` table."""

    code: str = column("Value as it stands in the tables")
    label_en: str = column("English label")
    label_vi: str = column("Vietnamese label")
    description: str = column("What it means")


#: Table name → class of its rows, in the order in which they are written.
TABLES: dict[str, type[Any]] = {
    "articles": Article,
    "meetings": Meeting,
    "participants": Participant,
    "officials": Official,
    "careers": Career,
    "positions": Position,
    "metrics": Metric,
    "activities": Activity,
    "dates": CalendarDate,
    "documents": Document,
    "contradictions": Contradiction,
    "coverage": Coverage,
    "errors": Failure,
    "view_metrics": MetricView,
    "view_people": PersonView,
}

_EVIDENCE = tuple(spec.name for spec in fields(Evidenced))


def columns(row_class: type[Any]) -> list[Field[Any]]:
    """The columns of a table in the order of its header: its own first, the evidence last."""
    own = [spec for spec in fields(row_class) if spec.metadata["column"]]
    return sorted(own, key=lambda spec: spec.name in _EVIDENCE and issubclass(row_class, Evidenced))


@dataclass(slots=True)
class ArticleFacts:
    """Everything found in one article. Extractors append to the lists; ``extract`` returns it.

    ``officials`` stays empty on a Doc: people are resolved from ``positions`` and ``participants`` by
    :mod:`pipeline.link`.
    """

    article: Article
    meetings: list[Meeting] = field(default_factory=list)
    participants: list[Participant] = field(default_factory=list)
    officials: list[Official] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    metrics: list[Metric] = field(default_factory=list)
    activities: list[Activity] = field(default_factory=list)
    dates: list[CalendarDate] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    genders: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Full name → (gender, honorific that tells it)."""

    def evidenced(self) -> Iterator[tuple[str, Evidenced]]:
        """Every row that points into the text, with its table's name."""
        for table in ("meetings", "participants", "positions", "metrics", "activities", "dates", "documents"):
            for row in getattr(self, table):
                yield table, row
