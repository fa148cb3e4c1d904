"""The words behind a number: from the counted noun to where a clause, a list or a long attribute ends."""

from __future__ import annotations

from pipeline.grammar.phrases import IN_BRACKETS, hangs, head_at, keys
from pipeline.grammar.words import Word, Words

#: Syllables behind the noun from which on no further word is taken (less where a verb in front belongs to the phrase
#: too), and no function word, verb or "và" begins more.
_LONG, _LONG_OBJECT = 7, 4
_LONG_ENOUGH = {"prep": 3, "aux": 5, "and": 5, "v": 5, "det": 6}
#: How far a phrase goes on behind a share in brackets, in characters.
_WINDOW = 90
#: Words behind a bracket that go on with the phrase in front of it.
_GOES_ON = frozenset({"aux", "v", "a", "n", "w", "prep"})
_QUOTE_SIGNS = frozenset("\"“”'‘’")


def phrase_behind(words: Words, first: int, limit: int, noun: int, *, is_object: bool = False) -> int:
    """Where the phrase ends whose attributes begin with word ``first``; ``noun`` syllables of it stand in front.

    Returns an offset, that of the end of word ``first - 1`` where nothing belongs to the phrase. To whom or where an
    object goes is no part of it: "tặng 20 suất quà | cho hộ nghèo".
    """
    taken: list[Word] = []
    most = _LONG_OBJECT if is_object else _LONG
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
        if _ends_phrase(words, index, own, waits) or (is_object and word.key in keys("goal")):
            break
        if _is_long(words, index, own, most, waits, noun):
            break
        waits = word.kind == "aux" or (waits and word.kind != "v")
        own += word.syllables
        index += 1
        taken.append(word)
    while taken and hangs(taken[-1]):
        taken.pop()
    return taken[-1].end if taken else (words[first - 1].end if first else 0)


def _ends_phrase(words: Words, index: int, own: int, waits: bool) -> bool:
    """Whether the phrase ends in front of a word, ``own`` syllables behind its noun."""
    word, before = words[index], words[index - 1] if index else None
    following = words[index + 1] if index + 1 < len(words) else None
    if word.kind == "stop" and not (own == 0 and _tells_who(word, following)):
        return True
    if (word.kind == "x" and not waits) or words.is_date(index):
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
    return own == 0 and word.kind == "det" and word.key != "các"


def _is_long(words: Words, index: int, own: int, most: int, waits: bool, noun: int) -> bool:
    """Whether a phrase of ``own`` syllables behind its noun takes no further word."""
    wants = waits or (index > 0 and words[index - 1].kind in ("v", "prep", "and", "det"))
    if own > most + 3 or (own + noun > _LONG and not wants):
        return True
    return own >= min(most, _LONG_ENOUGH.get(words[index].kind, _LONG)) and not (waits or (wants and most < _LONG))


def _tells_who(word: Word, following: Word | None) -> bool:
    """``61 người là chủ tịch xã``, not "hai ủy viên là ông A và bà B"."""
    return word.key == "là" and following is not None and following.kind == "n"


def _over_sign(words: Words, index: int, own: int) -> int:
    """The index behind a sign that does not end the phrase: quotes, a gloss or a share in brackets, a list; else 0."""
    sign = words[index].key
    if sign in _QUOTE_SIGNS:
        return index + 1
    if sign == "(":
        bracket = IN_BRACKETS.match(words.text, words[index].start)
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
