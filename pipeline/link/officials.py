"""From the people that articles name to the officials of the corpus.

Every function is a pure function of mentions, whatever their order. Names are taken one by one
(:mod:`pipeline.link.persons`), then spellings and labels bring persons of different names together, and what is in
doubt is said in ``needs_review`` (:mod:`pipeline.link.doubts`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.facts import Career, Official, row_id
from pipeline.frozen import frozen
from pipeline.link.careers import careers_of
from pipeline.link.doubts import doubts
from pipeline.link.keys import name_key
from pipeline.link.mentions import Mention, Word
from pipeline.link.persons import NATIONAL, Person, home_of, persons_of
from pipeline.link.posts import Office, post
from pipeline.link.spellings import differs_in_marks, similar_names
from pipeline.link.stays import IN_OFFICE

#: Columns of an official that people may set, beside ``person``, the label that merges and splits.
SETTABLE = ("name", "gender", "province", "needs_review")


@frozen
class People:
    """The officials of a corpus.

    ``identifiers`` leads from (article, identifier in the article) to the official, where the two differ.
    """

    officials: tuple[Official, ...]
    careers: tuple[Career, ...]
    identifiers: Mapping[tuple[str, str], str]


def people_of(mentions: Iterable[Mention]) -> People:
    """The people behind ``mentions``; an article mentions a person once, so mentions are counted as articles."""
    people = sorted(_persons(mentions), key=lambda person: person.anchor)
    reasons = doubts(people)
    officials: list[Official] = []
    careers: list[Career] = []
    identifiers: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    for person in people:
        identifier = _identifier(person, taken)
        official = _official(person, identifier, reasons[id(person)])
        officials.append(official)
        careers += careers_of(person, official)
        for mention in person.mentions:
            if mention.official_id != identifier:
                identifiers[mention.article_id, mention.official_id] = identifier
    return People(
        tuple(sorted(officials, key=lambda row: (row.province, row.name, row.official_id))),
        tuple(sorted(careers, key=lambda row: (row.province, row.name, row.official_id, row.first_seen, row.title))),
        identifiers,
    )


def _persons(mentions: Iterable[Mention]) -> list[Person]:
    named: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        named[name_key(mention.name)].append(mention)
    people = [person for name in sorted(named) for person in persons_of(named[name])]
    return _one_a_label(_one_a_spelling(people))


def _one_a_label(people: Sequence[Person]) -> list[Person]:
    """Persons to whom people gave one label are one."""
    kept: list[Person] = []
    homes: dict[str, Person] = {}
    for person in sorted(people, key=lambda person: person.anchor):
        labels = sorted(person.labels)
        home = next((homes[label] for label in labels if label in homes), None)
        if home is None:
            kept.append(person)
        else:
            home.absorb(person)
        for label in labels:
            homes.setdefault(label, home or person)
    return kept


def _one_a_spelling(people: Sequence[Person]) -> list[Person]:
    """Bring a person whose name is misspelled to the one who holds the same seat under a similar name.

    A pair that could only be one person, but need not be, is left as two and told of in ``reasons``.
    """
    named: defaultdict[tuple[str, str], list[Person]] = defaultdict(list)
    names: defaultdict[str, list[str]] = defaultdict(list)
    for person in people:
        key = name_key(person.anchor[2])
        for region in sorted(person.regions):
            named[region, key].append(person)
            names[region].append(key)
    gone: dict[int, Person] = {}

    def now(person: Person) -> Person:
        while id(person) in gone:
            person = gone[id(person)]
        return person

    for region in sorted(names):
        for a, b in sorted(similar_names(names[region])):
            for left in named[region, a]:
                for right in named[region, b]:
                    _settle_spelling(now(left), now(right), gone)
    return [person for person in people if id(person) not in gone]


def _settle_spelling(left: Person, right: Person, gone: dict[int, Person]) -> None:
    if left is right or (left.labels and right.labels):
        return
    rarer, usual = sorted((left, right), key=lambda person: (len(person.mentions), person.anchor))
    names = _usual_name(rarer), _usual_name(usual)
    if _is_misspelled(rarer, usual):
        usual.absorb(rarer)
        usual.reasons.add(f"spelled {' and '.join(sorted(names))}")
        gone[id(rarer)] = usual
    elif names[0] != names[1] and _may_be_misspelled(rarer, usual):
        rarer.reasons.add(f"name like {names[1]}")
        usual.reasons.add(f"name like {names[0]}")


def _articles(person: Person) -> set[str]:
    return {mention.article_id for mention in person.mentions}


def _is_misspelled(rarer: Person, usual: Person) -> bool:
    """Whether two names hold one seat, and no article knows them both."""
    if not rarer.may_be(usual) or not _articles(rarer).isdisjoint(_articles(usual)):
        return False
    shared = [stay for seat, stay in rarer.stays.items() if seat in usual.stays and stay.post.is_specific]
    if any(stay.post.is_sole for stay in shared):
        return True
    # Of several deputies two may well have similar names, but hardly the same but for marks.
    in_marks = differs_in_marks(name_key(rarer.anchor[2]), name_key(usual.anchor[2]))
    return in_marks and any(not stay.post.is_member for stay in shared)


def _may_be_misspelled(rarer: Person, usual: Person) -> bool:
    bodies = {stay.post.body for stay in rarer.stays.values() if stay.post.is_specific and not stay.post.is_member}
    if bodies & {stay.post.body for stay in usual.stays.values() if not stay.post.is_member}:
        return True
    return not rarer.stays and differs_in_marks(name_key(rarer.anchor[2]), name_key(usual.anchor[2]))


def _usual_name(person: Person) -> str:
    spellings = Counter(mention.name for mention in person.mentions)
    # Of equals the one that is not in capitals.
    return min(spellings, key=lambda name: (-spellings[name], name.isupper(), name))


def _identifier(person: Person, taken: set[str]) -> str:
    """The identifier that most of the person's articles give; a namesake who has it already makes another needed."""
    local = Counter(mention.official_id for mention in person.mentions)
    identifier = min(local, key=lambda one: (-local[one], one))
    while identifier in taken:
        identifier = row_id("o", identifier, person.anchor[1])
    taken.add(identifier)
    return identifier


