"""What people did: roles out of the verbs and frames around their names.

A sentence is read as a sequence of *units* (a person with honorific and the titles beside the name) and *predicates*
(the phrases of ``knowledge/role_frames.csv``). Frames say how the two belong together: "A … phát biểu", "Dự hội nghị có
A; B; C", "dưới sự chủ trì của A", "bầu A giữ chức …", "Theo ông A, …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from pipeline import knowledge
from pipeline.grammar.folding import fold


class Stretch(Protocol):
    """A part of the sentence."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Person(Stretch, Protocol):
    """A person as named in the sentence, with the positions that the text gives."""

    @property
    def name(self) -> str: ...
    @property
    def positions(self) -> Sequence[Stretch]: ...


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A role of ``people[person_index]``; ``sentence[start:end]`` are the words that give it."""

    person_index: int
    role: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class _Unit:
    index: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Predicate:
    start: int
    end: int
    roles: dict[str, str]
    """Frame → role."""

    @property
    def silent(self) -> bool:
        """Whether it only ends a clause."""
        return not self.roles


# Stand-ins of one character each, so that every offset stays: a unit, the inside of brackets, of quotes.
_UNIT, _VOID, _QUOTE = "\ue000", "\ue001", "\ue002"

_WORD = re.compile(r"\w+")
_BRACKETS = re.compile(r"\([^()]{0,200}\)")
_QUOTES = re.compile(r"“[^“”]{0,2000}”|\"[^\"]{0,2000}\"")
_GLUE = re.compile(
    r"[\s,()\-:]{0,6}(?:(?:và|kiêm|là|hiện|hiện nay|nguyên|cựu|đồng thời|đồng chí|đ/c|ông|bà|anh|chị|của|các)\b[\s,()\-:]{0,4}){0,4}"
)
_HONORIFIC = re.compile(
    r"(?:đồng chí|đ/c|đ\.c|ông|bà|anh|chị|các ông|các bà|các đồng chí|đại biểu|đbqh|cử tri|luật sư|gs\.?|pgs\.?|ts\.?|ths\.?|bs\.?"
    r"|thượng tá|đại tá|trung tá|thiếu tướng|trung tướng|thượng tướng|đại tướng)\s{1,3}$"
)
# Between two people who share a predicate.
_AND = re.compile(
    rf"[\s,;\-{_VOID}]*(?:(?:và|cùng|với|cùng với|hay|hoặc)\b[\s{_VOID}]*)?(?:(?:các|đồng chí|ông|bà|đ/c|đại biểu|là|có)\b[\s:]*){{0,4}}"
)
_STOP = re.compile(rf"[:?!{_QUOTE}\"“”]|(?<=\w\w\w)\.\s")
# A clause that begins between a person and a verb has a subject of its own.
_CLAUSE = re.compile(r"\b(?:mà|rằng|nhằm|để|vì|nếu|do|bởi|theo|thì|là|nhưng|song|trong khi|cũng như việc)\b")
_PASSIVE = re.compile(r"\b(?:được|bị|phải chịu|nhận hình thức)\b")
_NEGATED = re.compile(r"\b(?:không|chưa|chẳng|không thể|chưa được|không được|không phải|từ chối)\s*$")
_OBLIQUE = re.compile(r"\b(?:cho|với|của|tới|tặng|gửi|đối với|bởi|thay|thay cho|về|từ|gặp|mời|chúc mừng)\s*$")
_JOINED = re.compile(
    r"(?:,|;|\bvà|\bđồng thời|\brồi|\bcùng|\bcũng như)\s*(?:(?:đã|cũng|còn|trực tiếp|đến|tiến hành|tiếp tục)\s+){0,2}$"
)
_OPENS = re.compile(
    rf"(?:^|[.;:,»{_QUOTE}\-–|]|\bvà)[\s\"”+*•]*(?:(?:cũng|tiếp đó|tiếp theo|đồng thời|sau đó|trước đó|còn|cùng|nhân dịp này|ngoài ra"
    r"|tới|đến|về|tại hội nghị|tại kỳ họp|tại phiên họp|tại buổi lễ|tham gia|trực tiếp|đã|khi|sau khi|tại đây|tại đó|trong đó)[\s,]+){0,3}$"
)
_LIST_HEAD = re.compile(r"(?:\b(?:có|gồm|gồm có|bao gồm|là|còn có)\b|:)(?![^:]*\b(?:do|vì|để)\b)")
_TARGET = re.compile(
    r"(?:\b(?:với|đối với|cho|gồm|là|do)|:)\s*(?:(?:các|hai|ba|bốn|\d{1,2})\s+)?(?:(?:ông|bà|đồng chí)\b[\s:]*)?\s*$"
)
_REPLACED = re.compile(r"\bthay\b")
_SPEECH = re.compile(rf"\s*:\s*(?:{_QUOTE}|[\"“])")
_HEADLINE = re.compile(r"\s*:\s+(?=[^\W\d_])")
_FAR = 170


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
    for span in sorted(scene.roles(), key=lambda span: (span.person_index, span.start)):
        found.setdefault((span.person_index, span.role), span)
    return list(found.values())


def opens_list(sentence: str) -> str:
    """The role that a line gives to everybody listed in the lines behind it: "Dự hội nghị có các đồng chí:" → attend.

    Empty where the line opens no list.

    >>> opens_list("Chủ trì hội nghị gồm các đồng chí:")
    'chair'
    """
    folded = fold(sentence)
    if not folded.rstrip().endswith(":"):
        return ""
    for predicate in _predicates(folded):
        role = predicate.roles.get("list") or predicate.roles.get("opening")
        if role and _OPENS.search(folded[: predicate.start]) and _LIST_HEAD.search(folded[predicate.end :]):
            return role
    return ""


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str, dict[str, str]], ...]]:
    """First word → phrases that begin with it, the longest first: (words, kind, frame → role)."""
    phrases: dict[tuple[str, ...], tuple[str, dict[str, str]]] = {}
    for row in knowledge.rows("role_frames"):
        words = tuple(fold(row["form"]).split())
        kind, roles = phrases.setdefault(words, (row["role"], {}))
        if kind not in ("none", "skip"):
            for frame in row["frames"].split():
                roles.setdefault(frame, row["role"])
    by_first: dict[str, list[tuple[tuple[str, ...], str, dict[str, str]]]] = {}
    for words, (kind, roles) in phrases.items():
        by_first.setdefault(words[0], []).append((words, kind, roles))
    return {first: tuple(sorted(of, key=lambda phrase: -len(phrase[0]))) for first, of in by_first.items()}


def _predicates(folded: str) -> list[_Predicate]:
    """The phrases of the knowledge file in ``folded``, from left to right, the longest where several begin."""
    words = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(folded)]
    phrases, found, index = _phrases(), [], 0
    while index < len(words):
        for phrase, kind, roles in phrases.get(words[index][0], ()):
            last = index + len(phrase)
            if tuple(word for word, _, _ in words[index:last]) != phrase or not _unbroken(folded, words[index:last]):
                continue
            if kind != "skip":
                found.append(_Predicate(words[index][1], words[last - 1][2], roles))
            index = last
            break
        else:
            index += 1
    return found


def _unbroken(folded: str, words: Sequence[tuple[str, int, int]]) -> bool:
    return all(folded[end:start].isspace() for (_, _, end), (_, start, _) in zip(words, words[1:], strict=False))


class _Scene:
    """A sentence with its units and predicates."""

    def __init__(self, sentence: str, people: Sequence[Person]) -> None:
        folded = fold(sentence)
        self.units = _units(folded, people)
        self.text = _masked(folded, self.units)
        self.predicates = _predicates(self.text)

    def roles(self) -> Iterator[RoleSpan]:
        subjects = {unit.index: list(self._subject_roles(position)) for position, unit in enumerate(self.units)}
        self._share(subjects)
        for spans in subjects.values():
            yield from spans
        chairs = {index for index, spans in subjects.items() if any(span.role == "chair" for span in spans)}
        for predicate in self.predicates:
            yield from self._forward_roles(predicate, chairs)
        for position, unit in enumerate(self.units):
            if self._speaks(position, unit):
                yield RoleSpan(unit.index, "speak", unit.start, unit.end, "role.colon")

    # The person before the verb.

    def _window(self, position: int) -> int:
        """Where the reach of a unit to its right ends: at the next unit, a full stop, a colon."""
        unit = self.units[position]
        end = self.units[position + 1].start if position + 1 < len(self.units) else len(self.text)
        stop = _STOP.search(self.text, unit.end, end)
        return stop.start() if stop else end

    def _subject_roles(self, position: int) -> Iterator[RoleSpan]:
        unit, window = self.units[position], self._window(position)
        oblique = _OBLIQUE.search(self.text, max(0, unit.start - 30), unit.start) is not None
        previous: _Predicate | None = None
        caption: RoleSpan | None = None
        for predicate in self.predicates:
            if predicate.start < unit.end or predicate.start >= window:
                continue
            if role := predicate.roles.get("caption"):
                if not self.text[unit.end : predicate.start].strip(f" ,-{_VOID}"):
                    caption = RoleSpan(unit.index, role, predicate.start, predicate.end, "role.caption")
                continue
            if not self._reaches(unit.end, previous, predicate):
                if "subject" in predicate.roles or predicate.silent:
                    break
                continue
            role, rule = self._voice(unit.end, previous, predicate)
            if role and (not oblique or rule == "role.patient" or role in ("chair", "attend", "dismissed", "elected")):
                caption = None
                yield RoleSpan(unit.index, role, predicate.start, predicate.end, rule)
            if predicate.silent or (not role and "subject" not in predicate.roles):
                if predicate.silent:
                    break
                continue
            previous = predicate
        if caption and previous is None:
            yield caption

    def _reaches(self, start: int, previous: _Predicate | None, predicate: _Predicate) -> bool:
        """Whether the subject before ``start`` is still the subject at ``predicate``."""
        gap = self.text[previous.end if previous else start : predicate.start]
        if len(gap) > _FAR or _NEGATED.search(gap):
            return False
        if previous is None:
            return _CLAUSE.search(gap) is None or self.text[predicate.start : predicate.end].startswith("là ")
        says = "speak" in previous.roles.values()
        return len(gap) <= (30 if says else 80) and _CLAUSE.search(gap) is None and _JOINED.search(gap) is not None

    def _voice(self, start: int, previous: _Predicate | None, predicate: _Predicate) -> tuple[str, str]:
        """The role of a subject, by active or passive voice."""
        gap = self.text[previous.end if previous else start : predicate.start]
        if ";" in gap and predicate.roles.get("subject") not in ("chair", "attend"):
            return "", ""
        clause = gap[gap.rfind(",") + 1 :] if not _PASSIVE.search(gap) or gap.rstrip().endswith(",") else gap
        if _PASSIVE.search(clause):
            return predicate.roles.get("patient", ""), "role.patient"
        return predicate.roles.get("subject", ""), "role.subject"

    def _share(self, subjects: dict[int, list[RoleSpan]]) -> None:
        """People before a conjunction share what the last of them does: "A, B và C dự hội nghị"."""
        for position in range(len(self.units) - 2, -1, -1):
            unit, following = self.units[position], self.units[position + 1]
            between = self.text[unit.end : following.start]
            tight = _AND.fullmatch(between) is not None
            for span in subjects[following.index]:
                wide = span.role in ("chair", "attend") and span.rule == "role.subject" and self._lists(unit, following)
                if (tight or wide) and not subjects[unit.index]:
                    subjects[unit.index] += [
                        RoleSpan(unit.index, shared.role, shared.start, shared.end, shared.rule)
                        for shared in subjects[following.index]
                        if tight or shared.role in ("chair", "attend")
                    ]
                    break

    def _lists(self, unit: _Unit, following: _Unit) -> bool:
        """Whether only titles, bodies and nameless people stand between two people of a list."""
        between = self.text[unit.end : following.start]
        return (
            len(between) <= _FAR
            and re.match(r"\s*(?:[,;]|và\b|cùng\b)", between) is not None
            and not _STOP.search(between)
            and not any(unit.end <= predicate.start < following.start for predicate in self.predicates)
        )

    # The person behind the words.

    def _forward_roles(self, predicate: _Predicate, chairs: set[int]) -> Iterator[RoleSpan]:
        position = next((i for i, unit in enumerate(self.units) if unit.start >= predicate.end), None)
        if position is None or not predicate.roles:
            return
        for frame, find in (
            ("before", self._behind_before),
            ("of", self._behind_of),
            ("object", self._behind_object),
            ("list", self._behind_list),
            ("opening", self._behind_opening),
        ):
            role = predicate.roles.get(frame)
            if not role:
                continue
            for unit in find(predicate, position):
                if role == "attend" and unit.index in chairs:
                    continue
                yield RoleSpan(unit.index, role, predicate.start, predicate.end, f"role.{frame}")

    def _behind_before(self, predicate: _Predicate, position: int) -> list[_Unit]:
        gap = self.text[predicate.end : self.units[position].start]
        return self._chain(position) if not gap.strip() else []

    def _behind_of(self, predicate: _Predicate, position: int) -> list[_Unit]:
        gap = self.text[predicate.end : self.units[position].start]
        if not re.fullmatch(
            r"\s*(?:[^.;:,]{0,40}\s)?của\s*(?:(?:các|hai|ba)\s)?(?:(?:đồng chí|ông|bà|đại biểu)\b[\s:]*)?", gap
        ):
            return []
        return self._rest(position) if predicate.roles["of"] in ("chair", "attend") else [self.units[position]]

    def _behind_object(self, predicate: _Predicate, position: int) -> list[_Unit]:
        gap = self.text[predicate.end : self.units[position].start]
        before = self.text[max(0, predicate.start - 40) : predicate.start]
        if (
            len(gap) > _FAR
            or _STOP.search(gap.replace(":", ""))
            or ";" in gap
            or _REPLACED.search(gap)
            or _NEGATED.search(before)
        ):
            return []
        near = len(gap.split()) <= 3 and "," not in gap and not _OBLIQUE.search(gap)
        if not (near or _TARGET.search(gap)):
            return []
        return self._chain(position, wide=True)

    def _behind_list(self, predicate: _Predicate, position: int) -> list[_Unit]:
        gap = self.text[predicate.end : self.units[position].start]
        if len(gap) > 2 * _FAR or not _OPENS.search(self.text, 0, predicate.start) or not _LIST_HEAD.search(gap):
            return []
        return self._rest(position) if not self._foreign(predicate, position) else []

    def _behind_opening(self, predicate: _Predicate, position: int) -> list[_Unit]:
        """ "Dự hội nghị có A; B" lists people; "Phát biểu tại hội nghị, A …" has one subject behind the comma."""
        if listed := self._behind_list(predicate, position):
            return listed
        gap = self.text[predicate.end : self.units[position].start]
        if (
            len(gap) > 2 * _FAR
            or not _OPENS.search(self.text, 0, predicate.start)
            or self._foreign(predicate, position)
        ):
            return []
        if not re.search(
            r"(?:,|\n|hội nghị|kỳ họp|buổi lễ|cuộc họp|buổi làm việc|cuộc gặp|phiên họp|đại hội|khẳng định)\s*$", gap
        ):
            return []
        return self._chain(position)

    def _foreign(self, predicate: _Predicate, position: int) -> bool:
        """Whether another clause stands between the words and the person."""
        gap = self.text[predicate.end : self.units[position].start]
        stop = _STOP.search(gap.replace(":", " "))
        return stop is not None or ";" in gap

    def _chain(self, position: int, *, wide: bool = False) -> list[_Unit]:
        """A person and those joined by a conjunction."""
        chain = [self.units[position]]
        for unit in self.units[position + 1 :]:
            between = self.text[chain[-1].end : unit.start]
            if not (_AND.fullmatch(between) or (wide and self._lists(chain[-1], unit))):
                break
            chain.append(unit)
        return chain

    def _rest(self, position: int) -> list[_Unit]:
        """Everybody from here to the end of the list."""
        rest = [self.units[position]]
        for unit in self.units[position + 1 :]:
            between = self.text[rest[-1].end : unit.start]
            if re.search(r"(?<=\w\w\w)\.\s", between) or _QUOTE in between or len(between) > 3 * _FAR:
                break
            rest.append(unit)
        return rest

    def _speaks(self, position: int, unit: _Unit) -> bool:
        """Whether quoted speech stands behind a colon, or the sentence is a headline of the kind "Ông A: …"."""
        if _SPEECH.match(self.text, unit.end):
            return True
        before = self.text[: unit.start].strip(f' »•-"{_QUOTE}')
        return not before and len(self.units) == 1 and _HEADLINE.match(self.text, unit.end) is not None


def _units(folded: str, people: Sequence[Person]) -> list[_Unit]:
    """People with the honorific and the titles beside the name, from left to right, without overlaps."""
    ordered = sorted(range(len(people)), key=lambda index: (people[index].start, -people[index].end))
    units: list[_Unit] = []
    for place, index in enumerate(ordered):
        person = people[index]
        floor = units[-1].end if units else 0
        ceiling = people[ordered[place + 1]].start if place + 1 < len(ordered) else len(folded)
        if person.start < floor:
            continue
        start, end = _widened(folded, person, floor, ceiling)
        units.append(_Unit(index, start, end))
    return units


def _widened(folded: str, person: Person, floor: int, ceiling: int) -> tuple[int, int]:
    start, end = person.start, person.end
    for position in sorted(person.positions, key=lambda position: -position.end):
        if floor <= position.start < start and _GLUE.fullmatch(folded, min(position.end, start), start):
            start = position.start
    for position in sorted(person.positions, key=lambda position: position.start):
        if end < position.end <= ceiling and _GLUE.fullmatch(folded, end, max(position.start, end)):
            end = position.end
    while honorific := _HONORIFIC.search(folded, max(floor, start - 24), start):
        start = honorific.start()
    return start, end


def _masked(folded: str, units: Sequence[_Unit]) -> str:
    """``folded`` with the inside of units, of brackets and of quotes blotted out, every offset kept."""
    text = list(folded)
    for unit in units:
        text[unit.start : unit.end] = _UNIT * (unit.end - unit.start)
    without_brackets = _BRACKETS.sub(lambda match: _blot(match, _VOID), "".join(text))
    return _QUOTES.sub(lambda match: _blot(match, _QUOTE), without_brackets)


def _blot(match: re.Match[str], filler: str) -> str:
    return match.group() if _UNIT in match.group() else filler * len(match.group())
