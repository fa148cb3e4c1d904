"""What the columns of the tables hold, told by the facts' own annotations."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, cast

from pipeline.facts import TABLES, Code, columns
from pipeline.frozen import frozen
from pipeline.knowledge import values

Kind = Literal["text", "code", "list", "day", "integer", "number", "boolean"]

#: Columns whose filled cells are whole ISO 8601 days; times of less precision stand in ``timex``.
DAYS = frozenset(
    {
        "published_at",
        "start_date",
        "end_date",
        "period_start",
        "period_end",
        "as_of",
        "issued_date",
        "first_seen",
        "last_seen",
        "left_by",
    }
)

_KINDS: dict[str, Kind] = {
    "str": "text",
    "tuple[str, ...]": "list",
    "int": "integer",
    "int | None": "integer",
    "float": "number",
    "float | None": "number",
    "bool": "boolean",
}


@frozen
class Column:
    """A column of a table: its name, what its cells hold, its vocabulary (or ``""``) and its description."""

    name: str
    kind: Kind
    vocabulary: str
    description: str


def columns_of(row_class: type[Any]) -> tuple[Column, ...]:
    """The columns of a table in the order of its header.

    >>> [column.kind for column in columns_of(TABLES["dates"])][:4]
    ['text', 'text', 'code', 'text']
    """
    return _columns(cast(Any, row_class))


@cache
def _columns(row_class: Any) -> tuple[Column, ...]:
    described = []
    for spec in columns(row_class):
        kind = _KINDS[str(spec.type)]
        vocabulary = spec.metadata["vocabulary"]
        if vocabulary:
            kind = "code"
        elif spec.name in DAYS:
            kind = "day"
        described.append(Column(spec.name, kind, vocabulary, spec.metadata["description"]))
    return tuple(described)


@cache
def vocabularies() -> dict[str, tuple[str, ...]]:
    """Vocabulary → its codes, for every vocabulary that a column draws on."""
    names = {column.vocabulary for table in TABLES.values() for column in columns_of(table)} - {""}
    return {name: values("vocabularies", "code", vocabulary=name) for name in sorted(names)}


def all_tables() -> dict[str, type[Any]]:
    """Table name → class of its rows, the ``code_*`` tables behind the others."""
    return TABLES | {f"code_{name}": Code for name in vocabularies()}


#: Table → the column that names its rows.
PRIMARY_KEYS = {
    "articles": "article_id",
    "meetings": "meeting_id",
    "officials": "official_id",
    "metrics": "metric_id",
    "activities": "activity_id",
}

_HOMES = {"article_id": "articles", "meeting_id": "meetings", "official_id": "officials", "duplicate_of": "articles"}


def references(table: str) -> dict[str, tuple[str, str]]:
    """Column → the table and column that it refers to, code tables included.

    >>> references("participants")["role"]
    ('code_role', 'code')
    """
    found = {}
    for column in columns_of(all_tables()[table]):
        if column.vocabulary:
            found[column.name] = (f"code_{column.vocabulary}", "code")
        elif column.name in _HOMES and PRIMARY_KEYS.get(table) != column.name:
            home = _HOMES[column.name]
            found[column.name] = (home, PRIMARY_KEYS[home])
    return found


def primary_key(table: str) -> str:
    """The column that names a table's rows, or ``""``."""
    return "code" if table.startswith("code_") else PRIMARY_KEYS.get(table, "")
