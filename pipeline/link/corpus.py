"""The facts of a corpus out of the facts of its articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from pipeline.facts import ArticleFacts, Contradiction, Official
from pipeline.link.contradictions import find_contradictions
from pipeline.link.duplicates import find_duplicates
from pipeline.link.events import event_id
from pipeline.link.identifiers import FACT_TABLES, with_distinct_ids
from pipeline.link.officials import mentions_of, officials_of, with_official_ids


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles with their facts, by source, and what is known only over all of them."""

    articles: tuple[ArticleFacts, ...] = ()
    officials: tuple[Official, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()


def link_article(facts: ArticleFacts) -> ArticleFacts:
    """The identifiers of people and events, as far as the article alone gives them; rows in the order of the text."""
    facts = with_official_ids(facts)
    meetings = [replace(meeting, event_id=event_id(meeting, facts.article)) for meeting in facts.meetings]
    facts = replace(facts, meetings=meetings)
    tables: dict[str, Any] = {
        table: sorted(getattr(facts, table), key=lambda row: (row.start, row.end)) for table in FACT_TABLES
    }
    return replace(facts, **tables)


def link(articles: Iterable[ArticleFacts], *, keep_duplicates: bool = False) -> Corpus:
    """Link facts over articles: duplicates, officials, events, contradictions.

    Parameters
    ----------
    articles
        Facts of articles, in any order.
    keep_duplicates
        Keep the facts of an article that repeats another; by default only its row in ``articles`` stays.
    """
    ordered = with_distinct_ids(articles)
    originals = find_duplicates(facts.article for facts in ordered)
    linked = []
    for facts in ordered:
        original = originals.get(facts.article.article_id, "")
        if original:
            article = replace(facts.article, duplicate_of=original)
            facts = replace(facts, article=article) if keep_duplicates else ArticleFacts(article=article)
        linked.append(link_article(facts))
    return Corpus(
        articles=tuple(linked),
        officials=tuple(officials_of(mention for facts in linked for mention in mentions_of(facts))),
        contradictions=tuple(find_contradictions(linked)),
    )
