"""An office as the corpus compares it: which seat in which body of which place, however an article writes it."""

from __future__ import annotations

from functools import cache, lru_cache

from pipeline.frozen import frozen
from pipeline.grammar.bodies import find_bodies
from pipeline.grammar.provinces import find_provinces
from pipeline.knowledge import rows, values
from pipeline.link.keys import name_key, written_out

_LOCAL = ("province", "district", "commune")
# "Huyện ủy", "Tỉnh đoàn": the level word opens the body's name; the place stands behind both words.
_BODY_WORDS = ("ủy", "đoàn", "đội")
_UNKNOWN = {"sector": "", "alone": "", "calling": "", "order": "3"}
_FILLERS = frozenset(map(name_key, ("của", "các", "và", "là", "tỉnh", "thành", "phố")))


@frozen
class Office:
    """An office as an article gives it to a person.

    ``province`` is the province that its own words name, else empty.
    """

    title: str
    organization: str
    admin_level: str
    status: str
    province: str = ""


@frozen(kw_only=True)
class Post:
    """What an office is in comparison.

    Attributes
    ----------
    seat
        Key of title and body: equal where two articles mean one office of one body within a province.
    body
        Key of the body alone.
    sector
        Kind of body, in the terms of ``knowledge/office_sectors``; empty where unknown.
    level, place
        Administrative level, and the key of the district or commune; empty where the words do not tell.
    is_member
        Many hold it in one body, beside other offices (deputies, members of a committee).
    is_sole
        One person at a time holds it.
    is_alone
        Who leads such a body leads no other.
    is_calling
        People stay in its sector for life.
    order
        Of several offices the lowest is the one to name a person by.
    unit
        ``tỉnh`` or ``thành phố`` where a body of a whole province says of itself which it is, else empty.
    """

    seat: str
    body: str
    sector: str
    level: str
    place: str
    is_member: bool
    is_sole: bool
    is_alone: bool
    is_calling: bool
    order: int
    unit: str

    @property
    def is_specific(self) -> bool:
        """Whether the words name one body of a province: "UBND huyện" without a name is any of several."""
        return bool(self.seat) and (self.level in ("province", "national") or bool(self.place))


@lru_cache(maxsize=65536)
def post_of(title: str, organization: str, admin_level: str) -> Post:
    """The post behind a title and an organization as written.

    >>> a = post_of("Chủ tịch", "HĐND TP", "province")
    >>> b = post_of("nguyên chủ tịch", "Hội đồng nhân dân thành phố", "province")
    >>> a.seat == b.seat, a.sector, a.is_sole
    (True, 'council', True)
    >>> post_of("Bí thư", "Huyện uỷ Hà Quảng", "district").level
    'district'
    """
    held, words = _held(_expanded(title)), _expanded(organization)
    named = next(iter(find_bodies(organization)), None) if organization else None
    sector = _sectors().get(named.kind if named else "", _UNKNOWN)
    level = admin_level or (named.admin_level if named else "")
    body, place = _body_and_place(words, level)
    is_specific = bool(body) and (level in ("province", "national") or bool(place))
    return Post(
        seat="|".join((" ".join(held), body, level, place)) if held and body else "",
        body="|".join((body, level, place)) if body else "",
        sector=sector["sector"],
        level=level,
        place=place,
        is_member=held in _titles("member"),
        is_sole=is_specific and held in _titles("title"),
        is_alone=bool(sector["alone"]),
        is_calling=bool(sector["calling"]),
        order=int(sector["order"]),
        unit=_unit(words) if level == "province" else "",
    )


def post(office: Office) -> Post:
    """The post of an office."""
    return post_of(office.title, office.organization, office.admin_level)


@lru_cache(maxsize=65536)
def named_province(text: str) -> str:
    """The province that the words of an office name, as in "Chủ tịch HĐND tỉnh Lào Cai"; empty where none or several.

    >>> named_province("Bí thư Huyện ủy"), named_province("Chủ tịch HĐND tỉnh Lào Cai")
    ('', 'Lào Cai')
    """
    if not any(map(str.isupper, text)):
        return ""
    named = {place.provinces[0] for place in find_provinces(text) if place.level == "province"}
    return named.pop() if len(named) == 1 else ""


@cache
def _sectors() -> dict[str, dict[str, str]]:
    return {row["kind"]: row for row in rows("office_sectors")}


@cache
def _abbreviations() -> dict[str, tuple[str, ...]]:
    """Abbreviations of fields of work, which stand in the names of departments."""
    return {name_key(row["abbreviation"]): written_out(row["words"]) for row in rows("post_abbreviations")}


@lru_cache(maxsize=65536)
def _expanded(text: str) -> tuple[str, ...]:
    return tuple(part for word in written_out(text) for part in _abbreviations().get(word, (word,)))


def _unit(words: tuple[str, ...]) -> str:
    for unit in ("tỉnh", "thành phố"):
        first = written_out(unit)
        # "HĐND tỉnh", "Thành ủy"
        if words[-len(first) :] == first or words[:2] == (first[0], name_key("ủy")):
            return unit
    return ""


@cache
def _titles(kind: str) -> frozenset[tuple[str, ...]]:
    return frozenset(written_out(text) for text in values("sole_titles", "text", kind=kind))


def _held(words: tuple[str, ...]) -> tuple[str, ...]:
    """The title without the words that say how it is held."""
    for left in sorted(_titles("left"), key=len, reverse=True):
        if words[: len(left)] == left:
            return words[len(left) :]
    return words


@cache
def _level_words() -> dict[tuple[str, ...], str]:
    return {written_out(row["word"]): row["level"] for row in rows("place_levels") if row["level"] in _LOCAL}


@cache
def _body_words() -> frozenset[str]:
    return frozenset(map(name_key, _BODY_WORDS))


def _body_and_place(words: tuple[str, ...], level: str) -> tuple[str, str]:
    """Keys of a body without its place, and of the district or commune that stands in its name."""
    for at in range(len(words)):
        size = next((size for size in (2, 1) if words[at : at + size] in _level_words()), 0)
        if not size:
            continue
        behind = at + size
        if words[behind : behind + 1] and words[behind] in _body_words():
            return " ".join(words[: behind + 1]), _place(words[behind + 1 :], level)
        if at:
            return " ".join(word for word in words[:at] if word not in _FILLERS), _place(words[behind:], level)
    return " ".join(word for word in words if word not in _FILLERS), ""


def _place(words: tuple[str, ...], level: str) -> str:
    """The first place named; a province is none, since the office's province is known beside it."""
    if level not in ("district", "commune"):
        return ""
    end = next((at for at in range(len(words)) if words[at : at + 1] in _level_words()), len(words))
    return " ".join(words[:end])
