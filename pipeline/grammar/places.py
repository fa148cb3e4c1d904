"""Where the name of a place ends: behind a level word ("huyện Hải Lăng") or directly behind a body ("HĐND Đà Nẵng")."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline import knowledge
from pipeline.frozen import frozen
from pipeline.grammar.folding import any_phrase, fold, squeeze
from pipeline.grammar.syllables import CAPITALISED, WORD_AFTER, is_common_surname, is_middle_name, is_surname
from pipeline.grammar.wards import is_ward

_BODY_WORD = re.compile(r"[ ]{1,2}(đoàn|đội)(?!\w)(?:[ ](?P<more>\w))?")
_LEVELS_TOLD = ("xã", "phường", "thị trấn", "huyện", "quận", "thị xã", "thành phố")
#: The first characters of a text, in which a place is looked for with its level.
_TOLD_WITHIN = 8000
_NO_HEAD = r"(?<!\w)(?<!ubnd )(?<!hđnd )(?<!nhân dân )(?<!công an )(?<!ủy )(?<!bộ )(?<!chủ tịch )(?<!bí thư )"
_WATER = ("Đak", "Đăk", "Đắk")
_NUMBER = re.compile(r"[ ]{0,2}\d{1,2}(?![\w/.,]\d|\w)")


@frozen
class PlaceSpan:
    """A place behind a body: ``start`` to ``end``; ``name_start`` is where the name itself starts.

    ``level`` is the administrative level (empty where the words do not tell); ``is_province`` says that the name is a
    province's, which a position's organization leaves out.
    """

    start: int
    name_start: int
    end: int
    level: str
    is_province: bool


@cache
def _levels() -> tuple[re.Pattern[str], dict[str, dict[str, str]]]:
    """Words before a place's name, and their rows."""
    rows = {row["word"]: row for row in knowledge.rows("place_levels")}
    # "Tỉnh ủy", "Huyện đoàn" are bodies.
    ends = r"(?!\w|[ ]{1,2}(?:ủy|trưởng)(?!\w))"
    words = sorted(rows, key=lambda word: (-len(word), word))
    return re.compile("|".join(re.escape(word) + ("" if word.endswith(".") else ends) for word in words)), rows


@cache
def province_kinds() -> dict[str, str]:
    """Folded province name → "tỉnh" or "thành phố"."""
    kinds = {fold(row["province"]): row["kind"] for row in knowledge.rows("provinces")}
    for row in knowledge.rows("place_abbreviations"):
        kinds.setdefault(fold(row["abbreviation"]), kinds[fold(row["place"])])
    return kinds


@cache
def _known() -> re.Pattern[str]:
    """Provinces, districts and countries over folded text."""
    districts = [name for name in knowledge.values("districts", "district") if not name.isdigit()]
    # The highlands' word for water has three spellings.
    districts += [variant + name[3:] for name in districts if name[:3] in _WATER for variant in _WATER]
    names = [*province_kinds(), *districts, *knowledge.values("countries", "country")]
    return re.compile("(?:" + any_phrase(names) + r")(?!\w)")


@cache
def _countries() -> frozenset[str]:
    return frozenset(map(fold, knowledge.values("countries", "country")))


def is_known_place(folded: str) -> bool:
    """Whether the whole folded string is the name of a province, a district or a country."""
    return _known().fullmatch(folded) is not None


def place_at(text: str, folded: str, offset: int) -> PlaceSpan | None:
    """The place that starts at ``offset`` (behind a blank), if any."""
    blank = WORD_AFTER.match(folded, offset)
    if blank is None:
        return None
    start = blank.end()
    pattern, levels = _levels()
    level = pattern.match(folded, start)
    if level is None or _opens_body(text, folded, level):
        return _bare_place(text, folded, start)
    row = levels[level.group()]
    number = _NUMBER.match(folded, level.end())
    if number is not None and row["level"] in ("district", "commune"):
        return PlaceSpan(start, number.start(), number.end(), row["level"], False)
    name_start = level.end()
    while folded[name_start : name_start + 1] == " ":
        name_start += 1
    is_provincial = bool(row["unit"])
    known = _known().match(folded, name_start) if text[name_start : name_start + 1].isupper() else None
    if known is not None and " " not in known.group() and row["level"] in ("district", "commune"):
        known = (
            None if _unknown_place_end(text, name_start) > known.end() else known
        )  # "xã Đức Chánh" is not in Germany
    if known is not None:
        kind = province_kinds().get(squeeze(known.group()), "")
        same_kind = kind == row["unit"]
        level_name = row["level"] if not is_provincial or same_kind else "district"
        return PlaceSpan(start, name_start, known.end(), level_name, bool(kind) and same_kind and is_provincial)
    first = CAPITALISED.match(text, name_start)
    # Provinces and cities are known: a surname behind "tỉnh" or "TP" is a person's.
    is_person = is_provincial and first is not None and (is_surname(first.group()) or _leads_name(text, first.end()))
    end = 0 if is_person else _ward_end(text, level.group(), name_start) or _unknown_place_end(text, name_start)
    return PlaceSpan(start, name_start if end else level.end(), end or level.end(), row["level"], False)


