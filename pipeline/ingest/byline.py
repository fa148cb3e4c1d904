"""The line, or the end of the last line, that names who wrote the article."""

from __future__ import annotations

import re

from pipeline.frozen import frozen
from pipeline.grammar.provinces import find_provinces

_UPPER = "A-ZĐ" + "".join(filter(str.isupper, map(chr, (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)))))
# A word of a name: Thanh, THANH, T., N.H, Pv.
_NAME_WORD = rf"[{_UPPER}][^\W\d_]{{0,9}}(?:\.[{_UPPER}][^\W\d_]{{0,6}}){{0,3}}\.?"
_NAME = rf"{_NAME_WORD}(?:\s{{1,3}}{_NAME_WORD}){{0,4}}"
_GROUP = r"(?:nhóm\s)?(?:pv|phóng viên|p\.v|ctv|b\.?t|bbt)"
_NAMES = rf"{_NAME}(?:\s?(?:[-–—,;/&+]|và)\s?{_NAME}){{0,4}}"
_HOW = r"(?:\s?[(\[][^()\[\]\n]{1,60}[)\]])?"
_WORK = r"(?:tin|bài|ảnh|nội dung|tác giả|người viết|thực hiện|theo)"
_LABEL = rf"{_WORK}(?:(?:\s?[,&/+-]\s?|\s(?:và\s)?){_WORK}){{0,3}}\s?[:.]?\s?"
_BYLINE = re.compile(rf"(?:(?i:{_LABEL}))?(?P<names>{_NAMES}){_HOW}\s?[|./-]{{0,2}}\s?")
_GROUP_BYLINE = re.compile(rf"(?i:(?:{_LABEL})?(?P<names>{_GROUP}(?:\s[^.\n]{{1,30}})?){_HOW})\s?[|./]?")
# Where it was taken from: a paper, a portal, a site's address.
_HOUSE = rf"(?:báo|cổng|trang|đài|tạp chí)\s(?:thông tin\s|điện tử\s){{0,2}}(?-i:[{_UPPER}])[^.\n]{{1,60}}"
_SITE = r"(?:[\w-]{2,30}\.){1,3}vn"
_SOURCE = re.compile(
    rf"(?i:\(?(?:theo\s(?P<house>(?:{_HOUSE}|{_SITE}))|nguồn (?:tin|bài)\s?:\s?(?P<source>[^.\n]{{2,60}}))\)?)"
)
_RUN_IN = re.compile(rf"(?<=[.!?…”\"/])\s{{1,4}}(?P<byline>{_NAMES}{_HOW})\s?-?\s?$")
_OPENERS = re.compile(
    r"(?i:ông|bà|anh|chị|đồng chí|đ/c|ảnh|đồ họa|hđnd|ubnd|tp|đại biểu|chủ tịch|bí thư|quang cảnh)(?!\w)"
)
_ABBREVIATION = re.compile(r"(?<!\w)(?:[A-ZĐ]{1,3}|Tp|Tx|Đ/c|đ/c|v\.v)\.$")
_MOST_WORDS = 12
#: How far from a line's end a run-in byline may begin.
_TAIL = 120


@frozen
class Byline:
    """Who wrote: ``names`` as printed."""

    names: str


def read_byline(line: str) -> Byline | None:
    """``line`` as a byline, or ``None``.

    >>> read_byline("Minh Châu/HTTV").names
    'Minh Châu/HTTV'
    >>> read_byline("Đại biểu dự kỳ họp") is None
    True
    """
    if len(line.split()) > _MOST_WORDS or _OPENERS.match(line):
        return None
    source = _SOURCE.fullmatch(line)
    if source is not None:
        return Byline((source["house"] or source["source"]).strip(" )"))
    match = _GROUP_BYLINE.fullmatch(line) or _BYLINE.fullmatch(line)
    if match is None or any(place.text == match["names"] for place in find_provinces(match["names"])):
        return None
    return Byline(match["names"].strip())


def run_in_byline(line: str) -> int | None:
    """Where a byline begins that stands behind the last sentence of ``line``, or ``None``.

    >>> line = "Kỳ họp bế mạc chiều cùng ngày. Hoàng Lan (TTXVN)"
    >>> line[run_in_byline(line):]
    'Hoàng Lan (TTXVN)'
    """
    match = _RUN_IN.search(line, max(0, len(line) - _TAIL))
    if match is None or _OPENERS.match(match["byline"]):
        return None
    # "… tại TP. Pleiku." is the sentence's own end.
    if match["byline"].endswith(".") or _ABBREVIATION.search(line, max(0, match.start() - 12), match.start()):
        return None
    return match.start("byline") if len(match["byline"].split("(")[0].split()) <= _MOST_WORDS else None
