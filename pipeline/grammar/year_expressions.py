"""Years, terms and runs of years: "năm 2020", "nhiệm kỳ 2016-2021", and the figures that are none."""

from __future__ import annotations

import re
from functools import cache

from pipeline.grammar.date_syntax import (
    CLOSES,
    YEAR,
    Expression,
    H,
    Reading,
    S,
    cue,
    finish,
    follows,
    is_range,
    lunar_year,
    members,
    numbered_before,
    words,
)

_YEAR_POINT = re.compile(rf"(?:năm:?{S})?(?P<y>{YEAR})(?![/-]{H}[a-zđ])")
_TERM_BEFORE = re.compile(rf"(?:nhiệm{S}kỳ|nhiệm{S}kì|nhiệm|khóa|khoá|kỳ)(?:{S}[ivxlc\d]{{1,6}})?[\s:,(]{{0,2}}$")
"""Council terms are often misspelt ("nhiệm 2016-2021")."""


@cache
def _law_before() -> re.Pattern[str]:
    """A law's or resolution's name that runs up to its year: "Luật Đất đai năm", "Nghị quyết của HĐND tỉnh năm".

    Whose decision it was tells when it was taken: "quyết định của tỉnh năm 2016" names that year.
    """
    stop = rf"(?:{words('law_ends')})(?!\w)"
    law = rf"(?:{words('law')})(?:{S}(?!{stop})[\w()/-]{{1,12}}){{0,12}}"
    decision = rf"(?:{words('decision')})(?:{S}(?!của(?!\w)|{stop})[\w()/-]{{1,12}}){{0,12}}"
    return re.compile(rf"(?:^|[^\w])(?:{law}|{decision}){S}$")


def read_years(low: str, start: int) -> Reading | None:
    chain = members(low, start, _YEAR_POINT)
    if not chain:
        return None
    years = [(match, _is_run(link), int(match["y"])) for match, link in chain]
    # "năm 2018, 1.200 …": a later figure without the word must look like a year of the same list.
    for index in range(1, len(years)):
        if not (low.startswith("năm", years[index][0].start()) or 1900 <= years[index][2] <= 2100 or years[index][1]):
            years = years[:index]
            break
    if len(years) == 1 and years[0][2] % 10 == 0 and _DECADE.search(low, max(0, start - 20), start):
        return [], years[0][0].end()
    if not _years_stand(low, years):
        return None
    found, index = [], 0
    while index < len(years):
        match, _, year = years[index]
        if index + 1 < len(years) and years[index + 1][1] and year < years[index + 1][2]:
            last = years[index + 1][0]
            kind = "term" if _TERM_BEFORE.search(low, max(0, match.start() - 24), match.start()) else "interval"
            timex = f"{year:04d}/{years[index + 1][2]:04d}"
            found.append(Expression(match.start(), last.end(), timex, kind, f"date.{kind}"))
            index += 2
            continue
        found.append(finish(low, Expression(match.start(), match.end(), f"{year:04d}", "year", "date.year")))
        index += 1
    return found, years[-1][0].end()


def _is_run(link: re.Match[str] | None) -> bool:
    """ "từ năm 2004 đến năm 2008", but not "xin thuê năm 2004, đến năm 2008 nhận đất"."""
    return link is not None and is_range(link) and not link[0].startswith(",")


#: "những năm 1990", "thập niên 1990" are ten years, not one.
_DECADE = re.compile(rf"(?<!\w)(?:những{S}|thập{S}(?:niên|kỷ|kỉ){S}(?:năm{S})?)(?:đầu{S}|cuối{S}|giữa{S})?$")


def _years_stand(low: str, years: list[tuple[re.Match[str], bool, int]]) -> bool:
    match = years[0][0]
    start, end = match.start(), years[-1][0].end()
    word = low.startswith("năm", start)
    if not word and numbered_before().search(low, max(0, start - 25), start):
        return False
    if len(years) > 1 and years[1][1] and years[0][2] < years[1][2]:
        return years[1][2] <= 2150
    if _law_before().search(low, max(0, start - 110), start):
        return False
    return word or _bare_year_stands(low, start, end, years[0][2])


def _bare_year_stands(low: str, start: int, end: int, year: int) -> bool:
    """A year without "năm": behind a word that years have ("xuân 2019") or behind a name ("hội thi 2019,")."""
    if not 1900 <= year <= 2100 or follows("counted").match(low, end):
        return False
    if cue("year_cue").search(low, max(0, start - 20), start) or _named_year().search(low, max(0, start - 24), start):
        return True
    if low[max(0, start - 1) : start] == "(":
        return low.startswith(")", end)
    if low.startswith(" là năm", end):
        return True
    if not (CLOSES.match(low, end) or follows("after_day").match(low, end)):
        return False
    return _NAME_BEFORE.search(low, max(0, start - 2), start) is not None and not cue("not_year").search(
        low, max(0, start - 20), start
    )


_NAME_BEFORE = re.compile(r"[^\W\d_] $")


@cache
def _named_year() -> re.Pattern[str]:
    return re.compile(rf"{lunar_year()}[\s,–-]{{1,3}}$|(?:xuân|thu){H}[-–]{H}(?:hè|đông)[\s]{{1,3}}$")
