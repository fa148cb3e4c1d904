"""Why a human should look at a record: the words of ``officials.needs_review``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.link.keys import name_key
from pipeline.link.persons import NATIONAL, Person, office_home
from pipeline.link.posts import Office, post
from pipeline.link.stays import IN_OFFICE, quarrel


def doubts(people: Sequence[Person]) -> dict[int, list[str]]:
    """Identity of each person (``id``) → reasons to look, in a fixed order."""
    reasons: dict[int, set[str]] = {id(person): set(person.reasons) for person in people}
    for person in people:
        reasons[id(person)] |= {why for mention in person.mentions for why in mention.rivals}
        reasons[id(person)] |= set(_of_one(person))
    for number, why in (*_namesakes(people), *_successions(people)):
        reasons[number].add(why)
    return {number: sorted(found) for number, found in reasons.items()}


def _of_one(person: Person) -> list[str]:
    """Reasons that lie in one person's record alone."""
    found = []
    genders = {(mention.gender, mention.gender_basis) for mention in person.mentions if mention.gender}
    if len({gender for gender, _ in genders}) > 1:
        found.append("honorifics disagree: " + ", ".join(sorted({basis for _, basis in genders})))
    pair = quarrel(person.stays.values())
    if pair is not None and not person.labels:
        writings = _writings(person)
        found.append(
            "offices that exclude each other: "
            + " and ".join(sorted(writings[stay.post.seat or stay.post.body] for stay in pair))
        )
    return found


def _writings(person: Person) -> dict[str, str]:
    """Key of a stay → its post as an article writes it."""
    writings: dict[str, str] = {}
    for mention in person.mentions:
        for office in mention.offices:
            key = post(office).seat or post(office).body
            written = _written(office)
            writings[key] = min(writings.get(key, written), written)
    return writings


def _written(office: Office) -> str:
    return f"{office.title} {office.organization}".strip()


def _namesakes(people: Sequence[Person]) -> list[tuple[int, str]]:
    """Persons of one name whom nothing but an inference keeps apart: in one province, or without one."""
    named: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people:
        for key in {name_key(mention.name) for mention in person.mentions}:
            named[key].append(person)
    found = []
    for same in named.values():
        known_by = {id(person): _known_by(person) for person in same} if len(same) > 1 else {}
        for person in same if len(same) > 1 else ():
            others = [other for other in same if other is not person and not (other.labels and person.labels)]
            near = {known_by[id(other)] for other in others if not person.regions.isdisjoint(other.regions)}
            if near and "" not in person.regions:
                found.append(
                    (id(person), f"another person of that name in the province: {', '.join(sorted(near)[:3])}")
                )
            elif not any(person.regions):
                homes = {home for other in others for home in other.old_provinces or other.regions if home}
                places = sorted("the whole country" if home == NATIONAL else home for home in homes)
                if places:
                    found.append((id(person), f"same name in {', '.join(places)}"))
    return found


def _known_by(person: Person) -> str:
    """An office that tells the person from namesakes."""
    return min(_writings(person).values(), default="no office")


def _successions(people: Sequence[Person]) -> list[tuple[int, str]]:
    """Two names in one office of one body at one time, over all articles."""
    seats: defaultdict[tuple[str, str], dict[int, tuple[str, str, Person, str]]] = defaultdict(dict)
    for person in people:
        for mention in person.mentions:
            for office in mention.offices if mention.day else ():
                held = post(office)
                home = office_home(office, mention)
                if held.is_sole and home and office.status in IN_OFFICE:
                    told = seats[home, held.seat].setdefault(
                        id(person), (mention.day, mention.day, person, _written(office))
                    )
                    seats[home, held.seat][id(person)] = (
                        min(told[0], mention.day),
                        max(told[1], mention.day),
                        *told[2:],
                    )
    found = []
    for holders in seats.values():
        longest: tuple[str, str, Person, str] | None = None
        for holder in sorted(holders.values(), key=lambda one: (one[0], one[1], one[2].anchor)):
            if longest is not None and holder[0] < longest[1] and longest[0] < holder[1]:
                for one, other in ((holder, longest), (longest, holder)):
                    name = other[2].anchor[2]
                    found.append((id(one[2]), f"same office as {name} at the same time ({one[3]})"))
            if longest is None or holder[1] > longest[1]:
                longest = holder
    return found
