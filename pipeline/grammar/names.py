"""Personal names: ``find_names``.

A Vietnamese name is nearly a closed pattern: a surname and one to four more capitalised syllables. A capitalised run
may hold other things before it (a place, a title in capitals) and, in headlines, behind it; titles and bodies are cut
out before names are looked for.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline import knowledge
from pipeline.frozen import frozen
from pipeline.grammar.address import without_address
from pipeline.grammar.folding import any_phrase, fold, squeeze
from pipeline.grammar.places import is_known_place
from pipeline.grammar.syllables import UPPER, is_common_surname, is_surname

_MAX_SYLLABLES = 5
#: Titles in a row before one name.
_MAX_POSTS = 4
_REST = r"(?:\w|['’](?=\w)|-(?=[a-zà-ỹ]))*+"
#: A highland name's first letter, with blanks around its apostrophe as some pages print it: "H ’ Bia".
_PARTED = r"(?<=[HK])[ ]['’][ ]\w"
#: The given name of a Korean, likewise: "Yong - nam"; its first syllable is no Vietnamese one.
_KOREAN = r"(?=\w*?(?:[Jj]|ee|oo|ae|eo|eu|[Yy][aeou])|P(?!h))[A-Z][a-z]{1,6}[ ]-[ ][a-z]{2,6}(?!\w)"
_SYLLABLE = rf"(?:{_KOREAN}|[{UPPER}](?:{_PARTED})?+{_REST})"
# The look-behind stands behind the first letter: the search runs to a capital and tries nothing before it.
_RUN = re.compile(rf"[{UPPER}](?<!\w.)(?:{_PARTED})?+{_REST}(?:[^\S\n]{{1,3}}{_SYLLABLE})*+")
_WORD = re.compile(_SYLLABLE)
_LISTED = re.compile(r"(?:[ ]?[,;-][ ]|,?[ ]và[ ])")
#: A syllable of two letters or more.
_LONG = rf"(?!\w[ ,(]){_SYLLABLE}"
_BEFORE_POST = re.compile(rf"(?<![\w'’-])(?P<name>{_LONG}(?:[ ]{_LONG}){{1,4}})(?:,[ ]|[ ]?[-–(][ ]?)$")
#: A wrapped line: a surname, or a surname and its middle word, at a line's end.
_WRAPPED = re.compile(rf"(?:{_SYLLABLE})\n(?=[{UPPER}][a-zà-ỹ])")


@frozen
class NameSpan:
    """A name as printed, ``text[start:end]``, and in title case.

    ``kind`` is ``full`` (with a surname) or ``run`` (capitalised words that are a name only beside a title or a form of
    address: foreign names, given names) or ``remembered`` (of a person who is commemorated).
    """

    text: str
    start: int
    end: int
    name: str
    kind: str


def is_highland(name: str) -> bool:
    """Whether a name is one of the Central Highlands by its first letter ("K'Mák"): one word of it is a full name.

    >>> is_highland("K'Mák"), is_highland("D'Artagnan")
    (True, False)
    """
    return name[:1] in ("K", "H") and name[1:2] in ("'", "’") and len(name) > 3


def title_case(name: str) -> str:
    """``NGUYỄN  VĂN A`` → ``Nguyễn Văn A``; mixed case is kept as printed.

    >>> title_case("H'BƠ KHĂP"), title_case("Y Thanh Hà Niê Kđăm")
    ("H'Bơ Khăp", 'Y Thanh Hà Niê Kđăm')
    """
    words = []
    for word in name.split():
        if len(word) > 1 and word.isupper():
            word = word[0] + word[1:].lower()
            if len(word) > 2 and word[1] in "'’":
                word = word[:2] + word[2].upper() + word[3:]
        words.append(word)
    return " ".join(words)


@cache
def _before(kind: str) -> re.Pattern[str]:
    """Words of a kind that end right before a name."""
    words = any_phrase(knowledge.values("name_blockers", "phrase", kind=kind))
    address = any_phrase(knowledge.values("honorifics", "honorific"))
    return re.compile(rf"(?<!\w){words}(?:[ ]{address})?[ ]{{0,2}}[\"“':]?[ ]?$")


@cache
def _never() -> re.Pattern[str]:
    return re.compile(any_phrase(knowledge.values("name_blockers", "phrase", kind="never")) + r"(?!\w)")


def _is_look_alike(folded: str, start: int, end: int, *, is_led: bool) -> bool:
    """Whether a run is a street, a school, an award or a place rather than a person of the day.

    Behind a title, a body or a form of address (``is_led``) it is a person.
    """
    if _never().match(folded, start, end):
        return True
    if is_led:
        return False
    if is_known_place(squeeze(folded[start:end])):
        return True
    window = max(0, start - 30), start
    return _before("before").search(folded, *window) is not None and not _before("unless").search(folded, *window)


def _fills_brackets(text: str, start: int, end: int) -> bool:
    """Whether a run is all that brackets hold: the place behind a name ("đại biểu Lê Văn An (Hoàng Mai)")."""
    return text.startswith(")", end) and text.endswith("(", 0, start)


def _may_name(folded: str, start: int, end: int) -> bool:
    """Whether a run behind a title or a form of address may be a name: no place behind a title or a body."""
    is_addressed = without_address(folded[max(0, start - 24) : start]) != folded[max(0, start - 24) : start]
    return is_addressed or not is_known_place(squeeze(folded[start:end]))


def _start_of_posts(folded: str, taken: Sequence[tuple[int, int]], start: int) -> int:
    """Where the titles right before a name begin: "mang tên cố Bí thư B1, Trưởng ban B2 A" is of A's name.

    ``taken`` is searched for the few spans that end right before ``start``.
    """
    index = bisect_right(taken, start, key=lambda span: span[0]) - 1
    for at in range(index, max(-1, index - _MAX_POSTS), -1):
        if folded[taken[at][1] : start].strip(" ,"):
            break
        start = taken[at][0]
    return start


def _is_remembered(folded: str, start: int) -> bool:
    """Whether a name, with its titles from ``start`` on, is of a person remembered: a street's name, a grave."""
    window = max(0, start - 30), start
    if _before("memory").search(folded, *window):
        return True
    if not folded.startswith("cố ", start):
        return False
    # "đường cố Thủ tướng A": a title may stand behind any word ("yêu cầu Chủ tịch A"), that of the dead only in a name.
    return _before("before").search(folded, *window) is not None and not _before("unless").search(folded, *window)


