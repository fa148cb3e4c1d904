"""Sums and measures: what the money, area, length or weight is of."""

from __future__ import annotations

import re

from pipeline.grammar.counts import verb_of
from pipeline.grammar.folding import fold
from pipeline.grammar.metric_spans import Place, Reading
from pipeline.grammar.owners import aim, joined, mid_sentence, of_what_the_sentence_tells, with_owner
from pipeline.grammar.phrases import cut, head_at, is_dimension
from pipeline.grammar.phrases_before import before_links, name_before, topic, verb_before
from pipeline.grammar.phrases_behind import phrase_behind
from pipeline.grammar.units import UnitSpan, unit_at

#: "giảm từ 90.000 đồng (xuống) còn 40.000 đồng": one quantity before and after.
_FROM_TO = re.compile(
    r"(?:\s(?:mỗi|một) \w{2,5})?\s?(?:/\s?\w{2,6}\s?)?"
    r"(?:\s(?:xuống|lên|còn|thành|tới|đến|giảm|tăng|mức|chỉ|khoảng|hơn)){1,4}\s\d",
    re.IGNORECASE,
)
_PER = re.compile(r"\s?/(?=\s?[^\W\d_])")
#: A quantity's name of so many syllables is told what it is of.
_SHORT_NAME = 4
#: Words behind a measure that begin a predicate, not the thing measured.
_NO_NOUN = frozenset({"được", "chống", "sâu", "rộng", "cao", "dài", "trồng", "nữ", "nam", "so", "mỗi", "trở"})
#: Words that open what a sum is for: ``5 tỷ đồng`` cho các hộ nghèo.
_PURPOSE = frozenset({"cho", "để", "vào", "về"})


def quantity(place: Place, unit: UnitSpan, rule: str) -> Reading:
    """A sum or a measure: what is measured stands in front, else behind."""
    number, last = place.number, place.last
    currency = fold(number.unit) in ("", "đồng", "vnđ", "vnd", "đ")
    name = "đồng" if rule.startswith("money") and currency else number.unit or unit.text
    if last is not None and last.unit == name and _FROM_TO.match(place.text, last.end, number.start + 1):
        return Reading(name, unit.end, last.indicator, f"{rule}.from_to", 0.82, unit.end, "", last.name, last.of)
    words, since = place.words, place.since
    at, _ = before_links(words, place.index, since)
    if at >= since and is_dimension(words, at, since):
        return _dimension(place, unit, name, rule, at, at + 1)
    named = name_before(words, at, since) if at >= since else None
    if named is not None and unit.kind == "measure" and is_dimension(words, named[0], since):
        # "rộng mặt 50 m"
        return _dimension(place, unit, name, rule, *named)
    head = next((index for index in range(*named) if head_at(words, index, named[1])), -1) if named else -1
    behind = _behind(place, unit, head >= 0)
    if behind:
        phrase = place.text[slice(*behind)]
        verb = "" if head >= 0 else verb_of(place)
        if verb and len(phrase.split()) <= _SHORT_NAME and fold(verb) not in fold(phrase):
            phrase = f"{phrase} {verb}"
        return Reading(name, unit.end, phrase, f"{rule}.of", 0.85, behind[1])
    if named is not None and head >= 0:
        return _of_name(place, unit, name, rule, named)
    if (around := _distance(place, unit, at) or _around_a_number(place, named)) is not None:
        return Reading(name, unit.end, around, f"{rule}.named_before", 0.85, unit.end)
    return _of_deed(place, unit, name, rule, at, named)


def _distance(place: Place, unit: UnitSpan, at: int) -> str | None:
    """``cách trường học`` 3 km."""
    words, first = place.words, at
    while first >= place.since and words[first].key != "cách" and words[first].kind not in ("sign", "figure"):
        first -= 1
    is_length = unit.kind == "measure" and place.since <= first < at and words[first].key == "cách"
    return cut(words, first, at + 1) if is_length else None