def _official(person: Person, identifier: str, reasons: Sequence[str]) -> Official:
    genders = sorted({(mention.gender, mention.gender_basis) for mention in person.mentions if mention.gender})
    gender, basis = genders[0] if len({gender for gender, _ in genders}) == 1 else ("", "")
    office = _latest_office(person.mentions)
    said = {word.column: word.value for word in _words(person)}
    return Official(
        official_id=identifier,
        name=said.get("name") or _usual_name(person),
        gender=said.get("gender", gender),
        gender_basis=basis if said.get("gender", gender) == gender else "",
        province=said.get("province", province_of(person)),
        latest_position=office.title if office else "",
        latest_organization=office.organization if office else "",
        first_seen=person.first,
        last_seen=person.last,
        article_count=len(person.mentions),
        needs_review=said.get("needs_review", "; ".join(reasons)),
        corrected_by="; ".join(dict.fromkeys(word.by for word in _words(person))),
    )


def _words(person: Person) -> Iterator[Word]:
    """What people said of the person, in the order of their corrections."""
    return iter(dict.fromkeys(word for mention in person.mentions for word in mention.words))


def province_of(person: Person) -> str:
    """The province of the latest article that tells; empty for those who hold office in the whole country."""
    homes = [(mention.day, home_of(mention)) for mention in person.mentions]
    local = Counter(home for _, home in homes if home not in ("", NATIONAL))
    if NATIONAL in person.regions and not person.old_provinces and len(local) != 1:
        return ""
    return max(((day, local[home], home) for day, home in homes if home in local), default=("", 0, ""))[2]


def _latest_office(mentions: Iterable[Mention]) -> Office | None:
    """The office of the latest article that gives one; those of undated articles only where they agree.

    Of several the council's or government's goes before the party's, and heading a body before sitting in it; then the
    first in the article.
    """
    told = [
        (mention.day, mention.article_id, min(held, key=_weight))
        for mention in mentions
        if (held := [office for office in mention.offices if office.status in IN_OFFICE])
    ]
    dated = [item for item in told if item[0]]
    if dated:
        return max(dated, key=lambda item: item[:2])[2]
    same = {(name_key(office.title), name_key(office.organization)) for _, _, office in told}
    return (
        min((office for _, _, office in told), key=lambda one: (one.title, one.organization))
        if len(same) == 1
        else None
    )


def _weight(office: Office) -> tuple[bool, int]:
    held = post(office)
    return held.is_member, held.order