def _opens_body(text: str, folded: str, level: re.Match[str]) -> bool:
    """Whether a level word is the first of a body's name: "Tỉnh đoàn", "Xã đội"; not the "xã" of "xã Đoàn Xá"."""
    behind = _BODY_WORD.match(folded, level.end())
    if behind is None:
        return False
    is_name = text[level.start()].islower() and text[behind.start(1)].isupper() and behind["more"] is not None
    return not (is_name and text[behind.start("more")].isupper())


def _bare_place(text: str, folded: str, start: int) -> PlaceSpan | None:
    """A known place without its level word."""
    if not text[start : start + 1].isupper():
        return None
    known = _known().match(folded, start)
    if known is None:
        end = _told_place_end(text, folded, start)
        return PlaceSpan(start, start, end, "", False) if end else None
    name = squeeze(known.group())
    if name in province_kinds():
        return PlaceSpan(start, start, known.end(), "province", True)
    if name in _countries():
        return PlaceSpan(start, start, known.end(), "national", False)
    return PlaceSpan(start, start, known.end(), "district", False)


def _capitalised(text: str, start: int, most: int) -> list[re.Match[str]]:
    """The capitalised words of one line from ``start`` on."""
    words: list[re.Match[str]] = []
    while len(words) < most and (match := CAPITALISED.match(text, start)):
        words.append(match)
        blank = WORD_AFTER.match(text, match.end())
        if blank is None:
            break
        start = blank.end()
    return words


def _ward_end(text: str, kind: str, start: int) -> int:
    """Where the ward ends whose name begins at ``start``; 0 where there is none of that name.

    A last word may be part of a name that the list lacks, since wards were merged and renamed; two are a person's name.
    """
    words = _capitalised(text, start, 6)
    for count in range(len(words), 1, -1):
        if is_ward(kind, text[start : words[count - 1].end()]):
            return words[-1 if len(words) - count == 1 else count - 1].end()
    return 0


def _told_place_end(text: str, folded: str, start: int) -> int:
    """Where a place ends that the text elsewhere names with its level ("UBND An Phú", "ở xã An Phú"); 0 for none."""
    words = _capitalised(text, start, 3)
    first = words[0].group() if len(words) > 1 else ""
    if not first or is_common_surname(first) or (is_surname(first) and not _is_kinh(first)):
        return 0
    ends = [words[count - 1].end() for count in range(len(words), 1, -1)]
    return next((end for end in ends if _is_told(folded, folded[start:end])), 0)


@lru_cache(256)
def _is_told(folded: str, name: str) -> bool:
    """Whether a text names a place with its level, no body or post before it: "HĐND xã" may lead a person's name."""
    return any(
        re.search(rf"{_NO_HEAD}{level} {re.escape(name)}(?!\w)", folded[:_TOLD_WITHIN])
        for level in _LEVELS_TOLD
        if folded.find(f"{level} {name}", 0, _TOLD_WITHIN) >= 0
    )


def _unknown_place_end(text: str, start: int) -> int:
    """Where the capitalised run at ``start`` stops being a place; 0 where it is a person's name from its start.

    A run may hold a place and the person behind it ("xã An Phú Nguyễn Văn B"): the person starts at a surname.
    """
    words = _capitalised(text, start, 6)
    if not words:
        return 0
    if len(words) >= 3 and _leads_name(text, words[0].end()):
        return 0
    for index in range(2, len(words) - 2):
        surname, middle = words[index].group(), words[index + 1].group()
        if is_common_surname(surname) and is_middle_name(middle):
            return words[index - 1].end()  # "phường Đoàn Kết Lê Văn B": whoever the run begins like, a person ends it
    if looks_like_person([word.group() for word in words]) and (len(words) >= 3 or not _is_kinh(words[0].group())):
        return 0
    for index in range(1, len(words)):
        if looks_like_person([word.group() for word in words[index:]]):
            return words[index - 1].end()
    return words[min(len(words), 4) - 1].end()


def _leads_name(text: str, offset: int) -> bool:
    """Whether the next word is a middle name that no place has for its second word: "Văn", "Thị"."""
    return text.startswith((" Văn ", " Thị "), offset)


def _is_kinh(surname: str) -> bool:
    """Whether a surname is one of the Kinh, who gave places their names."""
    return fold(surname) in _kinh_surnames()


@cache
def _kinh_surnames() -> frozenset[str]:
    return frozenset(map(fold, knowledge.values("surnames", "surname", group="kinh")))


def looks_like_person(words: list[str]) -> bool:
    """Whether a capitalised run reads as a full name rather than as (the rest of) a place's name."""
    if len(words) < 2:
        return False
    if is_common_surname(words[0]):
        return True
    return is_surname(words[0]) and (len(words) >= 3 or is_middle_name(words[1]))
