"""Shares: what a percentage is of."""

from __future__ import annotations

import re

from pipeline.grammar.counts import verb_of
from pipeline.grammar.folding import fold
from pipeline.grammar.metric_spans import MetricSpan, Place, Reading
from pipeline.grammar.owners import joined, mid_sentence, person_before, with_owner
from pipeline.grammar.phrases import cut, head_at
from pipeline.grammar.phrases_before import before_links, has_copula, name_before
from pipeline.grammar.phrases_behind import phrase_behind

_OF_THE_LAST = re.compile(
    r"[\s(,;–-]{0,4}(?:(?:đạt|chiếm|bằng|tỷ lệ|tỉ lệ|tương đương|tương ứng|với|là|hay|khoảng|hơn|gần|trên)\s){0,4}",
    re.IGNORECASE,
)
#: What a share is of stands behind it: "100% các nhiệm vụ".
_WHOLE = re.compile(r"\s(?:tổng số |trong số |số |(các |những ))?(?=[^\W\d_])")
#: A share of one of these says how far a plan was met.
_TARGET = re.compile(r"(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|nhiệm vụ năm|GDP|GRDP)(?!\w)", re.IGNORECASE)
#: A share that is said of what stands in front with one of these is told of it, whatever stands behind.
_TOLD = frozenset({"là", "chiếm", "bằng", ":"})
#: A name that names nothing.
_REST = frozenset({"số còn lại", "còn lại", "con số", "trong đó"})
_THAN = re.compile(
    r"\sso với (?:cùng kỳ|năm trước|năm ngoái|tháng trước|nhiệm kỳ trước|kế hoạch|dự toán)(?: năm trước)?(?!\w)"
)


def share(place: Place) -> Reading:
    """What a percentage is of: what stands behind it, else the count or the quantity in front."""
    number, last, text, words = place.number, place.last, place.text, place.words
    unit = "%" if number.kind == "percent" else "‰"
    if last is not None and _OF_THE_LAST.fullmatch(text, min(last.end, number.start), number.start):
        return _of_behind_bare(place, last) or _of_last(place, last, 0.9)
    named, links = _name(place)
    head = named is not None and any(head_at(words, index, named[1]) for index in range(*named))
    is_told = named is not None and (bool(links & _TOLD) or (head and has_copula(links)))
    behind = _WHOLE.match(text, number.end)
    if behind:
        index = words.at(behind.end())
        end = phrase_behind(words, index, place.limit, 0)
        start = number.end + 1 if behind.group(1) else behind.end()
        target = _TARGET.match(text, start)
        if end > behind.end() and not target and not is_told:
            return _of_behind(place, start, end, predicate=words[index].kind == "aux")
        if end > behind.end() and target and named:
            phrase, name, of = _named(place, *named)
            indicator = f"{phrase} so với {text[start:end]}"
            return Reading(unit, number.end, indicator, "share.of_target", 0.85, end, "", name, of)
    if last is not None and _OF_THE_LAST.fullmatch(text, min(last.phrase_end, number.start), number.start):
        return _of_last(place, last, 0.85)
    votes = None if head else _votes(place)
    if votes is not None:
        return Reading(unit, number.end, " ".join(votes), "share.named_before", 0.9, number.end, "", votes[0])
    if named is None:
        phrase = last.indicator if last is not None and last.end >= place.clause else ""
        return Reading(unit, number.end, _compared(place, phrase), "share.named_before", 0.8, number.end)
    if last is not None and last.unit == unit and last.name and not head:
        # "khu vực I đạt 5%, khu vực II đạt 6%": the same share of another.
        phrase = f"{last.name} {mid_sentence(cut(words, *named))}"
        return Reading(unit, number.end, phrase, "share.named_before", 0.85, number.end, "", last.name)
    phrase, name, of = _named(place, *named)
    return Reading(unit, number.end, _compared(place, phrase), "share.named_before", 0.9, number.end, "", name, of)


def _votes(place: Place) -> tuple[str, str] | None:
    """The votes and who has them: người có ``tỷ lệ phiếu`` cao nhất là ``ông A``, Bí thư huyện ủy (đạt 94%)."""
    words, last = place.words, place.last
    at, _ = before_links(words, place.index, place.since)
    person = person_before(words, at, place.since)
    if person is None:
        return None
    named = last.name if last is not None else ""
    for index in range(place.since, person[0]):
        if head_at(words, index, person[0]):
            end = index
            while words[end].kind in ("n", "w", "v") and words[end].key not in _MOST:
                end += 1
            named = mid_sentence(cut(words, index, end))
            break
    return (named, mid_sentence(cut(words, *person))) if named else None


