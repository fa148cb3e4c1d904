"""What people did: roles out of the verbs and frames around their names.

A sentence is read as a sequence of *units* (a person with honorific and the titles beside the name) and *predicates*
(the phrases of ``knowledge/role_frames.csv``). Frames say how the two belong together: "A … phát biểu", "Dự hội nghị có
A; B; C", "dưới sự chủ trì của A", "bầu A giữ chức …", "Theo ông A, …".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline.frozen import frozen, replace
from pipeline.grammar.folding import fold
from pipeline.grammar.role_patterns import DECIDED, papers, patterns
from pipeline.grammar.role_phrases import Predicate, find_predicates
from pipeline.grammar.role_units import PERSON, QUOTE, VOID, Person, Unit, masked_text, read_units


@frozen
class RoleSpan:
    """A role of ``people[person_index]``; ``sentence[start:end]`` are the words that give it."""

    person_index: int
    role: str
    start: int
    end: int
    rule: str


_BRACKETS_BEHIND = re.compile(r"\s?\([^()]{4,200}\)")
# The look-behind stands behind the point, and each choice begins with its sign: the search runs to one of these.
_FULL_STOP = re.compile(r"\.(?<=\w\w\w\.)\s")
_STOP = re.compile(rf":|\?|!|{QUOTE}|\"|“|”|{_FULL_STOP.pattern}")
_SPEECH = re.compile(rf"\s*:\s*[{QUOTE}\"“]")
_HEADLINE = re.compile(r"\s*:\s+(?=[^\W\d_])")
# Of a library picture, or of some other meeting: no role in what the article reports.
_ELSEWHERE = re.compile(r"(?:trong|tại|ở)\s+một\b")
_LIBRARY_PICTURE = re.compile(r"ảnh(?<!\wảnh)\s?:?\s?tư liệu\b")
_RESUMES = re.compile(r"(?:,|\b(?:đã|cũng|vừa|đang))\s*$")
_PURPOSE = re.compile(r"\b(?:để|mà|rằng|vì|nếu|nhưng)\b")
# "Ông A thì đề nghị …": the word sets the subject off, and begins no clause.
_TOPIC = re.compile(rf"^[\s,{VOID}\-–]*thì\s")
_NOUN = re.compile(r"\bsự\s$")
_LIST_START = re.compile(r"\s*(?:[,;]|và\b|cùng\b)")
# How far, in characters, a person and the words that belong to it may stand apart.
_REACH, _LIST_REACH, _AFTER_SPEECH, _AFTER_VERB = 170, 340, 30, 80


# Roles by one's own doing.
_DONE = frozenset(("chair", "attend", "speak", "present", "question", "answer", "sign", "award", "handover"))


def find_roles(sentence: str, people: Sequence[Person]) -> list[RoleSpan]:
    """Roles that one sentence gives to the people named in it.

    Parameters
    ----------
    sentence
        The sentence, or a caption or headline.
    people
        The mentions in it, with offsets relative to ``sentence``. Positions beside a name are skipped over; those
        elsewhere do not matter.

    Returns
    -------
    list of RoleSpan
        One for each person and role, by person, then by the place of the words that give it.
    """
    if not people:
        return []
    scene = _Scene(sentence, people)
    found: dict[tuple[int, str], RoleSpan] = {}
    for span in sorted(map(scene.heard, scene.roles()), key=lambda span: (span.person_index, span.start)):
        found.setdefault((span.person_index, span.role), span)
    return list(found.values())


class _Scene:
    """A sentence with its people and predicates."""

    def __init__(self, sentence: str, people: Sequence[Person]) -> None:
        folded = fold(sentence)
        units = read_units(folded, people)
        self.sentence, self.folded = sentence, folded
        self.text = masked_text(folded, units)
        # People who are only spoken about in a quote do nothing in the sentence.
        self.units = [unit for unit in units if self.text[unit.start] == PERSON]
        self.predicates = self._visible(find_predicates(folded))
        self.starts = [predicate.start for predicate in self.predicates]
        self.library = _LIBRARY_PICTURE.search(folded) is not None

    def _visible(self, predicates: list[Predicate]) -> list[Predicate]:
        return [
            predicate
            for predicate in predicates
            if self.text[predicate.start] not in (PERSON, VOID, QUOTE)
            # "với sự nhất trí của các đại biểu"
            and not ("of" not in predicate.roles and _NOUN.search(self.text, predicate.start - 5, predicate.start))
            and not _ELSEWHERE.match(self.text[predicate.end : predicate.end + 12].lstrip())
        ]

    def _between(self, start: int, end: int) -> list[Predicate]:
        """The predicates that begin in ``text[start:end]``."""
        return self.predicates[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def roles(self) -> Iterator[RoleSpan]:
        if self.library:
            return
        subjects = {unit.index: list(self._subject_roles(place)) for place, unit in enumerate(self.units)}
        self._share(subjects)
        for spans in subjects.values():
            yield from spans
        for unit in self.units:
            yield from self._bracket_roles(unit)
        chairs = {index for index, spans in subjects.items() if any(span.role == "chair" for span in spans)}
        for predicate in self.predicates:
            yield from self._roles_behind(predicate, chairs)
        for place, unit in enumerate(self.units):
            if self._is_quoted(place, unit):
                yield RoleSpan(unit.index, "speak", unit.start, unit.end, "role.colon")

    def heard(self, span: RoleSpan) -> RoleSpan:
        """ "trả lời" answers those who may ask an official; to the press it only speaks."""
        words = self.folded[span.start : span.end]
        if span.role == "question" and words.startswith("trả lời") and not self.text.startswith(" của", span.end):
            return replace(span, role="answer")  # "trả lời chất vấn trước kỳ họp của Giám đốc A"
        if span.role != "answer" or words not in ("trả lời", "trả lời câu hỏi", "trả lời ý kiến"):
            return span
        is_press = patterns().press.search(self.folded) or papers().match(self.folded, span.end)
        return replace(span, role="speak") if is_press else span

    # The person before the verb.

    def _subject_roles(self, place: int) -> Iterator[RoleSpan]:
        """What a person does, verb by verb, as long as the verbs are joined."""
        unit, window = self.units[place], self._window(place)
        allowed = self._allowed(unit)
        previous: Predicate | None = None
        caption: RoleSpan | None = None
        for predicate in self._between(unit.end, window):
            if role := predicate.roles.get("caption"):
                if allowed is None and not self.text[unit.end : predicate.start].strip(f" ,-{VOID}"):
                    caption = RoleSpan(unit.index, role, predicate.start, predicate.end, "role.caption")
                continue
            if caption and not _RESUMES.search(self.text, unit.end, predicate.start):
                break  # "A tại buổi đối thoại": the verb is part of the event's name
            if not predicate.silent and not predicate.roles.keys() & {"subject", "patient"}:
                continue
            start = previous.end if previous else unit.end
            if predicate.silent or not self._reaches(start, previous, predicate):
                break
            role, rule = self._voice(start, predicate)
            if not role and rule == "role.patient":
                continue  # "được 40 đại biểu có mặt bầu giữ chức": what others do who elect
            if role and (allowed is None or role in allowed):
                caption = None
                yield RoleSpan(unit.index, role, predicate.start, predicate.end, rule)
            if role or "subject" in predicate.roles:
                previous = predicate
        if caption:
            yield caption

    def _bracket_roles(self, unit: Unit) -> Iterator[RoleSpan]:
        """A career in the brackets behind a name: "ông A (nghỉ hưu)", "A (được điều động về …)"."""
        if not (brackets := _BRACKETS_BEHIND.match(self.folded, unit.end)):
            return
        for predicate in find_predicates(brackets.group()):
            gap = brackets.group()[: predicate.start]
            frame = "patient" if patterns().passive.search(gap) else "subject"
            role = predicate.roles.get(frame, "")
            if role in DECIDED and not patterns().not_so.search(gap):
                start = brackets.start() + predicate.start
                yield RoleSpan(unit.index, role, start, brackets.start() + predicate.end, "role.bracket")

    def _window(self, place: int) -> int:
        """Where the reach of a person to the right ends: at the next person, a full stop, a colon, a quote.

        Not at the agent of a passive ("A được Thủ tướng B phê chuẩn") nor at a person in brackets.
        """
        unit = self.units[place]
        following = [
            other for other in self.units[place + 1 : place + 4] if not self._in_brackets(unit.end, other.start)
        ]
        if following and patterns().agent.search(self.text, unit.end, following[0].start):
            following = following[1:]
        end = following[0].start if following else min(len(self.text), unit.end + 4 * _REACH)
        if self._in_brackets(max(0, unit.start - _REACH), unit.start) and ")" in self.text[unit.end : end]:
            end = self.text.index(")", unit.end)
        stop = _STOP.search(self.text, unit.end, end)
        return stop.start() if stop else end

    def _in_brackets(self, start: int, end: int) -> bool:
        """Whether brackets that open behind ``start`` are still open at ``end``."""
        return self.text.count("(", start, end) > self.text.count(")", start, end)

    def _allowed(self, unit: Unit) -> frozenset[str] | None:
        """The roles that a person may have as a subject, by the words before the name; ``None`` for all."""
        before = self.text[max(0, unit.start - 40) : unit.start]
        if patterns().companion.search(before):
            return DECIDED | {"chair", "attend", "award"}
        if patterns().agent.search(before):
            return _DONE
        if patterns().oblique.search(before):
            is_of_another = before.rstrip().endswith("theo") or patterns().kin.search(before)
            return frozenset() if is_of_another else DECIDED
        if patterns().request.search(before):
            return DECIDED  # "đề nghị ông A làm rõ"
        last = self._between(max(0, unit.start - 40), unit.start)[-1:]
        behind_verb = last and "object" in last[0].roles and not self.text[last[0].end : unit.start].strip()
        return DECIDED if behind_verb else None

    def _reaches(self, start: int, previous: Predicate | None, predicate: Predicate) -> bool:
        """Whether the subject before ``start`` is still the subject at ``predicate``."""
        gap = self.text[start : predicate.start]
        if len(gap) > _REACH or patterns().not_so.search(gap):
            return False
        if previous is None:
            copula = self.text.startswith("là ", predicate.start)
            return copula or patterns().clause.search(_TOPIC.sub(" ", gap)) is None
        near = _AFTER_SPEECH if "speak" in previous.roles.values() else _AFTER_VERB
        joined = patterns().joined_verbs.search(gap) is not None
        return joined and len(gap) <= near and patterns().clause.search(gap) is None

    def _voice(self, start: int, predicate: Predicate) -> tuple[str, str]:
        """The role of a subject and the rule, by active or passive voice."""
        gap = self.text[start : predicate.start]
        if predicate.roles.get("subject") not in ("chair", "attend") and (";" in gap or patterns().other.search(gap)):
            return "", ""
        # "A, người vừa được bầu, phát biểu": the passive of an aside does not reach the verb behind it.
        clause = gap[: gap.rstrip(" ,").rfind(",")] if gap.rstrip().endswith(",") else gap
        if patterns().passive.search(clause):
            return predicate.roles.get("patient", ""), "role.patient"
        return predicate.roles.get("subject", ""), "role.subject"

    def _share(self, subjects: dict[int, list[RoleSpan]]) -> None:
        """People before a conjunction share what the last of them does: "A, B và C dự hội nghị"."""
        for place in range(len(self.units) - 2, -1, -1):
            unit, following = self.units[place], self.units[place + 1]
            if subjects[unit.index]:
                continue
            between = self.text[unit.end : following.start]
            if self._allowed(unit) is not None and between.strip() == ",":
                continue  # "theo A, B …", "của A, B …": the comma ends a phrase, and joins nobody
            tight = patterns().joined_people.fullmatch(between) is not None
            wide = tight or self._is_list(unit, following)
            subjects[unit.index] += [
                RoleSpan(unit.index, span.role, span.start, span.end, span.rule)
                for span in subjects[following.index]
                if tight or (wide and span.role in ("chair", "attend") and span.rule == "role.subject")
            ]

    def _is_list(self, unit: Unit, following: Unit) -> bool:
        """Whether only posts, bodies and nameless people stand between two people of a list."""
        between = self.text[unit.end : following.start]
        return (
            len(between) <= _REACH
            and _LIST_START.match(between) is not None
            and not _STOP.search(between)
            and not self._between(unit.end, following.start)
        )

    # The person behind the words.

    def _roles_behind(self, predicate: Predicate, chairs: set[int]) -> Iterator[RoleSpan]:
        place = bisect_left(self.units, predicate.end, key=lambda unit: unit.start)
        if place == len(self.units):
            return
        gap = self.text[predicate.end : self.units[place].start]
        for frame, role in predicate.roles.items():
            if frame == "before":
                units = self._chain(place) if not gap.strip() else []
            elif frame == "interview":
                units = self._chain(place) if not gap.strip() and place == 0 else []
            elif frame == "of":
                units = self._owners(role, gap, place)
            elif frame == "object":
                units = self._objects(predicate, gap, place)
            elif frame in ("list", "opening"):
                units = self._opened(predicate, frame, gap, place)
            else:
                continue
            for unit in units:
                if role != "attend" or unit.index not in chairs:
                    yield RoleSpan(unit.index, role, predicate.start, predicate.end, f"role.{frame}")

    def _owners(self, role: str, gap: str, place: int) -> list[Unit]:
        """ "dưới sự chủ trì của A"."""
        if not patterns().owner.fullmatch(gap):
            return []
        return self._rest(place) if role in ("chair", "attend") else [self.units[place]]

    def _objects(self, predicate: Predicate, gap: str, place: int) -> list[Unit]:
        """ "bầu A", "miễn nhiệm chức danh … đối với A"; not "bầu … thay A"."""
        before = self.text[max(0, predicate.start - 40) : predicate.start]
        if len(gap) > _REACH or _STOP.search(gap.replace(":", "")) or ";" in gap or "thay" in gap.split():
            return []
        if "," in gap and patterns().agent.search(before):
            return []  # "sau khi ông A bị cách chức, lãnh đạo gồm B và C": the comma ends the clause
        if _PURPOSE.search(gap):
            return []  # "phân công làm sao để ông A phát huy"
        if patterns().agent.search(before) and not patterns().list_head.search(gap):
            return []  # "xin thôi sau khi được điều động làm T B của A": whom the verb is about stands before it
        near = len(gap.split()) <= 3 and "," not in gap and not patterns().oblique.search(gap)
        if self.units[place].is_title_only and predicate.roles["object"] == "elected":
            return []  # "bầu Chủ tịch UBND tỉnh" names the office, and not who holds it
        if patterns().not_so.search(before) or not (near or self._is_target(predicate, gap, place)):
            return []
        return self._chain(place, wide=True)

    def _is_target(self, predicate: Predicate, gap: str, place: int) -> bool:
        """Whether "đối với", "cho" and the like tie a decision to the person, in the same clause."""
        if not patterns().target.search(gap):
            return False
        between = self._between(predicate.end, self.units[place].start)
        return predicate.roles["object"] == "handover" or all(
            DECIDED.intersection(other.roles.values()) for other in between
        )

    def _opened(self, predicate: Predicate, frame: str, gap: str, place: int) -> list[Unit]:
        """ "Dự hội nghị có A; B" lists people; "Phát biểu tại hội nghị, A …" has one subject behind the comma."""
        if len(gap) > _LIST_REACH or ";" in gap or _STOP.search(gap.replace(":", " ")) or not self._opens(predicate):
            return []
        if frame == "opening" and place + 1 < len(self.units) and patterns().owner.fullmatch(gap):
            # "Trả lời chất vấn của A, B …": the subject stands behind the one who asked.
            asker, subject = self.units[place : place + 2]
            return [subject] if self.text[asker.end : subject.start].strip() == "," else []
        head = patterns().list_head.search(gap)
        lone = gap.rstrip().endswith(",") and predicate.roles[frame] not in ("chair", "attend")
        if head and not lone and not self._between(predicate.end + head.end(), self.units[place].start):
            return self._rest(place)
        return self._chain(place) if frame == "opening" and patterns().event.search(gap) else []

    def _opens(self, predicate: Predicate) -> bool:
        """Whether a predicate begins a clause; a capital inside a line shows a caption run into the next sentence."""
        capital = self.sentence[predicate.start].isupper() and not self.sentence.isupper()
        return (
            capital or patterns().opens.search(self.text, max(0, predicate.start - _REACH), predicate.start) is not None
        )

    def _chain(self, place: int, *, wide: bool = False) -> list[Unit]:
        """A person and those joined by a conjunction."""
        chain = [self.units[place]]
        for unit in self.units[place + 1 :]:
            between = self.text[chain[-1].end : unit.start]
            if not (patterns().joined_people.fullmatch(between) or (wide and self._is_list(chain[-1], unit))):
                break
            chain.append(unit)
        return chain

    def _rest(self, place: int) -> list[Unit]:
        """Everybody from here to the end of the list."""
        rest = [self.units[place]]
        for unit in self.units[place + 1 :]:
            between = self.text[rest[-1].end : unit.start]
            if _FULL_STOP.search(between) or QUOTE in between or len(between) > 2 * _LIST_REACH:
                break
            rest.append(unit)
        return rest

    def _is_quoted(self, place: int, unit: Unit) -> bool:
        """Whether quoted speech stands behind a colon, or the sentence is a headline of the kind "Ông A: …"."""
        if _SPEECH.match(self.text, unit.end):
            asked = self._between(max(0, unit.start - 30), unit.start)[-1:]
            # "đại biểu A hỏi ông B: “…”"
            return not (
                asked and "question" in asked[0].roles.values() and not self.text[asked[0].end : unit.start].strip()
            )
        before = self.text[: unit.start].strip(f' »•-"{QUOTE}')
        return not before and len(self.units) == 1 and _HEADLINE.match(self.text, unit.end) is not None