def _around_a_number(place: Place, named: tuple[int, int] | None) -> str | None:
    """A quantity whose name holds a number: ``mức thu ô tô từ`` 10 chỗ ``tại khu vực I`` là 20.000 đồng."""
    words, held = place.words, place.index - 1
    while held >= place.lowest and words[held].kind != "figure" and words[held].key not in (",", ";"):
        held -= 1
    if held < place.lowest or words[held].kind != "figure":
        return None
    while held > place.lowest and words[held - 1].kind == "figure":
        held -= 1
    at, _ = before_links(words, held, place.lowest)
    owner = name_before(words, at, place.lowest, most=7) if at >= place.lowest else None
    if owner is None or not head_at(words, *owner):
        return None
    held_one = next((metric for metric in place.found if words.at(metric.number_start) == held), None)
    if held_one is not None and not held_one.rule.startswith("metric.count"):
        # "12.000 đồng buổi sáng và 18.000 đồng": an earlier sum of the same quantity
        return None
    rest = cut(words, *named) if named else held_one.indicator if held_one is not None else ""
    name = mid_sentence(cut(words, *owner))
    # "học phí theo hai mức: 100.000 đồng"
    return name if fold(name) in fold(rest) else f"{name} {rest}".strip()


def _of_name(place: Place, unit: UnitSpan, name: str, rule: str, named: tuple[int, int]) -> Reading:
    """A quantity that is named: ``tổng mức đầu tư`` dự án là 5 tỷ đồng."""
    phrase, of = with_owner(place, *named)
    end = unit.end
    purpose = _purpose(place, unit) if unit.kind == "money" and place.words.syllables(*named) <= _SHORT_NAME else None
    if purpose is not None and place.text[purpose[0]].islower():
        of, end = place.text[slice(*purpose)], purpose[1]
    each = _each(place, unit)
    indicator = " ".join(part for part in (joined(phrase, of), "" if fold(each) in fold(phrase) else each) if part)
    return Reading(name, unit.end, indicator, f"{rule}.named_before", 0.9, end, "", phrase, of)


def _of_deed(place: Place, unit: UnitSpan, name: str, rule: str, at: int, named: tuple[int, int] | None) -> Reading:
    """A sum that is spent, a thing that has a size: the verb with what it is for, else what stands in front."""
    words, alike = place.words, place.last_in(name)
    verb = verb_before(words, at, place.since) if named else None
    purpose = _purpose(place, unit, after_verb=verb is not None)
    if named is not None and (purpose is None or not verb):
        phrase = aim(place) or mid_sentence(cut(words, *named))
        if all(word.kind in ("v", "a") for word in words.list[slice(*named)]):
            about = topic(words, place.lowest, named[0])
            phrase = f"{phrase} {mid_sentence(cut(words, *about))}" if about else phrase
        if alike is not None and alike.name and not verb:
            phrase = _instead(alike.name, phrase)
            return Reading(name, unit.end, phrase, f"{rule}.named_before", 0.85, unit.end, "", alike.name)
        if unit.kind == "money" and before_links(words, place.index, place.since)[1] & _TELLS:
            # "Phí tham quan các bảo tàng, di tích tại đảo Lớn là 100.000 đồng"
            phrase = f"{_named_further(place)} {phrase}".strip()
        return Reading(name, unit.end, phrase, f"{rule}.named_before", 0.85, unit.end, of=phrase)
    if purpose is not None:
        phrase = place.text[slice(*purpose)]
        if verb:
            phrase = f"{mid_sentence(cut(words, *verb))} {phrase}"
        elif alike is not None and alike.name and words[words.at(purpose[0])].kind == "prep":
            # "giá vé là 12.000 đồng vào ban sáng và 18.000 đồng vào ban chiều"
            phrase = f"{alike.name} {phrase}"
        return Reading(name, unit.end, phrase, f"{rule}.verb", 0.75, purpose[1], cut(words, *verb) if verb else "")
    before = alike or place.last
    phrase = before.indicator if before is not None and before.end >= place.clause else _named_further(place)
    return Reading(name, unit.end, phrase, rule, 0.6, unit.end)


