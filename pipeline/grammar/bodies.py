"""Organisations as news writes them: ``find_bodies``.

A body is a unit that stands at every level ("HĐND"), an agency with its field of work ("Sở Tài chính"), or an open
name behind a word that opens one ("Trung tâm Khuyến nông"); a part may stand before it ("Thường trực HĐND",
"Văn phòng Đoàn ĐBQH và HĐND"), the body that it belongs to behind it ("Ban Pháp chế HĐND tỉnh", "Ủy ban Kiểm tra Tỉnh
ủy"), and its place at the end. The lists are in ``knowledge/bodies``, ``body_parts``, ``body_heads``, ``body_fields``
and ``body_stops``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache

from pipeline import knowledge
from pipeline.frozen import frozen, replace
from pipeline.grammar.address import honorific_rows
from pipeline.grammar.folding import any_phrase, expand, fold, squeeze
from pipeline.grammar.places import PlaceSpan, looks_like_person, place_at
from pipeline.grammar.syllables import CAPITALISED, UPPER, is_common_surname, is_surname
from pipeline.grammar.word_index import first_words, word_index

_MAX_DEPTH = 3
_MAX_OPEN_WORDS = 12
_STOPS_IN_NAMES = frozenset({"nguyên", "quý"})
_WORD = re.compile(r"[ ]{1,2}(?:[-&][ ]{1,2})?([\w'&./-]*\w)")
_CHAIN = re.compile(r"[ ]?\([ ]?|[ ]?[,-][ ]{1,2}|[ ]{1,2}(?:(?:của|thuộc|trực thuộc)[ ]{1,2})?")
#: Between a body of the Party and the office that it belongs to: "Đảng bộ cơ quan HĐND tỉnh", "Đảng ủy Sở".
_HOST = re.compile(r"[ ]{1,2}(?:cơ quan[ ]{1,2})?")
_BARE_HOST = re.compile(
    r"[ ]{1,2}(?:cơ quan|sở|bộ|tổng công ty|công ty|nhà trường)"
    r"(?=[ ]?(?:[,;.():\n–-]|$|(?:nhiệm kỳ|khóa|và|là|có|đã|bị|cho|được)(?!\w)))"
)
#: A body's abbreviation between its name and its place: "Sở Giao thông vận tải (GTVT) Hà Nội".
_ABBREVIATION = re.compile(r"[ ]\((?!TP|HĐND|UBND)[A-ZĐ&. -]{2,14}\)")
_COUNCIL_ABBREVIATION = re.compile(r"(?i)(?<=nhân dân)[ ]\((?:HĐND|UBND)\)")
#: Words that, behind a title and with nothing behind them, mean the body that the article is about.
_OF_THE_PEOPLE = {"ủy ban": "government", "hội đồng": "council", "sở": "department"}
_BARE_END = re.compile(r"[ ]?(?:[,;.():\n–-]|$|(?:còn|gồm|là|và|có|đã|do|khóa|nhiệm kỳ|với|cho|được|này)(?!\w))")
_COMBINED = re.compile(r"[ ]?(?:,|&|-|và)[ ]?(?:(?<=[ ,&-])|(?<=và ))")
_CAPITALS_BEFORE = re.compile(rf"(?:(?<!\w)[{UPPER}][^\W{UPPER}\d]*[ ]){{1,4}}$")
#: Kinds of schools, which are named after people more often than not.
_SCHOOL = re.compile(
    r"[ ](?:(?:tiểu học|thcs|thpt|thpt chuyên|trung học|trung học cơ sở|trung học phổ thông|mầm non|mẫu giáo)"
    r"(?:[ ](?:và|&|-))?[ ]){1,2}(?:thực hành sư phạm[ ])?"
)
#: A head and a word, both capitalised: "Trường An".
_NAME = re.compile(rf"[{UPPER}][^\W{UPPER}\d]*[ ][{UPPER}][^\W{UPPER}\d]*")
_NATIONAL = re.compile(r"(?<!\w)(?:việt nam|trung ương|t\.ư)(?!\w)")
_TELLS_ITS_PROVINCE = re.compile(r"(?:tỉnh|thành) ủy ?$")
_OF_A_PLACE = re.compile(r"[ ]{1,2}của(?=[ ])")
_BETWEEN_FIELDS = r"[ ]{0,2}(?:[-,&]|(?<=[ ])và(?=[ ]))?[ ]{0,2}"


@frozen
class BodySpan:
    """An organisation: ``text[start:end]`` of the input, its kind and administrative level.

    ``organization`` is its name as written, blanks tidied, without the province where the place behind it is only that.
    """

    text: str
    start: int
    end: int
    kind: str
    admin_level: str
    organization: str
    is_public: bool = True


@frozen
class _Body:
    """A body under construction: where it ends, without and with its place."""

    end: int
    kind: str
    level: str
    place: PlaceSpan | None = None
    is_public: bool = True
    #: Whether it may be a part of the body behind a comma.
    is_part: bool = False


@cache
def _units() -> tuple[re.Pattern[str], dict[str, dict[str, str]]]:
    rows = {wording: row for row in knowledge.rows("bodies") for wording in expand(row["phrase"])}
    return re.compile(any_phrase(rows) + r"(?![\w&])"), rows


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(f"(?:{any_phrase(knowledge.values('body_parts', 'phrase'))})" + r"(?!\w)")


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(any_phrase(knowledge.values("body_parts", "phrase", alone="yes")))


@cache
def _heads() -> tuple[re.Pattern[str], dict[str, dict[str, str]]]:
    rows = {fold(row["head"]): row for row in knowledge.rows("body_heads")}
    return re.compile(f"(?:{any_phrase(rows)})" + r"(?!\w)"), rows


@cache
def _fields() -> re.Pattern[str]:
    field = f"(?:{any_phrase(knowledge.values('body_fields', 'field'))})" + r"(?!\w)"
    return re.compile(rf"[ ]{{1,2}}{field}(?:{_BETWEEN_FIELDS}{field}){{0,4}}+")


@cache
def _lookalikes() -> re.Pattern[str]:
    return re.compile(f"(?:{any_phrase(knowledge.values('body_lookalikes', 'phrase'))})" + r"(?!\w)")


@cache
def _compounds() -> re.Pattern[str]:
    """Words that end like a head: the "vụ" of "phục vụ" is none."""
    heads = _heads()[1]
    phrases = [fold(phrase) for phrase in knowledge.values("body_lookalikes", "phrase")]
    return re.compile(rf"(?<!\w){any_phrase(phrase for phrase in phrases if phrase.rpartition(' ')[2] in heads)}$")


@cache
def _stops() -> re.Pattern[str]:
    return re.compile(r"[ ]{1,2}(?:-[ ]{1,2})?(?:" + any_phrase(knowledge.values("body_stops", "word")) + r")(?!\w)")


@cache
def _starts() -> tuple[frozenset[str], re.Pattern[str]]:
    """Where a body can start: at such words, and what they open."""
    unit, rows = _units()
    words = first_words([*knowledge.values("body_parts", "phrase"), *rows, *_heads()[1]])
    return words, re.compile(rf"(?:{_parts().pattern}|{unit.pattern}|{_heads()[0].pattern})")


class BodyReader:
    """Reads bodies out of one text; keeps the text's folded form."""

    def __init__(self, text: str, folded: str | None = None) -> None:
        self.text = text
        self.folded = fold(text) if folded is None else folded
        self._needs_capital = True

    def read(self, offset: int, *, head: str = "", is_title: bool = False) -> BodySpan | None:
        """The body at ``offset``.

        With ``head`` the body's first word stands elsewhere ("Trưởng ban" opens a "Ban"): only the rest is read. Behind
        a title (``is_title``) a body needs no capitals ("phó chủ tịch ủy ban nhân dân xã").
        """
        self._needs_capital = not is_title
        body = self._headed(offset, head, _MAX_DEPTH) if head else self._body(offset, _MAX_DEPTH)
        if body is None:
            return None
        place = body.place
        name = self.text[offset : body.end]
        # A newspaper bears its province in its name.
        if place is not None and place.is_province and body.kind != "press":
            # "Thành ủy" says of itself that it is the city's.
            is_told = _TELLS_ITS_PROVINCE.search(self.folded[offset : place.start]) is not None
            name = self.text[offset : place.start if is_told else place.name_start]
        organization = f"{head} {name}" if head else name
        if "(" in organization or ")" in organization:
            organization = _ABBREVIATION.sub("", _COUNCIL_ABBREVIATION.sub("", organization))
            organization = organization.replace("(", "").replace(")", "")
        return BodySpan(
            text=self.text[offset : body.end],
            start=offset,
            end=body.end,
            kind=body.kind,
            admin_level=body.level or ("national" if _NATIONAL.search(self.folded, offset, body.end) else ""),
            organization=squeeze(organization).strip(" -(,."),
            is_public=body.is_public,
        )

    def field_end(self, offset: int) -> int:
        """Where the fields of work behind ``offset`` end; 0 where there is none."""
        match = _fields().match(self.folded, offset)
        return match.end() if match else 0

    def _body(self, offset: int, depth: int) -> _Body | None:
        if depth == 0:
            return None
        return self._part(offset, depth) or self._unit(offset) or self._head(offset, depth)

    def _part(self, offset: int, depth: int) -> _Body | None:
        part = _parts().match(self.folded, offset)
        if part is None or not self._abbreviation_is_upper(part):
            return None
        chain = _CHAIN.match(self.folded, part.end())
        body = self._body(chain.end(), depth - 1) if chain and chain.group().strip() in ("", "của") else None
        if body is not None:
            return self._combined(body) if self.folded.startswith(("văn", "vp"), offset) else body
        if _alone().fullmatch(part.group()) and self.text[offset].isupper():
            bare = self._placed(_Body(part.end(), "part", ""))
            opened = self._head(offset, depth)
            return opened if opened is not None and opened.end > bare.end else bare
        return None

    def _abbreviation_is_upper(self, match: re.Match[str]) -> bool:
        """Short words without a blank ("TƯ", "VP") are bodies in capitals only: "tư" is a word like any other."""
        word = self.text[match.start() : match.end()]
        return len(word) > 4 or " " in word or word.upper() == word

    def _combined(self, body: _Body) -> _Body:
        """An office of several bodies: "Văn phòng Đoàn ĐBQH và HĐND tỉnh"."""
        for _ in range(2):
            joint = _COMBINED.match(self.folded, body.end)
            other = self._unit(joint.end()) if joint else None
            if other is None or other.kind not in ("council", "government", "assembly", "party"):
                break
            body = other
        return body

    def _unit(self, offset: int, depth: int = _MAX_DEPTH) -> _Body | None:
        pattern, rows = _units()
        match = pattern.match(self.folded, offset)
        if match is None or not self._abbreviation_is_upper(match):
            return None
        row = rows[squeeze(match.group())]
        body = self._placed(_Body(match.end(), row["kind"], row["level"]))
        if body.place is not None or row["kind"] not in ("party", "union", "state") or row["unit"] != "yes":
            return body
        # "Đảng ủy Công an tỉnh", "Đảng ủy Tổng công ty …", "Thanh tra Sở …"
        blank = _HOST.match(self.folded, match.end())
        host = None
        if blank is not None and depth > 1:
            host = self._unit(blank.end(), 1) or self._head(blank.end(), depth - 1)
        if host is not None and any(map(str.isupper, self.text[match.end() : host.end])):
            return _Body(host.end, body.kind, host.level, host.place, host.is_public)
        bare = _BARE_HOST.match(self.folded, match.end())
        return replace(body, end=bare.end()) if bare is not None else body

    def _head(self, offset: int, depth: int) -> _Body | None:
        pattern, rows = _heads()
        match = pattern.match(self.folded, offset)
        look_alike = _lookalikes().match(self.folded, offset)
        # "hội kiến" is a meeting, and the "Hội Kiến trúc sư" an association.
        if match is None or (look_alike is not None and look_alike.end() >= match.end()):
            return None
        if self.text[offset].islower() and _compounds().search(self.folded, max(0, offset - 10), match.end()):
            return None
        row = rows[squeeze(match.group())]
        if row["kind"] == "mission" and self._needs_capital:
            return None
        if row["form"] == "fields":
            body = self._fields(match.end(), row)
            if body is None:
                body = self._open(match.end(), row, bounded=True) or self._bare(match, row)
        else:
            body = self._open(match.end(), row)
        if body is None and row["public"] == "no":
            body = _Body(match.end(), row["kind"], row["level"], is_public=False)
        if body is None:
            return None
        if self._needs_capital and not any(map(str.isupper, self.text[offset : body.end])):
            return None
        return self._parent(body, depth)

    def _bare(self, head: re.Match[str], row: dict[str, str]) -> _Body | None:
        """ "Ủy ban", "Hội đồng", "Sở" behind a title, without more: the one that the article is about."""
        kind = _OF_THE_PEOPLE.get(head.group())
        if kind is None or self._needs_capital or not _BARE_END.match(self.folded, head.end()):
            return None
        return _Body(head.end(), kind, row["level"])

    def _headed(self, offset: int, head: str, depth: int) -> _Body | None:
        """The rest of a body whose first word a title holds; ``offset`` is where the rest's first word starts."""
        row = _heads()[1].get(fold(head), {"kind": "committee", "level": "", "public": "yes", "form": "open"})
        before = offset - 1
        body = self._fields(before, row) if before >= 0 else None
        if body is None:
            return None
        return self._parent(body, depth)

    def _fields(self, offset: int, row: dict[str, str]) -> _Body | None:
        match = _fields().match(self.folded, offset)
        if match is None:
            return None
        return self._placed(
            _Body(match.end(), row["kind"], row["level"], is_public=row["public"] != "no", is_part=True)
        )

    def _open(self, offset: int, row: dict[str, str], *, bounded: bool = False) -> _Body | None:
        """A free name: words up to punctuation, a stop word or a person's name."""
        is_long_head = " " in row["head"] if row.get("head") else False
        end = offset
        for count in range(_MAX_OPEN_WORDS):
            word = _WORD.match(self.folded, end)
            if word is None or (_stops().match(self.folded, end) and not self._in_name(word)):
                break
            start = word.start(1)
            is_name = self.text[start].isupper() or self.text[start].isdigit()
            is_opened = is_name or is_long_head or self.field_end(end)
            if count == 0 and not is_opened and (bounded or not self._capital_ahead(word.end())):
                return None
            if (count or row["form"] == "office") and self._person_at(start, is_company=row["public"] == "no"):
                end = max(end, self._school_end(offset, start))
                break
            if count == 0 and word.group().strip().startswith("-"):
                return None
            if place_at(self.text, self.folded, end) is not None:
                break
            if (
                _heads()[0].match(self.folded, start)
                and count
                and self.text[start].isupper()
                and row["form"] != "fields"
            ):
                break
            end = word.end()
        body = self._placed(_Body(end, row["kind"], row["level"], is_public=row["public"] != "no"))
        if body.end == offset:
            # "Phó ban Thường trực Ban Chỉ đạo": behind a title the words that open a name may be all of it.
            return body if is_long_head and not (self._needs_capital or bounded) else None
        return None if end == offset and not is_long_head else body

    def _in_name(self, word: re.Match[str]) -> bool:
        """Whether a word that ends names is capitalised as one of them: "Ban Chỉ đạo Tây Nguyên"."""
        return self.text[word.start(1)].isupper() and word[1] in _STOPS_IN_NAMES

    def _school_end(self, offset: int, start: int) -> int:
        """Where a school's name ends that is a person's: "Trường THPT Trần Phú"; 0 where it has another."""
        if not _SCHOOL.fullmatch(self.folded, offset, start):
            return 0
        words: list[re.Match[str]] = []
        while len(words) < 7 and (match := CAPITALISED.match(self.text, words[-1].end() + 1 if words else start)):
            words.append(match)
            if not self.text.startswith(" ", match.end()):
                break
        written = [word.group() for word in words]
        person = next((at for at in range(2, len(words) - 1) if looks_like_person(written[at:])), min(len(words), 4))
        return words[person - 1].end()

    def _capital_ahead(self, offset: int) -> bool:
        """Whether one of the next two words is capitalised ("ban quản lý Khu kinh tế")."""
        for _ in range(2):
            word = _WORD.match(self.folded, offset)
            if word is None:
                return False
            if self.text[word.start(1)].isupper():
                return True
            offset = word.end()
        return False

    def inside_name(self, body: BodySpan) -> bool:
        """Whether the body's first word is one of a person's name ("ông Tô Xuân Trường", "Hứa Trường An")."""
        last = self.text[max(0, body.start - 30) : body.start].rstrip(" ").rpartition(" ")[2]
        if last.islower():
            return False
        before = _CAPITALS_BEFORE.search(self.text, max(0, body.start - 30), body.start)
        if before is None:
            return False
        words = [word for word in before.group().split() if fold(word) not in honorific_rows()]
        return any(map(is_common_surname, words)) or (
            len(words) == 1 and is_surname(words[0]) and _NAME.match(body.text) is not None
        )

    def _person_at(self, offset: int, *, is_company: bool = False) -> bool:
        """Whether a person's name starts here; a company may bear two words that look like one ("Thiên Thanh")."""
        words: list[str] = []
        while len(words) < 5 and (match := CAPITALISED.match(self.text, offset)):
            words.append(match.group())
            offset = match.end() + 1
            if self.text[match.end() : offset] != " ":
                break
        is_long = len(words) >= 3 or not is_company or (len(words) == 2 and is_common_surname(words[0]))
        return looks_like_person(words) and is_long

    def _parent(self, body: _Body, depth: int) -> _Body:
        """The body that it belongs to, where it is named right behind."""
        chain = _CHAIN.match(self.folded, body.end)
        if chain is None or depth <= 1:
            return body
        parent = self._part(chain.end(), depth - 1) or self._unit(chain.end())
        joint = chain.group().strip()
        if parent is None and joint == "(":
            # "Vụ Kế hoạch (Bộ Y tế)"
            parent = self._head(chain.end(), 1)
        if parent is None and joint in ("của", "thuộc", "trực thuộc", "", ","):
            parent = self._head(chain.end(), depth - 1) if self.text[chain.end() : chain.end() + 1].isupper() else None
            if parent is not None and joint == "," and parent.kind not in ("department", "ministry", "agency"):
                parent = None
        if parent is None or (joint in (",", "-", "(") and parent.kind == "part"):
            return body
        # "Ban Đô thị, HĐND thành phố" is one body, "Sở Tài chính, UBND xã" are two.
        if joint in (",", "-") and (
            body.place is not None or body.level in ("province", "national") or not body.is_part
        ):
            return body
        end = parent.end
        if joint == "(":
            # "Ban Pháp chế (HĐND tỉnh)"
            if not self.folded.startswith(")", end):
                return body
            end += 1
        return _Body(end, body.kind, parent.level or body.level, parent.place, body.is_public)

    def _placed(self, body: _Body) -> _Body:
        short = _ABBREVIATION.match(self.text, body.end) or _COUNCIL_ABBREVIATION.match(self.text, body.end)
        joint = _OF_A_PLACE.match(self.folded, short.end() if short else body.end)
        place = place_at(self.text, self.folded, joint.end() if joint else short.end() if short else body.end)
        if place is None:
            return body
        if body.level == "national" and place.level != "national":
            return body
        if place.name_start == place.end and body.level == "national":
            return body
        level = place.level or body.level
        if body.level == "province" and body.kind == "party" and place.level == "district":
            level = "district"
        return _Body(place.end, body.kind, level, place, body.is_public, body.is_part)


