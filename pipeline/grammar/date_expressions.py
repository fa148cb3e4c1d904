"""Vietnamese calendar expressions as written: spans and TIMEX3 values with ``XXXX`` where no year stands.

The text is read in lower case from anchor to anchor (a figure, or a word such as ``ngày`` or ``quý``), so the cost is
linear: at each anchor a handful of patterns without unbounded repeats is tried. Days, months and years may stand in
chains ("ngày 6, 7 và 8/12", "từ tháng 1/2011 đến tháng 3/2017"), in which a member takes what it lacks from a later
one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from pipeline.grammar.calendar import is_day, last_day
from pipeline.knowledge import rows, values

UNKNOWN_YEAR = "XXXX"


@dataclass(frozen=True, slots=True)
class Expression:
    """A calendar expression at ``[start:end]`` before its missing year is settled.

    ``year_shift`` counts from the year of writing ("tháng 2 năm nay" 0, "năm ngoái" -1); ``offset`` with ``unit`` is a
    deictic ("hôm qua": day, -1); ``tense`` is ``past``, ``future`` or empty; ``recurring`` marks "hàng năm";
    ``now`` marks a day that the text calls its own ("sáng nay, 6-8").
    """

    start: int
    end: int
    timex: str
    kind: str
    rule: str
    part_of_day: str = ""
    weekday: int | None = None
    tense: str = ""
    recurring: bool = False
    now: bool = False
    year_shift: int | None = None
    unit: str = ""
    offset: int = 0


# One horizontal space or none, however it is typeset; a line break separates blocks and is never crossed.
_H = r"[^\S\n]{0,3}"
_S = r"[^\S\n]{1,3}"
_YEAR = r"(?:1\d{3}|20\d\d|21[0-4]\d)(?![\d])(?![.,]\d)"
_DASH = r"[-–—]"
_D = r"(?:0?[1-9]|[12]\d|3[01])"
_M = r"(?:1[0-2]|0?[1-9])"
_MONTH_WORDS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_MONTH_WORD = r"(?:mười (?:một|hai)|giêng|chạp|một|hai|ba|tư|năm|sáu|bảy|bẩy|tám|chín|mười)\b"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "nhất": 1, "hai": 2, "ba": 3, "tư": 4}
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5}
_PARTS = {
    "rạng sáng": "morning", "sáng": "morning", "trưa": "afternoon", "chiều": "afternoon", "tối": "evening",
    "đêm": "evening", "khuya": "evening",
}  # fmt: skip
# What follows the figures of a month and a year when they are a document's number: "/NĐ-CP", "-QĐ", "/2019".
_NOT_NUMBER = r"(?![/-]\s?[a-zđ]|/\d|\d)"


def _words(kind: str) -> str:
    """Alternation of the words of one kind, longest first, inner spaces flexible."""
    found = sorted(values("date_words", "word", kind=kind), key=len, reverse=True)
    return "|".join(re.escape(word).replace("\\ ", _S) for word in found)


@cache
def _day_point() -> re.Pattern[str]:
    """A day: "ngày 6", "7/12", "8.12.2023", "06 tháng 8 năm 2018"."""
    clock = rf"(?:(?:lúc{_S})?\d{{1,2}}{_H}(?:h|giờ){_H}(?:\d{{1,2}}{_H}(?:phút|')?{_H})?,?{_H})?"
    part = rf"(?:(?:rạng{_S}sáng|sáng|trưa|chiều|tối|đêm){_S})?"
    word = rf"(?P<word>ngày{_S}|hôm{_S}|(?:mùng|mồng){_S})?"
    figures = (
        # "9-10/12": two days of one month, so the dash is a link, not the mark between day and month.
        rf"(?P<bare>{_D})(?={_H}{_DASH}{_H}{_D}{_H}[/.]{_H}{_M}(?![\d]))"
        rf"|(?P<d1>{_D}){_H}(?P<sep>[/.-]){_H}(?P<m1>{_M})(?:{_H}[/.-]{_H}(?P<y1>{_YEAR})|(?:,?{_S}|/)năm{_S}(?P<y2>{_YEAR}))?"
        rf"(?!\d|{_H}/{_H}\d|[.,]\d|-\d(?!\d?[/.]\d)|[/-][a-zđ])"
        rf"|(?P<d2>{_D}),?{_S}tháng{_H}(?P<m2>{_M}(?!\d)|{_MONTH_WORD})(?:{_H}[/.-]{_H}(?P<y3>{_YEAR})|,?{_S}năm{_S}(?P<y4>{_YEAR}))?"
        rf"|(?P<d3>{_D})(?![\d/%]|\.\d|,\d{{3}}|{_H}{_DASH}{_H}\d{{3}})"
    )
    return re.compile(rf"{clock}{part}{word}\(?(?:{figures})")


_DAY_LINK = re.compile(
    rf"(?:{_H}(?P<range>{_DASH}){_H}|,?{_S}(?P<to>(?:cho{_S})?(?:đến|tới)(?:{_S}hết)?){_S}|{_H}(?P<list>,|;|&|và|{_S}và){_S}(?:và{_S})?)"
)
_MONTH_POINT = re.compile(
    rf"(?P<word>tháng{_H}|(?<!\w)t)?(?:(?P<m>{_M})(?!\d)|(?P<w>{_MONTH_WORD}))"
    rf"(?:{_H}(?P<sep>[/.-]){_H}(?P<y1>{_YEAR})|(?:,?{_S}(?:của{_S})?năm)?{_S}(?P<y2>{_YEAR}))?{_NOT_NUMBER}"
)
_YEAR_POINT = re.compile(rf"(?:năm:?{_S})?(?P<y>{_YEAR})(?![/-]{_H}[a-zđ])")
_LINK = _DAY_LINK
_NUMBER_WORD = r"\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười một|mười"
_COUNT = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11}


def _year_of(prefix: str) -> str:
    """The year behind a part of it: "năm 2018", "của năm nay", "/2018"; groups ``<prefix>year`` and so on."""
    named = rf"{_S}(?P<{prefix}year>{_YEAR})|{_S}(?P<{prefix}shift>nay|ngoái|tới|sau)\b"
    return rf"(?:{_S}(?:của{_S})?năm(?:{named})?|{_H}/{_H}(?P<{prefix}year2>{_YEAR}))"


_PART_OF_YEAR = re.compile(
    rf"(?P<n>{_NUMBER_WORD}){_S}tháng(?:{_S}(?P<side>đầu|cuối))?{_year_of('')}"
    rf"|nửa{_S}(?P<half>đầu|cuối){_year_of('h')}"
)
_QUARTER = re.compile(
    rf"(?:quý|q\.?){_H}(?P<q>iii|ii|iv|i|[1-4]|một|nhất|hai|ba|tư)(?![\w]|[.,]\d)"
    rf"(?:{_H}[/.-]{_H}(?P<y1>{_YEAR})|,?{_S}(?:của{_S})?(?:năm{_S})?(?P<y2>{_YEAR}))?"
)
_SHIFTS = {"nay": 0, "này": 0, "ngoái": -1, "tới": 1, "sau": 1}
_AFTER = re.compile(
    rf"{_H}[,)]?{_H}(?:dương{_S}lịch{_S})?(?P<recurring>(?:hàng|hằng|mỗi){_S}năm)"
    rf"|{_S}(?P<shift_words>năm{_S}(?P<shift>nay|này|ngoái|tới|sau))\b"
    rf"|{_H}[,)]?{_H}(?:(?P<future>(?:sắp{_S})?tới(?:{_S}đây)?|sắp{_S}đến)(?=[\s,.;)]|$)"
    rf"|(?P<past>vừa{_S}(?:qua|rồi)|mới{_S}đây))"
)
_CAN = r"(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý)"
_CHI = r"(?:tý|tí|sửu|dần|mão|mẹo|thìn|tỵ|tị|ngọ|mùi|thân|dậu|tuất|hợi)"
_LUNAR_AFTER = re.compile(rf"{_H}[,(]?{_H}(?:âm{_S}lịch|tết(?!\w)|{_CAN}{_S}{_CHI}(?!\w))")
_LUNAR_BEFORE = re.compile(rf"(?:rằm|giỗ{_S}tổ(?:{_S}\w+{_S}\w+)?){_S}(?:\(|ngày{_S})?$")
_BEFORE_DAY = re.compile(
    rf"(?:^|[\s(\"“,–-])(?:(?P<part>rạng{_S}sáng|sáng|trưa|chiều|tối|đêm|khuya)(?:{_S}(?:sớm|muộn))?(?P<now>{_S}nay)?)"
    rf"[\s,(-]{{0,3}}(?:(?:thứ{_S}\w+|chủ{_S}nhật)[\s,(-]{{0,3}})?(?:(?:ngày|hôm)[\s(]{{0,2}})?$"
)
_WEEKDAY_BEFORE = re.compile(
    rf"(?:thứ{_S}(?P<name>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(?P<sunday>chủ{_S}nhật|cn))[\s,(-]{{0,3}}(?:(?:ngày|hôm)[\s(]{{0,2}})?$"
)
_NOW_BEFORE = re.compile(rf"(?:hôm|sáng|trưa|chiều|tối|đêm){_S}nay[\s,(-]{{0,3}}(?:ngày[\s(]{{0,2}})?$")
_TERM_BEFORE = re.compile(rf"(?:nhiệm{_S}kỳ|nhiệm{_S}kì|nhiệm|khóa|khoá|kỳ)(?:{_S}[ivxlc\d]{{1,6}})?[\s:,(]{{0,2}}$")
"""Council terms are often misspelt ("nhiệm 2016-2021")."""


@cache
def _cue(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[^\w])(?:{_words(kind)})[\s,:(\"“]{{1,3}}$")


@cache
def _follows(kind: str) -> re.Pattern[str]:
    return re.compile(rf"{_H}(?:{_words(kind)})(?!\w)")


@cache
def _holidays() -> dict[str, re.Pattern[str]]:
    """Month and day → the names that stand before it ("Quốc khánh 2/9")."""
    names: dict[str, list[str]] = {}
    for row in rows("holidays"):
        names.setdefault(row["day"], []).append(r"[\s,–-]{1,3}".join(map(re.escape, row["name"].split())))
    return {day: re.compile(rf"(?:{'|'.join(found)})[\s,(]{{1,3}}$") for day, found in names.items()}


@cache
def _law_before() -> re.Pattern[str]:
    """A law's or resolution's name that runs up to its year: "Luật Đất đai năm", "Nghị quyết của HĐND tỉnh năm"."""
    stop = rf"(?:{_words('law_ends')})(?!\w)"
    return re.compile(rf"(?:^|[^\w])(?:{_words('law')})(?:{_S}(?!{stop})[\w()/-]{{1,12}}){{0,9}}{_S}$")


@cache
def _numbered_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words('numbered')})(?:{_S}số)?[\s:]{{0,2}}$")


@cache
def _relative() -> tuple[re.Pattern[str], dict[str, dict[str, str]]]:
    table = {row["phrase"]: row for row in rows("relative_dates")}
    phrases = "|".join(re.escape(phrase).replace("\\ ", _S) for phrase in table)
    return re.compile(rf"(?:{phrases})(?!\w)"), table


_ANCHOR = re.compile(
    r"(?<![\w])(?:(?<!\d[/.])\d|ngày\b|mùng\b|mồng\b|tháng|quý\b|q\.?[1-4]|năm\b|nửa\b|t(?=\d)|(?:hôm|bữa|sáng|trưa|chiều|tối|đêm)\s"
    r"|thứ\s|chủ nhật\s|cùng ngày\b|(?:hai|ba|bốn|sáu|bảy|tám|chín|mười)\s(?:một\s)?tháng\s)"
)


def lowered(text: str) -> str:
    """``text`` in lower case at the same offsets, in old and new spelling alike (``quí`` read as ``quý``)."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return low.replace("quí", "quý").replace("\u00a0", " ")


