"""The mentions of one name, sorted into persons.

Mentions that name one seat of one body are one person, and so are offices that one article gives together. What is left
is put to the person of the province whom it fits: two persons stay apart where their offices, honorifics or provinces
cannot be one person's (:func:`pipeline.link.stays.exclude_each_other`), and where a human gave them two labels.

Nothing here depends on the order of the mentions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from pipeline.knowledge import rows
from pipeline.link.mentions import Mention
from pipeline.link.posts import Office, post
from pipeline.link.stays import IN_OFFICE, Stay, days_between, exclude_each_other

#: The home of those who hold office in the whole country.
NATIONAL = "national"
# The provinces were merged on that day; what a name of both times means is told by the day.
_MERGER = "2025-07-01"


@cache
def _provinces_2025() -> dict[str, str]:
    return {row["province"]: row["province_2025"] for row in rows("provinces")}


def region(home: str) -> str:
    """The province of today in which a home lies; ``NATIONAL`` and unknown homes are their own."""
    return _provinces_2025().get(home, home)


def office_home(office: Office, mention: Mention) -> str:
    """Where an office is: the province that its words name, else the article's; ``NATIONAL`` above them.

    Empty where neither tells: an article about a rural province that speaks of "HĐND thành phố" means another's.
    """
    held = post(office)
    if held.level == NATIONAL:
        return NATIONAL
    home = office.province or mention.province
    return "" if held.unit and _units().get(home, held.unit) != held.unit else home


@cache
def _units() -> dict[str, str]:
    return {row["province"]: row["kind"] for row in rows("provinces")}


def home_of(mention: Mention) -> str:
    """Where a mention's person belongs, by the offices, else by the article."""
    # Deputies of the National Assembly and members of the party's committee belong to their provinces.
    homes = [
        home
        for office in mention.offices
        if (held := post(office)).is_specific
        and ((home := office_home(office, mention)) != NATIONAL or not held.is_member)
    ]
    local = Counter(home for home in homes if home != NATIONAL)
    if local:
        return min(local, key=lambda home: (-local[home], home))
    return NATIONAL if homes else mention.province


@dataclass(slots=True, eq=False)
class Person:
    """Mentions that are one person's, and what decides whether more are."""

    mentions: list[Mention] = field(default_factory=list)
    stays: dict[str, Stay] = field(default_factory=dict)
    seats: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    regions: set[str] = field(default_factory=set)
    old_provinces: set[str] = field(default_factory=set)
    first: str = ""
    last: str = ""
    anchor: tuple[str, str, str] = ("9999", "", "")
    """Day, article and name of the first mention."""
    reasons: set[str] = field(default_factory=set)

    def add(self, mention: Mention) -> None:
        """Count a mention in."""
        self.mentions.append(mention)
        self.anchor = min(self.anchor, (mention.day or "9998", mention.article_id, mention.name))
        home = home_of(mention)
        self.regions.add(region(home))
        if home not in ("", NATIONAL) and (mention.day or "0") < _MERGER:
            self.old_provinces.add(home)
        if mention.gender:
            self.genders.add(mention.gender)
        if mention.label:
            self.labels.add(mention.label)
        self._see(mention.day, mention.day)
        for office in mention.offices:
            held = post(office)
            if held.is_specific:
                self.seats.add(held.seat)
            if held.level and office.status in IN_OFFICE:
                self._stay(Stay(held, mention.day, mention.day))

    def _stay(self, stay: Stay) -> None:
        key = stay.post.seat or stay.post.body
        known = self.stays.get(key)
        self.stays[key] = known.joined(stay) if known else stay

    def _see(self, first: str, last: str) -> None:
        self.first = min(filter(None, (self.first, first)), default="")
        self.last = max(self.last, last)

    def absorb(self, other: Person) -> None:
        """Take over all that another record holds."""
        self.mentions += other.mentions
        self.anchor = min(self.anchor, other.anchor)
        for stay in other.stays.values():
            self._stay(stay)
        self.seats |= other.seats
        self.genders |= other.genders
        self.labels |= other.labels
        self.regions |= other.regions
        self.old_provinces |= other.old_provinces
        self.reasons |= other.reasons
        self._see(other.first, other.last)

    def may_be(self, other: Person) -> bool:
        """Whether nothing shows that the two are two people."""
        if self.labels and other.labels:
            return not self.labels.isdisjoint(other.labels)
        if self.genders and other.genders and self.genders.isdisjoint(other.genders) and (self.stays or other.stays):
            return False
        if self.old_provinces and other.old_provinces and self.old_provinces.isdisjoint(other.old_provinces):
            return False
        return not any(exclude_each_other(a, b) for a in self.stays.values() for b in other.stays.values())

    def likeness(self, other: Person) -> tuple[int, int, int, int]:
        """How near two records are: seats in common, bodies and places in common, and how little time lies between."""
        places = _places(self) & _places(other)
        bodies = {stay.post.body for stay in self.stays.values()} & {stay.post.body for stay in other.stays.values()}
        return (len(self.seats & other.seats), len(bodies), len(places), -self._gap(other))

    def _gap(self, other: Person) -> int:
        if not (self.first and other.first) or (self.first <= other.last and other.first <= self.last):
            return 0
        return min(days_between(self.last, other.first), days_between(other.last, self.first))

    @property
    def rank(self) -> tuple[bool, bool, tuple[str, str, str]]:
        """Order in which records look for their person: what is surest first, then by time."""
        return (not self.labels, not self.seats, self.anchor)


