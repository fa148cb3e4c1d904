"""What stands between people and the verbs that give them roles, as patterns out of the knowledge files."""

from __future__ import annotations

import re
from functools import cache

from pipeline import knowledge
from pipeline.frozen import frozen
from pipeline.grammar.folding import any_phrase
from pipeline.grammar.role_phrases import any_word
from pipeline.grammar.role_units import QUOTE, VOID

#: Roles by a decision of others.
DECIDED = frozenset(("elected", "dismissed"))


@frozen
class Patterns:
    """What stands between people and verbs, compiled from the knowledge files."""

    joined_people: re.Pattern[str]
    joined_verbs: re.Pattern[str]
    clause: re.Pattern[str]
    passive: re.Pattern[str]
    agent: re.Pattern[str]
    not_so: re.Pattern[str]
    other: re.Pattern[str]
    oblique: re.Pattern[str]
    kin: re.Pattern[str]
    companion: re.Pattern[str]
    request: re.Pattern[str]
    opens: re.Pattern[str]
    list_head: re.Pattern[str]
    owner: re.Pattern[str]
    target: re.Pattern[str]
    event: re.Pattern[str]
    press: re.Pattern[str]


@cache
def patterns() -> Patterns:
    person = rf"(?:{any_word('person')}[\s:]*){{0,4}}"
    return Patterns(
        joined_people=re.compile(rf"[\s,;\-{VOID}]*(?:{any_word('and')}[\s{VOID}]*)?{person}"),
        joined_verbs=re.compile(rf"(?:[,;]|{any_word('join')})\s*(?:{any_word('manner')}\s+){{0,2}}$"),
        clause=re.compile(any_word("clause")),
        passive=re.compile(any_word("passive")),
        agent=re.compile(rf"{any_word('passive')}\s*$"),
        not_so=re.compile(rf"{any_word('not_so')}\s*$"),
        oblique=re.compile(rf"{any_word('oblique', 'kin')}\s*$"),
        kin=re.compile(rf"{any_word('kin')}\s*$"),
        companion=re.compile(rf"{any_word('companion')}\s*$"),
        request=re.compile(rf"{any_word('request')}\s*$"),
        opens=re.compile(rf"(?:^|[.;:,»{QUOTE}\-|+]|\bvà)[\s\"”*•]*(?:{any_word('opener')}[\s,]+){{0,3}}$"),
        list_head=re.compile(rf"{any_word('list')}(?=[^;]{{0,200}}$)|:(?=[^,;]{{0,120}}$)"),
        owner=re.compile(rf"\s*(?:[^.;:,]{{0,40}}\s)?của\s*(?:[^.;:,]{{0,40}}\s-\s)?{person}"),
        other=re.compile(rf",\s*{any_word('other')}"),
        target=re.compile(rf"(?:{any_word('target')}|:)\s*{person}(?:[^.,;:]{{0,70}})$"),
        press=re.compile(any_word("press")),
        event=re.compile(rf"(?:,|\n|{any_word('event')})\s*$"),
    )


@cache
def papers() -> re.Pattern[str]:
    """A newspaper behind a verb: "trả lời Tuổi Trẻ", "trả lời trên báo Thanh Niên"."""
    return re.compile(rf" (?:với |trên )?(?:báo |tờ )?{any_phrase(knowledge.values('publishers', 'name'))}(?!\w)")
