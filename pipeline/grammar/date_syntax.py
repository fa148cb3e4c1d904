"""What all Vietnamese calendar expressions share: figures and spaces, chains of members, the words around."""

from __future__ import annotations

import re
from functools import cache

from pipeline.frozen import frozen, replace
from pipeline.grammar.folding import any_phrase, fold, squeeze
from pipeline.knowledge import rows, values


@frozen
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
H = r"[^\S\n]{0,3}"
S = r"[^\S\n]{1,3}"
YEAR = r"(?:1\d{3}|20\d\d|21[0-4]\d)(?![\d])(?![.,]\d)"
DASH = r"[-–—]"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
MONTH = r"(?:1[0-2]|0?[1-9])"
# What follows the figures of a month and a year when they are a document's number: "/NĐ-CP", "-QĐ", "/2019".
NOT_NUMBER = r"(?![/-]\s?[a-zđ]|/\d|\d)"


@cache
def named(kind: str) -> dict[str, str]:
    """The words of one kind of ``calendar_words`` → what each stands for."""
    return {fold(row["word"]): row["value"] for row in rows("calendar_words") if row["kind"] == kind}


@cache
def name_of(kind: str) -> str:
    """Pattern of the words of one kind of ``calendar_words``."""
    return any_phrase(named(kind))


def value_of(kind: str, written: str) -> str:
    """What a word that :func:`name_of` matches stands for."""
    return named(kind)[squeeze(written)]


@cache
def words(kind: str) -> str:
    """Pattern of the words of one kind."""
    return any_phrase(values("date_words", "word", kind=kind))


#: What may stand between two members of a chain.
LINK = re.compile(
    rf"(?:{H}(?P<range>{DASH}){H}|,?{S}(?P<to>(?:cho{S})?(?:đến|tới)(?:{S}hết)?){S}|{H}(?P<list>,|;|&|và|{S}và){S}(?:và{S})?)"
)
_LUNAR_BEFORE = re.compile(rf"(?:rằm|giỗ{S}tổ(?:{S}\w+{S}\w+)?){S}(?:\(|ngày{S})?$")
_DAY_WORD = r"(?:(?:ngày|hôm)[\s(]{0,2})?$"


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        rf"{H}[,)]?{H}(?:dương{S}lịch{S})?(?P<recurring>(?:hàng|hằng|mỗi){S}năm)"
        rf"|{S}(?P<shift_words>năm{S}(?P<shift>{name_of('year_shift')}))\b"
        rf"|{H}[,)]?{H}(?:(?P<future>(?:sắp{S})?tới(?:{S}đây)?|sắp{S}đến)(?=[\s,.;)]|$)"
        rf"|(?P<past>vừa{S}(?:qua|rồi)|mới{S}đây))"
    )


@cache
def lunar_year() -> str:
    """Pattern of a year by its stem and branch: "Giáp Thìn"."""
    return rf"{name_of('stem')}{S}{name_of('branch')}"


@cache
def _lunar_after() -> re.Pattern[str]:
    return re.compile(rf"{H}[,(]?{H}(?:âm{S}lịch|tết(?!\w)|{lunar_year()}(?!\w))")


@cache
def weekday_name() -> str:
    """Pattern of a weekday: "thứ ba", "thứ 3", "chủ nhật"; for :func:`weekday_number`."""
    return rf"(?:thứ{S}(?P<name>{name_of('weekday')}|[2-7])|(?P<sunday>{name_of('day_of_rest')}))"


@cache
def _weekday_before() -> re.Pattern[str]:
    return re.compile(rf"{weekday_name()}[\s,(-]{{0,3}}{_DAY_WORD}")


@cache
def _part_before() -> re.Pattern[str]:
    part = rf"(?P<part>{name_of('part_of_day')})(?:{S}(?:sớm|muộn))?(?P<now>{S}nay)?"
    weekday = rf"(?:(?:thứ{S}\w+|chủ{S}nhật)[\s,(-]{{0,3}})?"
    return re.compile(rf"(?:^|[\s(\"“,–-]){part}[\s,(-]{{0,3}}{weekday}{_DAY_WORD}")