def find_expressions(text: str) -> list[Expression]:
    """Every calendar expression of a text, in order, without overlaps."""
    low, found, position = lowered(text), [], 0
    while (anchor := _ANCHOR.search(low, position)) is not None:
        start = anchor.start()
        end = start + 1
        for read in _READERS:
            if result := read(low, start):
                expressions, end = result
                found += expressions
                break
        position = max([end, start + 1, *(expression.end for expression in found[-1:])])
        if low[start].isdigit():
            # Never start inside a figure: "1.427.700" is one, and so is what no pattern reads.
            while position < len(low) and low[position - 1].isalnum() and low[position].isdigit():
                position += 1
    return [
        expression
        for expression, later in zip_longest(found, found[1:])
        # "sáng nay, 6-8" is one day, the one in figures.
        if not (later is not None and later.now and expression.unit == "day" and later.start - expression.end <= 8)
    ]


_Reading = tuple[list[Expression], int]


def _chain(
    low: str, start: int, point: re.Pattern[str], limit: int = 12
) -> list[tuple[re.Match[str], re.Match[str] | None]]:
    """Points joined by links from ``start`` on: (point, link before it)."""
    chain: list[tuple[re.Match[str], re.Match[str] | None]] = []
    link: re.Match[str] | None = None
    position = start
    while len(chain) < limit and (match := point.match(low, position)) is not None:
        chain.append((match, link))
        link = _LINK.match(low, match.end())
        if link is None:
            break
        position = link.end()
    return chain


