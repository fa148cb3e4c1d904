"""One identifier for all articles that report the same meeting."""

from __future__ import annotations

from pipeline.facts import Article, Meeting, row_id
from pipeline.link.keys import name_key

# A province has one council: two articles that report its session of one day report the same session.
_ONE_A_DAY = {"council_session": "hội đồng nhân dân", "standing_committee_meeting": "thường trực hội đồng nhân dân"}


def _body(meeting: Meeting, article: Article, province: str) -> str:
    """Who holds the meeting, as a key; empty where the articles cannot be compared."""
    if meeting.meeting_type in _ONE_A_DAY and province and article.admin_level == "province":
        return _ONE_A_DAY[meeting.meeting_type]
    return "; ".join(sorted({name_key(body) for body in meeting.organizers}))


def event_id(meeting: Meeting, article: Article) -> str:
    """The event that a meeting row reports: its kind, day, session number, province and body.

    A meeting without a day or a body shares its event with no other article, since nothing tells them apart.
    """
    province = name_key(meeting.province or article.province)
    body = _body(meeting, article, province)
    if not (meeting.start_date and body):
        return row_id("e", meeting.meeting_id)
    return row_id("e", meeting.meeting_type, meeting.start_date, meeting.session_number, province, body)
