"""What was read and what was not, by publisher and month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from pipeline.facts import ArticleFacts, Coverage, Failure

#: A row under this confidence is counted as doubtful.
DOUBTFUL = 0.5

_EMPTY_INPUT = "empty"


def coverage_of(articles: Iterable[ArticleFacts], failures: Iterable[Failure]) -> list[Coverage]:
    """One row a publisher and month of publication; inputs that failed have neither, so both cells are empty."""
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for facts in articles:
        article = facts.article
        count = counts[article.publisher, article.published_at[:7]]
        count["read"] += 1
        count["duplicate"] += bool(article.duplicate_of)
        count["not_council_news"] += not article.is_council_news
        count["low_confidence"] += sum(row.confidence < DOUBTFUL for _, row in facts.evidenced())
    for failure in failures:
        counts["", ""]["empty" if failure.error == _EMPTY_INPUT else "failed"] += 1
    return [Coverage(publisher=key[0], month=key[1], **count) for key, count in sorted(counts.items())]