def _is_range(link: re.Match[str] | None) -> bool:
    return link is not None and (link["range"] is not None or link["to"] is not None)


# -- days ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Day:
    start: int
    end: int
    day: int
    month: int
    year: int
    sep: str
    word: bool
    ranged: bool

    @property
    def timex(self) -> str:
        return f"{f'{self.year:04d}' if self.year else UNKNOWN_YEAR}-{self.month:02d}-{self.day:02d}"


def _month_number(written: str) -> int:
    return int(written) if written.isdigit() else _MONTH_WORDS[" ".join(written.split())]


def _day_of(match: re.Match[str], link: re.Match[str] | None) -> _Day:
    figure = next(name for name in ("bare", "d1", "d2", "d3") if match[name])
    month = match["m1"] or match["m2"]
    year = match["y1"] or match["y2"] or match["y3"] or match["y4"]
    # "ngày (16/11)": the word stands outside the brackets, the figures are the span.
    start = match.start("word") if match["word"] and "(" not in match.group() else match.start(figure)
    return _Day(
        start,
        match.end(),
        int(match[figure]),
        _month_number(month) if month else 0,
        int(year) if year else 0,
        match["sep"] or ("" if month is None else " "),
        bool(match["word"]),
        _is_range(link),
    )


#: So many days are listed at most; a longer run of bare figures is no list of days and is skipped as one.
_MOST_DAYS = 8


