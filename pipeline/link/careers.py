"""Careers: in which offices an official was seen, from when to when."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from pipeline.facts import Career, Official
from pipeline.link.keys import written_out
from pipeline.link.mentions import Mention
from pipeline.link.persons import Person
from pipeline.link.posts import Office, post
from pipeline.link.stays import IN_OFFICE, LEFT


def careers_of(person: Person, official: Official) -> list[Career]:
    """One row an office of the person, however articles write it."""
    offices: defaultdict[str, list[tuple[Mention, Office]]] = defaultdict(list)
    for mention in person.mentions:
        for office in mention.offices:
            held = post(office)
            offices[held.seat or " ".join(written_out(f"{office.title} {office.organization}"))].append(
                (mention, office)
            )
    return [_career(told, official) for told in offices.values()]


def _career(told: Iterable[tuple[Mention, Office]], official: Official) -> Career:
    told = list(told)
    days = sorted(mention.day for mention, office in told if mention.day and office.status in IN_OFFICE)
    left = sorted(mention.day for mention, office in told if mention.day and office.status in LEFT)
    title, organization = _usual(Counter((office.title, office.organization) for _, office in told))
    return Career(
        official_id=official.official_id,
        name=official.name,
        province=official.province,
        title=title,
        organization=organization,
        admin_level=min(office.admin_level for _, office in told),
        first_seen=days[0] if days else "",
        last_seen=days[-1] if days else "",
        left_by=next((day for day in left if not days or day >= days[-1]), ""),
        article_count=len({mention.article_id for mention, _ in told}),
    )


def _usual(writings: Counter[tuple[str, str]]) -> tuple[str, str]:
    return min(writings, key=lambda one: (-writings[one], one))
