"""What was read and what was not, by publisher and month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from pipeline.facts import ArticleFacts, Coverage, Failure
from pipeline.frozen import frozen

#: A row under this confidence is counted as doubtful.
DOUBTFUL = 0.5

_EMPTY_INPUT = "empty"


@frozen
class Tally:
    """What an article adds to the coverage."""

    publisher: str
    month: str
    is_council_news: bool
    low_confidence: int


def tally_of(facts: ArticleFacts) -> Tally:
    """The tally of an article."""
    return Tally(
        facts.article.publisher,
        facts.article.published_at[:7],
        facts.article.is_council_news,
        sum(row.confidence < DOUBTFUL for _, row in facts.evidenced()),
    )


def coverage_of(tallies: Iterable[tuple[Tally, bool]], failures: Iterable[Failure]) -> list[Coverage]:
    """One row a publisher and month of publication.

    ``tallies`` come with whether the article repeats another. Inputs that failed have neither publisher nor month, so
    both cells are empty.
    """
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for tally, is_duplicate in tallies:
        count = counts[tally.publisher, tally.month]
        count["read"] += 1
        count["duplicate"] += is_duplicate
        count["not_council_news"] += not tally.is_council_news
        # What a repetition says is said already.
        count["low_confidence"] += 0 if is_duplicate else tally.low_confidence
    for failure in failures:
        counts["", ""]["empty" if failure.error == _EMPTY_INPUT else "failed"] += 1
    return [Coverage(publisher=key[0], month=key[1], **count) for key, count in sorted(counts.items())]
