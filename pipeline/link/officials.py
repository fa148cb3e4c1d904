"""From the people that articles name to the officials of the corpus.

Mentions are one person where the folded name and the province are the same. Every function is a pure function of rows,
whatever their order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

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


def _latest_office(mentions: list[Mention]) -> tuple[str, str]:
    """Title and organization of the latest day that gives an office; an undated one only where it is the only one."""
    offices = [mention for mention in mentions if mention.title]
    dated = [mention for mention in offices if mention.day]
    if dated:
        latest = max(dated, key=lambda mention: (mention.day, mention.article_id))
        return latest.title, latest.organization
    same = {(name_key(mention.title), name_key(mention.organization)) for mention in offices}
    return (offices[0].title, offices[0].organization) if len(same) == 1 else ("", "")


def _gender(mentions: list[Mention]) -> tuple[str, str, str]:
    """Gender, its basis and, where the honorifics disagree, the reason to look."""
    told = sorted({(mention.gender, mention.gender_basis) for mention in mentions if mention.gender})
    if len({gender for gender, _ in told}) > 1:
        return "", "", "honorifics disagree: " + ", ".join(basis for _, basis in told)
    return (*told[0], "") if told else ("", "", "")


def _official(mentions: list[Mention], provinces: set[str]) -> Official:
    mentions = sorted(mentions, key=lambda mention: (mention.day, mention.article_id))
    spellings = Counter(mention.name for mention in mentions)
    days = [mention.day for mention in mentions if mention.day]
    gender, basis, doubt = _gender(mentions)
    title, organization = _latest_office(mentions)
    reasons = {reason for mention in mentions for reason in mention.rivals} | ({doubt} - {""})
    if not mentions[0].province and provinces:
        reasons.add(f"same name in {', '.join(sorted(provinces))}")
    return Official(
        official_id=mentions[0].official_id,
        name=min(spellings, key=lambda name: (-spellings[name], name)),
        gender=gender,
        gender_basis=basis,
        province=mentions[0].province,
        latest_position=title,
        latest_organization=organization,
        first_seen=min(days, default=""),
        last_seen=max(days, default=""),
        article_count=len({mention.article_id for mention in mentions}),
        needs_review="; ".join(sorted(reasons)),
    )


def officials_of(mentions: Iterable[Mention]) -> list[Official]:
    """The officials behind ``mentions``, by province and name."""
    people: defaultdict[str, list[Mention]] = defaultdict(list)
    provinces: defaultdict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        people[mention.official_id].append(mention)
        if mention.province:
            provinces[name_key(mention.name)].add(mention.province)
    officials = [_official(said, provinces[name_key(said[0].name)]) for said in people.values()]
    return sorted(officials, key=lambda person: (person.province, person.name, person.official_id))
