"""Words that change how a fact is to be read: planned, put off, approximate, bounded, former (after ConText).

Each word of ``knowledge/context_words.csv`` reaches forward, backward or both ways over a scope:

``figure``
    the figure or number word right beside it; without one the word is none ("trên 45 đại biểu", not "trên địa bàn");
``beside``
    what stands right beside it ("trước kỳ họp");
``near``
    up to the end of the next figure of its clause ("tăng bình quân 12 cuộc");
``clause``
    to the next semicolon or the end of the sentence; a list behind a colon belongs to it whole;
``sentence``
    to the end of the sentence.

A scope ends earlier where one of the word's terminators stands. A longer word wins over the shorter in it, so that
``không quá`` is a bound and ``nguyên nhân`` nothing at all. What a word is said of (a number, a piece of work, a post,
a meeting) can be limited to some ``targets``. What is said of meetings reaches so many characters at most, since a
sentence may tell of several.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

from pipeline.frozen import frozen
from pipeline.grammar.folding import fold
from pipeline.grammar.wording import Lexicon
from pipeline.knowledge import rows, values


@frozen
class ContextSpan:
    """A context word, ``sentence[start:end]``, and what it reaches, ``sentence[scope_start:scope_end]``.

    ``category`` is one of ``planned``, ``held``, ``postponed``, ``cancelled``, ``past``, ``approx``, ``gt``, ``lt``,
    ``ge``, ``le``, ``increase``, ``decrease``, ``former``.
    """

    category: str
    text: str
    start: int
    end: int
    scope_start: int
    scope_end: int
    scope: str = ""


@frozen
class _Rule:
    category: str
    direction: str
    scope: str
    terminator: re.Pattern[str] | None


#: How far a figure may stand from the word that speaks of it.
_NEAR = 48
#: How far a meeting may, by the word's scope.
_MEETING_REACH = {"beside": 4, "near": 48, "clause": 120, "sentence": 250}
#: How far behind a word what ends its scope is looked for; keeps endless sentences cheap.
_REACH = 1000
_CLAUSE_END = re.compile(r"[;\n]")
_SENTENCE_END = re.compile(r"\n")
_PHRASE_END = re.compile(r";|:|\n|\.(?=\s|$)|!(?=\s|$)|\?(?=\s|$)|…(?=\s|$)")
_COMMA = re.compile(rf",|{_PHRASE_END.pattern}")
_WORD = re.compile(r"\w")
_NEAR_END = re.compile(r"[^\d;:\n]{0,48}?\d[\d.,]{0,24}")
_NEAR_START = re.compile(r"\d[\d.,]{0,24}[^\d;:\n]{0,48}$")


@cache
def _figure() -> re.Pattern[str]:
    words = "|".join(sorted(set(values("number_words", "word")), key=len, reverse=True))
    between = "|".join(values("number_contexts", "phrase", role="between"))
    return re.compile(rf"\s{{1,3}}(?:(?:{between})\s){{0,2}}(\d[\d.,]{{0,24}}|(?:{words})(?!\w))")


def _flexible(literal: str) -> str:
    return re.escape(fold(literal)).replace("\\ ", r"\s{1,3}")


@cache
def _table(target: str) -> tuple[Lexicon, list[_Rule]]:
    """The words that can be said of the target, and the rule of each."""
    rules = {}
    said = [row for row in rows("context_words") if not row["targets"] or target in row["targets"].split()]
    # What is there already ends every plan.
    there = [row["literal"] for row in said if row["category"] == "there"]
    for row in said:
        if row["category"] == "there" or not _WORD.search(row["literal"]):
            # Marks such as "≥" only bound the figure behind them (see grammar.number_contexts).
            continue
        words = row["terminated_by"].split("|") + (there if row["category"] == "planned" else [])
        stops = "|".join(_flexible(word) for word in words if word)
        terminator = re.compile(rf"(?<!\w)(?:{stops})(?!\w)") if stops else None
        rules[row["literal"]] = _Rule(row["category"], row["direction"], row["scope"], terminator)
    return Lexicon(list(rules)), list(rules.values())


def find_context(sentence: str, target: str = "number") -> list[ContextSpan]:
    """The context words of a sentence that can be said of the target: ``number``, ``work``, ``post`` or ``meeting``.

    Examples
    --------
    >>> [(span.category, span.text) for span in find_context("Năm tới sẽ tổ chức ít nhất 5 cuộc giám sát.")]
    [('planned', 'Năm tới'), ('planned', 'sẽ'), ('ge', 'ít nhất')]
    >>> [(span.category, span.text) for span in find_context("Kỳ họp thứ 5 bị hoãn do mưa lũ.", "meeting")]
    [('postponed', 'bị hoãn')]
    """
    lexicon, rules = _table(target)
    hits = [hit for hit in lexicon.find(sentence) if rules[hit.index].category != "pseudo"]
    if not hits:
        return []
    low, found = fold(sentence), []
    ends = {
        "clause": [end.start() for end in _CLAUSE_END.finditer(low)],
        "sentence": [end.start() for end in _SENTENCE_END.finditer(low)],
    }
    for hit in hits:
        rule, start, end = rules[hit.index], hit.start, hit.end
        if _is_name(sentence, start):
            continue
        scope = _beside_meeting(low, start, end, rule) if target == "meeting" else _scope(low, start, end, rule, ends)
        if scope is not None:
            for category in rule.category.split():
                found.append(ContextSpan(category, sentence[start:end], start, end, *scope, rule.scope))
    return found


def _is_name(sentence: str, start: int) -> bool:
    """Whether a capital in mid-sentence makes the word part of a name ("Lê Văn Nguyên")."""
    return sentence[start].isupper() and start > 1 and (sentence[start - 2].isalnum() or sentence[start - 2] == ",")


def _beside_meeting(low: str, start: int, end: int, rule: _Rule) -> tuple[int, int]:
    """The scope of a word beside a meeting: so many characters of its clause."""
    reach = _MEETING_REACH[rule.scope]
    first, last = start, end
    if rule.direction != "backward":
        stop = _PHRASE_END.search(low, end, end + reach)
        last = stop.start() if stop else min(len(low), end + reach)
    if rule.direction != "forward":
        first = max(0, start - reach)
        # "khai mạc kỳ họp thứ 5, sẽ bầu hai ủy viên": behind a comma something else is told.
        for stop in (_COMMA if rule.scope == "near" else _PHRASE_END).finditer(low, first, start):
            first = stop.end()
    return first, last


def _scope(low: str, start: int, end: int, rule: _Rule, ends: dict[str, list[int]]) -> tuple[int, int] | None:
    if rule.scope == "figure":
        figure = _figure().match(low, end)
        return (start, figure.end()) if figure else None
    if rule.scope == "near":
        if rule.direction == "backward":
            before = _NEAR_START.search(low, max(0, start - 2 * _NEAR), start)
            return (before.start(), end) if before else None
        behind = _NEAR_END.match(low, end)
        return _cut(low, start, end, behind.end(), rule) if behind else None
    limits = ends[rule.scope]
    limit = _next(limits, end, len(low))
    if rule.scope == "clause" and low.find(":", end, limit) >= 0:
        limit = _next(ends["sentence"], end, len(low))
    scope = _cut(low, start, end, limit, rule)
    if rule.direction == "forward":
        return scope
    index = bisect_left(limits, start)
    first = limits[index - 1] + 1 if index else 0
    # What is there or done in front of the word is none of it: "đã nạo vét 7 hồ, theo kế hoạch …".
    ended = rule.terminator is not None and rule.terminator.search(low, max(first, start - _REACH), start)
    return start if ended else first, scope[1]


def _next(limits: list[int], offset: int, otherwise: int) -> int:
    index = bisect_left(limits, offset)
    return limits[index] if index < len(limits) else otherwise


def _cut(low: str, start: int, end: int, limit: int, rule: _Rule) -> tuple[int, int]:
    if rule.terminator is not None and (stop := rule.terminator.search(low, end, min(limit, end + _REACH))):
        return start, stop.start()
    return start, limit


def categories_at(contexts: Iterable[ContextSpan], start: int, end: int) -> frozenset[str]:
    """Categories whose scope covers ``sentence[start:end]`` (its first character) outside the word itself.

    >>> sorted(categories_at(find_context("Dự kiến có hơn 40 đại biểu dự họp."), 15, 17))
    ['gt', 'planned']
    """
    return frozenset(
        span.category
        for span in contexts
        if span.scope_start <= start < span.scope_end and not span.start <= start < span.end
    )