def _days(chain: list[_Day]) -> list[_Day]:
    """The days of a chain, each with its month: what it lacks comes from the next that has it."""
    while chain and not chain[-1].month:
        chain.pop()
    month = year = 0
    filled: list[_Day] = []
    for day in reversed(chain):
        month = day.month or month
        # "28/12 đến 3/1/2024": a later day in front of the written year lies in the year before.
        crosses = bool(filled) and year > 0 and (month, day.day) > (filled[-1].month, filled[-1].day)
        year = day.year or year - crosses
        filled.append(replace(day, month=month, year=year))
    filled.reverse()
    filled = _trim(chain, filled)
    if all(is_day(day.year, day.month, day.day) for day in filled):
        return filled
    # "ngày 5/12, 31/2 …": the first may stand alone.
    alone = filled[:1] if chain[0].month else []
    return [day for day in alone if is_day(day.year, day.month, day.day)]


def _trim(written: list[_Day], filled: list[_Day]) -> list[_Day]:
    """Cut a list where a figure without a month stands behind a comma: "ngày 5/12, 3 đại biểu …" is one day."""
    for index in range(1, len(filled)):
        if written[index - 1].month and not written[index].month:
            return filled[:index]
    return filled


def _read_days(low: str, start: int) -> _Reading | None:
    chain = [_day_of(match, link) for match, link in _chain(low, start, _day_point(), limit=_MOST_DAYS)]
    if len(chain) == _MOST_DAYS and not any(day.month for day in chain):
        return [], chain[-1].start
    days = _days(chain)
    if not days or not _days_stand(low, days):
        return None
    if _is_lunar(low, days[0].start, days[-1].end):
        return [], days[-1].end
    found = []
    index = 0
    while index < len(days):
        day = days[index]
        if index + 1 < len(days) and days[index + 1].ranged and not _is_anniversary(day, days[index + 1]):
            last = days[index + 1]
            rule = "date.day_range"
            timex = f"{day.timex}/{last.timex}"
            found.append(_finish(low, Expression(day.start, last.end, timex, "interval", rule)))
            index += 2
            continue
        rule = "date.day" if day.year else "date.day_month"
        found.append(_finish(low, Expression(day.start, day.end, day.timex, "day", rule)))
        index += 1
    return found, days[-1].end


