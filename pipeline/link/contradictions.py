"""Facts of several articles that cannot both be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from pipeline.facts import ArticleFacts, Contradiction
from pipeline.link.keys import name_key

# Counts that an event has once for a person; sums and running counts may rightly differ between articles.
_ONCE = frozenset({"votes_for", "votes_against", "confidence_high", "confidence_medium", "confidence_low"})


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteCount:
    """How many votes an article says a person got at an event."""

    metric_id: str
    article_id: str
    event_id: str
    indicator_id: str
    subject: str
    value: float


def vote_counts(facts: ArticleFacts) -> list[VoteCount]:
    """The counts of votes on people in an article that is linked."""
    events = {meeting.meeting_id: meeting.event_id for meeting in facts.meetings}
    return [
        VoteCount(
            metric_id=row.metric_id,
            article_id=row.article_id,
            event_id=events[row.meeting_id],
            indicator_id=row.indicator_id,
            subject=row.subject,
            value=row.value,
        )
        for row in facts.metrics
        if row.indicator_id in _ONCE
        and row.meeting_id in events
        and row.subject
        and row.status == "actual"
        and not row.comparator
        and not row.unit.endswith("%")
    ]


def find_contradictions(counts: Iterable[VoteCount]) -> list[Contradiction]:
    """Two counts of the same vote on the same person at the same event, in different articles."""
    votes: defaultdict[tuple[str, str, str], list[VoteCount]] = defaultdict(list)
    for count in counts:
        votes[count.event_id, count.indicator_id, name_key(count.subject)].append(count)
    found = []
    for same in votes.values():
        for a, b in combinations(sorted(same, key=lambda count: count.metric_id), 2):
            if a.article_id != b.article_id and a.value != b.value:
                message = f"{a.subject}, {a.indicator_id}: {a.value:g} in one article, {b.value:g} in another"
                found.append(
                    Contradiction(
                        kind="vote_count", table="metrics", row_a=a.metric_id, row_b=b.metric_id, message=message
                    )
                )
    return sorted(found, key=lambda row: (row.row_a, row.row_b))