def _places(person: Person) -> set[str]:
    return {stay.post.place for stay in person.stays.values() if stay.post.place}


def persons_of(mentions: Iterable[Mention]) -> list[Person]:
    """The persons behind mentions of one name."""
    nearby: defaultdict[str, list[Person]] = defaultdict(list)
    for record in sorted(_records(list(mentions)), key=lambda record: record.rank):
        home = min(record.regions)
        fitting = _fitting(record, nearby, home)
        if fitting:
            fitting[0].absorb(record)
        else:
            nearby[home].append(record)
    return _abroad([person for home in sorted(nearby) for person in nearby[home]])


def _fitting(record: Person, nearby: dict[str, list[Person]], home: str) -> list[Person]:
    """The persons whom a record may be, the best first."""
    known = [person for person in nearby.get(home, ()) if person.may_be(record)]
    if not known and not record.seats and home not in ("", NATIONAL):
        # Who is named without an office in a province's news may be somebody of the capital.
        known = [person for person in nearby.get(NATIONAL, ()) if person.may_be(record)]
        return known if len(known) == 1 and len(nearby[NATIONAL]) == 1 else []
    return sorted(known, key=lambda person: (tuple(-part for part in person.likeness(record)), person.rank))


def _abroad(people: list[Person]) -> list[Person]:
    """Bring records of the whole country, and of unknown provinces, to the one person who shares a seat with them."""
    kept = [person for person in people if person.regions.isdisjoint(("", NATIONAL))]
    for record in (person for person in people if person not in kept):
        same = [person for person in kept if person.seats & record.seats and person.may_be(record)]
        if len(same) == 1:
            same[0].absorb(record)
        else:
            kept.append(record)
    return kept


def _records(mentions: Sequence[Mention]) -> Iterator[Person]:
    """Mentions that are one person's beyond doubt: under one label, or tied by a seat."""
    parents = list(range(len(mentions)))

    def root(at: int) -> int:
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    owners: dict[tuple[str, ...], int] = {}
    for at, mention in enumerate(mentions):
        for key in _ties(mention):
            parents[root(at)] = root(owners.setdefault(key, at))
    gathered: defaultdict[int, Person] = defaultdict(Person)
    for at, mention in enumerate(mentions):
        gathered[root(at)].add(mention)
    return iter(gathered.values())


def _ties(mention: Mention) -> Iterator[tuple[str, ...]]:
    if mention.label:
        yield "label", mention.label
        return
    for office in mention.offices:
        held = post(office)
        home = office_home(office, mention)
        # Members of the National Assembly are many: the seat ties nobody of two provinces together.
        if held.is_specific and home and not (home == NATIONAL and held.is_member):
            yield "seat", home, held.seat
