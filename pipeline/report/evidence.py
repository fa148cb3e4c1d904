"""The text of an article with the words of every fact marked, and the names of the people in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.frozen import frozen
from pipeline.grammar.folding import fold
from pipeline.report.corpus import Fact
from pipeline.report.intervals import Stretch, stretches

#: Table → what its words are coloured as.
KINDS = {
    "participants": "people",
    "positions": "people",
    "metrics": "metrics",
    "dates": "dates",
    "documents": "documents",
    "meetings": "meetings",
    "activities": "activities",
}


@frozen
class Mark:
    """Words to mark: their place, what they are coloured as, and the numbers of the facts that they lead to.

    ``is_fact`` tells the words of one fact from a name, which stands for all facts about the person.
    """

    start: int
    end: int
    kind: str
    facts: tuple[int, ...]
    is_fact: bool = True


@frozen
class Piece:
    """A stretch of a line: its words, the facts that it leads to, those whose words begin or end here, its kinds."""

    words: str
    facts: tuple[int, ...]
    beginning: tuple[int, ...]
    ending: tuple[int, ...]
    kinds: tuple[str, ...]

    @property
    def innermost(self) -> int:
        """The number of the shortest fact around the words."""
        return self.facts[-1]


def marks_of(text: str, facts: Sequence[Fact]) -> list[Mark]:
    """What is marked in ``text``: the words of every fact, and every name of a person that a fact is about."""
    of_facts = [Mark(*fact.span, KINDS[fact.table], (fact.number,)) for fact in facts]
    return [*of_facts, *_names(text, facts)]


def _names(text: str, facts: Sequence[Fact]) -> Iterator[Mark]:
    """The full names of people in ``text``. Rows about people point at a role's or title's words, not at the name."""
    told: defaultdict[str, list[int]] = defaultdict(list)
    for fact in facts:
        if KINDS[fact.table] == "people" and fact["name"]:
            told[fold(fact.text("name"))].append(fact.number)
    if not told:
        return
    # The longest first, so that a name is not taken for the beginning of another.
    choices = "|".join(re.escape(name) for name in sorted(told, key=lambda name: (-len(name), name)))
    for match in re.finditer(rf"(?<!\w)(?:{choices})(?!\w)", fold(text)):
        yield Mark(match.start(), match.end(), "people", tuple(told[match.group()]), is_fact=False)


def marked_lines(text: str, facts: Sequence[Fact]) -> list[list[Piece]]:
    """The lines of ``text``, cut into pieces that belong to the same facts throughout; blank lines are left out."""
    marks = marks_of(text, facts)
    lines: list[list[Piece]] = [[]]
    begun: set[int] = set()
    for stretch in stretches(len(text), [(mark.start, mark.end) for mark in marks]):
        for place, words in enumerate(text[stretch.start : stretch.end].split("\n")):
            if place:
                lines.append([])
            if words:
                piece = _piece(words, stretch, marks, begun)
                begun.update(piece.beginning)
                lines[-1].append(piece)
    return [line for line in lines if any(piece.words.strip() for piece in line)]


def _piece(words: str, stretch: Stretch, marks: Sequence[Mark], begun: set[int]) -> Piece:
    covering = [marks[place] for place in stretch.covering]
    return Piece(
        words=words,
        facts=tuple(dict.fromkeys(number for mark in covering for number in mark.facts)),
        beginning=tuple(number for mark in covering if mark.is_fact for number in mark.facts if number not in begun),
        ending=tuple(number for mark in covering if mark.is_fact and mark.end == stretch.end for number in mark.facts),
        kinds=tuple(dict.fromkeys(mark.kind for mark in covering)),
    )
