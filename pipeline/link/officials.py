"""From the people that articles name to the officials of the corpus.

Mentions are one person where the folded name and the province are the same. Every function is a pure function of rows,
whatever their order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pipeline.facts import ArticleFacts, Official, Participant, Position, row_id
from pipeline.knowledge import values
from pipeline.link.keys import name_key

_IN_OFFICE = ("current", "appointed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What one article says of one person."""

    official_id: str
    name: str
    province: str
    article_id: str
    day: str
    gender: str = ""
    gender_basis: str = ""
    title: str = ""
    organization: str = ""
    rivals: tuple[str, ...] = ()
    """Why the person may be another one of the article, in words."""


def official_id(name: str, province: str) -> str:
    """Identifier of the person called ``name`` in ``province``."""
    return row_id("o", name_key(name), name_key(province))


def article_day(facts: ArticleFacts) -> str:
    """The day on which the article speaks: its publication, else its main meeting; empty where neither is known."""
    if facts.article.published_at:
        return facts.article.published_at[:10]
    return next((meeting.start_date for meeting in facts.meetings if meeting.is_main), "")


def _named(facts: ArticleFacts) -> list[Position | Participant]:
    return [*facts.positions, *facts.participants]


def with_official_ids(facts: ArticleFacts) -> ArticleFacts:
    """The facts with ``official_id`` in every row that names a person, and ``as_of`` in every position."""
    province = facts.article.province
    people = {name_key(row.name) for row in _named(facts)}
    day = article_day(facts)

    def subject_id(subject: str) -> str:
        return official_id(subject, province) if subject and name_key(subject) in people else ""

    return replace(
        facts,
        participants=[replace(row, official_id=official_id(row.name, province)) for row in facts.participants],
        positions=[
            replace(row, official_id=official_id(row.name, province), as_of=row.as_of or day) for row in facts.positions
        ],
        metrics=[replace(row, official_id=row.official_id or subject_id(row.subject)) for row in facts.metrics],
    )


def _is_sole_office(position: Position) -> bool:
    """Whether one person at a time holds it: a head's title in a body that the article names."""
    if not position.organization or position.status != "current":
        return False
    last_word = position.organization.split()[-1]
    # "UBND huyện" of an article that names several districts is several bodies.
    named = not last_word.islower() or last_word in values("sole_titles", "text", kind="own_body")
    return named and name_key(position.title) in {
        name_key(title) for title in values("sole_titles", "text", kind="title")
    }


def _rivals(positions: Iterable[Position]) -> dict[str, tuple[str, ...]]:
    """Folded name → reasons to look: two names of one article in an office that one person holds."""
    holders: defaultdict[tuple[str, str], dict[str, Position]] = defaultdict(dict)
    for row in sorted(positions, key=lambda row: (row.start, row.end)):
        if _is_sole_office(row):
            holders[name_key(row.title), name_key(row.organization)].setdefault(name_key(row.name), row)
    reasons: defaultdict[str, list[str]] = defaultdict(list)
    for named in holders.values():
        # Three heads of "Tỉnh ủy" are those of three provinces.
        if len(named) != 2:
            continue
        for key, row in named.items():
            reasons[key] += [
                f"same office as {other.name} in one article ({row.title} {row.organization})"
                for other_key, other in named.items()
                if other_key != key
            ]
    return {key: tuple(why) for key, why in reasons.items()}


