"""What a number is said of: the words around it that name the thing counted or measured.

Behind a number the phrase runs from the counted noun to where a clause, a list or a long attribute ends; in front of
it from the quantity's name, the verb or the subject to the links ("đạt", "là khoảng") that lead to the number.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline import knowledge
from pipeline.grammar.folding import fold
from pipeline.grammar.words import Word, Words

#: "120/200 ý kiến (60%) tán thành …", "văn bản (trừ văn bản mật) được gửi …"
_IN_BRACKETS = re.compile(r"\s?\([^()]{0,48}\)")
_QUOTES = re.compile(r"[\"“”]|(?<!\w)['‘’]|['‘’](?!\w)")
_QUOTE_SIGNS = frozenset("\"“”'‘’")

#: Syllables behind the noun from which on no further word is taken, and no function word, verb or "và" begins more.
_LONG = 7
_LONG_ENOUGH = {"prep": 3, "aux": 5, "and": 5, "v": 5, "det": 6}
#: How far a phrase goes on behind a share in brackets, in characters.
_WINDOW = 90
#: Words that no phrase ends with.
_OPEN = frozenset({"prep", "aux", "and", "det", "bound", "copula"})
#: Words behind a bracket that go on with the phrase in front of it.
_GOES_ON = frozenset({"aux", "v", "a", "n", "w", "prep"})
_CONTENT = frozenset({"n", "v", "a", "w", "name", "person"})


@cache
def words_of(role: str) -> re.Pattern[str]:
    """The words of ``knowledge/phrase_breaks`` with ``role``, longest first."""
    words = sorted(knowledge.values("phrase_breaks", "word", role=role), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


@cache
def _keys(role: str) -> frozenset[str]:
    return frozenset(fold(word) for word in knowledge.values("phrase_breaks", "word", role=role))


def without_brackets(phrase: str) -> str:
    """The phrase without quotes and brackets, blanks once: ``ý kiến (60%) tán thành`` is ``ý kiến tán thành``."""
    return " ".join(_QUOTES.sub("", _IN_BRACKETS.sub("", phrase)).split())


# --- behind the number


def phrase_behind(words: Words, first: int, limit: int, noun: int, *, is_object: bool = False) -> int:
    """Where the phrase ends whose attributes begin with word ``first``; ``noun`` syllables of it stand in front.

    Returns an offset, that of the end of word ``first - 1`` where nothing belongs to the phrase. To whom or where an
    object goes is no part of it: "tặng 20 suất quà | cho hộ nghèo".
    """
    taken: list[Word] = []
    own, waits, index = 0, False, first
    while index < len(words) and words[index].start < limit:
        word = words[index]
        if word.kind == "sign":
            skipped = _over_sign(words, index, own)
            if not skipped:
                break
            # The number in the brackets is none of the phrase's limits.
            limit = max(limit, words[index].end + _WINDOW) if word.key == "(" else limit
            index = skipped
            continue
        if _ends_phrase(words, index, own, waits, noun) or (is_object and word.key in _keys("goal")):
            break
        waits = word.kind == "aux" or (waits and word.kind != "v")
        own += word.syllables
        index += 1
        taken.append(word)
    while taken and _hangs(taken[-1]):
        taken.pop()
    return taken[-1].end if taken else (words[first - 1].end if first else 0)


def _hangs(word: Word) -> bool:
    """Whether a word says nothing without what stands behind it: "người chiếm | 2%"."""
    return word.kind in _OPEN or word.key in _keys("copula")


def _ends_phrase(words: Words, index: int, own: int, waits: bool, noun: int) -> bool:
    """Whether the phrase ends in front of a word, ``own`` syllables behind its noun."""
    word, before = words[index], words[index - 1] if index else None
    following = words[index + 1] if index + 1 < len(words) else None
    if word.kind in ("stop", "x") or words.is_date(index):
        return True
    if word.kind == "figure" or (word.kind == "rank" and (before is None or before.kind not in ("n", "w"))):
        return True
    if word.kind == "bound" and following is not None and following.kind in ("figure", "bound"):
        return True
    if word.kind == "prep" and following is not None and head_at(words, index + 1, len(words)):
        # "20 dự án với tổng vốn …": the next quantity begins.
        return True
    if word.kind == "person" and (own == 0 or (before is not None and before.kind == "n")):
        return True
    if own == 0 and word.kind == "and":
        return following is None or following.kind not in ("n", "w")
    if own == 0 and word.kind == "det" and word.key != "các":
        return True
    wants = waits or (before is not None and before.kind in ("v", "prep", "and", "det"))
    if own + noun > _LONG and not wants:
        return True
    if own > _LONG + 3:
        return True
    return own >= _LONG_ENOUGH.get(word.kind, _LONG) and not waits


def _over_sign(words: Words, index: int, own: int) -> int:
    """The index behind a sign that does not end the phrase: quotes, a gloss or a share in brackets, a list; else 0."""
    sign = words[index].key
    if sign in _QUOTE_SIGNS:
        return index + 1
    if sign == "(":
        bracket = _IN_BRACKETS.match(words.text, words[index].start)
        behind = words.at(bracket.end()) if bracket else len(words)
        return behind if behind < len(words) and words[behind].kind in _GOES_ON else 0
    nearby = [words[at] for at in (index + 1, index + 2) if at < len(words)]
    if len(nearby) < 2 or nearby[0].kind not in ("n", "a"):
        return 0
    if sign in "-–":
        return index + 1 if own and words[index - 1].kind == "n" else 0
    if sign == "," and own and own <= 4 and words[index - 1].kind in ("n", "a"):
        closed = nearby[1].kind in ("and", "prep", "stop") or nearby[1].key in ",.;()"
        return index + 1 if closed else 0
    return 0


# --- in front of the number


@cache
def _links() -> frozenset[str]:
    """Words between what is measured and its number that say nothing of it."""
    return _keys("link") | _keys("bound")


def before_links(words: Words, index: int, lowest: int) -> tuple[int, frozenset[str]]:
    """The last word in front of word ``index`` that is no link to it, and the links between.

    Dates and what stands in brackets between are links too: ``biên chế năm 2019 là`` 2.000 người.
    """
    seen: set[str] = set()
    at, dated = index - 1, False
    while at >= lowest:
        word = words[at]
        if word.key == ")":
            opened = _opening(words, at, lowest)
            if opened == at:
                break
            at = opened
        elif words.is_date(at):
            dated = True
        elif at > lowest and words[at - 1].kind != "date" and words.is_date(at - 1):
            at, dated = at - 1, True
        elif word.key in _links() or word.kind in ("bound", "x") or word.key in _LINKING_SIGNS:
            seen.add(word.key)
        elif not (dated and word.key in _TIMES | _UNTIL):
            break
        at -= 1
    return at, frozenset(seen)


_LINKING_SIGNS = frozenset(":(-–=≥>≤<\"“”'")
#: "Mỗi ngày thành phố thu …", "trên địa bàn có …": a time, a place or a circumstance is not what is measured.
_TIMES = frozenset(
    {"ngày", "tháng", "năm", "tuần", "quý", "đêm", "sáng", "chiều", "thời điểm", "thời gian", "cuối", "đầu", "giữa"}
    | {"địa bàn", "điều kiện", "trường hợp", "bối cảnh", "phạm vi", "đợt", "dịp"}
)
_UNTIL = frozenset({"tính", "hết"})


def _opening(words: Words, closing: int, lowest: int) -> int:
    """The bracket that a closing one belongs to; the closing one itself where it stands too far in front."""
    for at in range(closing - 1, max(lowest, closing - 16) - 1, -1):
        if words[at].key == "(":
            return at
    return closing


def has_copula(links: frozenset[str]) -> bool:
    """Whether links say that what stands in front is or has the number: ``Ban kiểm phiếu gồm`` 5 người."""
    return ":" in links or bool(links & _keys("copula"))


def verb_before(words: Words, last: int, lowest: int) -> tuple[int, int] | None:
    """The verb whose object a number is, with what stands between, as words ``[first:end)`` up to word ``last``.

    ``chặt hạ`` 142 cây, ``tặng Bằng khen`` cho 6 tập thể. A verb that says nothing ("tổ chức") only counts with an
    object of its own.
    """
    end = last
    while end >= lowest and words[end].kind in ("prep", "det"):
        end -= 1
    first = _to_verb(words, end, lowest)
    if first < lowest:
        return None
    if first - 1 > lowest and words[first - 1].kind == "v" and words[first - 2].kind not in _CONTENT:
        first -= 1
    while first - 2 >= lowest and words[first - 2].kind == "v" and words[first - 1].key in ("và", ","):
        # "tuyên dương, khen thưởng"
        first -= 2
    said = [word for word in words.list[first : end + 1] if word.key not in _keys("light")]
    return (first, end + 1) if said else None


#: Syllables of a verb with its own object.
_LONGEST_VERB = 7


def _to_verb(words: Words, end: int, lowest: int) -> int:
    """The nearest verb in front of word ``end`` with only its object between; -1 where there is none."""
    first = end
    while first >= lowest and (words[first].kind in ("n", "w", "a", "name", "rank") or words[first].key == "cho"):
        first -= 1
    near = first >= lowest and words.syllables(first, end + 1) <= _LONGEST_VERB
    return first if near and words[first].kind == "v" else -1


def name_before(
    words: Words, last: int, lowest: int, most: int = 9, *, subject: bool = False
) -> tuple[int, int] | None:
    """The noun phrase that ends with word ``last``, as words ``[first:end)``: ``tổng diện tích thu hồi``.

    It begins behind the last sign, connective or tense in front, at a quantity's name where there is one. Of more than
    ``most`` syllables the first ones stay where it is a subject or a named quantity, else the last.
    """
    end = last + 1
    if words[last].kind == "and":
        return None
    while end > lowest and (words[end - 1].kind in _OPEN or words[end - 1].key in _POINTING):
        end -= 1
    if end <= lowest or _closes_clause(words[end - 1]):
        return None
    first = _clause_begin(words, end, lowest)
    head = _first_head(words, first, end)
    if words[end - 1].kind == "person":
        # A person has so many votes; "số phiếu bầu ông …" is what is counted.
        return (head, _shortened(words, head, end, most)) if head >= 0 else None
    while first > lowest and words[first - 1].kind == "aux" and words.syllables(first, end) < _LONGEST_CLAUSE:
        # What has a tense may still be said of the noun in front: "số tiền phải nộp", not "tỉnh đã chi".
        tense = first - 1
        while tense > lowest and words[tense - 1].kind == "aux":
            tense -= 1
        further = _clause_begin(words, tense, lowest)
        named = _first_head(words, further, tense)
        if further == tense or (named < 0 and (words[first - 1].key not in _UNDERGONE or words[first].kind != "v")):
            break
        head, first = (named if named >= 0 else head), further
    if head >= 0 and not (head > first and words[first].kind == "n" and words.syllables(first, head) <= 2):
        first = head
    first = _first_content(words, first, end)
    if first < end and not subject and head < 0:
        first = _later(words, first, end, most)
    return (first, _shortened(words, first, end, most)) if first < end else None


#: Words that point at what was named: "phương án nói trên".
_POINTING = frozenset({"này", "đó", "ấy", "kia", "nói trên", "trên đây", "đấy"})
#: A noun more syllables in front is none that the clause is said of.
_LONGEST_CLAUSE = 16
#: What is said with these is said of the noun in front: "hồ bị lấn", not "tỉnh đã chi".
_UNDERGONE = frozenset({"được", "bị", "phải", "chưa", "không", "cần", "còn"})


def _first_head(words: Words, first: int, end: int) -> int:
    """Where a quantity's name begins in words ``[first:end)``, the later one of two joined by "và"; -1 without any."""
    found = [at for at in range(first, end) if head_at(words, at, end)]
    if not found:
        return -1
    joined = [at for at in range(found[0], found[-1]) if words[at].kind == "and"]
    anew = [at for at in found if at + head_at(words, at, end) == end and head_at(words, at, end, "sum")]
    return joined[-1] + 1 if joined else anew[0] if anew else found[0]