def _is_anniversary(first: _Day, last: _Day) -> bool:
    """ "(2/9/1945 - 2/9/2025)" names two days, not eighty years."""
    return (first.day, first.month) == (last.day, last.month) and first.year != last.year


def _is_lunar(low: str, start: int, end: int) -> bool:
    written = low[start:end]
    if "giêng" in written or "chạp" in written or _LUNAR_AFTER.match(low, end):
        return True
    return _LUNAR_BEFORE.search(low, max(0, start - 25), start) is not None


def _days_stand(low: str, days: list[_Day]) -> bool:
    """Whether figures that look like days are days: by their year, the word before them or what stands around."""
    start, end = days[0].start, days[-1].end
    if not days[0].word and _cue("not_day").search(low, max(0, start - 20), start):
        # "tuần 4, tháng 6/2017", "lần 3 tháng 5 năm 2019".
        return False
    if any(day.year for day in days):
        return _DOCUMENT_AFTER.match(low, end) is None
    if _follows("counted").match(low, end):
        return days[0].word and days[-1].sep == "/"
    if days[0].word or _cue("day_cue").search(low, max(0, start - 20), start):
        return True
    if days[-1].sep == " ":
        return False
    holiday = _holidays().get(f"{days[0].month:02d}-{days[0].day:02d}")
    if holiday is not None and holiday.search(low, max(0, start - 50), start):
        return True
    return (days[-1].sep != "." or _is_short_run(days)) and _stands_weakly(low, days, start, end)


def _is_short_run(days: list[_Day]) -> bool:
    """ "27.3 - 2.4" are days; "3.1 đến 4.12", ten months apart, are coefficients."""
    return len(days) == 2 and days[1].ranged and (days[1].month - days[0].month) % 12 <= 1


_DOCUMENT_AFTER = re.compile(r"[/-][a-zđ]")
_CLOSES = re.compile(rf"{_H}(?:[,;:.)\"”–]|$|\n)")


def _stands_weakly(low: str, days: list[_Day], start: int, end: int) -> bool:
    """Without a word that only days have: "từ 1-4 đến", "(16/11)", "22/12, HĐND …" at the head of a line."""
    closed = _CLOSES.match(low, end) is not None
    before = low[max(0, start - 3) : start].rstrip(" ")
    if before.endswith("(") and days[-1].sep == "/":
        return low.startswith(")", end) or _follows("after_day").match(low, end) is not None
    if before.endswith("\n") or start == 0:
        return days[-1].sep == "/" and low.startswith(",", end)
    if _cue("weak_day_cue").search(low, max(0, start - 20), start):
        if days[-1].sep == "-" and low.startswith(" năm", end):
            return False
        return closed or _follows("after_day").match(low, end) is not None
    return False


