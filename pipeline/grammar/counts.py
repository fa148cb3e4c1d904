"""Counts: the noun that is counted, and what tells which of them."""

from __future__ import annotations

import re

from pipeline.grammar.folding import fold
from pipeline.grammar.metric_spans import Place, Reading
from pipeline.grammar.number_contexts import number_follows, references
from pipeline.grammar.owners import honorifics, joined, mid_sentence, with_owner
from pipeline.grammar.phrases import cut, head_at
from pipeline.grammar.phrases_before import POINTING, before_links, has_copula, name_before, verb_before
from pipeline.grammar.phrases_behind import phrase_behind
from pipeline.grammar.units import NAME_BEGINS, UnitSpan, is_no_unit, unit_at
from pipeline.grammar.words import Words

_NAMED_BEFORE = re.compile(
    r"(?:(?<!\w)(?:tổng )?số|(?:^|[;.,]\s?)[-–+]?\s?)([^.;:,()]{2,60}?)\s?(?::|là|đạt|=|còn|ước đạt|lên|gồm)\s?$",
    re.IGNORECASE,
)
#: Whose number it is stands in front: "bà A nhận được số" phiếu thuận "là 61".
_LEAD = re.compile(r"^.*(?<!\w)(?:số|có|đạt|nhận được)\s(?=[^\W\d_])", re.IGNORECASE)
_ABOVE = re.compile(r"trên(?=[,.;]|\s(?:được|chưa|đã|sẽ|là|có|không|vẫn|đều|cũng|đang)(?!\w))", re.IGNORECASE)
#: Words between a noun and "này": "sáu loại lệ phí này".
_MOST_BEFORE_THIS = 3
_ONE = frozenset({"một"})
#: Behind these words "một" is a real count.
_ONE_COUNTS = re.compile(
    r"(?<!\w)(?:bầu|bổ sung|khuyết|thiếu|thêm|ít nhất|tối thiểu|chỉ có|chỉ|duy nhất|giữ|còn|chọn|mỗi \w{1,7}|thừa)\s$",
    re.IGNORECASE,
)
#: Behind these it is one where another number is listed with it: "gồm một trưởng ban và ba phó trưởng ban".
_ONE_OF_LIST = re.compile(r"(?<!\w)(?:có|gồm|và|là|,)\s$", re.IGNORECASE)
_NAME_FOLLOWS = re.compile(rf"\s{NAME_BEGINS}")
_NUMBER_OF = re.compile(r"(?:tổng số|số lượng|tổng lượng|số)(?:\s|$)", re.IGNORECASE)
AND = re.compile(r"\s?(?:,|và|cùng|, cùng)\s")
#: What a verb adjoins with these is not its object: "kết nối tới 20 điểm cầu".
_ADJOINS = frozenset({"với", "tới", "đến"})
#: Between a noun and the number that is its attribute: "xe trên 12 chỗ".
_BOUNDS = frozenset({"khoảng", "hơn", "gần", "trên", "dưới", "từ"})
#: Syllables behind the noun from which on a phrase says enough.
_TELLING = 2


def count(place: Place, unit: UnitSpan) -> Reading | None:
    """A count of a noun that ``knowledge/units`` lists."""
    written = place.number.text
    words = not any(character.isdigit() for character in written)
    if _is_reference(place, unit) or _is_in_name(place, unit):
        return None
    if written.lower() in _ONE and not (place.number.comparator or _one_counts(place, unit)):
        return None
    unit = _whole(place, _two_nouns(place, unit))
    rule, confidence = ("count.words", 0.7) if words else ("count.unit", 0.88)
    return _counted(place, unit, rule, confidence)


