"""What one article says of one person: the rows from which the officials of a corpus are made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from pipeline.facts import ArticleFacts, Participant, Position, row_id
from pipeline.frozen import frozen, replace
from pipeline.knowledge import values
from pipeline.link.keys import name_key
from pipeline.link.posts import Office, named_province


@frozen
class Word:
    """A human's word on a person: a column of ``officials`` (or ``person``), its value, and who says so."""

    column: str
    value: str
    by: str


@frozen(kw_only=True)
class Mention:
    """What one article says of one person.

    ``official_id`` is the person's identifier as far as the article alone gives it; ``rivals`` says in words why the
    person may be another one of the article; ``words`` are what people decided.
    """

    official_id: str
    name: str
    province: str
    article_id: str
    day: str
    gender: str = ""
    gender_basis: str = ""
    offices: tuple[Office, ...] = ()
    rivals: tuple[str, ...] = ()
    words: tuple[Word, ...] = ()

    @property
    def label(self) -> str:
        """The label under which people gathered this mention's person, else empty."""
        return next((word.value for word in self.words if word.column == "person"), "")


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
        metrics=[
            replace(row, official_id=subject_id(row.subject)) if row.subject or row.official_id else row
            for row in facts.metrics
        ],
    )


def _is_sole_office(position: Position) -> bool:
    """Whether one person at a time holds it: a head's title in a body that the article names."""
    if not position.organization or position.status != "current":
        return False
    last_word = position.organization.split()[-1]
    # "UBND huyện" of an article that names several districts is several bodies.
    named = not last_word.islower() or last_word in values("sole_titles", "text", kind="own_body")
    return named and name_key(position.title) in _sole_titles()


@cache
def _sole_titles() -> frozenset[str]:
    return frozenset(map(name_key, values("sole_titles", "text", kind="title")))


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
    offices: defaultdict[str, dict[Office, None]] = defaultdict(dict)
    for position in sorted(facts.positions, key=lambda row: (row.start, row.end)):
        if position.title:
            offices[name_key(position.name)][_office(position, article.text)] = None
    mentions: dict[str, Mention] = {}
    for row in sorted(_named(facts), key=lambda row: (row.start, row.end, row.name)):
        key = name_key(row.name)
        if key in mentions:
            continue
        gender, basis = genders.get(key, ("", ""))
        mentions[key] = Mention(
            official_id=official_id(row.name, article.province),
            name=row.name,
            province=article.province,
            article_id=article.article_id,
            day=day,
            gender=gender,
            gender_basis=basis.lower(),
            offices=tuple(offices[key]),
            rivals=rivals.get(key, ()),
        )
    return list(mentions.values())


def _office(position: Position, text: str) -> Office:
    # The organization leaves the province out; the words of the article do not.
    return Office(
        title=position.title,
        organization=position.organization,
        admin_level=position.admin_level,
        status=position.status,
        province=named_province(text[position.start : position.end]),
    )
