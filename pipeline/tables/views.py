"""The two tables that a journalist opens: nothing to look up, labels in Vietnamese."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypedDict

from pipeline.facts import Article, ArticleFacts, Meeting, MetricView, PersonView
from pipeline.link.keys import name_key
from pipeline.tables.codes import label_vi


class _About(TypedDict):
    """Columns that both views begin with."""

    title: str
    url: str
    publisher: str
    published_at: str
    province: str
    meeting_name: str
    meeting_type: str
    meeting_date: str


def _about(article: Article, meeting: Meeting | None) -> _About:
    return _About(
        title=article.title,
        url=article.url,
        publisher=article.publisher,
        published_at=article.published_at,
        province=article.province,
        meeting_name=meeting.name if meeting else "",
        meeting_type=label_vi("meeting_type", meeting.meeting_type) if meeting else "",
        meeting_date=(meeting.start_date or meeting.timex) if meeting else "",
    )


def metric_views(facts: ArticleFacts) -> Iterator[MetricView]:
    """One row a metric of the article."""
    meetings = {meeting.meeting_id: meeting for meeting in facts.meetings}
    for metric in facts.metrics:
        yield MetricView(
            **_about(facts.article, meetings.get(metric.meeting_id)),
            indicator=metric.indicator,
            indicator_label=label_vi("indicator", metric.indicator_id),
            value=metric.value,
            value_max=metric.value_max,
            denominator=metric.denominator,
            unit=metric.unit,
            comparator=label_vi("comparator", metric.comparator),
            change=label_vi("change", metric.change),
            status=label_vi("metric_status", metric.status),
            actor=metric.actor,
            subject=metric.subject,
            period_start=metric.period_start,
            period_end=metric.period_end,
            text=metric.text,
            confidence=metric.confidence,
            evidence=metric.evidence,
        )


def in_print(title: str, organization: str) -> str:
    """Title and organization as one reads them, the words that both hold said once.

    >>> in_print("Trưởng Ban", "Ban Pháp chế HĐND tỉnh")
    'Trưởng Ban Pháp chế HĐND tỉnh'
    >>> in_print("Chánh Văn phòng", "Văn phòng UBND tỉnh")
    'Chánh Văn phòng UBND tỉnh'
    """
    held, body = title.split(), organization.split()
    folded = [word.casefold() for word in held], [word.casefold() for word in body]
    shared = next((size for size in (2, 1) if folded[0][-size:] == folded[1][:size]), 0) if held else 0
    return " ".join(held + body[shared:])


def _positions(facts: ArticleFacts) -> dict[str, tuple[str, ...]]:
    """Key of a name → the positions that the article gives the person, each once; those of a career only alone."""
    held: dict[str, dict[str, str]] = {}
    for row in facts.positions:
        held.setdefault(name_key(row.name), {}).setdefault(in_print(row.title, row.organization), row.status)
    return {
        name: tuple(position for position, status in positions.items() if status or not any(positions.values()))
        for name, positions in held.items()
    }


def person_views(facts: ArticleFacts, genders: Mapping[str, str]) -> Iterator[PersonView]:
    """One row a person's role in a meeting of the article; ``genders`` by ``official_id``."""
    meetings = {meeting.meeting_id: meeting for meeting in facts.meetings}
    positions = _positions(facts)
    for row in facts.participants:
        yield PersonView(
            **_about(facts.article, meetings.get(row.meeting_id)),
            name=row.name,
            gender=label_vi("gender", genders.get(row.official_id, "")),
            positions=positions.get(name_key(row.name), ()),
            role=label_vi("role", row.role),
            confidence=row.confidence,
            evidence=row.evidence,
        )
