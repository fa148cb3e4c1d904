"""Forms of address that stand for the person named before: ``read_pronouns``.

"Ông" at the head of a sentence goes on about the one with whom the sentence before opens, or whom alone it names;
"trước đây ông là Giám đốc Sở Y tế" too, where the sentence names nobody before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from pipeline.grammar.address import address_before, honorific_rows
from pipeline.grammar.folding import fold
from pipeline.grammar.names import NameSpan
from pipeline.grammar.position_gaps import gives_post
from pipeline.grammar.word_index import matches

#: "Ông" at the head of a sentence, or within it before a verb that gives a post; "bà con" and "anh em" are many.
_PRONOUN = re.compile(
    r"(?<!\w)(?:Ông|Bà|Anh|Chị|Đồng chí|ông|bà|anh|chị|đồng chí)"
    r"(?= {1,2}\w)(?! {1,2}(?:con|em|ngoại|nội|bà|cháu|mẹ|chủ|hùng|hai)(?!\w))"
)
_OPENERS = frozenset({"ông", "bà", "anh", "chị", "đồng"})
_HEAD = re.compile(r"(?:[.!?”\"][ \n]|\n|\A)$")
_SENTENCE_END = re.compile(r"[.!?][”\"]?\s|\n")
#: How far back the sentence before may begin.
_REACH = 600
#: An opening word ("Ông", "Tân") may stand before the name with which a sentence opens.
_OPENING = 12


@cache
def _genders() -> dict[str, str]:
    return {word: row["gender"] for word, row in honorific_rows().items()}


def read_pronouns(text: str, folded: str, names: Sequence[NameSpan], posts: Sequence[int]) -> list[NameSpan]:
    """The pronouns of ``text``, each a span whose ``name`` is the full name of the person it stands for.

    ``names`` are those of the text under their full names, in order; ``posts`` the offsets where posts start.
    """
    found: list[NameSpan] = []
    for match in matches(_PRONOUN, folded, _OPENERS, text):
        if not text[match.end() : match.end() + 3].lstrip()[:1].islower():
            # A name follows.
            continue
        if match.group()[0].isupper():
            is_pronoun = _HEAD.search(text, max(0, match.start() - 2), match.start()) is not None
        else:
            is_pronoun = _leads_to_post(folded, match.end(), posts)
        if not is_pronoun:
            continue
        name = _antecedent(text, folded, match, names, found)
        if name:
            found.append(NameSpan(match.group(), match.start(), match.end(), name, "pronoun"))
    return found


def _leads_to_post(folded: str, end: int, posts: Sequence[int]) -> bool:
    index = bisect_left(posts, end)
    return index < len(posts) and gives_post(folded, end, posts[index])


def _antecedent(
    text: str, folded: str, pronoun: re.Match[str], names: Sequence[NameSpan], found: Sequence[NameSpan]
) -> str:
    """The full name of whom the pronoun stands for; an empty string where that is open."""
    window = max(0, pronoun.start() - _REACH)
    end = pronoun.start() - 1
    while end > window and text[end].isspace():
        end -= 1
    ends = [match.end() for match in _SENTENCE_END.finditer(text, window, max(window, end + 1))]
    own = ends[-1] if ends else window
    if pronoun.group()[0].islower():
        if _within(names, own, pronoun.start()):
            return ""
        previous, start = ends[-2] if len(ends) > 1 else window, own
    else:
        previous, start = own, pronoun.start()
    before = [*_within(names, previous, start)]
    gender = _genders().get(fold(pronoun.group()), "")
    if not before:
        # "Ông là cử nhân. Ông từng giữ chức …": the pronoun of the sentence before passes its person on.
        passed = _within(found, previous, start)[-1:]
        return passed[0].name if passed and _genders().get(fold(passed[0].text), "") == gender else ""
    opens = before[0].start - previous <= _OPENING
    if len({name.name for name in before}) > 1 and not opens:
        return ""
    told = address_before(text, folded, before[0].start).gender
    return "" if gender and told and told != gender else before[0].name


def _within(names: Sequence[NameSpan], start: int, end: int) -> Sequence[NameSpan]:
    low, high = (bisect_left(names, at, key=lambda name: name.start) for at in (start, end))
    return names[low:high]
