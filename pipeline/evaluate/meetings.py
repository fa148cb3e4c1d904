"""Meetings against gold."""

from __future__ import annotations

import re
from typing import Any

from pipeline.evaluate.score import Board, Claim, Row, equal, label, match
from pipeline.evaluate.tables import ArticleRows
from pipeline.evaluate.wording import shared, words

_SAME_ORGANIZER = 0.6


def day(row: Row) -> str:
    """First day of a meeting row, ``XXXX-MM-DD`` where the year is not known."""
    return (row["start_date"] or row["timex"])[:10]


def _same_meeting(gold: dict[str, Any], row: Row) -> float:
    """The same session; or the same kind with a day, or both main, or neither with a day."""
    kind = bool(gold["type"] == row["meeting_type"])
    same_day = bool(gold.get("start") and gold["start"] == day(row))
    session = bool(gold.get("session") and str(gold["session"]) == row["session_number"].split(".")[0])
    main = bool(gold.get("main")) and row["is_main"] == "true"
    undated = not gold.get("start") and not row["start_date"]
    if session or (kind and (same_day or main or undated)):
        return kind + same_day + session + main / 2
    return 0.0


def _organizers(meeting: dict[str, Any]) -> list[str]:
    return meeting.get("organizers") or []


def _same_organizer(gold: str, found: str) -> float:
    alike = shared(words(gold), words(found))
    return alike if alike >= _SAME_ORGANIZER else 0.0


def judge_meetings(board: Board, gold: dict[str, Any], found: ArticleRows) -> None:
    """Judge ``meetings``, ``meeting_status`` and, of the main one, ``meeting_type``, ``main_date``, ``organizers``."""
    source = gold["source"]
    matching = match(
        [Claim(meeting, label((meeting["type"], meeting.get("start")))) for meeting in gold["meetings"]],
        [Claim(row, label((row["meeting_type"], day(row), row["name"])), row) for row in found["meetings"]],
        _same_meeting,
    )
    board.add("meetings", source, matching)
    board.believe("meetings", matching)
    for g, f in matching.pairs:
        board.add_value("meeting_status", source, g.value.get("status") or "held", f.row["status"] or "held", f.row)
    main = [meeting for meeting in gold["meetings"] if meeting.get("main")]
    rows = [row for row in found["meetings"] if row["is_main"] == "true"]
    asked = {
        "meeting_type": [Claim(meeting["type"]) for meeting in main],
        "main_date": [Claim(meeting["start"]) for meeting in main if meeting.get("start")],
        "organizers": [Claim(body) for meeting in main for body in _organizers(meeting)],
    }
    told = {
        "meeting_type": [Claim(row["meeting_type"], row=row) for row in rows],
        "main_date": [Claim(day(row), row=row) for row in rows if day(row)],
        "organizers": [
            Claim(body, row=row) for row in rows for body in re.split(r"\s*;\s*", row["organizers"]) if body
        ],
    }
    for field, claims in asked.items():
        likeness = _same_organizer if field == "organizers" else equal
        board.add(field, source, match(claims, told[field], likeness))
