"""Whether a numeral stands for a number, or for a year, a day, an ordinal or part of a name."""

from __future__ import annotations

import re

from pipeline.grammar.number_contexts import behind, ends_with
from pipeline.grammar.number_spans import NumberKind, NumberSpan, number_span
from pipeline.grammar.number_symbols import MONEY, PERCENT, has_unit
from pipeline.grammar.numerals import Numeral
from pipeline.grammar.syllables import UPPER
from pipeline.grammar.units import NAME_BEGINS, unit_at

PART_OF = re.compile(r"\sphần\s")

#: "thứ Năm", but no "lần thứ năm"
_ON_WEEKDAY = re.compile(r"(?<!\w)(?<!lần )thứ\s$", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"(?<!\w)(?:sáng|chiều|tối|trưa|ngày|vào|đến|hôm|từ)\s[Tt]hứ\s$")
_DAY_BEHIND = re.compile(r"\s?[,(]?\s?(?:ngày\s\d|\d{1,2}[/.-]\d|hằng tuần|hàng tuần|tuần)")
#: "8h30", "8 giờ 30"
_HOUR_BEHIND = re.compile(r"(?:[hg](?:\d|\b)|:\d\d|\s?giờ\s?\d)")
_HOUR_BEFORE = re.compile(r"\d\s?giờ\s?$")
#: "24.12", "3.5"
_TWO_FIGURES = re.compile(r"\d{1,2}\.\d{1,2}")
_OF_EACH = re.compile(r"(?<!\w)(?:mỗi|hàng|hằng|một|trong|các|bình quân) \w{2,5}\s$")
_YEAR_BEFORE = re.compile(r"(?<!\w)(?:và|đến|tới|,|-|–)\s$")
_NAME_BEFORE = re.compile(rf"(?<!\w)[{UPPER}][\w.]{{0,14}}\s$")
_NAME_BEHIND = re.compile(rf"\s{NAME_BEGINS}")
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?:;\n]\s{0,3})[\"“]?$")
_OPENS_OR_IN_BRACKETS = re.compile(r"(?:^|[.!?:;\n]\s{0,3})[\"“(]?$")
_WORD_BEHIND = re.compile(r"\s[^\W\d_]")
_NO_NOUN_BEHIND = re.compile(
    r"\s(?:và|của|tại|ở|đã|được|sẽ|là|có|do|trong|với|cho|để|từ|đến|vào|khi|trên|diễn|thực|về|này)\b"
)

#: "một, hai người"
_PAIR = re.compile(r",\s(?:hai|ba|bốn|năm|sáu|bảy|tám|chín)\s[^\W\d_]")


def is_year(figure: str) -> bool:
    """Whether the figure can be a year of the last or of this century."""
    return len(figure) == 4 and figure.isdigit() and 1900 <= int(figure) <= 2100


def as_number(text: str, numeral: Numeral) -> NumberSpan | None:
    """The number that a numeral stands for, or ``None`` where it is something else."""
    start, end = numeral.start, numeral.end
    kind: NumberKind = "cardinal"
    if _is_ordinal(text, numeral):
        if is_weekday(text, start, end):
            return None
        kind = "ordinal"
    elif numeral.roles == ("figure",):
        if _is_calendar(text, numeral):
            return None
    elif numeral.roles in (("digit",), ("ten",)) and not _lone_word_counts(text, numeral):
        return None
    return number_span(text, start, end, numeral.value, kind)


def _is_ordinal(text: str, numeral: Numeral) -> bool:
    if numeral.roles[-1] not in ("figure", "digit", "ten", "unit", "tens", "hundred"):
        return False
    if ends_with(text, numeral.start, "counted") or _in_name(text, numeral):
        return False
    if ends_with(text, numeral.start, "ordinal"):
        return True
    written = text[numeral.start : numeral.end]
    figure = numeral.roles == ("figure",) and written.isdigit() and not is_year(written)
    return figure and ends_with(text, numeral.start, "label") is not None and not has_unit(text, numeral.end)


def _in_name(text: str, numeral: Numeral) -> bool:
    """``quận Ba Đình``: the number word is part of a name."""
    single = numeral.roles in (("digit",), ("ten",)) and text[numeral.start].isupper()
    return single and _NAME_BEHIND.match(text, numeral.end) is not None


