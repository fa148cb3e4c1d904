"""Component ``council_officials``: the people in public roles, their posts, what they did, how they are addressed."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extractors.evidence import evidence_at
from pipeline.extractors.roles import participants_of
from pipeline.facts import Participant, Position
from pipeline.grammar.offices import HeldPost, settle_posts
from pipeline.grammar.people import PersonMention, read_people
from pipeline.grammar.questioning import answers_deputies, is_of_group
from pipeline.nlp.ner import Ner, SecondOpinion
from pipeline.nlp.state import facts_of

#: Key in ``doc.user_data`` of the list of :class:`PersonMention` that later components read.
PEOPLE = "council_people"

_CONFIDENCE = {
    "position.after_name": 0.97,
    "position.after_name_bare": 0.85,
    "position.before_name": 0.97,
    "position.before_name_mark": 0.92,
    "position.link": 0.93,
    "position.clause": 0.9,
    "position.succeeds": 0.75,
    "position.lead": 0.93,
    "position.shared": 0.95,
    "position.shared_after": 0.9,
    "position.rank": 0.8,
}
_INFERRED_BODY = 0.86
_NO_BODY = 0.65


class OfficialsExtractor:
    """Fills ``positions``, ``participants`` and ``genders`` of ``doc._.council``.

    ``ner`` says how far underthesea's NER is asked (:class:`pipeline.nlp.ner.SecondOpinion`).

    All mentions, of people without office too, are left in ``doc.user_data["council_people"]``.
    """

    def __init__(self, ner: Ner = "auto") -> None:
        self.advise = None if ner == "off" else SecondOpinion(ner)

    def __call__(self, doc: Doc) -> Doc:
        people, posts = read_people(facts_of(doc).article.text, self.advise)
        doc.user_data[PEOPLE] = people
        facts = facts_of(doc)
        held = settle_posts(people, posts)
        facts.positions += [_position(doc, row) for row in held]
        facts.participants += _in_office(participants_of(doc, people), held, people, facts.article.text)
        named = {row.name for row in facts.positions} | {row.name for row in facts.participants}
        facts.genders |= {name: gender for name, gender in _genders(people).items() if name in named}
        return doc


def _position(doc: Doc, row: HeldPost) -> Position:
    post = row.post
    confidence = _CONFIDENCE[post.rule]
    if post.is_inferred:
        confidence = min(confidence, _INFERRED_BODY)
    elif not post.organization:
        confidence = min(confidence, _NO_BODY)
    return Position(
        article_id=facts_of(doc).article.article_id,
        name=row.name,
        title=post.title,
        organization=post.organization,
        admin_level=post.admin_level,
        status=post.status,
        evidence=evidence_at(doc, post.start),
        start=post.start,
        end=post.end,
        found_by=post.rule,
        confidence=confidence,
    )


def _in_office(
    participants: list[Participant], held: Sequence[HeldPost], people: Sequence[PersonMention], text: str
) -> list[Participant]:
    """Roles of people in office.

    In office is who holds a post, chairs, answers deputies, is of a group of deputies ("bà A (tổ đại biểu quận 7)") or
    is addressed as a comrade ("đồng chí").
    """
    officials = {row.name for row in held} | {row.name for row in participants if row.role == "chair"}
    officials |= {row.name for row in participants if row.role == "answer" and answers_deputies(row.evidence)}
    for person in people:
        is_comrade = person.honorific.lower().startswith(("đồng chí", "đ/c", "đ.c"))
        if is_comrade or is_of_group(text, person.end):
            officials.add(person.name)
    return [row for row in participants if row.name in officials]


def _genders(people: Sequence[PersonMention]) -> dict[str, tuple[str, str]]:
    """Full name → gender and the honorific that tells it, where all honorifics of the article agree."""
    told: dict[str, dict[str, str]] = {}
    for person in people:
        if person.gender:
            told.setdefault(person.name, {}).setdefault(person.gender, person.honorific)
    return {name: next(iter(genders.items())) for name, genders in told.items() if len(genders) == 1}


@Language.factory("council_officials", default_config={"ner": "auto"})
def make_officials(nlp: Language, name: str, ner: Ner) -> OfficialsExtractor:
    """Factory of the component; ``ner`` says how far underthesea's NER is asked: auto, full or off."""
    return OfficialsExtractor(ner)
