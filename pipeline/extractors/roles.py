"""Participants: what the people of an article did, one row a person and role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from pipeline.facts import Participant
from pipeline.frozen import frozen
from pipeline.grammar.role_units import Person
from pipeline.grammar.roles import RoleSpan, carries_list, decides, find_roles, names_decided, opens_list
from pipeline.nlp.state import facts_of, sentences_of

_CONFIDENCE = {
    "role.subject": 0.9,
    "role.patient": 0.85,
    "role.opening": 0.9,
    "role.list": 0.95,
    "role.of": 0.85,
    "role.object": 0.85,
    "role.before": 0.9,
    "role.interview": 0.85,
    "role.bracket": 0.85,
    "role.colon": 0.85,
    "role.caption": 0.75,
    "role.list_line": 0.9,
}

_LISTS = ("role.list", "role.opening")
_BULLET = re.compile(r"[\s\-–+*•.\d)]{0,6}(?:(?:đồng chí|đ/c|ông|bà)\s+)?", re.IGNORECASE)


@frozen
class _Place:
    start: int
    end: int


@frozen
class _Local:
    """A mention with offsets relative to its sentence."""

    name: str
    start: int
    end: int
    positions: tuple[_Place, ...]
    is_title_only: bool


def participants_of(doc: Doc, people: Sequence[Person]) -> list[Participant]:
    """What each of ``people`` (mentions with offsets in ``doc.text``) did; the first mention is the evidence."""
    article = facts_of(doc).article
    rows: dict[tuple[str, str], Participant] = {}
    for sentence, mentions, span in _spans(doc, people):
        person = mentions[span.person_index]
        start, end = sentence.start, sentence.end
        row = Participant(
            article_id=article.article_id,
            name=person.name,
            role=span.role,
            evidence=article.text[start:end],
            start=start + span.start,
            end=start + span.end,
            found_by=span.rule,
            confidence=_CONFIDENCE[span.rule],
        )
        rows.setdefault((row.name, row.role), row)
    return list(rows.values())


def _spans(doc: Doc, people: Sequence[Person]) -> Iterator[tuple[_Place, list[_Local], RoleSpan]]:
    ordered = sorted(people, key=lambda person: person.start)
    next_person = 0
    # The role of the list that a line has opened, and of the last list, which "Các đồng chí …: A, B" carries on.
    # "HĐND bầu 2 Phó Chủ tịch. Đó là …": what the sentence before decided.
    open_role = listed = decided = ""
    whole = facts_of(doc).article.text
    for start, end in sentences_of(doc):
        mentions = []
        while next_person < len(ordered) and ordered[next_person].start < end:
            if ordered[next_person].start >= start:
                mentions.append(_local(ordered[next_person], start))
            next_person += 1
        text, place = whole[start:end], _Place(start, end)
        spans = find_roles(text, mentions)
        if mentions and not spans and listed and carries_list(text):
            spans = [_listed(index, mention, listed) for index, mention in enumerate(mentions)]
        elif mentions and not spans and decided and names_decided(text):
            spans = [_listed(index, mention, decided) for index, mention in enumerate(mentions)]
        elif mentions and open_role and _is_item(text, mentions[0]):
            spans += [_listed(index, mention, open_role) for index, mention in enumerate(mentions)]
        else:
            open_role = opens_list(text)
            listed = next((span.role for span in spans if span.rule in _LISTS and span.role in ("attend", "chair")), "")
        decided = decides(text) if not mentions else ""
        yield from ((place, mentions, span) for span in spans)


def _listed(index: int, mention: _Local, role: str) -> RoleSpan:
    return RoleSpan(index, role, mention.start, mention.end, "role.list_line")


def _is_item(text: str, first: _Local) -> bool:
    """Whether a line under "Dự hội nghị có các đồng chí:" starts with a person, titles before the name allowed."""
    start = min([first.start, *(position.start for position in first.positions if position.start < first.start)])
    bullet = _BULLET.match(text)
    return bullet is not None and start <= bullet.end()


def _local(person: Person, start: int) -> _Local:
    positions = tuple(
        _Place(position.start - start, position.end - start) for position in person.positions if position.start >= start
    )
    return _Local(person.name, person.start - start, person.end - start, positions, person.is_title_only)
