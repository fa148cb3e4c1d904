"""Wards and communes in text whose names stand in one province of the country alone."""

from __future__ import annotations

import re
from functools import cache

from pipeline import knowledge
from pipeline.frozen import frozen
from pipeline.grammar.folding import fold

_UPPER = "A-ZĐ" + "".join(filter(str.isupper, map(chr, (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)))))
_WORD = rf"[{_UPPER}][\w'’]{{0,9}}"
_WARD = re.compile(
    rf"(?<!\w)(?<!thị\s)(?<!Thị\s)(?P<kind>(?i:xã|phường|thị trấn|đặc khu))\s(?P<name>{_WORD}(?:[\s-]{_WORD}){{0,3}})"
)


@frozen
class WardSpan:
    """A ward at ``text[start:end]``, with its rank, and the province that it tells; empty where that is unknown.

    Attributes
    ----------
    province
        Until 30 June 2025.
    province_2025
        Since 1 July 2025, when most wards were merged and renamed.
    """

    text: str
    start: int
    end: int
    province: str
    province_2025: str


@cache
def _wards() -> dict[tuple[str, str], tuple[str, str]]:
    return {
        (row["kind"], fold(row["ward"])): (row["province"], row["province_2025"]) for row in knowledge.rows("wards")
    }


def is_ward(kind: str, name: str) -> bool:
    """Whether there is, or was, such a ward.

    >>> is_ward("xã", "Đường Lâm"), is_ward("xã", "Lê Văn An")
    (True, False)
    """
    return (kind, fold(name)) in _wards()


def find_wards(text: str) -> list[WardSpan]:
    """Wards behind their rank (xã, phường, thị trấn, đặc khu), in order; those of several provinces are left out.

    >>> [(ward.text, ward.province, ward.province_2025) for ward in find_wards("HĐND xã Đường Lâm, xã Tân Lập họp")]
    [('xã Đường Lâm', 'Hà Nội', '')]
    """
    found = []
    for match in _WARD.finditer(text):
        kind, words = match["kind"].lower(), re.split(r"(?<=[\w'’])(?=[\s-])", match["name"])
        names = ("".join(words[:count]) for count in range(len(words), 0, -1))
        name = next((name for name in names if is_ward(kind, name)), "")
        if name:
            end = match.start("name") + len(name)
            provinces = _wards()[kind, fold(name)]
            found.append(WardSpan(text[match.start() : end], match.start(), end, *provinces))
    return found
