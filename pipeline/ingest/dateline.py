"""The line that tells when an article was published."""

from __future__ import annotations

import datetime
import re

from pipeline.frozen import frozen

_DAY = re.compile(
    r"(?<!\d)(?:(?P<d>\d{1,2})(?:\s?[/.-]\s?|\s?tháng\s?)(?P<m>\d{1,2})(?:\s?[/.-]\s?|,?\s?năm\s?|,\s?)(?P<y>(?:19|20)\d\d)"
    r"|(?P<iy>(?:19|20)\d\d)-(?P<im>\d\d)-(?P<id>\d\d)(?:T(?=\d))?)(?!\d)",
    re.IGNORECASE,
)
_TIME = re.compile(r"(?<!\d)\d{1,2}\s?(?::|h|giờ)\s?\d{2}(?::\d{2})?\s?(?:phút|am|pm|sa|ch)?(?!\w)", re.IGNORECASE)
_ZONE = re.compile(r"\(?\b(?:GMT|UTC)\s?\+?\s?0?7(?::00)?\)?", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\snhật|cn|t[2-7])(?!\w)", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:(?:ngày|giờ|thời gian|thời điểm)\s)?"
    r"(?:(?:người\s)?đăng(?:\s(?:tin|bài|lúc|ngày|bởi))?|đã đăng|cập nhật(?:\s(?:lúc|ngày|lần cuối))?"
    r"|xuất bản|phát hành|published|updated|post(?:ed)?)(?:\son)?(?!\w)",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"\b(?:in trang|ngày in|thời gian in|giờ in|hôm nay|bây giờ|hiện tại|truy cập)(?!\w)", re.IGNORECASE
)
_FILLER = re.compile(r"\b(?:ngày|lúc|hồi|lượt xem|lượt đọc|xem|views?)\b|\d+|[^\w\s]", re.IGNORECASE)
_LONGEST = 110
#: Words beside the date: an author's name, an office that posted it.
_REST = 6


@frozen
class Dateline:
    """A line that is a date.

    Attributes
    ----------
    day
        ISO day.
    labelled
        Whether it says of itself that it is the publication (Ngày đăng, Cập nhật).
    timed, zoned
        Whether a clock time, a time zone stands with it.
    rest
        What else the line holds: an author's name, mostly nothing.
    """

    day: str
    labelled: bool
    timed: bool
    zoned: bool
    rest: str


def read_dateline(line: str) -> Dateline | None:
    """``line`` as a dateline, or ``None`` where it is something else.

    >>> read_dateline("Thứ Ba, 05/03/2019 - 08:15").day
    '2019-03-05'
    >>> read_dateline("Ngày 05/3/2019, HĐND tỉnh khai mạc kỳ họp thứ 9.") is None
    True
    """
    match = _DAY.search(line) if len(line) <= _LONGEST else None
    if match is None or _PRINTED.search(line):
        return None
    day = _iso(match)
    if not day:
        return None
    rest = line[: match.start()] + " " + line[match.end() :]
    found = []
    for pattern in (_TIME, _ZONE, _LABEL, _WEEKDAY):
        rest, count = pattern.subn(" ", rest)
        found.append(bool(count))
    rest = " ".join(_FILLER.sub(" ", rest).split())
    is_labelled = found[2]
    if len(rest.split()) > _REST or not (is_labelled or all(word[0].isupper() for word in rest.split())):
        return None
    return Dateline(day, labelled=is_labelled, timed=found[0], zoned=found[1], rest=rest)


def _iso(match: re.Match[str]) -> str:
    year, month, day = (match["y"] or match["iy"], match["m"] or match["im"], match["d"] or match["id"])
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