@cache
def _now_before() -> re.Pattern[str]:
    return re.compile(rf"(?:hôm|{name_of('part_of_day')}){S}nay[\s,(-]{{0,3}}(?:ngày[\s(]{{0,2}})?$")


@cache
def cue(kind: str) -> re.Pattern[str]:
    """The words of one kind at the end of the text in front of an expression."""
    return re.compile(rf"(?:^|[^\w])(?:{words(kind)})[\s,:(\"“]{{1,3}}$")


@cache
def follows(kind: str) -> re.Pattern[str]:
    """The words of one kind right behind an expression."""
    return re.compile(rf"{H}(?:{words(kind)})(?!\w)")


@cache
def numbered_before() -> re.Pattern[str]:
    """ "Nghị quyết số": what has a number stands in front."""
    return re.compile(rf"(?:{words('numbered')})(?:{S}số)?[\s:]{{0,2}}$")


def lowered(text: str) -> str:
    """:func:`fold` of ``text``, in old and new spelling alike (``quí`` read as ``quý``)."""
    return fold(text).replace("quí", "quý")


#: What a reader found at an anchor, and where reading goes on.
Reading = tuple[list[Expression], int]


def members(
    low: str, start: int, point: re.Pattern[str], limit: int = 12
) -> list[tuple[re.Match[str], re.Match[str] | None]]:
    """Points joined by links from ``start`` on: (point, link before it)."""
    chain: list[tuple[re.Match[str], re.Match[str] | None]] = []
    link: re.Match[str] | None = None
    position = start
    while len(chain) < limit and (match := point.match(low, position)) is not None:
        chain.append((match, link))
        link = LINK.match(low, match.end())
        if link is None:
            break
        position = link.end()
    return chain


def is_range(link: re.Match[str] | None) -> bool:
    """Whether a link makes its two members the ends of a run: "đến", a dash."""
    return link is not None and (link["range"] is not None or link["to"] is not None)


def month_number(written: str) -> int:
    """The month written in figures or words."""
    return int(written) if written.isdigit() else int(value_of("month", written))


def is_lunar(low: str, start: int, end: int) -> bool:
    """Whether the words in or around a day or month count it by the moon."""
    written = low[start:end]
    if "giêng" in written or "chạp" in written or _lunar_after().match(low, end):
        return True
    return _LUNAR_BEFORE.search(low, max(0, start - 25), start) is not None


DOCUMENT_AFTER = re.compile(r"[/-][a-zđ]")
CLOSES = re.compile(rf"{H}(?:[,;:.)\"”–]|$|\n)")


def finish(low: str, expression: Expression) -> Expression:
    """Add what the words around tell: part of the day, weekday, tense, "năm nay", "hàng năm"."""
    start, end = expression.start, expression.end
    changes: dict[str, object] = {}
    if after := _after().match(low, end):
        if after["recurring"]:
            changes["recurring"] = True
        elif after["shift"] and expression.kind == "year":
            pass
        elif after["shift"]:
            changes["year_shift"] = int(value_of("year_shift", after["shift"]))
            changes["end"] = after.end("shift_words")
        else:
            changes["tense"] = "future" if after["future"] else "past"
    if expression.kind in ("day", "interval"):
        window = max(0, start - 32)
        if part := _part_before().search(low, window, start):
            changes["part_of_day"] = value_of("part_of_day", part["part"])
        if _now_before().search(low, window, start):
            changes["now"] = True
        if expression.kind == "day" and (weekday := _weekday_before().search(low, window, start)):
            changes["weekday"] = weekday_number(weekday)
    return replace(expression, **changes) if changes else expression  # type: ignore[arg-type]


def weekday_number(match: re.Match[str]) -> int:
    """Monday is 0; what :func:`weekday_name` matched."""
    if match["sunday"]:
        return int(value_of("day_of_rest", match["sunday"]))
    return int(match["name"]) - 2 if match["name"].isdigit() else int(value_of("weekday", match["name"]))