_TELLS = frozenset({"là", ":"})
#: How many words in front of a number its quantity is looked for; keeps endless sentences cheap.
_NAMED_REACH = 150


def _named_further(place: Place) -> str:
    """The last quantity that the sentence names: ``lương giáo viên`` thấp quá, chỉ 2 triệu đồng."""
    words = place.words
    for index in range(place.index - 1, max(place.index - _NAMED_REACH, 0) - 1, -1):
        if head_at(words, index, place.index) and not (index and head_at(words, index - 1, place.index) > 1):
            end = index
            while words[end].kind in ("n", "w", "v", "name") and end - index < _SHORT_NAME:
                end += 1
            return mid_sentence(cut(words, index, end))
    return ""


def _instead(name: str, other: str) -> str:
    """A quantity of something else: ``phí trông xe đạp`` out of "phí trông xe máy" and "xe đạp"."""
    words, keys = name.split(), fold(name).split()
    first = fold(other).split()[0]
    return " ".join([*words[: keys.index(first, 1)], other]) if first in keys[1:] else f"{name} {other}"


def _behind(place: Place, unit: UnitSpan, has_head: bool) -> tuple[int, int] | None:
    """What stands behind a measure or a sum: 60 ha ``đất rừng``, 4 tỷ đồng ``vốn đầu tư công``."""
    words, index = place.words, place.words.at(unit.end)
    if index >= len(words) or words[index].start - unit.end > 1 or words[index].start >= place.limit:
        return None
    word = words[index]
    if unit.kind == "measure":
        if word.kind not in ("n", "w") or word.key in _NO_NOUN:
            return None
    elif not head_at(words, index, index + 5) and (has_head or word.kind != "n"):
        return None
    end = phrase_behind(words, index, place.limit, 0)
    return (word.start, end) if end > word.start else None


def _purpose(place: Place, unit: UnitSpan, *, after_verb: bool = False) -> tuple[int, int] | None:
    """What a sum is for: 5 tỷ đồng ``cho các hộ nghèo``, ``xây dựng trường học``."""
    words, index = place.words, place.words.at(unit.end)
    if index >= len(words) or words[index].start - unit.end > 1 or words[index].start >= place.limit:
        return None
    start = words[index].start
    if words[index].key in _PURPOSE:
        index += 1
        while index < len(words) and words[index].kind == "det":
            index += 1
    elif words[index].kind == "aux" and index + 1 < len(words) and words[index + 1].kind == "v":
        pass
    elif words[index].kind != "v" and not (after_verb and words[index].kind in ("n", "w", "name")):
        return None
    end = phrase_behind(words, index, place.limit, 0)
    return (start, end) if end > start and (not index or end > words[index - 1].end) else None


def _each(place: Place, unit: UnitSpan) -> str:
    """What a price is for: ``6.000 đồng/xe máy``."""
    per = _PER.match(place.text, unit.end) if unit.kind == "money" else None
    each = unit_at(place.text, per.end()) if per else None
    return each.text if each and each.kind in ("count", "person") else ""


def _dimension(place: Place, unit: UnitSpan, name: str, rule: str, at: int, end: int) -> Reading:
    """The thing and its dimension: ``hố rộng`` 4 m, and the depth of the same thing behind it."""
    words, last = place.words, place.last
    before, _ = before_links(words, at, place.since)
    thing = name_before(words, before, place.since, most=6, subject=True) if before >= place.since else None
    of = mid_sentence(cut(words, *thing)) if thing else ""
    if not of and last is not None and last.end >= place.clause:
        of = last.of
    of = of or of_what_the_sentence_tells(place, at)
    phrase = f"{of} {cut(words, at, end)}".strip()
    return Reading(name, unit.end, phrase, f"{rule}.dimension", 0.8, unit.end, of=of)
