"""Facts of several articles that cannot both be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from pipeline.facts import ArticleFacts, Contradiction, Metric
from pipeline.frozen import frozen
from pipeline.knowledge import values
from pipeline.link.keys import name_key
from pipeline.link.posts import named_province, post_of

# Pairs that one question gives at most: where many articles disagree, the first pairs say so.
_MOST = 10


@frozen(kw_only=True)
class Count:
    """A number of an article to which the corpus may hold another.

    ``kind`` is the kind of contradiction, ``about`` what must be the same for two counts to contradict each other
    (beside the event, for ``event_id``), ``words`` how a reader would say it.
    """

    kind: str
    metric_id: str
    article_id: str
    meeting_id: str
    about: str
    words: str
    value: float


def counts_of(facts: ArticleFacts) -> list[Count]:
    """The counts of an article that others may contradict: votes and attendance of a meeting, totals of a period."""
    days = {meeting.meeting_id for meeting in facts.meetings}
    found: defaultdict[tuple[str, str, str], list[Count]] = defaultdict(list)
    for row in facts.metrics:
        if row.status == "actual" and row.value_max is None and not (row.comparator or row.change):
            for kind, about, words in _questions(row, facts):
                meeting = row.meeting_id if kind in ("vote_count", "event_count") else ""
                if meeting in days or not (meeting or kind in ("vote_count", "event_count")):
                    count = Count(
                        kind=kind,
                        metric_id=row.metric_id,
                        article_id=row.article_id,
                        meeting_id=meeting,
                        about=about,
                        words=words,
                        value=row.value,
                    )
                    found[kind, meeting, about].append(count)
    # An article that gives two answers speaks of parts and wholes; it contradicts nobody.
    return [same[0] for same in found.values() if len({count.value for count in same}) == 1]


def _questions(row: Metric, facts: ArticleFacts) -> Iterable[tuple[str, str, str]]:
    """What a number answers that can have one answer only: kind, key and words."""
    once = values("sole_counts", "indicator", kind="vote" if row.subject else "event")
    if row.indicator_id in once and not row.unit.endswith("%"):
        about = "|".join((row.indicator_id, name_key(row.subject), name_key(row.unit) if not row.subject else ""))
        yield "vote_count" if row.subject else "event_count", about, row.subject or row.indicator
    if row.indicator_id in values("sole_counts", "indicator", kind="total") and row.period_start and row.period_end:
        body = _body(row, facts)
        if body:
            about = "|".join((row.indicator_id, name_key(row.unit), row.period_start, row.period_end, body))
            yield "period_total", about, f"{row.actor}, {row.period_start} to {row.period_end}"


def _body(row: Metric, facts: ArticleFacts) -> str:
    """Key of the body whose total it is; empty where it might be any of several."""
    level = "province" if facts.article.admin_level == "province" else ""
    held = post_of("", row.actor, level)
    province = named_province(row.actor) or facts.article.province
    return f"{name_key(province)}|{held.body}" if row.actor and level and province else ""


def find_contradictions(counts: Iterable[Count], events: Mapping[str, str]) -> list[Contradiction]:
    """Two answers to one question in different articles.

    ``events`` leads from ``meeting_id`` to ``event_id``: counts of meetings are compared within an event.
    """
    questions: defaultdict[tuple[str, str, str], list[Count]] = defaultdict(list)
    for count in counts:
        questions[count.kind, events.get(count.meeting_id, count.meeting_id), count.about].append(count)
    found = []
    for (kind, _, about), same in questions.items():
        answers: dict[float, Count] = {}
        for count in sorted(same, key=lambda count: count.metric_id):
            answers.setdefault(count.value, count)
        pairs = [(a, b) for a, b in combinations(answers.values(), 2) if a.article_id != b.article_id]
        for a, b in pairs[:_MOST]:
            indicator = about.partition("|")[0]
            message = f"{a.words}, {indicator}: {a.value:g} in one article, {b.value:g} in another"
            found.append(
                Contradiction(kind=kind, table="metrics", row_a=a.metric_id, row_b=b.metric_id, message=message)
            )
    return sorted(found, key=lambda row: (row.row_a, row.row_b))
