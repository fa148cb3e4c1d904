"""Furniture that the rules leave open, told by a model of how portals word it.

The model is asked only about lines above the first paragraph and behind the last one that the rules kept without being
sure of them, and a line goes only where the lines beside it bear the model out: portals print their furniture in runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import Literal

from pipeline.frozen import frozen, replace
from pipeline.models.confidence import log_odds
from pipeline.models.furniture import Judge

Place = Literal["head", "between", "behind"]

#: Log-odds that a run of lines must gather to go; a line alone never goes.
_ENOUGH, _LEAST_LINES = 4.0, 2
#: What a line of furniture by the rules tells of the lines beside it, and how many of them count.
_KNOWN, _MOST_KNOWN = 2.0, 2
#: Below this a line ends a run.
_LEAST = 0.5
#: From this on a line of such a run opens a section of furniture, and a line alone.
_OPENS, _OPENS_ALONE = 0.5, 0.9


@frozen
class PageLine:
    """A line of a page as the rules read it.

    Attributes
    ----------
    kind
        The kind of its block; empty for furniture.
    place
        Where it stands: above the first paragraph, between paragraphs, behind the last one.
    is_open
        Whether the rules kept it without being sure of it.
    """

    kind: str
    text: str
    place: Place
    is_open: bool = False


def is_doubted(text: str, judge: Judge) -> bool:
    """Whether a line is more likely furniture than not."""
    return judge(text).furniture >= _LEAST


def beside(texts: Sequence[str], index: int) -> Sequence[str]:
    """The line before and the line after."""
    return (*texts[max(0, index - 1) : index], *texts[index + 1 : index + 2])


def without_leftovers(lines: Sequence[PageLine], judge: Judge) -> list[PageLine]:
    """The ``lines``, those that ``judge`` tells as furniture without a kind."""
    unsure = _unsure(lines)
    taken = {index for run in _runs(lines, unsure, judge) for index in _taken(lines, run, judge)}
    opener = next((index for index in chain(*unsure) if _opens(lines, index, judge, index in taken)), len(lines))
    return [replace(line, kind="") if index in taken or index >= opener else line for index, line in enumerate(lines)]


def _unsure(lines: Sequence[PageLine]) -> list[list[int]]:
    """Neighbouring lines of one place that may go or went by the rules.

    Most articles have no two such lines together, and so cost the model nothing.
    """
    groups = _groups(range(len(lines)), lambda index: _may_go(lines[index]) and lines[index].place)
    return [group for group in groups if len(group) >= _LEAST_LINES]


def _runs(lines: Sequence[PageLine], unsure: Sequence[Sequence[int]], judge: Judge) -> Iterator[list[int]]:
    """Of these the neighbouring ones of which each is furniture by the rules or more likely than not."""
    for group in unsure:
        yield from _groups(group, lambda index: not lines[index].kind or is_doubted(lines[index].text, judge))


def _may_go(line: PageLine) -> bool:
    return not line.kind or line.is_open


def _groups(indices: Iterable[int], key: Callable[[int], object]) -> Iterator[list[int]]:
    """Neighbouring indices of one key, where that is true."""
    return (list(group) for value, group in groupby(indices, key) if value)


def _taken(lines: Sequence[PageLine], run: Sequence[int], judge: Judge) -> list[int]:
    """The open lines of a run, where together they are furniture."""
    asked = [index for index in run if lines[index].kind]
    if not asked or len(run) < _LEAST_LINES:
        return []
    gathered = sum(log_odds(judge(lines[index].text).furniture) for index in asked)
    gathered += _KNOWN * min(_MOST_KNOWN, len(run) - len(asked))
    return asked if gathered >= _ENOUGH else []


def _opens(lines: Sequence[PageLine], index: int, judge: Judge, is_taken: bool) -> bool:
    """Whether a line opens a section of furniture, and nothing that the rules are sure of follows it.

    Headlines of other news, which read as any headline does, are furniture by that alone.
    """
    line = lines[index]
    if line.place != "behind" or not line.is_open:
        return False
    told = judge(line.text)
    sure = _OPENS if is_taken else _OPENS_ALONE
    return min(told.opener, told.furniture) >= sure and all(map(_may_go, lines[index + 1 :]))
