"""Whose a quantity is: ``tổng mức đầu tư`` of the bridge that the sentence tells of."""

from __future__ import annotations

from pipeline.grammar.folding import fold
from pipeline.grammar.metric_spans import Place
from pipeline.grammar.phrases import before_links, cut, name_before, topic
from pipeline.grammar.words import Words

#: A quantity's name of so many syllables is told what it is of.
_SHORT_NAME = 4
#: Words between a quantity's name and what has it: "dự án với tổng vốn", "xã có diện tích".
_OWNS = frozenset({"với", "có", "đạt", "là"})


#: Behind the noun that a sentence is about, not behind one that acts.
_UNDERGOES = frozenset({"được", "bị", "có", "dài", "rộng", "cao", "sâu", "là", "nằm", "gồm"})


def with_owner(place: Place, first: int, end: int) -> tuple[str, str]:
    """A quantity's name, and what it is of where the name alone is short."""
    words, last = place.words, place.last
    phrase = mid_sentence(cut(words, first, end))
    if words.syllables(first, end) > _SHORT_NAME:
        return phrase, ""
    of = ""
    owner = words[first - 1].key if first > place.lowest else ""
    counted = last is not None and last.rule.startswith("metric.count") and last.phrase_end > place.clause
    if last is not None and counted and owner in ("với", "có") and words.at(last.phrase_end) == first - 1:
        return phrase, last.indicator
    about = topic(words, place.lowest, first)
    if about is not None and (about[1] == first or words[about[1]].key in _UNDERGOES):
        # "Cầu A được xây dựng vĩnh cửu với chiều dài …": whatever stands between, it is the bridge's.
        of = mid_sentence(cut(words, *about))
    if not of and owner in _OWNS:
        of = _owner(words, first, place.lowest)
    if not of and last is not None and last.of and last.end >= place.clause:
        of = last.of
    if not of and about is not None and (owner in _OWNS or all(w.key != "," for w in words.list[about[1] : first])):
        of = mid_sentence(cut(words, *about))
    return phrase, "" if fold(of) in fold(phrase) else of


def _owner(words: Words, first: int, lowest: int) -> str:
    """The noun phrase in front of "với" or "có", over a comma too: ``chế độ trợ cấp``, với số tiền …"""
    at, _ = before_links(words, first, lowest)
    if at > lowest and words[at].key == ",":
        at, _ = before_links(words, at, lowest)
    has = name_before(words, at, lowest, most=7, subject=True) if at >= lowest else None
    return mid_sentence(cut(words, *has)) if has else ""


def joined(name: str, of: str) -> str:
    """A quantity's name and what it is of, the name once."""
    return of if fold(of).startswith(fold(name)) else f"{name} {of}".strip()


def mid_sentence(words: str) -> str:
    """Words that opened a sentence without their capital, names apart: ``Tiếp nhận``, but ``Sở Y tế``."""
    first, _, rest = words.partition(" ")
    is_name = rest[:1].isupper() or not first[1:].islower()
    return words if is_name else f"{first.lower()} {rest}".strip()
