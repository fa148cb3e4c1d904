"""The doubtful rows of a run as a list to be filled in a spreadsheet and fed back as corrections."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.frozen import frozen
from pipeline.link.corrections import DROP, PERSON
from pipeline.tables.csv import guard
from pipeline.tables.read import read_tables

#: The list's file beside the tables.
FILE = "review.csv"
# Articles in which a person who may be several is offered for a label.
_MOST_ARTICLES = 12
# Reasons that a label settles; others are settled by clearing needs_review.
_OF_IDENTITY = ("another person", "name like", "spelled", "same name", "offices that exclude", "honorifics disagree")
_LISTED = ("meetings", "participants", "positions", "metrics", "activities", "dates", "documents")

Row = Mapping[str, Any]


@frozen(kw_only=True)
class Line:
    """A line of the list: a correction without its value, and what helps to decide."""

    table: str
    article: str
    name: str = ""
    span: str = ""
    column: str
    value: str = ""
    by: str = ""
    note: str = ""
    reason: str
    now: str = ""
    evidence: str = ""


def write_review(directory: Path, *, below: float = 0.5) -> int:
    """Write ``review.csv`` into the folder of a run's tables.

    Parameters
    ----------
    directory
        Folder of the tables.
    below
        Rows with less confidence than that are listed.

    Returns
    -------
    int
        The number of lines.

    Raises
    ------
    FileNotFoundError
        Where the folder holds no tables.
    """
    tables = {name: frame.astype(object).where(frame.notna(), None) for name, frame in read_tables(directory).items()}
    lines = [*_officials(tables), *_contradictions(tables), *_unsure(tables, below)]
    names = [spec.name for spec in fields(Line)]
    with open(directory / FILE, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        writer.writerows([guard(getattr(line, name)) for name in names] for line in lines)
    return len(lines)


def _rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    yield from ({str(key): value for key, value in row.items()} for row in frame.to_dict("records"))


def _articles(tables: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """``article_id`` → what a reader can open: the url, else the source."""
    return {row["article_id"]: row["url"] or row["source"] for row in _rows(tables["articles"])}


def _officials(tables: Mapping[str, pd.DataFrame]) -> Iterator[Line]:
    articles = _articles(tables)
    doubtful = {row["official_id"]: row for row in _rows(tables["officials"]) if row["needs_review"]}
    told: dict[str, dict[str, dict[str, Any]]] = {official: {} for official in doubtful}
    for table in ("positions", "participants"):
        for row in _rows(tables[table]):
            if row["official_id"] in told:
                told[row["official_id"]].setdefault(row["article_id"], row)
    for official, row in doubtful.items():
        is_identity = any(reason in row["needs_review"] for reason in _OF_IDENTITY)
        for article, mention in list(told[official].items())[: _MOST_ARTICLES if is_identity else 1]:
            yield Line(
                table="officials",
                article=articles[article],
                name=mention["name"],
                column=PERSON if is_identity else "needs_review",
                reason=row["needs_review"],
                now=" ".join(filter(None, (mention.get("title"), mention.get("organization"), mention.get("role")))),
                evidence=mention["evidence"],
            )


def _contradictions(tables: Mapping[str, pd.DataFrame]) -> Iterator[Line]:
    articles = _articles(tables)
    listed = list(_rows(tables["contradictions"]))
    wanted = {row[side] for row in listed for side in ("row_a", "row_b")}
    metrics = {row["metric_id"]: row for row in _rows(tables["metrics"]) if row["metric_id"] in wanted}
    for row in listed:
        for side in ("row_a", "row_b"):
            metric = metrics[row[side]]
            yield Line(
                table="metrics",
                article=articles[metric["article_id"]],
                span=_span(metric),
                column="value",
                reason=row["message"],
                now=f"{metric['value']:g}",
                evidence=metric["evidence"],
            )


def _unsure(tables: Mapping[str, pd.DataFrame], below: float) -> Iterator[Line]:
    articles = _articles(tables)
    for table in _LISTED:
        for row in _rows(tables[table]):
            if row["confidence"] is not None and row["confidence"] < below:
                yield Line(
                    table=table,
                    article=articles[row["article_id"]],
                    span=_span(row),
                    column=DROP,
                    reason=f"confidence {row['confidence']:.2f} ({row['found_by']})",
                    now=_said(row),
                    evidence=row["evidence"],
                )


def _span(row: Row) -> str:
    return f"{row['start']}-{row['end']}"


def _said(row: Row) -> str:
    """What a row says, in a few words."""
    columns = ("name", "text", "title", "organization", "role", "meeting_type", "activity_type", "doc_type", "number")
    return ", ".join(str(row[column]) for column in columns if row.get(column))
