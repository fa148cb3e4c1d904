"""Numbers in Vietnamese text: cardinals, ordinals, fractions, ranges, shares and money, with what bounds them.

:mod:`pipeline.grammar.numerals` reads a written numeral; :mod:`pipeline.grammar.number_senses` decides whether it
stands for a number (``năm 2020`` is a year, ``Ba Đình`` a place); what belongs to it is the part of
:mod:`pipeline.grammar.number_symbols` (percent signs, currencies) and :mod:`pipeline.grammar.number_joins` (fractions,
ranges, bounds).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline import knowledge
from pipeline.grammar.clock_times import find_clock_times
from pipeline.grammar.folding import fold
from pipeline.grammar.number_contexts import WINDOW, bound_before, ends_with
from pipeline.grammar.number_joins import bounded, join_numbers
from pipeline.grammar.number_senses import as_number, is_weekday, is_year, stands
from pipeline.grammar.number_spans import NumberSpan, number_span
from pipeline.grammar.number_symbols import with_symbol
from pipeline.grammar.numerals import FIGURE, atoms, figure_value, read_numerals, word_pattern
from pipeline.grammar.units import unit_at
from pipeline.grammar.word_index import first_words, word_index

_HALF = re.compile(r"(?<!\w)(?:một nửa|nửa)(?= (?:số|trong|các|dân|diện|đại|thành|tổng)\b)", re.IGNORECASE)


#: "nửa triệu người", "nửa tỷ đồng"
_HALF_OF = re.compile(r"(?<!\w)nửa (nghìn|ngàn|triệu|tỷ|tỉ)(?!\w)", re.IGNORECASE)


_THE_FIRST = re.compile(r"(?<!\w)thứ (nhất|nhì|tư)(?!\w)", re.IGNORECASE)


_QUARTERS = re.compile(r"(?<!\w)(một|ba) phần tư(?!\w)", re.IGNORECASE)


_ROMAN = re.compile(r"\s([IVXLC]{1,8})(?![\w-])")


_ROMAN_HEAD = re.compile(
    r"(?<!\w)(?:khóa|khoá|thứ|quý|đại hội|hội nghị|chương|mục|phần|kỳ|loại|hạng|thế kỷ|nhóm|đợt|lần)$", re.IGNORECASE
)


_ROMAN_VALID = re.compile(r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


#: A typesetter's blanks in a fraction: "5 3/5 4 phiếu".
_PARTED = re.compile(r"(\d)(?<![\w.,/].) (\d{1,2})/(\d) (\d{1,2})(?![\w/]|[.,]\d)")


#: Two figures around a slash or a dash, or a figure tied to letters: a fraction, a range, a date or a code.
_COMPOUND = r"\d[\d.,]*+(?:(?:[/–-]\s?|:)(?=\d)\w[\w.,]*+|[/-](?=[^\W\d_])[\w.&]*+)++"


_GLUED_UNIT = r"(?=(?:m2|m3|m²|m³|km2|km²|km|kg|ha|tấn|đ|đồng|tr|triệu|tỷ|tỉ|%|cm|mm|m|MW|KV|kV)(?!\w))"


@cache
def _candidates() -> re.Pattern[str]:
    atom = rf"(?:{FIGURE}(?:(?!\w)|{_GLUED_UNIT})|(?:{word_pattern()})(?!\w))"
    clear = r"(?<!\w)(?<!\w-)(?<!\d[.,/:+])(?-i:(?<![A-ZĐ]/)(?<![A-ZĐ]\.))"
    return re.compile(
        rf"{clear}(?:(?P<compound>{_COMPOUND})|(?P<run>{atom}(?![.,]?\d)(?:[ \u00a0]{atom}(?![.,]?\d))*+))",
        re.IGNORECASE,
    )


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
    joined = join_numbers(text, [with_symbol(text, span) for span in distinct])
    return [bounded(text, span) for span in joined if stands(text, span)]


def _special(text: str) -> Iterator[NumberSpan]:
    """Roman ordinals, ``thứ nhất``, halves, quarters and parted fractions."""
    for match in _ROMAN.finditer(text):
        head = _ROMAN_HEAD.search(text[max(0, match.start() - WINDOW) : match.start()])
        if head and _ROMAN_VALID.fullmatch(match.group(1)):
            yield number_span(text, match.start(1), match.end(1), _roman(match.group(1)), "ordinal")
    # Rare words: a look for them costs less than a pattern over the whole text.
    low = text.lower()
    if "thứ " in low:
        for match in _THE_FIRST.finditer(text):
            if not is_weekday(text, match.start(1), match.end(1)):
                value = {"nhất": 1.0, "nhì": 2.0, "tư": 4.0}[match.group(1).lower()]
                yield number_span(text, match.start(1), match.end(1), value, "ordinal")
    yield from _parts(text, low)


def _parts(text: str, low: str) -> Iterator[NumberSpan]:
    """Halves, quarters and parted fractions."""
    if "/" in low:
        for match in _PARTED.finditer(text):
            part, whole = float(match[1] + match[2]), float(match[3] + match[4])
            if part <= whole:
                yield number_span(text, match.start(), match.end(), part, "fraction", denominator=whole)
    if "phần tư" in low:
        for match in _QUARTERS.finditer(text):
            value = 1.0 if match.group(1).lower() == "một" else 3.0
            yield number_span(text, match.start(), match.end(), value, "fraction", denominator=4.0)
    if "nửa" in low:
        for match in _HALF.finditer(text):
            yield number_span(text, match.start(), match.end(), 1.0, "fraction", denominator=2.0)
        for match in _HALF_OF.finditer(text):
            (scale,) = atoms(text, match.start(1), match.end(1))
            yield number_span(text, match.start(), match.end(), scale.value / 2, "cardinal")


def _roman(letters: str) -> float:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in letters]
    following = [*values[1:], 0]
    return float(sum(-value if value < after else value for value, after in zip(values, following, strict=True)))


@cache
def _openers() -> frozenset[str]:
    return first_words(row["word"] for row in knowledge.rows("number_words"))


def _plain(text: str) -> Iterator[NumberSpan]:
    candidates, words, end = _candidates(), word_index(fold(text)), 0
    figures = {word for word in words.kinds if word[0].isdigit()}
    for start in words.places(_openers() | figures):
        match = candidates.match(text, start) if start >= end else None
        if match is None:
            continue
        end = match.end()
        if match.lastgroup == "compound":
            yield from _compound(text, match.start(), match.end())
            continue
        for numeral in read_numerals(atoms(text, match.start(), match.end())):
            span = as_number(text, numeral)
            if span is not None:
                yield span


_TWO_PARTS = re.compile(rf"({FIGURE})([/–-]\s?)({FIGURE})((?:m2|km|kg|ha|tr|đ|m)?)")


def _compound(text: str, start: int, end: int) -> Iterator[NumberSpan]:
    """``53/54``, ``10-15``: a fraction or a range, unless it is a date, a clock time or a code."""
    token = text[start:end].rstrip(".,")
    parts = _TWO_PARTS.fullmatch(token)
    if parts is None:
        return
    first, second = figure_value(parts.group(1)), figure_value(parts.group(3))
    end = start + parts.end(3)
    if parts.group(2).strip() == "/":
        if _is_fraction(text, start, end, first, second, parts):
            yield number_span(text, start, end, first, "fraction", denominator=second)
        return
    years = all(is_year(part) for part in (parts.group(1), parts.group(3)))
    if first < second and not years and not ends_with(text, start, "date", "time", "ordinal"):
        scale, end = _scale_behind(text, end)
        yield number_span(text, start, end, first * scale, "range", value_max=second * scale)


def _scale_behind(text: str, end: int) -> tuple[float, int]:
    """The scale words behind ``10-15``, and where they end."""
    scale = 1.0
    for atom in atoms(text, end, min(len(text), end + WINDOW)):
        if atom.role != "scale" or text[end : atom.start].strip(" \u00a0"):
            break
        scale, end = scale * atom.value, atom.end
    return scale, end


def _is_fraction(text: str, start: int, end: int, first: float, second: float, parts: re.Match[str]) -> bool:
    if (first > second and unit_at(text, end) is None) or (is_year(parts.group(3)) and second > first * 20):
        return False
    if first == 1 and second >= 200 and ends_with(text, start, "scale"):
        return False
    if ends_with(text, start, "date", "time", "ordinal") or re.match(r"\s?(?:h|giờ|tháng)\b", text[end : end + 7]):
        return False
    may_be_day = (first <= 31 and second <= 12 and first >= 1) or (first <= 12 and 1900 <= second <= 2100)
    if not may_be_day:
        return True
    if first < second <= _LARGEST_PART and (bound_before(text, start) or ends_with(text, start, "share")):
        # "hơn 2/3 diện tích", "chiếm 1/2 tổng thu": nobody says so of a day.
        return not re.match(r"\s?[,.;)]|\s(?:tới|vừa qua)(?!\w)", text[end : end + 9])
    unit = unit_at(text, end)
    return (unit is not None and unit.kind != "duration") or bool(re.match(r"\s(?:số|tổng số)\s", text[end : end + 9]))


#: The largest denominator of a part that is spoken of roughly.
_LARGEST_PART = 10
