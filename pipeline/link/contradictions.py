"""Facts of several articles that cannot both be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from pipeline.facts import ArticleFacts, Contradiction, Metric
from pipeline.link.keys import name_key

# Counts that an event has once for a person; sums and running counts may rightly differ between articles.
_ONCE = frozenset({"votes_for", "votes_against", "confidence_high", "confidence_medium", "confidence_low"})


def find_contradictions(articles: Iterable[ArticleFacts]) -> list[Contradiction]:
    """Two counts of the same vote on the same person at the same event, in different articles."""
    counts: defaultdict[tuple[str, str, str], list[Metric]] = defaultdict(list)
    for facts in articles:
        events = {meeting.meeting_id: meeting.event_id for meeting in facts.meetings}
        for metric in facts.metrics:
            event = events.get(metric.meeting_id, "")
            exact = not metric.comparator and metric.status == "actual" and not metric.unit.endswith("%")
            if event and metric.subject and metric.indicator_id in _ONCE and exact:
                counts[event, metric.indicator_id, name_key(metric.subject)].append(metric)
    found = []
    for metrics in counts.values():
        for a, b in combinations(sorted(metrics, key=lambda metric: metric.metric_id), 2):
            if a.article_id != b.article_id and a.value != b.value:
                message = f"{a.subject}, {a.indicator}: {a.value:g} in one article, {b.value:g} in another"
                found.append(
                    Contradiction(
                        kind="vote_count", table="metrics", row_a=a.metric_id, row_b=b.metric_id, message=message
                    )
                )
    return sorted(found, key=lambda row: (row.row_a, row.row_b))
