"""What a measured number is, before and after the words around it are asked how it is to be read."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.frozen import frozen
from pipeline.grammar.number_spans import NumberSpan
from pipeline.grammar.words import Words

Offsets = tuple[int, int]


@frozen
class MetricSpan:
    """A measured number: ``text[start:end]`` is the number as printed with its unit.

    ``indicator`` is what is measured in the article's words and ``indicator_id`` its name in ``knowledge/indicators``;
    ``subject`` is the person whom a count of votes is about;
    ``doubt`` says why the figures of the text cannot all be right. What later numbers of the sentence lean on:
    ``own_phrase``, the words right behind the number; ``governor``, the verb whose object it is; ``name``, a quantity's
    bare name, and ``of``, what it is of; ``predicate``, whether the counted noun does something right behind it;
    ``shared``, whether it has what it does from a later noun of its list.
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
    governor: str = ""
    name: str = ""
    of: str = ""
    predicate: bool = False
    shared: bool = False
    subject: str = ""
    doubt: str = ""


@frozen
class Reading:
    """What a number measures, before the words around it are asked how."""

    unit: str
    end: int
    indicator: str
    rule: str
    confidence: float
    phrase_end: int
    governor: str = ""
    name: str = ""
    of: str = ""
    predicate: bool = False


@frozen
class Place:
    """A number where it stands: in its sentence, behind ``clause`` and the metrics found, in front of ``limit``."""

    words: Words
    number: NumberSpan
    clause: int
    limit: int
    found: Sequence[MetricSpan]

    @property
    def text(self) -> str:
        """The article's text."""
        return self.words.text

    @property
    def last(self) -> MetricSpan | None:
        """The metric in front of the number."""
        return self.found[-1] if self.found else None

    def last_in(self, unit: str) -> MetricSpan | None:
        """The nearest metric in front that has the unit."""
        return next((metric for metric in reversed(self.found) if metric.unit == unit), None)

    @property
    def index(self) -> int:
        """The number's first word."""
        return self.words.at(self.number.start)

    @property
    def lowest(self) -> int:
        """The first word of the number's clause."""
        return self.words.at(self.clause)

    @property
    def since(self) -> int:
        """The first word of the clause that no earlier number has."""
        return self.lowest if self.last is None else max(self.lowest, self.words.at(self.last.phrase_end))
