"""Whose a quantity is: ``tổng mức đầu tư`` of the bridge that the sentence tells of."""

from __future__ import annotations

from functools import cache

from pipeline import knowledge
from pipeline.grammar.folding import fold
from pipeline.grammar.metric_spans import Place
from pipeline.grammar.phrases import cut, shortened
from pipeline.grammar.phrases_before import before_links, name_before, topic
from pipeline.grammar.words import Words

#: A quantity's name of so many syllables is told what it is of.
_SHORT_NAME = 4
#: Words between a quantity's name and what has it: "dự án với tổng vốn", "xã có diện tích".
_OWNS = frozenset({"với", "có", "đạt", "là", ","})


#: Behind the noun that a sentence is about, not behind one that acts.
_UNDERGOES = frozenset({"được", "bị", "có", "dài", "rộng", "cao", "sâu", "là", "nằm", "gồm"})


def with_owner(place: Place, first: int, end: int) -> tuple[str, str]:
    """A quantity's name, and what it is of where the name alone is short."""
    words, last = place.words, place.last
    phrase = mid_sentence(cut(words, first, end))
    if words.syllables(first, end) > _SHORT_NAME:
        return phrase, ""
    owner = words[first - 1].key if first > place.lowest else ""
    counted = last is not None and last.rule.startswith("metric.count") and last.phrase_end > place.clause
    if last is not None and counted and owner in ("với", "có") and words.at(last.phrase_end) == first - 1:
        return phrase, last.indicator
    of = of_what_the_sentence_tells(place, first)
    if not of and owner in _OWNS:
        of = _owner(words, first, place.lowest)
    if not of and last is not None and last.of and last.end >= place.clause:
        of = last.of
    about = topic(words, place.lowest, first)
    if not of and about is not None and (owner in _OWNS or all(w.key != "," for w in words.list[about[1] : first])):
        of = mid_sentence(cut(words, *about))
    return phrase, "" if fold(of or aim(place)) in fold(phrase) else of or aim(place)


def of_what_the_sentence_tells(place: Place, first: int) -> str:
    """``Cầu A`` được xây dựng vĩnh cửu với chiều dài …: whatever stands between, it is the bridge's."""
    about = topic(place.words, place.lowest, first)
    if about is None or not (about[1] == first or place.words[about[1]].key in _UNDERGOES):
        return ""
    return mid_sentence(cut(place.words, *about))


def aim(place: Place) -> str:
    """What the sentence does it for: ``Để`` xây dựng trường học, tỉnh cần 5 tỷ đồng."""
    words, first = place.words, place.lowest
    if not (first < len(words) and words[first].key in ("để", "nhằm")):
        return ""
    end = first + 1
    while end < place.index and words[end].kind not in ("sign", "figure", "stop"):
        end += 1
    return cut(words, first + 1, shortened(words, first + 1, end, _LONGEST_AIM)) if words[end].key == "," else ""


#: Syllables of what a sum is for.
_LONGEST_AIM = 8


def _owner(words: Words, first: int, lowest: int) -> str:
    """The noun phrase in front of "với" or "có", over a comma too: ``chế độ trợ cấp``, với số tiền …"""
    at, _ = before_links(words, first, lowest)
    if at > lowest and words[at].key == ",":
        at, _ = before_links(words, at, lowest)
    has = name_before(words, at, lowest, most=7, subject=True) if at >= lowest else None
    if has is None:
        return ""
    first, end = has
    while first + 1 < end and (words[first].kind == "person" or words[first].key in honorifics()):
        # "Ông A trúng cử với tỷ lệ 94%": what he did, not who.
        first += 1
    return mid_sentence(cut(words, first, end))


def person_before(words: Words, at: int, lowest: int) -> tuple[int, int] | None:
    """Who stands in front with his post, as words ``[first:end)``: ``ông A``, Bí thư huyện ủy, đạt 94%."""
    while at >= lowest and (words[at].kind in ("n", "w", "a", "name") or words[at].key in _IN_A_POST):
        at -= 1
    if at < lowest or words[at].kind != "person":
        return None
    return (at - 1 if at > lowest and words[at - 1].key in honorifics() else at), at + 1


_IN_A_POST = frozenset({",", "-", "–", "(", ")", "và"})


@cache
def honorifics() -> frozenset[str]:
    """``ông``, ``bà``, ``đồng chí``, folded."""
    return frozenset(fold(word) for word in knowledge.values("honorifics", "honorific"))


def joined(name: str, of: str) -> str:
    """A quantity's name and what it is of, the name once."""
    return of if fold(of).startswith(fold(name)) else f"{name} {of}".strip()


def mid_sentence(words: str) -> str:
    """Words that opened a sentence without their capital, names apart: ``Tiếp nhận``, but ``Sở Y tế``."""
    first, _, rest = words.partition(" ")
    is_name = (rest[:1].isupper() and fold(first) not in honorifics()) or not first[1:].islower()
    return words if is_name else f"{first.lower()} {rest}".strip()