def _clause_begin(words: Words, end: int, lowest: int) -> int:
    """The first word of the clause that ends with word ``end - 1``; what stands in brackets belongs to it."""
    first = end
    while first > lowest:
        if words[first - 1].key == ")":
            opened = _opening(words, first - 1, lowest)
            if opened == first - 1:
                break
            first = opened
        elif _closes_clause(words[first - 1]):
            break
        else:
            first -= 1
    return first


def _closes_clause(word: Word) -> bool:
    if word.kind == "sign":
        return word.key not in "-/&\"“”'"
    if word.kind in ("stop", "x", "aux", "figure", "bound", "date"):
        return True
    return word.key in _loose() or word.key == "với"


@cache
def _loose() -> frozenset[str]:
    return _keys("opener") | _keys("said")


def _first_content(words: Words, first: int, end: int) -> int:
    """The first word of a phrase that says something; one that opens with a place or a time has none."""
    while first < end and not head_at(words, first, end):
        # What stands right behind a number is its unit.
        counted = first > 0 and words[first - 1].kind == "figure"
        if words[first].kind in _CONTENT and words[first].key not in _loose() | _TIMES and not counted:
            break
        first += 1
    return first


def _later(words: Words, first: int, end: int, most: int) -> int:
    """A later beginning, behind a word that opens a new part, so that no more than ``most`` syllables are left."""
    while first + 1 < end and words.syllables(first, end) > most:
        first = _first_content(words, first + 1, end)
    return min(first, end - 1)


