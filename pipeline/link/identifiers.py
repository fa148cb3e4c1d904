"""Identifiers of articles and of the rows that are made from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.facts import ArticleFacts, row_id
from pipeline.frozen import replace

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

#: The tables whose rows come from an article's text, each a list of ArticleFacts.
FACT_TABLES = ("meetings", "participants", "positions", "metrics", "activities", "dates", "documents")

# Identifiers of rows that are made from the article's identifier.
_OWN = ("meeting_id", "metric_id", "activity_id")


_Row = TypeVar("_Row", bound="DataclassInstance")


def renamed_row(row: _Row, article_id: str) -> _Row:
    """A row of an article under another ``article_id``, its own identifiers changed with it."""
    changes: dict[str, Any] = {"article_id": article_id}
    for name in _OWN:
        if old := getattr(row, name, ""):
            changes[name] = row_id(old.partition("-")[0], old, article_id)
    return replace(row, **changes)


def renamed(facts: ArticleFacts, article_id: str) -> ArticleFacts:
    """The facts of an article under another ``article_id``."""
    if article_id == facts.article.article_id:
        return facts
    tables: dict[str, Any] = {
        table: [renamed_row(row, article_id) for row in getattr(facts, table)] for table in FACT_TABLES
    }
    return replace(facts, article=replace(facts.article, article_id=article_id), **tables)