def iterate_names(text: str, folded: str, taken: Sequence[tuple[int, int]] = ()) -> Iterator[NameSpan]:
    """The names of ``text`` outside the ``taken`` spans (sorted, not overlapping)."""
    #: Where the last look-alike ended: "đường Trần Phú, Lê Lợi và Quang Trung" are streets all three.
    look_alike = len(text)
    pieces, offset = [], 0
    for start, end in taken:
        pieces += [text[offset:start], "\x00" * (end - start)]
        offset = end
    open_text = "".join(pieces) + text[offset:]
    for run in _RUN.finditer(open_text):
        # Right behind a title, a body or a form of address the run is the name from its first word on.
        is_led = open_text[max(0, run.start() - 2) : run.start()].strip(" ") == "\x00"
        if not is_led and run.group().isalpha():
            continue  # a single word, of which the text is full
        words = list(_WORD.finditer(open_text, run.start(), run.end()))
        span = _name_in(words, is_led=is_led)
        if span is None:
            continue
        first, last, kind = span
        start, end = words[first].start(), words[last].end()
        name = " ".join(_tight(word.group()) for word in words[first : last + 1])
        may_name = is_led and _may_name(folded, start, end)
        if not (is_highland(name) or may_name) if kind == "run" else is_led and not may_name:
            continue
        if end - words[last].start() == 1 and open_text.startswith(".", end):
            continue  # "Lê Thị B.": a person whom the article leaves anonymous
        is_led = is_led and first == 0
        is_listed = not is_led and _LISTED.fullmatch(folded, look_alike, start) is not None
        if is_listed or _fills_brackets(open_text, start, end) or _is_look_alike(folded, start, end, is_led=is_led):
            look_alike = end
            continue
        if _is_remembered(folded, _start_of_posts(folded, taken, start) if is_led else start):
            kind = "remembered"
        yield NameSpan(text[start:end], start, end, title_case(name), kind)


def iterate_open_runs(
    text: str, folded: str, taken: Sequence[tuple[int, int]], posts: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Capitalised runs of two to five words right before a post ("Lazo Ruz, Chủ tịch …") outside the ``taken`` spans.

    ``posts`` are the offsets where posts start; both are in order.
    """
    for post in posts:
        run = _BEFORE_POST.search(text, max(0, post - 60), post)
        if run is None or _is_look_alike(folded, *run.span("name"), is_led=False):
            continue
        if _before("before").search(folded, run.start("name"), folded.index(" ", run.start("name")) + 1):
            continue  # "Vịnh Hạ Long"
        index = bisect_left(taken, run.end("name"), key=lambda span: span[0]) - 1
        if index < 0 or taken[index][1] <= run.start("name"):
            yield run.span("name")


def _tight(word: str) -> str:
    """A syllable without the blanks that pages print around its signs: "H ’ Bia" → "H’Bia"."""
    return word.replace(" ", "") if " " in word else word


def _name_in(words: list[re.Match[str]], *, is_led: bool) -> tuple[int, int, str] | None:
    """First and last word of the name in a capitalised run, and its kind."""
    written = [_tight(word.group()) for word in words]
    places = _places_before(written)
    if places:
        found = _name_behind(written[places:], is_led=True)
        return found and (found[0] + places, found[1] + places, found[2])
    return _name_behind(written, is_led=is_led)


def _places_before(written: Sequence[str]) -> int:
    """How many words of places stand before a name: "Hà Nội Lê Văn An"."""
    count = 0
    while len(written) - count >= 4 and is_known_place(fold(" ".join(written[count : count + 2]))):
        count += 2
    return count


def _name_behind(words: Sequence[str], *, is_led: bool) -> tuple[int, int, str] | None:
    first = next((i for i, word in enumerate(words[:-1]) if is_surname(word)), None)
    if first is None:
        return 0, min(len(words), _MAX_SYLLABLES) - 1, "run"
    if not (is_led and first == 0) and not is_common_surname(words[first]) and first + 1 < len(words) - 1:
        # "Sơn Dương Nguyễn Văn A": a rare surname may be the end of a place; the common one behind it starts the name.
        later = next((i for i in range(first + 1, len(words) - 1) if is_common_surname(words[i])), None)
        if later is not None and len(words) - later >= 3:
            first = later
    last = min(len(words) - 1, first + _MAX_SYLLABLES - 1)
    if all(word.isupper() for word in words):
        last = min(last, first + 3)
    return first, last, "full"


def find_names(text: str) -> list[NameSpan]:
    """Find what looks like a personal name with a surname, in order.

    >>> [name.name for name in find_names("Ông Nguyễn Văn An và bà KSOR H'BƠ KHĂP dự; đường Phạm Văn Đồng.")]
    ['Nguyễn Văn An', "Ksor H'Bơ Khăp"]
    """
    return [name for name in iterate_names(text, fold(text)) if name.kind == "full"]