def read_bodies(reader: BodyReader) -> Iterator[BodySpan]:
    """The bodies of the reader's text, left to right, none inside another."""
    offset = 0
    openers, opening = _starts()
    for start in word_index(reader.folded).places(openers):
        if start < offset or opening.match(reader.folded, start) is None:
            continue
        body = reader.read(start)
        if body is not None and _is_name(body) and not reader.inside_name(body):
            yield body
            offset = body.end


def _is_name(body: BodySpan) -> bool:
    """Whether the words name a body rather than speak of such bodies at large ("trình báo công an")."""
    return body.text[0].isupper() or sum(map(str.isupper, body.text)) >= 2 or body.kind in ("council", "party")


def find_bodies(text: str) -> list[BodySpan]:
    """Find the organisations that ``text`` names.

    Spans do not overlap and are in order; ``kind`` is the column of ``knowledge/bodies`` and ``body_heads`` (council,
    government, party, assembly, front, court, department, committee …), ``admin_level`` is province, district,
    commune, national or empty.

    >>> [body.text for body in find_bodies("Văn phòng Đoàn ĐBQH và HĐND tỉnh gặp Sở Tài chính, UBND xã An Phú.")]
    ['Văn phòng Đoàn ĐBQH và HĐND tỉnh', 'Sở Tài chính', 'UBND xã An Phú']
    """
    return list(_bodies(text))


def bodies_within(text: str, start: int, end: int) -> list[BodySpan]:
    """The bodies of ``text[start:end]``, by their offsets in it.

    Those of the whole text are read once for all its stretches; where a cut runs through one, the stretch is read by
    itself.

    >>> text = "HĐND tỉnh gặp Sở Tài chính, UBND xã An Phú."
    >>> [(body.text, body.start) for body in bodies_within(text, 10, len(text))]
    [('Sở Tài chính', 4), ('UBND xã An Phú', 18)]
    """
    bodies = _bodies(text)
    first = bisect_right(bodies, start, key=lambda body: body.end)
    inside = bodies[first : bisect_left(bodies, end, key=lambda body: body.start)]
    if inside and (inside[0].start < start or inside[-1].end > end):
        return find_bodies(text[start:end])
    return [replace(body, start=body.start - start, end=body.end - start) for body in inside]


@lru_cache(maxsize=32)
def _bodies(text: str) -> tuple[BodySpan, ...]:
    # One extractor after another asks for those of an article.
    return tuple(read_bodies(BodyReader(text)))
