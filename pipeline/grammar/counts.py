"""Counts: the noun that is counted, and what tells which of them."""

from __future__ import annotations

import re

from pipeline.grammar.compounds import whole_words
from pipeline.grammar.folding import fold
from pipeline.grammar.metric_spans import MetricSpan, Reading
from pipeline.grammar.number_contexts import number_follows, references
from pipeline.grammar.number_spans import NumberSpan
from pipeline.grammar.phrases import dimension_before, names_quantity, phrase_behind, verb_before, words_before
from pipeline.grammar.units import NAME_BEGINS, UnitSpan, is_no_unit, unit_at

NOUN = re.compile(r"[ \u00a0]([^\W\d_]{1,7})(?: ([^\W\d_]{1,7}))?(?![\w])")
#: A quantity's name of so few words is told what it is of.
SHORT_NAME = 4
_NAMED_BEFORE = re.compile(
    r"(?:(?<!\w)(?:tổng )?số|(?:^|[;.,]\s?)[-–+]?\s?)([^.;:,()]{2,60}?)\s?(?::|là|đạt|=|còn|ước đạt|lên|gồm)\s?$",
    re.IGNORECASE,
)
_DEFINITE_BEHIND = re.compile(
    r"(?:\s(?!tại|ở|của|trong|thuộc)\w{1,7})?\s(?:này|nói trên|trên đây|đó|kia|ấy"
    r"|trên(?=[,.;]|\s(?:được|chưa|đã|sẽ|là|có|không|vẫn|đều|cũng|đang)(?!\w)))(?!\w)",
    re.IGNORECASE,
)
_ONE = frozenset({"một"})
#: Behind these words "một" is a real count.
_ONE_COUNTS = re.compile(
    r"(?<!\w)(?:bầu|bổ sung|khuyết|thiếu|thêm|ít nhất|tối thiểu|chỉ có|chỉ|duy nhất|giữ|còn|chọn|hơn|và"
    r"|mỗi \w{1,7}|có|gồm|thừa)\s$",
    re.IGNORECASE,
)
_NAME_FOLLOWS = re.compile(rf"\s{NAME_BEGINS}")
#: "số phiếu đồng ý là 41/45 phiếu"
_TOTAL_BEFORE = re.compile(
    r"(?<!\w)số\s([^.;:,()]{2,80}?)(?:\s(?:là|đạt|gồm|có)|:)(?:\s(?:khoảng|hơn|gần|trên))?\s$", re.IGNORECASE
)
_COPULA = re.compile(
    r"(?:\s(?:là|có|gồm|đạt|còn|lên|ước)|(?<!cắt)(?<!đã)(?<!được)(?<!làm)\s(?:tăng|giảm))\s(?:[^\W\d_]{2,6}\s){0,2}$|:\s?$"
)
AND = re.compile(r"\s?(?:,|và|cùng|, cùng)\s")


def count(
    text: str, number: NumberSpan, clause: int, limit: int, unit: UnitSpan, last: MetricSpan | None
) -> Reading | None:
    written = number.text
    words = not any(character.isdigit() for character in written)
    if _is_reference(text, number, unit):
        return None
    if written.lower() in _ONE and not (
        number.comparator or _ONE_COUNTS.search(text[max(0, number.start - 14) : number.start])
    ):
        return None
    unit = _two_nouns(text, unit, limit)
    end = phrase_behind(text, unit.start, unit.end, limit)
    phrase = text[unit.start : end]
    if len(phrase.split()) <= min(len(unit.text.split()) + 1, 3):
        phrase = _enriched(text, number, clause, phrase, last)
    rule, confidence = ("count.words", 0.7) if words else ("count.unit", 0.88)
    return Reading(unit.text, unit.end, phrase, rule, confidence, end)


def _two_nouns(text: str, unit: UnitSpan, limit: int) -> UnitSpan:
    """``14 hộ gia đình, cá nhân``: two nouns that are counted together."""
    if text[unit.end : unit.end + 2] != ", " or unit.end + 2 >= limit:
        return unit
    second = unit_at(text, unit.end + 1)
    if second is None or second.kind != unit.kind or second.start != unit.end + 2:
        return unit
    if text[second.start].isupper() or names_quantity(text, second.start) or _NAME_FOLLOWS.match(text, second.end):
        # "100 cử tri, ông Minh …", "200 cây xanh, đường kính 30 cm": the next clause begins.
        return unit
    return UnitSpan(text[unit.start : second.end], unit.start, second.end, unit.kind)


