"""Which kinds of work an article reports, and whether as done or as planned.

News names many kinds of work and is about few of them. Whether it reports one is told by marks of all that speaks for
it: words, a meeting, who was elected, what the model of sentences says of title and lead. What each mark is worth
stands in ``knowledge/activity_marks``, learned by :mod:`pipeline.models.reported_training` from annotated articles.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import cache

from pipeline.frozen import frozen
from pipeline.grammar.activities import Tense
from pipeline.knowledge import rows

DONE, PLANNED = "done", "planned"
#: The questions that marks answer.
REPORTED, IS_PLANNED = "reported", "planned"
#: A kind of work is told from this probability on; between 0.34 and 0.42 F1 is the same.
TOLD = 0.38
#: The probability from which the model alone makes a sentence a mention.
MENTIONED = 0.4

#: Name of a mark → how strongly a kind of work has it; those that it does not have are left out.
Marks = dict[str, float]


class Source(StrEnum):
    """What speaks for a kind of work, the surest first."""

    MEETING = "meeting"
    WORD = "word"
    ROLE = "role"
    HINT = "hint"
    MODEL = "model"


#: What tells whether the work is done: the surest that there is.
_TELLING = (
    frozenset((Source.WORD,)),
    frozenset((Source.HINT, Source.ROLE)),
    frozenset((Source.MODEL,)),
)


@frozen
class Mention:
    """What speaks for a kind of work, at ``[start:end]`` of the article.

    ``sentence`` is the number of its sentence, ``probability`` what the model gives the kind there.
    """

    source: Source
    planned: bool
    start: int
    end: int
    sentence: int
    probability: float = 0.0
    names_body: bool = False
    names_meeting: bool = False


@frozen
class ArticleSigns:
    """The article around the mentions: what each sentence says of time and of the kinds of work; its main meeting."""

    tenses: Sequence[Tense]
    told: Sequence[Mapping[str, float]]
    main_type: str = ""
    main_status: str = ""


def reported_marks(kind: str, mentions: Sequence[Mention], around: ArticleSigns) -> Marks:
    """The marks that tell whether an article reports the kind of work."""
    sources = {mention.source for mention in mentions}
    words = [mention for mention in mentions if mention.source is Source.WORD]
    told = [probabilities.get(kind, 0.0) for probabilities in around.told]
    marks = {
        "every": 1.0,
        f"kind.{kind}": 1.0,
        "meeting": float(Source.MEETING in sources),
        "role": float(Source.ROLE in sources),
        "hint": float(Source.HINT in sources),
        "words": math.log1p(len({mention.sentence for mention in words})),
        "words_of_meeting": float(any(mention.names_meeting for mention in words)),
        "probable": max((mention.probability for mention in mentions), default=0.0),
        "probable_with_body": max((mention.probability for mention in mentions if mention.names_body), default=0.0),
        "probable_in_title": max(told[:1], default=0.0),
        "probable_on_average": sum(told) / max(1, len(told)),
        "of_session": float(around.main_type == "council_session"),
    }
    return {name: value for name, value in marks.items() if value}


def planned_marks(kind: str, mentions: Sequence[Mention], around: ArticleSigns) -> Marks:
    """The marks that tell whether reported work is yet to be done."""
    meetings = [mention for mention in mentions if mention.source is Source.MEETING]
    chosen: list[Mention] = []
    for sources in _TELLING:
        chosen = chosen or [mention for mention in mentions if mention.source in sources]

    def share(has: Callable[[Mention], bool]) -> float:
        return sum(map(has, chosen)) / len(chosen) if chosen else 0.0

    tenses = around.tenses
    marks = {
        "every": 1.0,
        f"kind.{kind}": 1.0,
        "meeting_planned": float(any(one.planned for one in meetings)) - any(not one.planned for one in meetings),
        "role": float(any(mention.source is Source.ROLE for mention in mentions)),
        # Half of the mentions tell nothing.
        "share_planned": share(lambda mention: mention.planned) - 0.5 if chosen else 0.0,
        "past": share(lambda mention: tenses[mention.sentence].past),
        "proposed": share(lambda mention: tenses[mention.sentence].proposed),
        "agenda": share(lambda mention: tenses[mention.sentence].agenda),
        "future_before": share(lambda mention: tenses[max(0, mention.sentence - 1)].future),
        "future_of_article": sum(tense.future for tense in tenses) / max(1, len(tenses)),
        "main_planned": {"planned": 1.0, "held": -1.0}.get(around.main_status, 0.0),
    }
    return {name: value for name, value in marks.items() if value}


@frozen
class Weights:
    """Question → mark → the log-odds that it adds."""

    log_odds: Mapping[str, Mapping[str, float]]

    def probability(self, question: str, marks: Marks) -> float:
        """The probability of a yes for what has these marks."""
        worth = self.log_odds.get(question, {})
        # In the order of the list: sums of floats depend on theirs.
        score = sum([marks[mark] * value for mark, value in worth.items() if mark in marks])
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


@cache
def shipped_weights() -> Weights:
    """The weights in ``knowledge/activity_marks``."""
    log_odds: dict[str, dict[str, float]] = {REPORTED: {}, IS_PLANNED: {}}
    for row in rows("activity_marks"):
        # A user's own lines come before the package's.
        log_odds.setdefault(row["question"], {}).setdefault(row["mark"], float(row["log_odds"]))
    return Weights(log_odds)


def told_statuses(mentions: Sequence[Mention], reported: float, planned: float) -> dict[str, float]:
    """``done``, ``planned``, both or none, each with its probability: whether it is told, out of both answers.

    A meeting tells itself whether it was held.
    """
    meetings = [mention for mention in mentions if mention.source is Source.MEETING]
    if meetings:
        shares = {PLANNED if mention.planned else DONE: reported for mention in meetings}
    else:
        shares = {DONE: reported * (1 - planned), PLANNED: reported * planned}
    return {status: share for status, share in shares.items() if share >= TOLD}
