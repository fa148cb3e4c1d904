"""Participants: what the people of an article did, one row a person and role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from pipeline.facts import Participant
from pipeline.frozen import frozen, replace
from pipeline.grammar.folding import fold
from pipeline.grammar.people import PersonMention, PositionMention
from pipeline.grammar.questioning import (
    asks,
    is_in_charge,
    is_press,
    is_questioning,
    may_ask,
    may_question,
    names_sitting,
)
from pipeline.grammar.role_lines import carries_list, decides, names_decided, opens_list
from pipeline.grammar.roles import RoleSpan, find_roles
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
    "role.questioning": 0.75,
}

_LISTS = ("role.list", "role.opening")
_BULLET = re.compile(r"[\s\-–+*•.\d)]{0,6}(?:(?:đồng chí|đ/c|ông|bà)\s+)?", re.IGNORECASE)


#: Characters between words of an election and the post.
_NEAR = 40


@frozen
class _Place:
    start: int
    end: int
    status: str = "current"


@frozen
class _Local:
    """A mention with offsets relative to its sentence."""

    name: str
    start: int
    end: int
    positions: tuple[_Place, ...]
    is_title_only: bool


@frozen
class _Found:
    """A role that a sentence gives to ``name``."""

    name: str
    sentence: _Place
    span: RoleSpan

    def told(self, role: str) -> _Found:
        """The same words in another role, which the setting tells."""
        return replace(self, span=replace(self.span, role=role, rule="role.questioning"))

    def told_in(self, text: str) -> str:
        """The sentence that tells the role."""
        return text[self.sentence.start : self.sentence.end]

    def words(self, text: str) -> str:
        """The words that give the role, folded."""
        return fold(text[self.sentence.start + self.span.start : self.sentence.start + self.span.end])


def participants_of(doc: Doc, people: Sequence[PersonMention]) -> list[Participant]:
    """What each of ``people`` (mentions with offsets in ``doc.text``) did; the first mention is the evidence."""
    text = facts_of(doc).article.text
    found = list(_spans(doc, people))
    posts: dict[str, list[PositionMention]] = {}
    for person in people:
        posts.setdefault(person.name, []).extend(person.positions)
    if may_question(text):
        found = _heard(found, text, posts)
    elif is_press(text):
        found = [one.told("speak") if one.span.role == "answer" else one for one in found]
    rows: dict[tuple[str, str], Participant] = {}
    for one in found:
        rows.setdefault((one.name, one.span.role), _participant(doc, one))
    return list(rows.values())


def _participant(doc: Doc, one: _Found) -> Participant:
    article, (start, end) = facts_of(doc).article, (one.sentence.start, one.sentence.end)
    return Participant(
        article_id=article.article_id,
        name=one.name,
        role=one.span.role,
        evidence=article.text[start:end],
        start=start + one.span.start,
        end=start + one.span.end,
        found_by=one.span.rule,
        confidence=_CONFIDENCE[one.span.rule],
    )


def _heard(found: list[_Found], text: str, posts: Mapping[str, Sequence[PositionMention]]) -> list[_Found]:
    """Speech at question time as questions of deputies and answers of those in charge."""
    of_all = is_questioning(text)
    askers = {name for name, held in posts.items() if may_ask(held)}
    questions = [one for one in found if one.span.role == "question" and one.name in askers]
    if not (of_all or any("chất vấn" in one.words(text) for one in questions)):
        return found
    heard = []
    for one in found:
        is_question = one.span.role == "speak" and one.name in askers and asks(one.told_in(text), one.span.start)
        heard.append(one.told("question") if is_question else one)
    # Without a question that is told, only what the sentence itself places at question time is an answer.
    is_asked = any(one.span.role == "question" and one.name in askers for one in heard)
    silent = {one.name for one in heard if one.span.role in ("chair", "question")}
    return heard + [
        one.told("answer")
        for one in heard
        if one.span.role == "speak"
        and one.name not in silent
        and is_in_charge(posts[one.name], of_all=of_all)
        and (is_asked or names_sitting(one.told_in(text)))
    ]


def _spans(doc: Doc, people: Sequence[PersonMention]) -> Iterator[_Found]:
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
        elif mentions and not spans and decided and (head := names_decided(text)) and _is_item(text, mentions[0], head):
            spans = [_listed(index, mention, decided) for index, mention in enumerate(mentions)]
        elif mentions and open_role and _is_item(text, mentions[0]):
            spans += [_listed(index, mention, open_role) for index, mention in enumerate(mentions)]
        else:
            open_role = opens_list(text)
            listed = next((span.role for span in spans if span.rule in _LISTS and span.role in ("attend", "chair")), "")
        decided = decides(text) if not mentions else ""
        for span in spans:
            mention = mentions[span.person_index]
            if not (span.role == "elected" and _is_of_career(mention, span)):
                yield _Found(mention.name, place, span)


def _is_of_career(mention: _Local, span: RoleSpan) -> bool:
    """Whether words of an election lead to a post of a career: "năm 2010 ông làm Phó Chủ tịch UBND huyện"."""
    behind = [place for place in mention.positions if place.end > span.start]
    post = min(behind, key=lambda place: place.start, default=None)
    return post is not None and not post.status and post.start - span.end <= _NEAR


def _listed(index: int, mention: _Local, role: str) -> RoleSpan:
    return RoleSpan(index, role, mention.start, mention.end, "role.list_line")


def _is_item(text: str, first: _Local, offset: int = 0) -> bool:
    """Whether a line under "Dự hội nghị có các đồng chí:" starts with a person, titles before the name allowed.

    ``offset`` is where the line starts.
    """
    start = min([first.start, *(position.start for position in first.positions if position.start < first.start)])
    bullet = _BULLET.match(text, offset)
    return bullet is not None and start <= bullet.end()


def _local(person: PersonMention, start: int) -> _Local:
    positions = tuple(
        _Place(position.start - start, position.end - start, position.status)
        for position in person.positions
        if position.start >= start
    )
    return _Local(person.name, person.start - start, person.end - start, positions, person.is_title_only)