def _one_counts(place: Place, unit: UnitSpan) -> bool:
    """Whether "một" is a number here, not an article or a part of something ("một phần diện tích")."""
    if fold(unit.text) == "phần":
        return False
    before = place.text[max(0, place.number.start - 14) : place.number.start]
    if _ONE_COUNTS.search(before) or (unit.kind == "person" and place.text[unit.start].isupper()):
        return True
    if not _ONE_OF_LIST.search(before):
        return False
    last = place.last
    listed = last is not None and AND.fullmatch(place.text, last.phrase_end, place.number.start) is not None
    return listed or _NUMBER_NEXT.match(place.text, unit.end) is not None


_NUMBER_NEXT = re.compile(r"(?:\s[^\W\d_]{1,7}){0,4}(?:,|\svà)\s(?:\d|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)")


def _counted(place: Place, unit: UnitSpan, rule: str, confidence: float) -> Reading:
    governor = verb_of(place)
    first, noun = place.words.at(unit.end), len(unit.text.split())
    end = max(phrase_behind(place.words, first, place.limit, noun, is_object=bool(governor)), unit.end)
    phrase = place.text[unit.start : end]
    own = len(phrase.split()) - len(unit.text.split())
    if governor:
        phrase = phrase if fold(governor) in fold(phrase) else f"{phrase} {governor}"
    elif own < _TELLING:
        phrase = _enriched(place, phrase, unit)
    index = place.words.at(unit.end)
    predicate = index < len(place.words) and place.words[index].kind in ("aux", "stop", "sign")
    return Reading(unit.text, unit.end, phrase, rule, confidence, end, governor, predicate=predicate)


def _whole(place: Place, unit: UnitSpan) -> UnitSpan:
    """The unit in whole words: ``nguyên thủ``, not ``nguyên``; ``người`` where ``dân tộc`` stands behind it."""
    end = place.words.whole(unit.start, unit.end)[1]
    if end > unit.end:
        last = place.words[place.words.at(unit.end) - 1].start
        shorter = unit_at(place.text[:last].rstrip(), unit.start) if last > unit.start else None
        if shorter is not None:
            return shorter
    return UnitSpan(place.text[unit.start : end], unit.start, end, unit.kind)


def _two_nouns(place: Place, unit: UnitSpan) -> UnitSpan:
    """``14 hộ gia đình, cá nhân``, ``30 tỉnh/thành phố``: two nouns that are counted together."""
    text = place.text
    if text[unit.end : unit.end + 1] == "/":
        other = unit_at(text, unit.end + 1)
        both = other is not None and other.start == unit.end + 1 and unit_at(f"{unit.text}, {other.text}", 0)
        if other is not None and both and len(both.text) > len(unit.text):
            return UnitSpan(text[unit.start : other.end], unit.start, other.end, unit.kind)
    if text[unit.end : unit.end + 2] != ", " or unit.end + 2 >= place.limit:
        return unit
    second = unit_at(text, unit.end + 1)
    if second is None or second.kind != unit.kind or second.start != unit.end + 2:
        return unit
    if fold(second.text) in fold(unit.text) or place.words.whole(second.start, second.end)[1] > second.end:
        return unit
    index = place.words.at(second.start)
    if text[second.start].isupper() or head_at(place.words, index, index + 5) or _NAME_FOLLOWS.match(text, second.end):
        # "100 cử tri, ông Minh …", "200 cây xanh, đường kính 30 cm": the next clause begins.
        return unit
    return UnitSpan(text[unit.start : second.end], unit.start, second.end, unit.kind)


def verb_of(place: Place) -> str:
    """The verb that a number is the object of, with its own object; of an earlier number over a comma or "và"."""
    last, words = place.last, place.words
    if last is not None and AND.fullmatch(place.text, last.phrase_end, place.number.start):
        return last.governor
    at, links = before_links(words, place.index, place.since)
    if at < place.since or links & _ADJOINS or has_copula(links - {"có"}):
        return ""
    if has_copula(links) and words[at].kind != "v":
        return ""
    verb = verb_before(words, at, place.since)
    return mid_sentence(cut(words, *verb)) if verb else ""