def _finish(low: str, expression: Expression) -> Expression:
    """Add what the words around tell: part of the day, weekday, tense, "năm nay", "hàng năm"."""
    start, end = expression.start, expression.end
    changes: dict[str, object] = {}
    if after := _AFTER.match(low, end):
        if after["recurring"]:
            changes["recurring"] = True
        elif after["shift"] and expression.kind == "year":
            pass
        elif after["shift"]:
            changes["year_shift"] = _SHIFTS[after["shift"]]
            changes["end"] = after.end("shift_words")
        else:
            changes["tense"] = "future" if after["future"] else "past"
    if expression.kind in ("day", "interval"):
        window = max(0, start - 32)
        if part := _BEFORE_DAY.search(low, window, start):
            changes["part_of_day"] = _PARTS[" ".join(part["part"].split())]
        if _NOW_BEFORE.search(low, window, start):
            changes["now"] = True
        if expression.kind == "day" and (weekday := _WEEKDAY_BEFORE.search(low, window, start)):
            changes["weekday"] = _weekday_number(weekday)
    return replace(expression, **changes) if changes else expression  # type: ignore[arg-type]


def _weekday_number(match: re.Match[str]) -> int:
    if match["sunday"]:
        return 6
    return int(match["name"]) - 2 if match["name"].isdigit() else _WEEKDAYS[match["name"]]


# -- months, quarters, parts of a year -------------------------------------------------------------------------------


_EDGE_DAY = re.compile(rf"ngày{_S}(?P<edge>đầu{_S}tiên|cuối{_S}cùng){_S}(?:của{_S})?(?=tháng)")


def _read_edge_day(low: str, start: int) -> _Reading | None:
    """ "ngày đầu tiên của tháng ba": the first or last day of a month."""
    edge = _EDGE_DAY.match(low, start)
    month = _MONTH_POINT.match(low, edge.end()) if edge else None
    if edge is None or month is None:
        return None
    year = month["y1"] or month["y2"] or UNKNOWN_YEAR
    number = _month_number(month["m"] or month["w"])
    if edge["edge"].startswith("đầu"):
        day = 1
    elif year == UNKNOWN_YEAR and number == 2:
        return None
    else:
        day = last_day(0 if year == UNKNOWN_YEAR else int(year), number)
    expression = Expression(start, month.end(), f"{year}-{number:02d}-{day:02d}", "day", "date.edge_day")
    return [_finish(low, expression)], month.end()


def _read_months(low: str, start: int) -> _Reading | None:
    chain = _chain(low, start, _MONTH_POINT)
    if not chain or not _month_stands(low, chain[0][0]):
        return None
    kept = chain[:1]
    for match, link in chain[1:]:
        short_range = link is not None and link.group() in ("-", "–")
        if not (match["word"] or match["y1"] or match["y2"] or short_range or _list_goes_on(chain, match)):
            break
        if match["w"] and not match["word"]:
            break
        kept.append((match, link))
    if kept[-1][0]["w"] and _is_lunar(low, kept[0][0].start(), kept[-1][0].end()):
        return [], kept[-1][0].end()
    if _is_lunar(low, kept[0][0].start(), kept[-1][0].end()):
        return [], kept[-1][0].end()
    return _month_expressions(low, kept), kept[-1][0].end()


def _list_goes_on(chain: list[tuple[re.Match[str], re.Match[str] | None]], match: re.Match[str]) -> bool:
    """A month without "tháng" and without a year counts only when a later member of the list has its year."""
    later = chain[[point for point, _ in chain].index(match) + 1 :]
    return any(point["y1"] or point["y2"] for point, _ in later)


# Without its year "Cách mạng Tháng Tám" is the name of a street, a school or a revolution.
_REVOLUTION = re.compile(rf"cách{_S}mạng{_S}$")


