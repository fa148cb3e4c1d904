"""Written numerals: what ``2.318.400``, ``2 tỷ rưỡi`` or ``một trăm linh năm`` are worth.

A numeral is a run of atoms with single spaces between them: a figure with Vietnamese separators or a number word of
``knowledge/number_words``. Whether a numeral stands for a number at all (``năm`` is also a year, ``ba`` a father) is
decided by :mod:`pipeline.grammar.numbers`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline import knowledge
from pipeline.frozen import frozen

#: A figure: grouped by points, spaces or commas, with a decimal part or without.
FIGURE = (
    r"(?:\d{1,3}(?:\.\d{3})++(?:,\d{1,6})?+"
    r"|\d{1,3}(?:,\d{3}){2,}+(?:\.\d{1,6})?+"
    r"|[1-9]\d{0,2}(?:[ \u00a0]\d{3}(?!\d))++(?:,\d{1,6})?+"
    r"|\d{1,15}(?:[.,]\d{1,6})?+)"
)


@frozen
class Atom:
    """A figure or a number word: ``role`` as in ``knowledge/number_words``, or ``figure``."""

    role: str
    value: float
    start: int
    end: int
    word: str


@frozen
class Numeral:
    """A numeral that was read: ``text[start:end]``, its value, and what it is made of.

    ``base`` is the value without the scale words at its end (``10`` of ``10 triệu``), ``scale`` their product.
    """

    start: int
    end: int
    value: float
    base: float
    scale: float
    roles: tuple[str, ...]
    word: str


@cache
def _words() -> dict[str, tuple[str, float]]:
    return {row["word"]: (row["role"], float(row["value"])) for row in knowledge.rows("number_words")}


def word_pattern() -> str:
    """Alternation of all number words, longest first."""
    return "|".join(sorted(map(re.escape, _words()), key=len, reverse=True))


@cache
def _atom_pattern() -> re.Pattern[str]:
    return re.compile(rf"{FIGURE}|(?:{word_pattern()})(?!\w)", re.IGNORECASE)


def figure_value(figure: str) -> float:
    """The value of a figure with Vietnamese separators.

    A point or a comma before exactly three digits groups thousands where it is a point, and is a decimal comma where
    it is a comma; ``0.125`` and ``1.36`` are decimals whichever the sign.

    >>> [figure_value(f) for f in ("2.318.400", "1,36", "3 000", "05", "12.5", "1.234,5", "12,500,000")]
    [2318400.0, 1.36, 3000.0, 5.0, 12.5, 1234.5, 12500000.0]
    """
    figure = figure.replace(" ", "").replace("\u00a0", "")
    points, commas = figure.count("."), figure.count(",")
    if commas > 1:
        return float(figure.replace(",", ""))
    if commas:
        return float(figure.replace(".", "").replace(",", "."))
    if points > 1 or (points == 1 and len(figure.rpartition(".")[2]) == 3 and not figure.startswith("0")):
        return float(figure.replace(".", ""))
    return float(figure)


def atoms(text: str, start: int, end: int) -> list[Atom]:
    """The atoms of ``text[start:end]`` in order."""
    words, found = _words(), []
    for match in _atom_pattern().finditer(text, start, end):
        word = match.group().lower()
        role, value = words.get(word, ("figure", 0.0))
        if role == "figure":
            value = figure_value(word)
        found.append(Atom(role, value, match.start(), match.end(), word))
    return found


def read_numerals(run: Sequence[Atom]) -> list[Numeral]:
    """Cut a run of atoms into numerals, each as long as it can be; atoms that begin none are left out."""
    numerals, index = [], 0
    while index < len(run):
        numeral, index_after = _Reader(run, index).numeral()
        if numeral is not None:
            numerals.append(numeral)
        index = max(index_after, index + 1)
    return numerals


class _Reader:
    """Reads one numeral from ``run[index:]``."""

    def __init__(self, run: Sequence[Atom], index: int) -> None:
        self.run = run
        self.first = index
        self.index = index

    def role(self, ahead: int = 0) -> str:
        """The role of the atom ``ahead`` places on; empty behind the end."""
        position = self.index + ahead
        return self.run[position].role if position < len(self.run) else ""

    def take(self) -> float:
        """The value of the next atom, which is consumed."""
        self.index += 1
        return self.run[self.index - 1].value

    def numeral(self) -> tuple[Numeral | None, int]:
        """The numeral and the index behind it; ``None`` where none begins here."""
        terms: list[tuple[float, float]] = []
        base, last_scale = 0.0, 1.0
        while True:
            mark = self.index
            part = self.group(first=not terms)
            if part is None:
                self.index = mark
                break
            scale = self.scales()
            if terms and scale >= terms[-1][1] and not any(s < scale for _, s in terms):
                self.index = mark
                break
            if terms and scale == 1.0 and self.run[mark].role == "figure":
                # "2 tỷ 350": two numbers, unless a scale word follows the second.
                self.index = mark
                break
            while terms and terms[-1][1] < scale:
                part += terms.pop()[0]
            base, last_scale = part, scale
            terms.append((part * scale + self.half(scale), scale))
            if scale == 1.0:
                break
        if not terms:
            return None, self.index
        used = self.run[self.first : self.index]
        single = len(terms) == 1
        return Numeral(
            start=used[0].start,
            end=used[-1].end,
            value=round(sum(value for value, _ in terms), 6),
            base=base if single else sum(value for value, _ in terms),
            scale=last_scale if single else 1.0,
            roles=tuple(atom.role for atom in used),
            word=used[0].word,
        ), self.index

    def scales(self) -> float:
        """The product of the scale words here: ``nghìn tỷ`` is 10¹²."""
        scale = 1.0
        while self.role() == "scale" and scale < 1e12:
            scale *= self.take()
        if self.role() == "dozen" and scale == 1.0:
            scale = self.take()
        return scale

    def half(self, scale: float) -> float:
        """``rưỡi`` behind a scale word is half of it."""
        if scale > 1.0 and self.role() == "half":
            return self.take() * scale
        return 0.0

    def group(self, *, first: bool) -> float | None:
        """A figure, or words for less than a thousand."""
        role = self.role()
        if role == "figure":
            value = self.take()
            while self.role() in ("hundred", "tens") and value < 100:
                value *= self.take()
            return value
        if role == "about" and first:
            return self.round_number()
        if role == "filler" and not first and self.role(1) == "digit":
            self.take()
            return self.take()
        return self.below_thousand()

    def round_number(self) -> float | None:
        """``hàng`` + ``chục``, ``trăm`` or a scale word."""
        self.take()
        if self.role() in ("tens", "hundred") and self.run[self.index].word != "mươi":
            return self.take()
        return 1.0 if self.role() == "scale" else None

    def below_thousand(self) -> float | None:
        if self.role() == "digit" and self.role(1) == "hundred":
            value = self.take() * self.take()
            if self.role() == "half":
                return value + self.take() * 100
            if self.role() == "filler" and self.role(1) in ("digit", "unit"):
                self.take()
                return value + self.take()
            rest = self.below_hundred(alone=False)
            return value + (rest or 0.0)
        return self.below_hundred(alone=True)

    def below_hundred(self, *, alone: bool) -> float | None:
        if self.role() == "ten":
            return self.take() + self.last_digit()
        if self.role() != "digit":
            return None
        if self.role(1) == "tens":
            value = self.take() * self.take()
            return value + (self.last_digit() if self.run[self.index - 1].word == "mươi" else 0.0)
        if not alone:
            return None
        value = self.take()
        if self.role() == "unit" and value > 1:
            return value * 10 + self.take()
        if self.role() == "point" and self.role(1) == "digit":
            self.take()
            return value + self.take() / 10
        return value

    def last_digit(self) -> float:
        """The digit behind ``mươi`` or ``mười``: never ``năm``, which counts years there."""
        if self.role() == "unit":
            return self.take()
        follows_scale = self.role(1) in ("tens", "hundred")
        if self.role() == "digit" and self.run[self.index].word not in ("năm", "không") and not follows_scale:
            return self.take()
        return 0.0
