"""The measure's one name (``knowledge/indicators``): the same count of different councils under one identifier."""

from __future__ import annotations

import re
from functools import cache

from pipeline import knowledge
from pipeline.frozen import frozen
from pipeline.grammar.folding import fold, fold_word

_PLAIN_WORD = re.compile(r"[^\W_]+|%")
#: Words that name a share without saying of what.
_BARE_RATE = frozenset({"tỷ", "tỉ", "lệ", "mức", "%", "với"})


@frozen
class _Rule:
    indicator_id: str
    units: frozenset[str]
    after: tuple[str, ...]
    before: tuple[str, ...]
    around: tuple[str, ...]
    never: tuple[str, ...]

    def fits(self, phrase: str, before: str, after: str) -> bool:
        return (
            _any(self.after, phrase)
            and _any(self.before, before)
            and (not self.around or _any(self.around, f"{before}|{phrase}|{after}"))
            and not (self.never and _any(self.never, f"{before}|{phrase}"))
        )

    def names(self, phrase: str) -> bool:
        """Whether what a share is of is this measure's noun: "50% nhu cầu" is no share of votes."""
        if not set(phrase.split()) - _BARE_RATE:
            return True
        nouns = [f" {unit} " for unit in self.units - {"%", "đồng"}]
        return any(noun in phrase for noun in (nouns or self.around))


def _any(phrases: tuple[str, ...], plain: str) -> bool:
    # A loop, since a generator would cost more than what it looks at.
    for phrase in phrases:
        if phrase in plain:
            return True
    return not phrases


def _plain(text: str) -> str:
    """Folded words between single spaces, a space at either end."""
    return f" {' '.join(_PLAIN_WORD.findall(fold(text)))} "


@cache
def _rules() -> dict[str, tuple[_Rule, ...]]:
    """Unit → the rules that it may fit, in the file's order."""
    by_unit: dict[str, list[_Rule]] = {}
    for row in knowledge.rows("indicators"):
        phrases = [
            tuple(_plain(phrase) for phrase in row[column].split("|") if phrase)
            for column in ("after", "before", "around", "never")
        ]
        rule = _Rule(row["indicator_id"], frozenset(fold(row["unit"]).split("|")), *phrases)
        for unit in rule.units:
            by_unit.setdefault(unit, []).append(rule)
    return {unit: tuple(rules) for unit, rules in by_unit.items()}


def indicator_id(unit: str, phrase: str, before: str, after: str = "") -> str:
    """The measure's one name.

    Parameters
    ----------
    unit
        Unit or counted noun.
    phrase
        What is measured, in the article's words.
    before, after
        The clause in front of the number and behind the phrase. The words after the last comma in front are asked
        first: in "về xử lý kiến nghị, Ban đã nhận 58 đơn" the nearer verb tells.

    Returns
    -------
    str
        An identifier of ``knowledge/indicators``, or an empty string where none fits.

    Examples
    --------
    >>> indicator_id("đơn", "đơn đủ điều kiện", "trong đó")
    'petitions_eligible'
    >>> indicator_id("ghế", "ghế nhựa", "mua")
    ''
    """
    rules = _rules().get(fold_word(unit), ())
    if not rules:
        return ""
    near, whole = _plain(before.rpartition(",")[2]), _plain(before)
    phrase, after = _plain(phrase), _plain(after)
    share = unit == "%"
    # The nearest evidence first: the words in front, then those behind, then the whole clause.
    passes = [(near, ""), (near, after)] + ([] if share or near == whole else [(whole, after)])
    for context, behind in passes:
        for rule in rules:
            if rule.fits(phrase, context, behind) and not (share and not rule.names(phrase)):
                return rule.indicator_id
    return ""