def _elected(place: Place) -> str:
    """Who has the votes: ``ông A``, Bí thư huyện ủy, đạt 94% (trúng cử với 94%) phiếu bầu."""
    words = place.words
    at, links = before_links(words, place.index, place.since)
    person = person_before(words, at, place.since) if "với" not in links else None
    if person is None and any(word.key == "trúng cử" for word in words.list[place.lowest : place.index]):
        last = next((i for i in range(at, place.lowest - 1, -1) if words[i].kind == "person"), -1)
        person = person_before(words, last, place.lowest) if last >= 0 else None
    return mid_sentence(cut(words, *person)) if person else ""


_MOST = frozenset({"cao", "thấp", "nhiều", "ít", "lớn"})
_VOTES = re.compile(r"phiếu(?: \w{1,7}){0,2}", re.IGNORECASE)


def _of_behind_bare(place: Place, last: MetricSpan) -> Reading | None:
    """``65/67 phiếu, chiếm`` 97% ``số đại biểu tán thành``: a bare noun in front says less than what is behind."""
    behind = _WHOLE.match(place.text, place.number.end)
    if behind is None or fold(last.indicator) != fold(last.unit) or _TARGET.match(place.text, behind.end()):
        return None
    end = phrase_behind(place.words, place.words.at(behind.end()), place.limit, 0)
    return _of_behind(place, behind.end(), end, predicate=False) if end > behind.end() else None


def _of_last(place: Place, last: MetricSpan, confidence: float) -> Reading:
    """A share of the count or sum in front: 121 đơn (đạt ``95,3%``), 12 tỷ đồng, bằng ``102%`` dự toán."""
    number, words = place.number, place.words
    unit = "%" if number.kind == "percent" else "‰"
    end, phrase = number.end, _compared(place, last.indicator)
    behind = _WHOLE.match(place.text, number.end)
    if behind and _TARGET.match(place.text, behind.end()):
        end = max(end, phrase_behind(words, words.at(behind.end()), place.limit, 0))
        phrase = f"{last.indicator} so với {place.text[behind.end() : end]}"
    return Reading(unit, number.end, phrase, "share.of_count", confidence, end, "", last.name, last.of)


def _name(place: Place) -> tuple[tuple[int, int] | None, frozenset[str]]:
    """The name in front of a share, and the links between."""
    words = place.words
    at, links = before_links(words, place.index, place.since)
    if at >= place.since and words[at].key == ",":
        # "tỷ lệ phiếu cao nhất tỉnh, 75%"
        named = name_before(words, at - 1, place.since) if at > place.since else None
        named = named if named and head_at(words, *named) else None
    else:
        named = name_before(words, at, place.since) if at >= place.since else None
    return (None if named and fold(cut(words, *named)) in _REST else named), links


def _compared(place: Place, phrase: str) -> str:
    """The phrase with what a change is measured by: ``so với cùng kỳ``."""
    match = _THAN.match(place.text, place.number.end)
    return f"{phrase} {match.group().strip()}" if match and phrase and "so với" not in phrase else phrase


def _of_behind(place: Place, start: int, end: int, *, predicate: bool) -> Reading:
    phrase, last = place.text[start:end], place.last
    verb = verb_of(place)
    if predicate and last is not None:
        # "trong 40 dự án, 60% đã khởi công"
        phrase = f"{last.name or last.unit} {phrase}"
    elif verb and fold(verb) not in fold(phrase):
        phrase = f"{phrase} {verb}"
    unit = "%" if place.number.kind == "percent" else "‰"
    name = phrase
    if _VOTES.fullmatch(phrase):
        phrase = f"{phrase} {_elected(place)}".strip()
    return Reading(unit, place.number.end, phrase, "share.of", 0.85, end, verb, name)


def _named(place: Place, first: int, end: int) -> tuple[str, str, str]:
    """The name in front of a share with what it is of where it is short; the name alone; what it is of."""
    if all(word.kind == "v" for word in place.words.list[first:end]):
        deed = mid_sentence(cut(place.words, first, end))
        return deed, deed, ""
    name, of = with_owner(place, first, end)
    return joined(name, of), name, of
