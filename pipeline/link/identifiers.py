"""An identifier for each article of a corpus, none twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pipeline.facts import ArticleFacts, row_id

#: The tables whose rows come from an article's text, each a list of ArticleFacts.
FACT_TABLES = ("meetings", "participants", "positions", "metrics", "activities", "dates", "documents")

# Identifiers of rows that are made from the article's identifier.
_OWN = ("meeting_id", "metric_id", "activity_id")


def with_distinct_ids(articles: Iterable[ArticleFacts]) -> list[ArticleFacts]:
    """The same articles by source, with identifiers that are all different.

    Two inputs may claim one address or one name. The first of them by source and content keeps the identifier; each
    other one gets one of its own, made from its source, its content and its place among its equals.
    """
    taken: set[str] = set()
    distinct = []
    for facts in sorted(articles, key=lambda facts: (facts.article.source, facts.article.content_hash)):
        article, article_id, place = facts.article, facts.article.article_id, 0
        while article_id in taken:
            place += 1
            article_id = row_id("a", article.article_id, article.source, article.content_hash, place)
        taken.add(article_id)
        distinct.append(facts if article_id == article.article_id else _renamed(facts, article_id))
    return distinct


def _renamed(facts: ArticleFacts, article_id: str) -> ArticleFacts:
    """The facts under another ``article_id``, their own identifiers changed with it."""

    def renamed(row: Any) -> Any:
        changes = {"article_id": article_id}
        for name in _OWN:
            if old := getattr(row, name, ""):
                changes[name] = row_id(old.partition("-")[0], old, article_id)
        return replace(row, **changes)

    tables: dict[str, Any] = {table: [renamed(row) for row in getattr(facts, table)] for table in FACT_TABLES}
    return replace(facts, article=replace(facts.article, article_id=article_id), **tables)