def _enriched(text: str, number: NumberSpan, clause: int, phrase: str, last: MetricSpan | None) -> str:
    """A bare noun with what tells more in front of it: the verb, or the quantity that the number is of."""
    total = _TOTAL_BEFORE.search(text[max(clause, number.start - 100) : number.start])
    if total:
        name = total.group(1).strip()
        return name if fold(name).startswith(fold(phrase)) else f"{phrase} {name}"
    named = dimension_before(text, clause, number.start)
    if named and text[slice(*named)].lower() not in ("số", "tổng số", "cao", "dài", "sâu", "mức"):
        return f"{text[slice(*named)]} {phrase}"
    offset, verb = verb_before(text, clause, number.start)
    # The verb of an earlier number reaches this one over "và" or a comma, a word of its noun ("phiên chất vấn") never.
    reaches = (
        last is None
        or offset >= last.phrase_end
        or (offset < last.start and AND.fullmatch(text, last.phrase_end, number.start))
    )
    if verb and reaches:
        return phrase if fold(verb) in fold(phrase) else f"{phrase} {verb}"
    return with_governor(text, number, clause, phrase, last)


def with_governor(text: str, number: NumberSpan, clause: int, phrase: str, last: MetricSpan | None) -> str:
    """A short phrase with the words that the number is the object of: ``chặt hạ`` 142 cây is "cây chặt hạ"."""
    if len(phrase.split()) > SHORT_NAME:
        return phrase
    copula = _COPULA.search(text[max(clause, number.start - 24) : number.start])
    since = clause if last is None else max(clause, last.phrase_end)
    before = words_before(text, since, number.start, most=7 if copula else 2)
    return f"{phrase} {_mid_sentence(text[slice(*before)])}" if before else phrase


def _mid_sentence(words: str) -> str:
    """Words that opened a sentence without their capital, names apart: ``Tiếp nhận``, but ``Sở Y tế``."""
    first, _, rest = words.partition(" ")
    is_name = rest[:1].isupper() or not first[1:].islower()
    return words if is_name else f"{first.lower()} {rest}".strip()


def _is_reference(text: str, number: NumberSpan, unit: UnitSpan) -> bool:
    """``cả hai dự án``, ``giữa hai kỳ họp``, ``hai dự án này``, ``hai nước``: known things, not a count."""
    if number_follows(text, number.start, "reference_before"):
        return True
    if fold(text[number.start : unit.end]) in references():
        return True
    return bool(_DEFINITE_BEHIND.match(text, unit.end)) and not number.comparator


def unlisted(text: str, number: NumberSpan, end: int, limit: int) -> Reading | None:
    """A count of something that ``knowledge/units`` does not list."""
    noun = NOUN.match(text, end)
    if (
        noun is None
        or is_no_unit(text, end)
        or not (number.text[0].isdigit() or number.comparator)
        or not noun.group(1)[0].islower()
    ):
        return None
    stop = phrase_behind(text, noun.start(1), noun.start(1), limit)
    if stop < noun.end(1):
        return None
    end = whole_words(text, noun.start(1), noun.end(1))[1]
    stop = max(stop, end)
    return Reading(text[noun.start(1) : end], end, text[noun.start(1) : stop], "count.unlisted", 0.6, stop)


def named_before(text: str, number: NumberSpan, clause: int) -> Reading | None:
    """``số đơn đã tiếp nhận: 88``: the noun stands in front."""
    match = _NAMED_BEFORE.search(text[max(0, number.start - 80) : number.start])
    if match is None or not number.text[0].isdigit():
        return None
    name = re.sub(r"^(?:tổng số|số lượng|số)\s", "", match.group(1).strip(), flags=re.IGNORECASE)
    unit = unit_at(name, 0)
    if unit is None or unit.kind not in ("count", "person"):
        return None
    return Reading(unit.text, number.end, name, "count.named_before", 0.6, number.end)