def _shortened(words: Words, first: int, end: int, most: int) -> int:
    while end > first + 1 and words.syllables(first, end) > most:
        end -= 1
        while end > first + 1 and words[end - 1].kind in _OPEN:
            end -= 1
    return end


def topic(words: Words, first: int, end: int, most: int = 8) -> tuple[int, int] | None:
    """What words ``[first:end)`` speak of: the noun phrase that they open with, ``most`` syllables at most.

    ``Bến xe Yên Lạc`` được xây dựng trên diện tích 3 ha.
    """
    said = [at for at in range(first, end) if words[at].key in _keys("said")]
    start = said[-1] + 1 if said else first
    while start < end and not _opens_topic(words, start):
        start += 1
    stop = start
    while stop < end and not (_closes_clause(words[stop]) or is_dimension(words, stop, start)):
        stop += 1
    stop = _shortened(words, start, stop, most)
    if stop > start + 1 and words[stop - 1].kind == "v":
        # What it does is no part of it: "Bãi trông giữ | thu phí".
        stop -= 1
    while stop > start and _hangs(words[stop - 1]):
        stop -= 1
    return (start, stop) if start < stop else None


def _opens_topic(words: Words, at: int) -> bool:
    """Whether a noun begins that no number counts."""
    if at and words[at - 1].kind == "figure":
        return False
    return words[at].kind in ("n", "w", "name") and words[at].key not in _TIMES


@cache
def _heads(role: str) -> frozenset[tuple[str, ...]]:
    """The quantities' names of ``knowledge/metric_heads`` as tuples of syllables."""
    return frozenset(tuple(fold(head).split()) for head in knowledge.values("metric_heads", "head", role=role))


def head_at(words: Words, index: int, end: int, role: str = "name") -> int:
    """How many words a quantity's name has that begins with word ``index``; 0 where none begins."""
    syllables: list[str] = []
    longest = 0
    for at in range(index, min(end, index + 5, len(words))):
        syllables += words[at].key.split()
        if tuple(syllables) in _heads(role):
            longest = at + 1 - index
    return longest


def is_dimension(words: Words, index: int, lowest: int) -> bool:
    """Whether word ``index`` is a dimension that is an adjective: ``đường rộng``, not ``chiều rộng``."""
    if not head_at(words, index, index + 1, "adjective"):
        return False
    return index <= lowest or not head_at(words, index - 1, index + 1)


def cut(words: Words, first: int, end: int) -> str:
    """The text of words ``[first:end)``."""
    return words.text[words[first].start : words[end - 1].end] if first < end else ""
