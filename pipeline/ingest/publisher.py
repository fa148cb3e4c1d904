"""Who published an article, by the signs that it bears."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from pipeline import knowledge
from pipeline.frozen import frozen
from pipeline.grammar.folding import fold
from pipeline.grammar.provinces import find_provinces

_SIGN = re.compile(r"\(?(?P<sign>[^()\n]{2,30}?)\)?\s?[-–—:]\s")
_BRACKETS = re.compile(r"[(\[/]\s?(?:Theo |Nguồn:? )?(?P<sign>[^()\[\]/\n]{2,30}?)[)\]]?\s?[.|]?$")
_PORTAL = re.compile(
    r"(?:(?:Cổng|Trang)\s(?:thông tin|TT)\s?(?:điện tử|ĐT)|CTTĐT)\s[^.,;|–\n]{4,90}",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"(?:Báo|Đài (?:PT-?TH|PTTH|Phát thanh (?:-|và) Truyền hình))\s(?:điện tử\s)?"
    r"(?-i:(?=[A-ZĐ]))(?P<place>[\w\s]{4,25})",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"\b(?:www\.)?(?P<kind>bao|dbnd|hdnd|dbndhdnd)?(?P<place>[a-z]{5,14})\.(?:gov\.)?vn\b", re.IGNORECASE
)
_THEO = re.compile(r"^(?:theo|nguồn):?\s", re.IGNORECASE)
_ABBREVIATIONS = frozenset(("HĐND", "UBND", "ĐBQH", "MTTQ", "TP", "TP."))
_ACCENTS = str.maketrans({"đ": "d"})


@frozen
class Publisher:
    """A publisher's full name and, of a local one, its province."""

    name: str
    province: str


@cache
def _signs() -> dict[str, Publisher]:
    return {fold(row["sign"]): Publisher(row["name"], row["province"]) for row in knowledge.rows("publishers")}


@cache
def _sites() -> dict[str, str]:
    """Provinces as site addresses spell them: ``quangtri`` → Quảng Trị."""
    return {_plain(name): name for name in knowledge.values("provinces", "province")}


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.lower().translate(_ACCENTS))
    return "".join(letter for letter in letters if "a" <= letter <= "z")


def find_publisher(first: str, bylines: Iterable[str], furniture: Iterable[str]) -> Publisher | None:
    """The publisher that the article's ``first`` paragraph, its ``bylines`` or the page's ``furniture`` names.

    >>> find_publisher("(QNO) - Sáng 5.3, HĐND tỉnh họp.", [], []).name
    'Báo Quảng Nam'
    >>> find_publisher("", [], ["Cổng thông tin điện tử HĐND tỉnh Lai Châu"]).province
    'Lai Châu'
    """
    sign = _SIGN.match(first)
    if sign is not None and (publisher := _by_sign(sign["sign"])) is not None:
        return publisher
    for line in bylines:
        match = _BRACKETS.search(line)
        publisher = _by_sign(match["sign"] if match else _THEO.sub("", line))
        if publisher is not None:
            return publisher
    return next(filter(None, map(_by_name, furniture)), None)


def _by_sign(sign: str) -> Publisher | None:
    return _signs().get(fold(sign.strip())) or _by_site(sign) or _by_name(sign)


def _by_site(text: str) -> Publisher | None:
    match = _SITE.search(text)
    if match is None:
        return None
    province = _sites().get(match["place"].lower(), "")
    if not province:
        return None
    return Publisher(f"Báo {province}" if (match["kind"] or "").lower() == "bao" else match.group().lower(), province)


def _by_name(line: str) -> Publisher | None:
    """A portal or a local paper by its full name."""
    match = _PORTAL.search(line)
    if match is not None:
        provinces = {place.provinces[0] for place in find_provinces(match.group()) if len(place.provinces) == 1}
        return Publisher(_readable(match.group().strip()), provinces.pop() if len(provinces) == 1 else "")
    match = _HOUSE.search(line)
    if match is None:
        return None
    places = [place for place in find_provinces(match.group()) if place.level == "province"]
    if len(places) != 1:
        return None
    return Publisher(match.group()[: places[0].end].strip(), places[0].name)


def _readable(name: str) -> str:
    """A portal's name in capitals as it is otherwise written; any other as it is.

    >>> _readable("TRANG THÔNG TIN ĐIỆN TỬ HĐND TỈNH LAI CHÂU")
    'Trang thông tin điện tử HĐND tỉnh Lai Châu'
    """
    if not name.isupper():
        return name
    text = " ".join(word if word in _ABBREVIATIONS else word.lower() for word in name.split(" "))
    for place in find_provinces(name):
        text = text[: place.start] + place.name + text[place.end :] if len(place.name) == len(place.text) else text
    for body in ("hội đồng nhân dân", "ủy ban nhân dân"):
        text = text.replace(body, body.capitalize())
    return text[:1].upper() + text[1:]
