"""What a measured number is, before and after the words around it are asked how it is to be read."""

from __future__ import annotations

from dataclasses import dataclass

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class MetricSpan:
    """A measured number: ``text[start:end]`` is the number as printed with its unit.

    ``indicator`` is what is measured in the article's words, ``own_phrase`` the part of it that stands right behind the
    number, ``indicator_id`` its name in ``knowledge/indicators``; ``doubt`` says why the figures of the text cannot all
    be right.
    """

    text: str
    start: int
    end: int
    number_start: int
    value: float
    unit: str
    indicator: str
    indicator_id: str = ""
    value_max: float | None = None
    denominator: float | None = None
    comparator: str = ""
    change: str = ""
    planned: bool = False
    rule: str = ""
    confidence: float = 0.5
    phrase_end: int = 0
    own_phrase: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a number measures, before the words around it are asked how."""

    unit: str
    end: int
    indicator: str
    rule: str
    confidence: float
    phrase_end: int