def _month_stands(low: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    if match["word"]:
        if _REVOLUTION.search(low, max(0, start - 12), start) and not (match["y1"] or match["y2"]):
            return False
        if match["word"].startswith("t") and not match["word"].startswith("th"):
            return match["y1"] is not None
        if match["w"] and not (match["y1"] or match["y2"]):
            return match["w"] not in ("một", "năm", "giêng", "chạp")
        # "3 tháng 5 ngày": a length of time.
        return re.search(rf"\d{_H}$", low[max(0, start - 4) : start]) is None or bool(match["y1"] or match["y2"])
    if match["y1"] is None or match["w"] or match["sep"] != "/":
        return False
    return _numbered_before().search(low, max(0, start - 25), start) is None and _DOCUMENT_AFTER.match(low, end) is None


def _month_expressions(low: str, chain: list[tuple[re.Match[str], re.Match[str] | None]]) -> list[Expression]:
    months: list[tuple[re.Match[str], bool, int, int]] = []
    year = month = 0
    for match, link in reversed(chain):
        own = match["y1"] or match["y2"]
        number = _month_number(match["m"] or match["w"])
        year = int(own) if own else year - (year > 0 and number > month > 0)
        month = number
        months.append((match, _is_range(link), year, number))
    months.reverse()
    found, index = [], 0
    while index < len(months):
        match, _, year, number = months[index]
        timex = f"{f'{year:04d}' if year else UNKNOWN_YEAR}-{number:02d}"
        start, end = match.span()
        if index + 1 < len(months) and months[index + 1][1]:
            last, _, last_year, last_number = months[index + 1]
            timex += f"/{f'{last_year:04d}' if last_year else UNKNOWN_YEAR}-{last_number:02d}"
            found.append(_finish(low, Expression(start, last.end(), timex, "interval", "date.month_range")))
            index += 2
            continue
        found.append(_finish(low, Expression(start, end, timex, "month", "date.month")))
        index += 1
    return found


def _read_quarter(low: str, start: int) -> _Reading | None:
    chain = _chain(low, start, _QUARTER, limit=4)
    if not chain or (
        low[start] == "q" and not low.startswith("qu", start) and not (chain[0][0]["y1"] or chain[0][0]["y2"])
    ):
        return None
    found: list[Expression] = []
    year = ""
    for match, _ in reversed(chain):
        year = match["y1"] or match["y2"] or year
        number = int(match["q"]) if match["q"].isdigit() else _QUARTERS[match["q"]]
        timex = f"{year or UNKNOWN_YEAR}-Q{number}"
        found.append(_finish(low, Expression(match.start(), match.end(), timex, "quarter", "date.quarter")))
    return found[::-1], chain[-1][0].end()


def _read_part_of_year(low: str, start: int) -> _Reading | None:
    match = _PART_OF_YEAR.match(low, start)
    if match is None:
        return None
    year = match["year"] or match["year2"] or match["hyear"] or match["hyear2"] or UNKNOWN_YEAR
    shift = match["shift"] or match["hshift"]
    side = match["half"] or match["side"] or "đầu"
    count = 6 if match["half"] else _COUNT.get(match["n"]) or int(match["n"])
    if not 2 <= count <= 11 or (year == UNKNOWN_YEAR and match["n"] and not match["side"]):
        return None
    first, last = (1, count) if side == "đầu" else (13 - count, 12)
    if count == 6:
        timex, kind = f"{year}-H{1 if side == 'đầu' else 2}", "half"
    else:
        timex, kind = f"{year}-{first:02d}/{year}-{last:02d}", "interval"
    expression = Expression(start, match.end(), timex, kind, "date.part_of_year")
    if shift:
        expression = replace(expression, year_shift=_SHIFTS[shift])
    return [expression], match.end()


# -- years -----------------------------------------------------------------------------------------------------------


def _read_years(low: str, start: int) -> _Reading | None:
    chain = _chain(low, start, _YEAR_POINT)
    if not chain:
        return None
    years = [(match, _is_range(link), int(match["y"])) for match, link in chain]
    # "năm 2018, 1.200 …": a later figure without the word must look like a year of the same list.
    for index in range(1, len(years)):
        if not (low.startswith("năm", years[index][0].start()) or 1900 <= years[index][2] <= 2100 or years[index][1]):
            years = years[:index]
            break
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
        found.append(_finish(low, Expression(match.start(), match.end(), f"{year:04d}", "year", "date.year")))
        index += 1
    return found, years[-1][0].end()


def _years_stand(low: str, years: list[tuple[re.Match[str], bool, int]]) -> bool:
    match = years[0][0]
    start, end = match.start(), years[-1][0].end()
    word = low.startswith("năm", start)
    if not word and _numbered_before().search(low, max(0, start - 25), start):
        return False
    if len(years) > 1 and years[1][1] and years[0][2] < years[1][2]:
        return years[1][2] <= 2150
    if _law_before().search(low, max(0, start - 90), start):
        return False
    return word or _bare_year_stands(low, start, end, years[0][2])


def _bare_year_stands(low: str, start: int, end: int, year: int) -> bool:
    """A year without "năm": behind a word that years have ("xuân 2019") or behind a name ("hội thi 2019,")."""
    if not 1900 <= year <= 2100 or _follows("counted").match(low, end):
        return False
    if _cue("year_cue").search(low, max(0, start - 20), start) or _NAMED_YEAR.search(low, max(0, start - 24), start):
        return True
    if low[max(0, start - 1) : start] == "(":
        return low.startswith(")", end)
    if low.startswith(" là năm", end):
        return True
    if not (_CLOSES.match(low, end) or _follows("after_day").match(low, end)):
        return False
    return _NAME_BEFORE.search(low, max(0, start - 2), start) is not None and not _cue("not_year").search(
        low, max(0, start - 20), start
    )


_NAME_BEFORE = re.compile(r"[^\W\d_] $")
_NAMED_YEAR = re.compile(
    rf"{_CAN}{_S}{_CHI}[\s,–-]{{1,3}}$"
    rf"|(?:xuân|thu){_H}[-–]{_H}(?:hè|đông)[\s]{{1,3}}$"
)

# -- relative --------------------------------------------------------------------------------------------------------

_WEEKDAY_OF_WEEK = re.compile(
    rf"(?:thứ{_S}(?P<name>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(?P<sunday>chủ{_S}nhật)){_S}"
    rf"(?:(?:của{_S})?tuần{_S}(?P<week>này|trước|qua|tới|sau)|(?P<next>tới)|(?P<last>vừa{_S}(?:rồi|qua)))(?!\w)"
)
_WEEKS = {"này": 0, "trước": -1, "qua": -1, "tới": 1, "sau": 1}
_PART_BEFORE = re.compile(rf"(?<!\w)(?P<part>rạng{_S}sáng|sáng|trưa|chiều|tối|đêm|khuya){_S}$")


def _read_relative(low: str, start: int) -> _Reading | None:
    if low.startswith("cùng ngày", start):
        return [Expression(start, start + 9, "", "day", "date.same_day", unit="same")], start + 9
    if match := _WEEKDAY_OF_WEEK.match(low, start):
        unit, offset = "week", _WEEKS.get(match["week"] or "", 0)
        if match["week"] is None:
            unit, offset = "weekday", 1 if match["next"] else -1
        number = _weekday_number(match)
        span = Expression(start, match.end(), "", "day", "date.weekday", weekday=number, unit=unit, offset=offset)
        return [span], match.end()
    pattern, table = _relative()
    found = pattern.match(low, start)
    if found is None:
        return None
    row = table[" ".join(found.group().split())]
    part = _PART_BEFORE.search(low, max(0, start - 12), start)
    expression = Expression(
        start,
        found.end(),
        "",
        row["unit"],
        "date.relative",
        part_of_day=row["part_of_day"] or (_PARTS[" ".join(part["part"].split())] if part else ""),
        unit=row["unit"],
        offset=int(row["offset"]),
    )
    return [expression], found.end()


_READERS: tuple[Callable[[str, int], _Reading | None], ...] = (
    _read_part_of_year,
    _read_days,
    _read_edge_day,
    _read_months,
    _read_quarter,
    _read_years,
    _read_relative,
)
