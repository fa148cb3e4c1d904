"""The words in front of a number: the quantity's name, the verb or the subject, and the links ("đạt", "là khoảng")."""

from __future__ import annotations

from functools import cache

from pipeline import knowledge
from pipeline.grammar.folding import fold
from pipeline.grammar.phrases import CONTENT, OPEN, hangs, head_at, is_dimension, keys, shortened
from pipeline.grammar.words import Word, Words


@cache
def _links() -> frozenset[str]:
    """Words between what is measured and its number that say nothing of it."""
    return keys("link") | keys("bound")


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
        elif word.key in keys("said") and at > lowest and words[at - 1].key == "được":
            # "học phí được đề xuất tăng"
            at -= 1
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
    return ":" in links or bool(links & keys("copula"))


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
    if first - 1 > lowest and words[first - 1].kind == "v" and words[first - 2].kind not in CONTENT:
        first -= 1
    while first - 2 >= lowest and words[first - 2].kind == "v" and words[first - 1].key in ("và", ","):
        if first - 3 >= lowest and words[first - 3].kind == "prep":
            break
        # "tuyên dương, khen thưởng", not "qua thi tuyển, phát hiện"
        first -= 2
    said = [word for word in words.list[first : end + 1] if word.kind in CONTENT and word.key not in keys("light")]
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
    while end > lowest and (words[end - 1].kind in OPEN or words[end - 1].key in POINTING):
        end -= 1
    if end <= lowest or _closes_clause(words[end - 1]):
        return None
    first = _clause_begin(words, end, lowest)
    head = _first_head(words, first, end)
    if words[end - 1].kind == "person":
        # A person has so many votes; "số phiếu bầu ông …" is what is counted.
        return (head, shortened(words, head, end, most)) if head >= 0 else None
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
    return (first, shortened(words, first, end, most)) if first < end else None


#: Words that point at what was named: "phương án nói trên".
POINTING = frozenset({"này", "đó", "ấy", "kia", "nói trên", "nêu trên", "trên đây", "đấy"})
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
    return keys("opener") | keys("said")


def _first_content(words: Words, first: int, end: int) -> int:
    """The first word of a phrase that says something; one that opens with a place or a time has none."""
    while first < end and not head_at(words, first, end):
        # What stands right behind a number is its unit.
        counted = first > 0 and words[first - 1].kind == "figure"
        if words[first].kind in CONTENT and words[first].key not in _loose() | _TIMES and not counted:
            break
        first += 1
    return first


def _later(words: Words, first: int, end: int, most: int) -> int:
    """A later beginning, behind a word that opens a new part, so that no more than ``most`` syllables are left."""
    while first + 1 < end and words.syllables(first, end) > most:
        first = _first_content(words, first + 1, end)
    return min(first, end - 1)


def topic(words: Words, first: int, end: int, most: int = 8) -> tuple[int, int] | None:
    """What words ``[first:end)`` speak of: the noun phrase that they open with, ``most`` syllables at most.

    ``Bến xe Yên Lạc`` được xây dựng trên diện tích 3 ha.
    """
    said = [at for at in range(first, end) if words[at].key in keys("said")]
    start = said[-1] + 1 if said else first
    while start < end and not _opens_topic(words, start):
        start += 1
    stop = start
    while stop < end and not (_closes_clause(words[stop]) or is_dimension(words, stop, start)):
        stop += 1
    stop = shortened(words, start, stop, most)
    if stop > start + 1 and words[stop - 1].kind == "v":
        # What it does is no part of it: "Bãi trông giữ | thu phí".
        stop -= 1
    while stop > start and hangs(words[stop - 1]):
        stop -= 1
    if start >= stop:
        return None
    # "Kỳ họp thông qua mức thu": a meeting decides on quantities, and has none.
    told = " ".join(word.key for word in words.list[start:stop])
    return None if f"{told} ".startswith(_meetings()) else (start, stop)


@cache
def _meetings() -> tuple[str, ...]:
    return tuple(f"{fold(noun)} " for noun in knowledge.values("meeting_nouns", "noun"))


def _opens_topic(words: Words, at: int) -> bool:
    """Whether a noun begins that no number counts."""
    if at and words[at - 1].kind == "figure":
        return False
    return words[at].kind in ("n", "w", "name") and words[at].key not in _TIMES
