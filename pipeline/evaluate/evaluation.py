"""A run's tables scored against annotated articles."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pipeline.evaluate.calibration import Calibration, calibration
from pipeline.evaluate.counts import judge_metrics
from pipeline.evaluate.meetings import judge_meetings
from pipeline.evaluate.people import judge_people
from pipeline.evaluate.score import Board, Claim, Judged, Row, Score, label
from pipeline.evaluate.tables import ArticleRows, file_name, nothing_found, read_found, read_gold
from pipeline.evaluate.wording import place_words, words
from pipeline.frozen import frozen

#: The fields in the order in which they are reported; those named after a table's column are judged on matched rows.
FIELDS = (
    "officials",
    "positions",
    "position_org",
    "position_status",
    "roles",
    "gender",
    "dates",
    "metrics",
    "indicator",
    "indicator_id",
    "metric_status",
    "metric_period",
    "metric_detail",
    "meetings",
    "meeting_type",
    "main_date",
    "organizers",
    "meeting_status",
    "activities",
    "documents",
    "province",
    "published",
)

#: Tables whose rows stand for one annotated thing each, so that a row is right or wrong as a whole.
_CALIBRATED = ("positions", "metrics", "dates")


@frozen
class Evaluation(Mapping[str, Score]):
    """Field → score; beside them the gold articles that the tables do not hold, and how well confidence is calibrated.

    ``judged`` holds ``(table, row, right)`` for the rows of the tables that gold annotates row by row; the calibration
    is that of positions, metrics and dates.

    >>> Evaluation({"dates": Score(right=1)}, 1, (), None)["dates"].f1
    1.0
    """

    scores: dict[str, Score]
    articles: int
    absent: tuple[str, ...]
    calibration: Calibration | None
    judged: tuple[Judged, ...] = ()

    @property
    def believed(self) -> list[tuple[float, bool]]:
        """``(confidence, right)`` of the rows that the calibration is of."""
        return _believed(self.judged)

    def __getitem__(self, field: str) -> Score:
        return self.scores[field]

    def __iter__(self) -> Iterator[str]:
        return iter(self.scores)

    def __len__(self) -> int:
        return len(self.scores)


def evaluate(
    gold: str | os.PathLike[str] | Sequence[str | os.PathLike[str]], tables: str | os.PathLike[str]
) -> Evaluation:
    """Score a run's tables, micro-averaged over the articles of ``gold``.

    Parameters
    ----------
    gold
        A file, or several, with one annotated article (a JSON object) a line; articles are matched by the file name in
        ``source``, and one that the tables do not hold counts as if nothing had been found in it.
    tables
        Folder of a run.

    Raises
    ------
    OSError
        Where a file cannot be read.
    ValueError
        Where a line of gold is not an annotated article.
    """
    files = [gold] if isinstance(gold, (str, os.PathLike)) else list(gold)
    articles, found = read_gold(files), read_found(tables)
    board = Board(FIELDS)
    for article in articles:
        row, rows = found.get(file_name(article["source"])) or nothing_found()
        judge_article(board, article, rows)
        _judge_header(board, article, row)
    absent = tuple(article["source"] for article in articles if file_name(article["source"]) not in found)
    judged = tuple(board.judged)
    return Evaluation(board.scores, len(articles), absent, calibration(_believed(judged)), judged)


def _believed(judged: Iterable[Judged]) -> list[tuple[float, bool]]:
    return [(float(row["confidence"]), right) for table, row, right in judged if table in _CALIBRATED]


def judge_article(board: Board, gold: dict[str, Any], found: ArticleRows) -> None:
    """Judge the rows of one article."""
    judge_people(board, gold, found)
    judge_metrics(board, gold, found)
    judge_meetings(board, gold, found)
    _judge_dates(board, gold, found)
    _judge_others(board, gold, found)


def _judge_dates(board: Board, gold: dict[str, Any], found: ArticleRows) -> None:
    """Calendar values; the day of publication may be told or not."""
    told = [
        Claim(row["timex"], label((row["timex"], row["text"])), row)
        for row in found["dates"]
        if row["timex"] and (row["timex"] != gold.get("published") or row["timex"] in gold["dates"])
    ]
    board.believe("dates", board.add_distinct("dates", gold["source"], [Claim(value) for value in gold["dates"]], told))


def _number(text: str) -> str:
    """A document's number without what printers vary."""
    return re.sub(r"[\W_]+", "", text).lower()


def _judge_others(board: Board, gold: dict[str, Any], found: ArticleRows) -> None:
    activities = board.add_distinct(
        "activities",
        gold["source"],
        [Claim((one["type"], one["status"])) for one in gold["activities"]],
        [Claim((row["activity_type"], row["status"] or "done"), row=row) for row in found["activities"]],
    )
    documents = board.add_distinct(
        "documents",
        gold["source"],
        [Claim(_number(str(number)), str(number)) for number in gold["documents"]],
        [Claim(_number(row["number"]), row["number"], row) for row in found["documents"] if row["number"]],
    )
    board.believe("activities", activities)
    board.believe("documents", documents)


def _place(name: str) -> str:
    return "".join(word for word in words(name) if word not in place_words())


def _judge_header(board: Board, gold: dict[str, Any], row: Row) -> None:
    asked, told = gold.get("province"), row["province"]
    board.add_distinct(
        "province",
        gold["source"],
        [Claim(_place(asked), asked)] if asked else [],
        [Claim(_place(told), told, row)] if told else [],
    )
    board.add_value("published", gold["source"], gold.get("published") or "", row["published_at"][:10], row)