def mentions_of(facts: ArticleFacts) -> list[Mention]:
    """One mention a person of the article, in the order of the text."""
    article, day = facts.article, article_day(facts)
    genders = {name_key(name): gender for name, gender in sorted(facts.genders.items())}
    rivals = _rivals(facts.positions)
    first: dict[str, Mention] = {}
    rows = sorted(_named(facts), key=lambda row: (row.start, row.end, row.name))
    for row in rows:
        key = name_key(row.name)
        if key in first:
            continue
        office = next((p for p in rows if isinstance(p, Position) and name_key(p.name) == key and _in_office(p)), None)
        gender, basis = genders.get(key, ("", ""))
        first[key] = Mention(
            official_id=official_id(row.name, article.province),
            name=row.name,
            province=article.province,
            article_id=article.article_id,
            day=day,
            gender=gender,
            gender_basis=basis,
            title=office.title if office else "",
            organization=office.organization if office else "",
            rivals=rivals.get(key, ()),
        )
    return list(first.values())


def _in_office(position: Position) -> bool:
    return bool(position.title) and position.status in _IN_OFFICE


@dataclass(slots=True)
class _Person:
    """What the mentions of one person add up to, in whatever order they come."""

    official_id: str
    province: str
    spellings: Counter[str] = field(default_factory=Counter)
    days: set[str] = field(default_factory=set)
    genders: set[tuple[str, str]] = field(default_factory=set)
    reasons: set[str] = field(default_factory=set)
    latest: tuple[str, str, str, str] = ("", "", "", "")
    """Day, article, title and organization of the latest dated office."""
    undated: set[tuple[str, str]] = field(default_factory=set)

    def add(self, mention: Mention) -> None:
        self.spellings[mention.name] += 1
        if mention.gender:
            self.genders.add((mention.gender, mention.gender_basis))
        self.reasons.update(mention.rivals)
        if mention.day:
            self.days = {min(self.days | {mention.day}), max(self.days | {mention.day})}
        if not mention.title:
            return
        if mention.day:
            self.latest = max(self.latest, (mention.day, mention.article_id, mention.title, mention.organization))
        else:
            self.undated.add((mention.title, mention.organization))

    def latest_office(self) -> tuple[str, str]:
        """Title and organization of the latest dated article; those of undated ones only where they agree."""
        if self.latest[0]:
            return self.latest[2], self.latest[3]
        same = {(name_key(title), name_key(organization)) for title, organization in self.undated}
        return min(self.undated) if len(same) == 1 else ("", "")

    def gender(self) -> tuple[str, str]:
        """Gender and its basis; both empty where the honorifics disagree."""
        return min(self.genders) if len({gender for gender, _ in self.genders}) == 1 else ("", "")

    def official(self, namesakes: set[str]) -> Official:
        """The person's row; ``namesakes`` are the provinces in which the name occurs."""
        reasons = set(self.reasons)
        if len({gender for gender, _ in self.genders}) > 1:
            reasons.add("honorifics disagree: " + ", ".join(basis for _, basis in sorted(self.genders)))
        if not self.province and namesakes:
            reasons.add(f"same name in {', '.join(sorted(namesakes))}")
        title, organization = self.latest_office()
        gender, basis = self.gender()
        return Official(
            official_id=self.official_id,
            name=min(self.spellings, key=lambda name: (-self.spellings[name], name)),
            gender=gender,
            gender_basis=basis,
            province=self.province,
            latest_position=title,
            latest_organization=organization,
            first_seen=min(self.days, default=""),
            last_seen=max(self.days, default=""),
            article_count=self.spellings.total(),
            needs_review="; ".join(sorted(reasons)),
        )


def officials_of(mentions: Iterable[Mention]) -> list[Official]:
    """The officials behind ``mentions``, by province and name.

    An article mentions a person once (:func:`mentions_of`), so mentions are counted as articles.
    """
    people: dict[str, _Person] = {}
    provinces: defaultdict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        person = people.get(mention.official_id)
        if person is None:
            person = people[mention.official_id] = _Person(mention.official_id, mention.province)
        person.add(mention)
        if mention.province:
            provinces[name_key(mention.name)].add(mention.province)
    officials = [
        person.official(provinces.get(name_key(next(iter(person.spellings))), set())) for person in people.values()
    ]
    return sorted(officials, key=lambda person: (person.province, person.name, person.official_id))
