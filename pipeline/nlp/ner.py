"""underthesea's named entities as a second opinion on who is a person.

The domain's grammar decides. Where it leaves a capitalised run unexplained that stands where people stand, underthesea
is asked about the words around it, and its "person" makes the run a name. Its other labels are not used: offices and
places are the grammar's, and titles that it glues to a name are cut off by asking about runs.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Literal, get_args

Ner = Literal["auto", "full", "off"]
Span = tuple[int, int]

#: What share of a text's characters ``auto`` may show to underthesea.
AUTO_SHARE = 0.02
#: Characters on each side of a run that are shown with it, where the share allows.
_AROUND = 24
#: underthesea's time grows faster than the text: longer lines are shown in pieces.
_LONGEST = 600
_PIECE = re.compile(rf"[^\n]{{1,{_LONGEST}}}(?:(?<=\s)|$)|[^\n]{{1,{_LONGEST}}}")


class SecondOpinion:
    """Says which runs of a text are people.

    Parameters
    ----------
    mode
        ``auto``: asked about the runs that it is given, over at most 2% of the text's characters. ``full``: reads the
        whole text, and finds people that nobody asked about. ``off``: says nothing.

    Raises
    ------
    ValueError
        Where there is no such mode.
    """

    def __init__(self, mode: Ner = "auto") -> None:
        if mode not in get_args(Ner):
            raise ValueError(f"unknown way of using NER {mode!r}: choose one of {', '.join(get_args(Ner))}")
        self.mode = mode

    def __call__(self, text: str, runs: Sequence[Span]) -> list[Span]:
        """The spans of ``text`` that are names of people, in order; ``runs`` are those left unexplained."""
        if self.mode == "off" or (self.mode == "auto" and not runs):
            return []
        if self.mode == "full":
            return [span for piece in _PIECE.finditer(text) for span in _people(text, piece.start(), piece.end())]
        return [run for run, window in windows(text, runs) if any(_meets(run, span) for span in _people(text, *window))]


def windows(text: str, runs: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Each run with the stretch to show with it, as far as ``AUTO_SHARE`` of the text reaches."""
    left = int(len(text) * AUTO_SHARE)
    for start, end in runs:
        around = min(_AROUND, (left - (end - start)) // 2)
        if around < 0:
            continue
        low = max(text.rfind("\n", 0, start) + 1, start - around)
        high = min(text.find("\n", end) if "\n" in text[end : end + around] else len(text), end + around)
        # Half a word misleads more than it helps.
        low = start if text[low:start].strip() == "" else low + _blank(text[low:start], low)
        high = end + len(text[end:high].rsplit(" ", 1)[0]) if high < len(text) else high
        left -= high - low
        yield (start, end), (low, high)


def _blank(words: str, offset: int) -> int:
    """How many characters to leave out so that ``words`` begin with a whole word."""
    return 0 if offset == 0 else words.find(" ") + 1


def _meets(run: Span, person: Span) -> bool:
    """Whether most of the run is what the recogniser calls a person."""
    common = min(run[1], person[1]) - max(run[0], person[0])
    return 2 * common > run[1] - run[0]


@cache
def _recogniser() -> Callable[[str], list[tuple[str, str, str, str]]]:
    # The import costs a second: who never asks does not pay. The models are loaded by the first call.
    with _log_left_alone():
        from underthesea import ner

        ner("Hà Nội")

    def recognise(text: str) -> list[tuple[str, str, str, str]]:
        return list(ner(text))

    return recognise


@contextmanager
def _log_left_alone() -> Iterator[None]:
    """Take back what a library that is loaded does to the log of the whole process: underthesea's prints to stderr."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    try:
        yield
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)


def _people(text: str, start: int, end: int) -> list[Span]:
    """The people whom underthesea finds in a stretch of ``text``."""
    people: list[Span] = []
    offset = start
    for word, _, _, label in _recogniser()(text[start:end]):
        found = text.find(word.split()[0], offset, end) if word.split() else -1
        if found < 0:
            continue
        # Blanks within a word may be others than the text's.
        offset = found
        for syllable in word.split():
            at = text.find(syllable, offset, end)
            offset = at + len(syllable) if at >= 0 else offset
        if label == "I-PER" and people:
            people[-1] = (people[-1][0], offset)
        elif label.endswith("-PER"):
            people.append((found, offset))
    return people