def is_weekday(text: str, start: int, end: int) -> bool:
    """``Thứ Năm, 11/01``, ``sáng thứ hai``: a day of the week, not an ordinal."""
    if not _ON_WEEKDAY.search(text, max(0, start - 9), start):
        return False
    if _DAY_BEFORE.search(text, max(0, start - 16), start):
        return True
    return _DAY_BEHIND.match(text, end) is not None


def _is_calendar(text: str, numeral: Numeral) -> bool:
    """A bare figure that is a year, a day, a month or the number in a name."""
    figure, start, end = text[numeral.start : numeral.end], numeral.start, numeral.end
    if _HOUR_BEHIND.match(text, end) or _HOUR_BEFORE.search(text, max(0, start - 7), start):
        return True
    if not figure.isdigit():
        # "24.12" is a day unless something is measured in it; "3.5 ha" is not.
        return _TWO_FIGURES.fullmatch(figure) is not None and not has_unit(text, end)
    if ends_with(text, start, "time") and not has_unit(text, end):
        return True
    cue = ends_with(text, start, "date")
    if cue:
        each = _OF_EACH.search(text, max(0, start - 18), start)
        return (numeral.value <= 31 and not (each and has_unit(text, end))) or is_year(figure)
    if PERCENT.match(text, end) or MONEY.match(text, end):
        return False
    if is_year(figure):
        return not has_unit(text, end) or _YEAR_BEFORE.search(text, max(0, start - 5), start) is not None
    named = _NAME_BEFORE.search(text, max(0, start - 18), start)
    opens = named and _OPENS_SENTENCE.search(text[max(0, start - 22) : named.start()])
    return bool(named) and not opens and not _followed_by_noun(text, end)


def _followed_by_noun(text: str, end: int) -> bool:
    return _WORD_BEHIND.match(text, end) is not None and _NO_NOUN_BEHIND.match(text, end) is None


def _lone_word_counts(text: str, numeral: Numeral) -> bool:
    """Whether a single word (``hai``, ``năm``, ``mười``) is a number: something counted must stand behind it."""
    start, end, word = numeral.start, numeral.end, numeral.word
    if ends_with(text, start, "name_before") or behind("name_after").match(text, end):
        return False
    if PERCENT.match(text, end) or MONEY.match(text, end) or PART_OF.match(text, end):
        return True
    if PART_OF.search(text[max(0, start - 6) : start]):
        return True
    written = text[start:end]
    if written[0].isupper() and not written.isupper() and _NAME_BEHIND.match(text, end):
        # "Hai Phó chủ tịch …" counts, "Năm Căn" is a place.
        unit = unit_at(text, end)
        return unit is not None and (unit.kind == "person" or " " in unit.text) and _opens_sentence(text, start)
    if _PAIR.match(text, end):
        return True
    if text[end : end + 1] not in (" ", "\u00a0") or not _WORD_BEHIND.match(text, end):
        return False
    if written[0].isupper() and not written.isupper() and not _opens_sentence(text, start):
        return False
    if word in ("một", "không"):
        return word == "một" and not behind("idiom").match(text, end) and unit_at(text, end) is not None
    if word == "năm":
        unit = unit_at(text, end)
        return unit is not None and unit.kind in ("person", "count") and _counts_five(text, start, unit.text)
    return True


def _counts_five(text: str, start: int, unit: str) -> bool:
    """``năm`` before a counted noun is five unless it is the year that something before it qualifies."""
    if not re.search(r"\w\s$", text[max(0, start - 2) : start]):
        return _opens_sentence(text, start) and " " in unit
    return ends_with(text, start, "five_before") is not None


def _opens_sentence(text: str, start: int) -> bool:
    return _OPENS_OR_IN_BRACKETS.search(text[max(0, start - 5) : start]) is not None


def stands(text: str, span: NumberSpan) -> bool:
    """A decimal figure that nothing is measured in is a section or a day: no number."""
    return span.kind != "cardinal" or not _TWO_FIGURES.fullmatch(span.text) or has_unit(text, span.end)
