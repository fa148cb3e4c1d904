"""What the corpus says about one official: offices in time, roles in meetings, words."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.frozen import frozen
from pipeline.grammar.folding import fold
from pipeline.report.corpus import Fact
from pipeline.tables.views import in_print

#: Roles whose sentence tells what somebody said.
SPEAKING = ("speak", "answer", "question", "present")


@frozen
class Office:
    """A title and body with the first and last day on which an article gives it, and the rows that say so."""

    name: str
    status: str
    first: str
    last: str
    facts: tuple[Fact, ...]


def offices(positions: Sequence[Fact]) -> list[Office]:
    """The offices of a person, the latest first; spellings of one office that differ in case or tone place are one."""
    held: dict[tuple[str, str], list[Fact]] = {}
    for fact in positions:
        name = in_print(fact.text("title"), fact.text("organization"))
        held.setdefault((fold(name), fact.text("status")), []).append(fact)
    found = []
    for (_, status), facts in held.items():
        name = in_print(facts[0].text("title"), facts[0].text("organization"))
        days = sorted(day for fact in facts if (day := fact.text("as_of")))
        found.append(Office(name, status, days[0] if days else "", days[-1] if days else "", tuple(facts)))
    return sorted(found, key=lambda office: (office.last, office.name), reverse=True)
