"""What an article names a year or a run of years for: what it reviews, plans or compares with, a Tết, a school year."""

from __future__ import annotations

import datetime
import re

from pipeline.grammar.date_syntax import Expression
from pipeline.grammar.year_clues import OLDEST, UNTIL, Clues, is_ahead, year_cue

#: A period of years ("giai đoạn 2021-2025") is spoken of from so many years before it on.
PLANNED_AHEAD = 3

_XUAN = re.compile(r"(?<!\w)xuân(?:\s\w{1,6}\s\w{1,6})?[\s,–-]{1,3}$")
#: What may stand between what was carried out and its year: no other time and nothing that is to be done.
_OF_YEAR = re.compile(
    r"(?:(?!\s(?:từ|tháng|cũng|phương hướng|giải pháp)\s|\svà\s(?:nhiệm vụ|kế hoạch|dự toán)\s)[^,;.]){1,70}"
)
#: "Tết Nguyên đán Kỷ Hợi 2019": the name may stand between.
_NAMED = re.compile(r"(?:\s\w{1,8}){0,4}[\s,–-]{1,3}")
#: "Cuối năm 2016, …", "hồi cuối năm 2016": told, unlike "đến cuối năm 2020".
_AT_THE_END = re.compile(r"(?:^\s?|(?<!\w)(?:hồi|vào|từ)\s)cuối\s$")
#: "năm 2018 này" is the year of writing, "năm 2018 vừa qua" that or the one before it.
_BEHIND = re.compile(r"\s(?:(?P<this>này)|vừa (?:qua|rồi))(?!\w)")
#: "Liên hoan lần thứ 12 năm 2019"
_EDITION = re.compile(r"lần thứ \w{1,6}[\s,–-]{1,3}$")
_SAME_PERIOD = re.compile(r"cùng kỳ\s(?:của\s)?$")
_WITHIN = re.compile(r"(?:trong|cuối)\s$")
_EDGE = re.compile(r"(?:^\s?|(?<!\w)(?P<by>hồi|ngay|ngay từ|từ|kể từ)\s|(?P<other>\w)\s)(?P<edge>đầu|giữa|cuối)\s$")
_EDGE_MONTHS = {"đầu": (1, 3), "giữa": (6, 7), "cuối": (12, 12)}
_VISION = re.compile(r"tầm nhìn\s(?:đến\s)?(?:năm\s)?$")
_SCHOOL_YEAR = re.compile(r"(?:(?<!\w)(?:(?P<bound>từ|đến|tới)|(?P<over>tổng kết|kết quả))\s(?:\w{1,6}\s)?)?năm học\s$")


def year_clue(clues: Clues, low: str, clause: str, expression: Expression) -> None:
    """What a year is mentioned for; ``clause`` is what stands before it."""
    year = int(expression.timex)
    if year < OLDEST:
        return
    ahead = is_ahead(low, clause, expression)
    kind, near = _named_for(clause)
    if behind := _BEHIND.match(low, expression.end):
        kind = "coming" if behind["this"] else "reviewed"
    if _WITHIN.search(clause) and ahead:
        # "dự kiến hoàn thành trong năm 2017" is said in 2017; "đến năm 2030" may be said any time.
        kind = "coming"
    if kind in ("reviewed", "planned", "supervised", "coming") or (kind == "topical" and near):
        getattr(clues, kind).add(year)
    if any(_NAMED.fullmatch(clause, match.end()) for match in year_cue("new_year").finditer(clause)):
        # Wishes for a year are made before it begins.
        clues.new_years.add(year)
        ahead = True
    told = kind in ("", "reviewed", "topical") or _AT_THE_END.search(clause) is not None
    if told and not ahead:
        clues.told.add(year)
    if _SAME_PERIOD.search(clause):
        clues.compared.add(year)
    if clause.endswith("đầu "):
        clues.opening.add(year)
    _edge_clue(clues, low, clause, expression)
    if kind not in ("bound", "other"):
        clues.mentions[year] += 1
    elif not clause.endswith(("từ ", "từ năm ", "so với ")):
        clues.targets.add(year)


def _named_for(clause: str) -> tuple[str, bool]:
    """The kind of the nearest word that says what a year is named for, and whether it is near."""
    for name, meant in (("carried_out", "reviewed"), ("closed", "")):
        # "ước thực hiện thu chi ngân sách năm 2018" looks back, "quyết toán ngân sách năm 2017" further.
        found = (match for match in year_cue(name).finditer(clause) if not clause[: match.start()].endswith("dự báo "))
        if any(_OF_YEAR.fullmatch(clause, match.end()) for match in found):
            return meant, True
    if _EDITION.search(clause):
        return "topical", True
    if clause.endswith("dự kiến "):
        # "dự kiến năm 2018 thu được 3 tỷ đồng": said in that year, or at the end of the one before it.
        return "planned", True
    best, kind = (len(clause), "topical") if _XUAN.search(clause) else (-1, "")
    for name in ("reviewed", "planned", "topical", "supervised", "bound", "other"):
        for match in year_cue(name).finditer(clause):
            if match.end() > best:
                best, kind = match.end(), name
    return kind, len(clause) - best <= 50


def _edge_clue(clues: Clues, low: str, clause: str, expression: Expression) -> None:
    """ "Đầu năm 2019, dân chặn xe rác", "dự kiến hoàn thành cuối năm 2020": an event at the edge of a year."""
    match = _EDGE.search(clause)
    if match is None:
        return
    first, last = _EDGE_MONTHS[match["edge"]]
    day = datetime.date(int(expression.timex), first, 1)
    if is_ahead(low, clause, expression):
        clues.future.append(datetime.date(day.year, last, 28))
        clues.edges.add(clues.future[-1])
    elif match["edge"] == "giữa":
        return
    elif match["by"] in ("từ", "kể từ") and UNTIL.match(low, expression.end) is None:
        if match["edge"] == "đầu" and not clause.endswith("tính từ đầu "):
            clues.effective.append(day)
            clues.edges.add(day)
    elif not match["other"]:
        clues.past.append(day)
        clues.edges.add(day)


def interval_clue(clues: Clues, clause: str, year: int) -> None:
    """ "giai đoạn 2021-2025", "năm học 2019-2020": the years from ``year`` on."""
    if not _VISION.search(clause):
        clues.told.add(year - PLANNED_AHEAD)
    if school := _SCHOOL_YEAR.search(clause):
        (clues.school_bounds if school["bound"] else clues.school_years).add(year + bool(school["over"]))
