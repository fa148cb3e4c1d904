"""Numbers in Vietnamese text: cardinals, ordinals, fractions, ranges, shares and money, with what bounds them.

The grammar is in two steps. :mod:`pipeline.grammar.numerals` reads a written numeral; this module decides whether the
numeral stands for a number (``năm 2020`` is a year, ``Ba Đình`` a place, ``44/2019/NĐ-CP`` a document) and joins
numerals with what belongs to them: percent signs, currencies, fractions, ranges.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from pipeline import knowledge
from pipeline.grammar.clock_times import find_clock_times
from pipeline.grammar.folding import fold
from pipeline.grammar.numerals import FIGURE, Numeral, atoms, figure_value, read_numerals, word_pattern
from pipeline.grammar.syllables import UPPER
from pipeline.grammar.units import NAME_BEGINS, unit_at

NumberKind = Literal["cardinal", "ordinal", "fraction", "range", "percent", "permille", "money"]


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """A number in a text: ``text[start:end]``, percent sign and currency included.

    Attributes
    ----------
    value
        The number, scaled: ``1,36 triệu`` is 1360000, ``87,6%`` is 87.6, ``2/3`` has the value 2.
    kind
        ``cardinal``, ``ordinal``, ``fraction``, ``range``, ``percent``, ``permille`` or ``money``. A range of shares or
        sums is ``percent`` or ``money`` with a ``value_max``.
    value_max
        Upper end of a range.
    denominator
        What a fraction is out of.
    unit
        Percent sign or currency as printed.
    comparator
        ``approx``, ``gt``, ``lt``, ``ge`` or ``le`` where the words around bound the number; else empty.
    """

    text: str
    start: int
    end: int
    value: float
    kind: NumberKind
    value_max: float | None = None
    denominator: float | None = None
    unit: str = ""
    comparator: str = ""


#: Longest phrase of ``knowledge/number_contexts`` that is looked for in front of a number, in characters.
_WINDOW = 24

_PERCENT = re.compile(
    r"\s{0,2}(%|‰|phần trăm(?!\w)|phần (?:nghìn|ngàn)(?!\w)|điểm (?:phần trăm(?!\w)|%))", re.IGNORECASE
)
#: ``đồng`` is a currency, ``đồng chí``, ``đồng bào`` and the like are not.
_MONEY = re.compile(
    r"\s{0,2}(đồng(?! (?:chí|bào|bằng|đội|nghiệp|thời|ý|tình|thuận|hồ|ruộng|minh|hương|loạt|hành|tác|bộ)\b)(?!\w)"
    r"|(?:VNĐ|VND|USD|EUR|euro|đô la Mỹ|đô la|đôla|đô(?! (?:thị|thành|hộ|đốc|vật))"
    r"|nhân dân tệ|yên Nhật|bảng Anh|kíp Lào)"
    r"(?!\w)|[$€]|đ(?![\w.]))",
    re.IGNORECASE,
)
_DASH = r"[-–—]"
_TO = re.compile(rf"\s{{0,2}}{_DASH}\s{{0,2}}|\s(?:đến|tới)\s(?:khoảng\s|gần\s|hơn\s)?")
_PART_OF = re.compile(r"\sphần\s")
#: "48 trên tổng số 49 đại biểu"
_OUT_OF = re.compile(r"\s(?:trên|trong)\s(?:tổng số|tổng cộng|số)\s")
_LIST = re.compile(r",?\s")
#: "một, hai người"
_PAIR = re.compile(r",\s(?:hai|ba|bốn|năm|sáu|bảy|tám|chín)\s[^\W\d_]")
_HALF = re.compile(
    r"(?<!\w)(?:một nửa|quá nửa|hơn nửa|gần nửa|nửa)(?= (?:số|trong|các|dân|diện|đại|thành|tổng)\b)", re.IGNORECASE
)
#: "nửa triệu người", "nửa tỷ đồng"
_HALF_OF = re.compile(r"(?<!\w)nửa (nghìn|ngàn|triệu|tỷ|tỉ)(?!\w)", re.IGNORECASE)
_THE_FIRST = re.compile(r"(?<!\w)thứ (nhất|nhì|tư)(?!\w)", re.IGNORECASE)
_QUARTERS = re.compile(r"(?<!\w)(một|ba) phần tư(?!\w)", re.IGNORECASE)
_ROMAN = re.compile(r"\s([IVXLC]{1,8})(?![\w-])")
_ROMAN_HEAD = re.compile(
    r"(?<!\w)(?:khóa|khoá|thứ|quý|đại hội|hội nghị|chương|mục|phần|kỳ|loại|hạng|thế kỷ|nhóm|đợt|lần)$", re.IGNORECASE
)
_ROMAN_VALID = re.compile(r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
#: Two figures around a slash or a dash, or a figure tied to letters: a fraction, a range, a date or a code.
_COMPOUND = r"\d[\d.,]*+(?:[/:–-]\s?(?=\d)\w[\w.,]*+|[/-](?=[^\W\d_])[\w.&]*+)++"
_GLUED_UNIT = r"(?=(?:m2|m3|m²|m³|km2|km²|km|kg|ha|tấn|đ|đồng|tr|triệu|tỷ|tỉ|%|cm|mm|m|MW|KV|kV)(?!\w))"


@cache
def _candidates() -> re.Pattern[str]:
    atom = rf"(?:{FIGURE}(?:(?!\w)|{_GLUED_UNIT})|(?:{word_pattern()})(?!\w))"
    first = "".join(sorted({letter for row in knowledge.rows("number_words") for letter in row["word"][0]}))
    # The look-ahead keeps the search from trying every alternative at every letter.
    clear = rf"(?<!\w)(?=[\d{first}{first.upper()}])" + r"(?<!\w-)(?<!\d[.,/:])(?-i:(?<![A-ZĐ]/)(?<![A-ZĐ]\.))"
    return re.compile(
        rf"{clear}(?:(?P<compound>{_COMPOUND})|(?P<run>{atom}(?![.,]?\d)(?:[ \u00a0]{atom}(?![.,]?\d))*+))",
        re.IGNORECASE,
    )


@cache
def _before(*roles: str) -> re.Pattern[str]:
    """The phrases of ``roles`` at the end of the text in front of a number, longest first."""
    phrases = [row["phrase"] for row in knowledge.rows("number_contexts") if row["role"] in roles]
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, phrases), key=len, reverse=True))})\s{{0,2}}$", re.IGNORECASE
    )


@cache
def _behind(*roles: str) -> re.Pattern[str]:
    phrases = [row["phrase"] for row in knowledge.rows("number_contexts") if row["role"] in roles]
    return re.compile(rf"\s(?:{'|'.join(sorted(map(re.escape, phrases), key=len, reverse=True))})(?!\w)", re.IGNORECASE)


@cache
def _roles() -> dict[str, tuple[str, ...]]:
    """Phrase → its roles among the comparators."""
    roles: dict[str, tuple[str, ...]] = {}
    for row in knowledge.rows("number_contexts"):
        roles[row["phrase"]] = (*roles.get(row["phrase"], ()), row["role"])
    return roles


def _ends_with(text: str, start: int, *roles: str) -> re.Match[str] | None:
    return _before(*roles).search(text[max(0, start - _WINDOW) : start])


def number_follows(text: str, start: int, role: str) -> bool:
    """Whether a phrase of ``knowledge/number_contexts`` with ``role`` stands right in front of ``start``."""
    return _ends_with(text, start, role) is not None


@cache
def references() -> frozenset[str]:
    """Numbers with a noun that name known parties ("hai nước"), folded."""
    return frozenset(fold(phrase) for phrase in knowledge.values("number_contexts", "phrase", role="reference"))


def find_numbers(text: str) -> list[NumberSpan]:
    """Every number that ``text`` states, in order, without overlaps.

    Years, days, clock times, document numbers and number words that mean something else are no numbers. Ordinals are
    (``kind="ordinal"``), so that a caller can leave them out.

    Parameters
    ----------
    text
        Any text, Unicode NFC.

    Returns
    -------
    list of NumberSpan
        ``text[span.start:span.end] == span.text`` for each.

    Examples
    --------
    >>> [(n.text, n.value, n.kind) for n in find_numbers("Năm 2020, tiếp nhận 88 đơn, xử lý 87,6%.")]
    [('88', 88.0, 'cardinal'), ('87,6%', 87.6, 'percent')]
    >>> find_numbers("có hơn 1,36 triệu cử tri")[0].comparator
    'gt'
    """
    spans = sorted([*_plain(text), *_special(text)], key=lambda span: (span.start, -span.end))
    distinct: list[NumberSpan] = []
    for span in spans:
        if not distinct or span.start >= distinct[-1].end:
            distinct.append(span)
    clock = {place for time in find_clock_times(text) for place in range(time.start, time.end)}
    distinct = [span for span in distinct if span.start not in clock]
    joined = _join(text, [_with_symbol(text, span) for span in distinct])
    return [_bounded(text, span) for span in joined if _stands(text, span)]


def _span(text: str, start: int, end: int, value: float, kind: NumberKind, **more: float | None) -> NumberSpan:
    return NumberSpan(text[start:end], start, end, value, kind, **more)  # type: ignore[arg-type]


def _special(text: str) -> Iterator[NumberSpan]:
    """Roman ordinals, ``thứ nhất``, halves and quarters."""
    for match in _ROMAN.finditer(text):
        head = _ROMAN_HEAD.search(text[max(0, match.start() - _WINDOW) : match.start()])
        if head and _ROMAN_VALID.fullmatch(match.group(1)):
            yield _span(text, match.start(1), match.end(1), _roman(match.group(1)), "ordinal")
    # Rare words: a look for them costs less than a pattern over the whole text.
    low = text.lower()
    if "thứ " in low:
        for match in _THE_FIRST.finditer(text):
            if not _is_weekday(text, match.start(1), match.end(1)):
                value = {"nhất": 1.0, "nhì": 2.0, "tư": 4.0}[match.group(1).lower()]
                yield _span(text, match.start(1), match.end(1), value, "ordinal")
    if "phần tư" in low:
        for match in _QUARTERS.finditer(text):
            value = 1.0 if match.group(1).lower() == "một" else 3.0
            yield _span(text, match.start(), match.end(), value, "fraction", denominator=4.0)
    if "nửa" in low:
        for match in _HALF.finditer(text):
            yield _span(text, match.start(), match.end(), 1.0, "fraction", denominator=2.0)
        for match in _HALF_OF.finditer(text):
            (scale,) = atoms(text, match.start(1), match.end(1))
            yield _span(text, match.start(), match.end(), scale.value / 2, "cardinal")


def _roman(letters: str) -> float:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in letters]
    following = [*values[1:], 0]
    return float(sum(-value if value < after else value for value, after in zip(values, following, strict=True)))


def _plain(text: str) -> Iterator[NumberSpan]:
    for match in _candidates().finditer(text):
        if match.lastgroup == "compound":
            yield from _compound(text, match.start(), match.end())
            continue
        for numeral in read_numerals(atoms(text, match.start(), match.end())):
            span = _numeral(text, numeral)
            if span is not None:
                yield span


# --- what is not a number -------------------------------------------------------------------------------------------


def _compound(text: str, start: int, end: int) -> Iterator[NumberSpan]:
    """``53/54``, ``10-15``: a fraction or a range, unless it is a date, a clock time or a code."""
    token = text[start:end].rstrip(".,")
    parts = re.fullmatch(rf"({FIGURE})([/–-]\s?)({FIGURE})((?:m2|km|kg|ha|tr|đ|m)?)", token)
    if parts is None:
        return
    first, second = figure_value(parts.group(1)), figure_value(parts.group(3))
    end = start + parts.end(3)
    if parts.group(2).strip() == "/":
        if _is_fraction(text, start, end, first, second, parts):
            yield _span(text, start, end, first, "fraction", denominator=second)
        return
    years = all(_is_year(part) for part in (parts.group(1), parts.group(3)))
    if first < second and not years and not _ends_with(text, start, "date", "time", "ordinal"):
        scale, end = _scale_behind(text, end)
        yield _span(text, start, end, first * scale, "range", value_max=second * scale)


def _scale_behind(text: str, end: int) -> tuple[float, int]:
    """The scale words behind ``10-15``, and where they end."""
    scale = 1.0
    for atom in atoms(text, end, min(len(text), end + _WINDOW)):
        if atom.role != "scale" or text[end : atom.start].strip(" \u00a0"):
            break
        scale, end = scale * atom.value, atom.end
    return scale, end


def _is_fraction(text: str, start: int, end: int, first: float, second: float, parts: re.Match[str]) -> bool:
    if (first > second and unit_at(text, end) is None) or (_is_year(parts.group(3)) and second > first * 20):
        return False
    if first == 1 and second >= 200 and _ends_with(text, start, "scale"):
        return False
    if _ends_with(text, start, "date", "time", "ordinal") or re.match(r"\s?(?:h|giờ|tháng)\b", text[end : end + 7]):
        return False
    may_be_day = (first <= 31 and second <= 12 and first >= 1) or (first <= 12 and 1900 <= second <= 2100)
    if not may_be_day:
        return True
    unit = unit_at(text, end)
    return (unit is not None and unit.kind != "duration") or bool(re.match(r"\s(?:số|tổng số)\s", text[end : end + 9]))


def _is_year(figure: str) -> bool:
    return len(figure) == 4 and figure.isdigit() and 1900 <= int(figure) <= 2100


def _numeral(text: str, numeral: Numeral) -> NumberSpan | None:
    """The number that a numeral stands for, or ``None`` where it is something else."""
    start, end = numeral.start, numeral.end
    kind: NumberKind = "cardinal"
    if _is_ordinal(text, numeral):
        if _is_weekday(text, start, end):
            return None
        kind = "ordinal"
    elif numeral.roles == ("figure",):
        if _is_calendar(text, numeral):
            return None
    elif numeral.roles in (("digit",), ("ten",)) and not _lone_word_counts(text, numeral):
        return None
    return _span(text, start, end, numeral.value, kind)


def _is_ordinal(text: str, numeral: Numeral) -> bool:
    if numeral.roles[-1] not in ("figure", "digit", "ten", "unit", "tens", "hundred"):
        return False
    if _ends_with(text, numeral.start, "counted") or _in_name(text, numeral):
        return False
    if _ends_with(text, numeral.start, "ordinal"):
        return True
    written = text[numeral.start : numeral.end]
    figure = numeral.roles == ("figure",) and written.isdigit() and not _is_year(written)
    return figure and _ends_with(text, numeral.start, "label") is not None and not _has_unit(text, numeral.end)


def _in_name(text: str, numeral: Numeral) -> bool:
    """``quận Ba Đình``: the number word is part of a name."""
    single = numeral.roles in (("digit",), ("ten",)) and text[numeral.start].isupper()
    return single and bool(re.match(rf"\s{NAME_BEGINS}", text[numeral.end : numeral.end + 3]))


def _has_unit(text: str, end: int) -> bool:
    if _PERCENT.match(text, end) or _MONEY.match(text, end):
        return True
    unit = unit_at(text, end)
    # "lớp 11 Trường …": a name begins there, nothing is counted.
    return unit is not None and not re.match(NAME_BEGINS, unit.text)


def _is_weekday(text: str, start: int, end: int) -> bool:
    """``Thứ Năm, 11/01``, ``sáng thứ hai``: a day of the week, not an ordinal."""
    if not re.search(r"(?<!\w)thứ\s$", text[max(0, start - 5) : start], re.IGNORECASE) or re.search(
        r"(?<!\w)lần thứ\s$", text[max(0, start - 9) : start], re.IGNORECASE
    ):
        return False
    if re.search(r"(?<!\w)(?:sáng|chiều|tối|trưa|ngày|vào|đến|hôm|từ)\s[Tt]hứ\s$", text[max(0, start - 16) : start]):
        return True
    return bool(re.match(r"\s?[,(]?\s?(?:ngày\s\d|\d{1,2}[/.-]\d|hằng tuần|hàng tuần|tuần)", text[end : end + 14]))


def _is_calendar(text: str, numeral: Numeral) -> bool:
    """A bare figure that is a year, a day, a month or the number in a name."""
    figure, start, end = text[numeral.start : numeral.end], numeral.start, numeral.end
    if re.match(r"(?:[hg](?:\d|\b)|:\d\d|\s?giờ\s?\d)", text[end : end + 8]) or re.search(
        r"\d\s?giờ\s?$", text[max(0, start - 7) : start]
    ):
        return True
    if not figure.isdigit():
        # "24.12" is a day unless something is measured in it; "3.5 ha" is not.
        return bool(re.fullmatch(r"\d{1,2}\.\d{1,2}", figure)) and not _has_unit(text, end)
    if _ends_with(text, start, "time") and not _has_unit(text, end):
        return True
    cue = _ends_with(text, start, "date")
    if cue:
        each = re.search(
            r"(?<!\w)(?:mỗi|hàng|hằng|một|trong|các|bình quân) \w{2,5}\s$", text[max(0, start - 18) : start]
        )
        return (numeral.value <= 31 and not (each and _has_unit(text, end))) or _is_year(figure)
    if _PERCENT.match(text, end) or _MONEY.match(text, end):
        return False
    if _is_year(figure):
        return not _has_unit(text, end) or bool(
            re.search(r"(?<!\w)(?:và|đến|tới|,|-|–)\s$", text[max(0, start - 5) : start])
        )
    named = re.search(rf"(?<!\w)[{UPPER}][\w.]{{0,14}}\s$", text[max(0, start - 18) : start])
    opens = named and re.search(r"(?:^|[.!?:;\n]\s{0,3})[\"“]?$", text[max(0, start - 22) : start - len(named.group())])
    return bool(named) and not opens and not _followed_by_noun(text, end)


def _followed_by_noun(text: str, end: int) -> bool:
    return bool(re.match(r"\s[^\W\d_]", text[end : end + 2])) and not re.match(
        r"\s(?:và|của|tại|ở|đã|được|sẽ|là|có|do|trong|với|cho|để|từ|đến|vào|khi|trên|diễn|thực|về|này)\b",
        text[end : end + 8],
    )


def _lone_word_counts(text: str, numeral: Numeral) -> bool:
    """Whether a single word (``hai``, ``năm``, ``mười``) is a number: something counted must stand behind it."""
    start, end, word = numeral.start, numeral.end, numeral.word
    if _ends_with(text, start, "name_before") or _behind("name_after").match(text, end):
        return False
    if _PERCENT.match(text, end) or _MONEY.match(text, end) or _PART_OF.match(text, end):
        return True
    if _PART_OF.search(text[max(0, start - 6) : start]):
        return True
    written = text[start:end]
    if written[0].isupper() and not written.isupper() and re.match(rf"\s{NAME_BEGINS}", text[end : end + 3]):
        return unit_at(text, end) is not None and _opens_sentence(text, start)
    if _PAIR.match(text, end):
        return True
    if not re.match(r"[ \u00a0][^\W\d_]", text[end : end + 2]):
        return False
    if written[0].isupper() and not written.isupper() and not _opens_sentence(text, start):
        return False
    if word in ("một", "không"):
        return word == "một" and not _behind("idiom").match(text, end) and unit_at(text, end) is not None
    if word == "năm":
        unit = unit_at(text, end)
        return unit is not None and unit.kind in ("person", "count") and _counts_five(text, start, unit.text)
    return True


def _counts_five(text: str, start: int, unit: str) -> bool:
    """``năm`` before a counted noun is five unless it is the year that something before it qualifies."""
    if not re.search(r"\w\s$", text[max(0, start - 2) : start]):
        return _opens_sentence(text, start) and " " in unit
    return _ends_with(text, start, "five_before") is not None


def _opens_sentence(text: str, start: int) -> bool:
    return bool(re.search(r"(?:^|[.!?:;\n]\s{0,3})[\"“(]?$", text[max(0, start - 5) : start]))


# --- what belongs to a number ---------------------------------------------------------------------------------------


def _with_symbol(text: str, span: NumberSpan) -> NumberSpan:
    """The number with its percent sign or currency."""
    if span.kind not in ("cardinal", "range", "fraction"):
        return span
    kind: NumberKind = "percent"
    match = _PERCENT.match(text, span.end)
    if match is None:
        match, kind = _MONEY.match(text, span.end), "money"
    if match is None:
        return span
    unit = match.group(1)
    if unit == "‰" or unit.lower() in ("phần nghìn", "phần ngàn"):
        kind = "permille"
    return replace(span, text=text[span.start : match.end()], end=match.end(), kind=kind, unit=unit)


def _join(text: str, spans: list[NumberSpan]) -> list[NumberSpan]:
    """Ranges and fractions over two neighbours."""
    joined: list[NumberSpan] = []
    for span in spans:
        both = _joined(text, joined[-1], span) if joined and span.start - joined[-1].end <= 16 else None
        if both is None:
            joined.append(span)
        else:
            joined[-1] = both
    return joined


def _joined(text: str, first: NumberSpan, second: NumberSpan) -> NumberSpan | None:
    if "ordinal" in (first.kind, second.kind) or first.value_max is not None:
        return None
    gap, start, end = text[first.end : second.start], first.start, second.end
    if _OUT_OF.fullmatch(gap) and first.kind == second.kind == "cardinal" and first.value <= second.value:
        return _span(text, start, end, first.value, "fraction", denominator=second.value)
    if _PART_OF.fullmatch(gap) and second.kind == "cardinal":
        return _span(text, start, end, first.value, "fraction", denominator=second.value)
    low = first.value
    if first.kind == "cardinal" and second.value > 0:
        numerals = read_numerals(atoms(text, second.start, second.end))
        last = numerals[-1] if numerals else None
        if last and last.scale > 1 and low < last.base and low * last.scale < second.value:
            low *= last.scale
    alike = first.kind in ("cardinal", second.kind) and second.kind in ("cardinal", "percent", "money", "permille")
    if not alike or low >= second.value or second.denominator or first.denominator:
        return None
    words = not first.text[0].isdigit() and not second.text[0].isdigit()
    neighbours = (
        words
        and _LIST.fullmatch(gap)
        and second.value == low + 1
        and " " not in first.text + second.text.split(" đồng")[0]
    )
    spelled_out = bool(_TO.fullmatch(gap)) and (
        ("đến" not in gap and "tới" not in gap)
        or second.kind != "cardinal"
        or _from_before(text, start)
        or _has_unit(text, end)
    )
    if not neighbours and not spelled_out:
        return None
    kind: NumberKind = second.kind if second.kind != "cardinal" else "range"
    return NumberSpan(text[start:end], start, end, low, kind, second.value, unit=second.unit)


def _from_before(text: str, start: int) -> bool:
    return bool(re.search(r"(?<!\w)từ\s(?:khoảng\s|hơn\s|trên\s)?$", text[max(0, start - 10) : start], re.IGNORECASE))


def _stands(text: str, span: NumberSpan) -> bool:
    """A decimal figure that nothing is measured in is a section or a day: no number."""
    return span.kind != "cardinal" or not re.fullmatch(r"\d{1,2}\.\d{1,2}", span.text) or _has_unit(text, span.end)


def _bounded(text: str, span: NumberSpan) -> NumberSpan:
    """The number with the comparator that stands before or behind it."""
    if span.kind == "ordinal":
        return span
    comparator = ""
    before = _ends_with(text, span.start, "approx", "gt", "lt", "ge", "le")
    if before:
        roles = _roles()[re.sub(r"\s+$", "", before.group()).lower()]
        comparator = next(role for role in roles if role in ("approx", "gt", "lt", "ge", "le"))
    elif span.text.lower().startswith("hàng "):
        comparator = "approx"
    unit = unit_at(text, span.end)
    behind = _behind("ge_after", "le_after", "gt_after").match(text, unit.end if unit else span.end)
    if behind:
        role = next(role for role in _roles()[behind.group().strip().lower()] if role.endswith("_after"))
        comparator = role.removesuffix("_after")
    return replace(span, comparator=comparator) if comparator else span
