"""Capitalised syllables, surnames and middle names: what personal names are made of."""

from __future__ import annotations

import re
from functools import cache

from pipeline import knowledge
from pipeline.grammar.folding import fold_word

#: The capital letters of Latin script, those of Vietnamese among them, for a character class.
UPPER = "".join(
    letter
    for letter in map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00)))
    if letter.isalpha() and letter.isupper()
)

#: One capitalised word; the highlands write H'Bơ, K'Mák, Bh'riu.
CAPITALISED = re.compile(rf"[{UPPER}](?:\w|['’](?=\w))*+")

#: The blanks between two words of one line.
WORD_AFTER = re.compile(r"[^\S\n]{1,3}")


@cache
def surnames() -> dict[str, bool]:
    """Folded surname → whether it is a common one."""
    return {fold_word(row["surname"]): row["common"] == "yes" for row in knowledge.rows("surnames")}


def is_surname(word: str) -> bool:
    """Whether the word is a family name of any of the country's peoples.

    >>> is_surname("NGUYỄN"), is_surname("Sáng"), is_surname("H'Bơ")
    (True, False, True)
    """
    folded = fold_word(word)
    return folded in surnames() or folded[:2] in ("h'", "k'")


def is_common_surname(word: str) -> bool:
    """Whether the word is one of the few family names that most people bear."""
    return surnames().get(fold_word(word), False)


def is_middle_name(word: str) -> bool:
    """Whether the word is one of the usual middle names."""
    return fold_word(word) in _middle_names()


@cache
def _middle_names() -> frozenset[str]:
    return frozenset(map(fold_word, knowledge.values("middle_names", "middle_name")))