def _enriched(place: Place, phrase: str, unit: UnitSpan) -> str:
    """A bare noun with the quantity that the number is of, or the subject that has so many."""
    words = place.words
    at, links = before_links(words, place.index, place.since)
    subject = name_before(words, at, place.since, subject=True) if at >= place.since else None
    if subject is None:
        return phrase
    name = _NUMBER_OF.sub("", mid_sentence(cut(words, *subject)), count=1)
    is_number_of = _NUMBER_OF.match(place.text, words[subject[0]].start) is not None
    if head_at(words, subject[0], subject[1]) and not is_number_of:
        # "công suất 1.000 xe", "biên chế tăng 120 người"
        return joined(*with_owner(place, *subject))
    is_attribute = fold(phrase) == fold(unit.text) and links <= _BOUNDS and words[at].kind in ("n", "w", "name")
    has_so_many = has_copula(links) or is_attribute
    if "với" in links or not has_so_many or (not is_number_of and _is_a_person(words, *subject)):
        return phrase
    if set(fold(unit.text).split()) <= set(fold(name).split()):
        return name
    return f"{phrase} {name}".strip()


def _is_a_person(words: Words, first: int, end: int) -> bool:
    """Whether a subject is somebody: "Đồng chí A - Chủ tịch HĐND tỉnh: 66 phiếu"."""
    return any(word.kind == "person" or word.key in honorifics() for word in words.list[first:end])


def _is_in_name(place: Place, unit: UnitSpan) -> bool:
    """``Khoa Nội 1 Bệnh viện tỉnh``: the number is part of the name in front."""
    before = place.words[place.index - 1] if place.index else None
    adjoins = before is not None and before.kind == "name" and place.number.start - before.end == 1
    return adjoins and place.text[unit.start].isupper() and unit.kind == "count" and place.number.text.isdigit()


def _is_reference(place: Place, unit: UnitSpan) -> bool:
    """``cả hai dự án``, ``giữa hai kỳ họp``, ``hai loại phí này``, ``hai nước``: known things, not a count."""
    text, number = place.text, place.number
    if number_follows(text, number.start, "reference_before"):
        return True
    if fold(text[number.start : unit.end]) in references():
        return True
    words = place.words
    first = end = words.at(unit.end)
    while end < len(words) and end - first < _MOST_BEFORE_THIS and words[end].kind in ("n", "w", "a"):
        if words[end].key in POINTING:
            break
        end += 1
    pointed = end < len(words) and (words[end].key in POINTING or _ABOVE.match(text, words[end].start) is not None)
    return pointed and not number.comparator


def unlisted(place: Place, end: int) -> Reading | None:
    """A count of something that ``knowledge/units`` does not list."""
    index = place.words.at(end)
    number = place.number
    if index >= len(place.words) or not (number.text[0].isdigit() or number.comparator):
        return None
    noun = place.words[index]
    if noun.kind not in ("n", "w", "a") or noun.start - end > 1 or is_no_unit(place.text, end):
        return None
    if not place.text[noun.start].islower():
        return None
    unit = UnitSpan(place.text[noun.start : noun.end], noun.start, noun.end, "count")
    return _counted(place, unit, "count.unlisted", 0.6)


def named_before(place: Place) -> Reading | None:
    """``số đơn đã tiếp nhận: 88``: the noun stands in front."""
    number = place.number
    match = _NAMED_BEFORE.search(place.text[max(0, number.start - 80) : number.start])
    if match is None or not number.text[0].isdigit():
        return None
    name = _NUMBER_OF.sub("", _LEAD.sub("", match.group(1).strip()), count=1)
    name = name.removesuffix(" lần lượt")
    unit = unit_at(name, 0)
    if unit is None or unit.kind not in ("count", "person"):
        return None
    return Reading(unit.text, number.end, name, "count.named_before", 0.6, number.end)
