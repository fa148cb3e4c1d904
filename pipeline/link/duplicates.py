"""Articles that repeat another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pipeline.facts import Article


def find_duplicates(articles: Iterable[Article]) -> dict[str, str]:
    """Which articles repeat another word for word.

    Returns
    -------
    dict
        ``article_id`` of each repetition → ``article_id`` of the original: the earliest published one (an article
        without a day comes last), then the first by source.
    """
    by_content: defaultdict[str, list[Article]] = defaultdict(list)
    for article in articles:
        by_content[article.content_hash].append(article)
    originals = {}
    for same in by_content.values():
        original, *others = sorted(same, key=lambda one: (one.published_at or "9999", one.source, one.article_id))
        originals.update({other.article_id: original.article_id for other in others})
    return originals
