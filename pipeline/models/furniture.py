"""Whether a line is printed by the portal: what the model sees of a line, and what it says."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from pipeline.frozen import frozen
from pipeline.grammar.folding import fold
from pipeline.models.features import sentence_features
from pipeline.models.tagger import LinearTagger, furniture_tagger

#: Labels of the model: a line of furniture, and one that opens a section of it.
FURNITURE, OPENER = "furniture", "opener"
#: Lines are told by their beginning; no line of furniture is longer but a footer.
_LONGEST = 300
#: Upper bounds of the classes of length, in words.
_LENGTHS = (0, 1, 2, 4, 8, 15)
#: The share of a line's words that the model must have seen.
_LEAST_KNOWN = 0.5
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d++")
_MARKS = {
    "@colon": re.compile(r":$"),
    "@stop": re.compile(r"[.!?…][\"”’)]{0,2}$"),
    "@quote": re.compile(r"^[\"“]"),
    "@item": re.compile(r"^(?:[-–+•▪*]\s|\d{1,2}\.\s|[a-zđ]\))"),
    "@net": re.compile(r"@|https?:|www\."),
    "@phone": re.compile(r"\d[\d.\s]{7,20}\d"),
    "@bar": re.compile(r"[|«»›>]"),
    "@count": re.compile(r":\s?[\d.,]{1,15}$"),
}


def line_features(line: str) -> set[str]:
    """Those of a sentence, the first and last word (``^``, ``$``), and behind an ``@`` the look of the line.

    >>> sorted(feature for feature in line_features("Lượt xem: 1.093") if feature[0] in "@^$")
    ['$0', '@4', '@count', '^lượt']
    """
    line = line[:_LONGEST]
    features = sentence_features(line)
    words = _words(line)
    features.add(f"@{next((most for most in _LENGTHS if len(words) <= most), 'long')}")
    features.update(name for name, mark in _MARKS.items() if mark.search(line))
    if words:
        features.update((f"^{words[0]}", f"${words[-1]}"))
    if line.isupper():
        features.add("@upper")
    if 2 * sum(map(str.isdigit, line)) > len(line) - line.count(" "):
        features.add("@digits")
    return features


def _words(line: str) -> list[str]:
    return _WORD.findall(_NUMBER.sub("0", fold(line)))


@frozen
class LineJudgement:
    """How likely a line is furniture, and how likely it opens a section of furniture."""

    furniture: float
    opener: float


#: What tells of a line how likely it is furniture.
Judge = Callable[[str], LineJudgement]


def no_judge(_: str) -> LineJudgement:
    """Knows nothing of any line, and so leaves all of them to the rules."""
    return LineJudgement(0.0, 0.0)


@lru_cache(maxsize=4096)
def judge_line(line: str) -> LineJudgement:
    """What the shipped model says of a line."""
    return judge(line, furniture_tagger())


def judge(line: str, tagger: LinearTagger) -> LineJudgement:
    """What a model says of a line; of one whose words it has mostly not seen it knows nothing."""
    words = _words(line[:_LONGEST])
    if sum(word in tagger.rarity for word in words) < _LEAST_KNOWN * len(words):
        return LineJudgement(0.0, 0.0)
    told = tagger.probabilities(line_features(line))
    return LineJudgement(told[FURNITURE], told[OPENER])
