"""What a number is said of: the words around it that name the thing counted or measured."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from pipeline import knowledge
from pipeline.grammar.compounds import in_compound, whole_words
from pipeline.grammar.syllables import UPPER
from pipeline.grammar.units import NAME_BEGINS

#: A word of a phrase, in quotes or not; what closes the phrase behind it.
_WORD = re.compile(r"[ \u00a0]?+[\"“'‘]?+([^\W_]++(?:[-/.&][^\W_]++)*+|[(%&])([\"”'’]?,?)")
_PLAIN_WORD = re.compile(r"[^\W_]+|%")
_MOST_WORDS = 8
#: "120/200 ý kiến (60%) tán thành …"
_SHARE_IN_BRACKETS = re.compile(r"\s?\([^()]{0,16}%\)")
_QUOTES = re.compile(r"[\"“”]|(?<!\w)['‘’]|['‘’](?!\w)")
_WINDOW = 90
_NAME = re.compile(rf"([{UPPER}][^\W\d_]{{0,6}}) {NAME_BEGINS}")
#: Words that link a quantity's name with its number.
_LINK = re.compile(
    r"\s(?:đạt|là|với|khoảng|hơn|gần|trên|dưới|ước|chiếm|lên|còn|từ|bằng"
    r"|(?:tới|đến)(?= (?:nay|năm|tháng|hết|khoảng|\d))|(?:tăng|giảm)(?! trưởng)|không|phải|được|cho|theo|trong|năm|tối"
    r"|hiện|đã|sẽ|ở|tại|mỗi|hàng|hằng|dự kiến|bình quân|trung bình|tương đương|\d)(?!\w)|[:,(;–]"
)
#: What may stand between a quantity's name and its number.
_BRIDGE = re.compile(
    r"(?:\s(?:là|đạt|khoảng|hơn|gần|trên|dưới|từ|đến|tới|ước|bằng|còn|chừng|tối đa|tối thiểu|ít nhất"
    r"|bình quân|theo \w{2,4} \w{2,5}|không quá|có|lên)){0,3}:?\s{1,2}",
    re.IGNORECASE,
)
_LINK_WORDS = frozenset(
    {"những", "các", "được", "khoảng", "hơn", "gần", "dưới", "dự", "kiến", "tổng", "đối", "hiện", "nay", "cả"}
)
#: Words that say nothing alone.
_BARE = frozenset({"được", "chỉ", "hiện", "khoảng", "từ", "tới", "nay"})
#: Behind a subject these begin what is said of it.
_PREDICATES = frozenset({"đã", "đang", "được", "có", "bị", "chưa", "không", "đạt", "phải", "còn", "vừa"})
_ONLY_LINKS = re.compile(
    r"(?:\s|^)(?:(?:khoảng|hơn|gần|trên|dưới|ước|đạt|là|với|còn|có|lên|tới|đến|bằng|chiếm|tăng|giảm|từ|tối đa|tối thiểu"
    r"|ít nhất|không quá|hiện|đã|được|chỉ|tổng|cộng|thêm|bình quân|trung bình|xuống|vào|cho|cả|những|các|số|tầm|chừng"
    r"|xấp xỉ|tương đương|ước tính)\s{0,2})++$"
)
_TIME_BETWEEN = re.compile(
    r"(?:\s(?:tính|đến|trong|vào|hết|thời điểm|cuối|đầu|giữa)){0,3}"
    r"\s(?:năm|tháng|ngày|quý|giai đoạn)\s\d[\d/.–-]{0,12}(?:\s(?:có|là))?$",
    re.IGNORECASE,
)
_BRACKETS_BETWEEN = re.compile(r"\s?(?:\([^()]{0,60}\)|[(:])\s?$")
#: A quantity named inside another one's name: "số tiền phải nộp vào ngân sách".
_GOVERNED = re.compile(
    r"(?:\s(?!(?:là|đạt|khoảng|hơn|gần|còn|lên|tăng|giảm|và|với)\s)[^\W\d_]{1,7}){0,3}"
    r"\s(?:vào|cho|của|từ|trong|về|bằng|theo|nộp|đối với)\s",
    re.IGNORECASE,
)
_MOST_OF_TOPIC = 5
_IN_BRACKETS = re.compile(r"\([^()]{0,80}(?:\)|$)")
_BEHIND_WORD = re.compile(r"[^\W_]+")


@cache
def _breaks() -> dict[str, str]:
    return {row["word"]: row["role"] for row in knowledge.rows("phrase_breaks") if row["role"] in ("stop", "soft")}


@cache
def words_of(role: str) -> re.Pattern[str]:
    """The words of ``knowledge/phrase_breaks`` with ``role``, longest first."""
    words = sorted(knowledge.values("phrase_breaks", "word", role=role), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


@cache
def _segment_ends() -> re.Pattern[str]:
    return re.compile(rf"[,;:()–]|\d[\d.,]*|{words_of('said').pattern}|{words_of('opener').pattern}", re.IGNORECASE)


def _last_clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The last clause within ``text[start:end]`` that has words; what closes it ("… dự kiến" là) is left out."""
    ends = [m.span() for m in _segment_ends().finditer(text, start, end) if not in_compound(text, *m.span())]
    while ends and text[ends[-1][0]].isalpha() and not text[ends[-1][1] : end].strip():
        end = ends.pop()[0]
    return (ends[-1][1] if ends else start), end


def phrase_behind(text: str, start: int, noun_end: int, limit: int) -> int:
    """Where the noun phrase that begins at ``start`` ends; ``text[start:noun_end]`` is its noun already.

    A function word that could begin an attribute ("được khen thưởng", "tại kỳ họp") belongs to the phrase as long as
    the noun has fewer than two words of its own behind it.

    >>> text = "tiếp nhận 208 đơn các loại, nhiều nhất"
    >>> text[14:phrase_behind(text, 14, 17, len(text))]
    'đơn các loại'
    """
    end, noun, breaks = noun_end, len(text[start:noun_end].split()), _breaks()
    if text[noun_end : noun_end + 1] == ",":
        return end
    share = _SHARE_IN_BRACKETS.match(text, end)
    if share:
        end, limit = share.end(), share.end() + _WINDOW
    words = own = 0
    attribute = False
    while noun + words < _MOST_WORDS + 2 * attribute and (match := _WORD.match(text, end, limit)):
        word = match.group(1)
        role = breaks.get(word.lower())
        if role and in_compound(text, match.start(1), match.end(1)):
            role = None
        closed = own >= 3 or (noun == 0 and words == 0) or (own == 0 and word.lower() == "và")
        if role == "soft" and _quantity_follows(text, match.end(1)):
            break
        if role == "stop" or (role == "soft" and closed) or word in "(%&" or _begins_name(text, match.start(1), limit):
            break
        attribute = attribute or role == "soft"
        own += role != "soft"
        end, words = match.end(1), words + 1
        if match.group(2):
            break
    while end > noun_end and (last := re.search(r"\s(\w+)$", text[start:end])):
        if not _breaks_off(text, end - len(last.group(1)), end):
            break
        end -= len(last.group())
    end = min(whole_words(text, start, end)[1], limit) if end > noun_end else end
    return max(end, noun_end) if share is None or end > share.end() else noun_end


def _quantity_follows(text: str, end: int) -> bool:
    """ "20 dự án với tổng diện tích …": the next quantity begins."""
    return text.startswith(" tổng", end) or _heads("name").match(text, end + 1) is not None


def without_share(phrase: str) -> str:
    """The phrase without quotes and a share in brackets: ``ý kiến (60%) tán thành`` is ``ý kiến tán thành``."""
    return _QUOTES.sub("", _SHARE_IN_BRACKETS.sub("", phrase))


def _begins_name(text: str, start: int, limit: int) -> bool:
    """A person's name in apposition ("hai phó chủ tịch Trần Văn A") is not what is counted."""
    match = _NAME.match(text, start, limit)
    return match is not None and match.group(1) in _surnames()


@cache
def _surnames() -> frozenset[str]:
    return frozenset(knowledge.values("surnames", "surname"))


@cache
def _heads(role: str) -> re.Pattern[str]:
    heads = sorted(knowledge.values("metric_heads", "head", role=role), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, heads))})(?!\w)", re.IGNORECASE)


def words_behind(text: str, start: int, limit: int, most: int = 7) -> tuple[int, int]:
    """The words that tell what a sum is for, where nothing stands in front: ``hỗ trợ giá vé …``; empty at ``start``."""
    ends = _segment_ends().finditer(text, start, limit)
    stop = next((end.start() for end in ends if not in_compound(text, *end.span())), limit)
    words = list(islice(_BEHIND_WORD.finditer(text, start, stop), most + 3))
    while words and (_breaks_off(text, *words[0].span()) or _is_link(text, words[0])):
        words.pop(0)
    words = words[:most]
    while words and words[-1].group().lower() in _breaks():
        words.pop()
    if not words:
        return start, start
    return words[0].start(), min(whole_words(text, words[0].start(), words[-1].end())[1], stop)


def quantity_behind(text: str, end: int) -> int:
    """Where a quantity's name that stands behind a sum begins (``4 tỷ đồng`` vốn đầu tư công), else -1."""
    match = _heads("name").match(text, end + 1) if text[end : end + 1] == " " else None
    return match.start() if match else -1


def names_quantity(text: str, start: int) -> bool:
    """Whether a quantity's name begins at ``start``: ``đường kính``."""
    return _heads("name").match(text, start) is not None


def is_adjective(word: str) -> bool:
    """Whether a dimension is an adjective: ``con đường dài 5 km``."""
    return _heads("adjective").fullmatch(word) is not None


def dimension_before(text: str, start: int, number_start: int) -> tuple[int, int] | None:
    """The quantity or dimension named right in front of a number: ``rộng khoảng``, ``đường kính từ``."""
    window = max(start, number_start - 32)
    found = [
        *_heads("name").finditer(text, window, number_start),
        *_heads("adjective").finditer(text, window, number_start),
    ]
    nearest = max(found, key=lambda match: match.end(), default=None)
    if nearest is None or not _BRIDGE.fullmatch(text, nearest.end(), number_start):
        return None
    return nearest.start(), nearest.end()


def phrase_before(text: str, clause_start: int, number_start: int) -> tuple[int, int] | None:
    """The name of the quantity in front of a number: ``tổng diện tích … là`` 35,2 ha.

    Returns the offsets of the nearest known name with the words that belong to it, else of the words right in front
    of the number; ``None`` where nothing stands there.
    """
    # "con số 24 tỷ đồng" names no quantity: its head is half of another word.
    heads = [
        head
        for head in _heads("name").finditer(text, clause_start, number_start)
        if head.end() < number_start and whole_words(text, *head.span())[0] == head.start()
    ]
    end_of_name = heads[-1].end() if heads else -1
    while len(heads) > 1 and _GOVERNED.fullmatch(text, heads[-2].end(), heads[-1].start()):
        heads.pop()
    # "tăng trưởng GDP … cao hơn mức 5%": the bare name only points back.
    while (
        len(heads) > 1
        and heads[-1].group().lower() in ("mức", "số", "tổng số", "lượng")
        and heads[-1].end() + 12 > number_start
    ):
        heads.pop()
    if heads:
        head = heads[-1]
        link = _LINK.search(text, max(head.end(), end_of_name), number_start)
        end = _word_limit(text, head.start(), link.start() if link else number_start)
        return head.start(), end
    return words_before(text, clause_start, number_start)


def words_before(text: str, clause_start: int, number_start: int, most: int = 7) -> tuple[int, int] | None:
    """The last words in front of a number, without the links between them and it."""
    clause = text[clause_start:number_start].rstrip()
    links = _ONLY_LINKS.search(clause)
    if links:
        clause = clause[: links.start()]
    # "biên chế của tỉnh năm 2019 là 2.000 người": the year is no part of the name.
    clause = _TIME_BETWEEN.sub("", clause)
    # "khu đồi (rộng 4 ha)", "bến xe (cũ) 10 ha": what is measured stands in front of the brackets.
    clause = _BRACKETS_BETWEEN.sub("", clause)
    at, stop = _last_clause(text, clause_start, clause_start + len(clause))
    words = _whole_names(list(re.finditer(r"[^\W_]+", text[at:stop])), most)
    while words and _breaks_off(text, at + words[0].start(), at + words[0].end()):
        words.pop(0)
    while words and _breaks_off(text, at + words[-1].start(), at + words[-1].end()):
        words.pop()
    if all(word.group().lower() in _BARE for word in words):
        return None
    start, end = whole_words(text, at + words[0].start(), at + words[-1].end())
    return max(start, clause_start), min(end, number_start)


def _breaks_off(text: str, start: int, end: int) -> bool:
    return text[start:end].lower() in _breaks() and not in_compound(text, start, end)


def _whole_names(words: list[re.Match[str]], most: int) -> list[re.Match[str]]:
    """The last ``most`` words; a name that begins before them is left out."""
    kept = words[-most:]
    cut = len(words) > most and words[-most - 1].group()[0].isupper()
    while cut and kept and kept[0].group()[0].isupper():
        kept = kept[1:]
    return kept


def topic_before(text: str, clause_start: int, name_start: int) -> str:
    """What a quantity is of, where it opens the clause: ``Bến xe … có diện tích`` 3 ha; empty where nothing does."""
    # What is said stands behind who says it; else what is proposed stands in front: "vé được đề xuất giá 9.000 đồng".
    for said in reversed(words_of("said").split(_IN_BRACKETS.sub("", text[clause_start:name_start]))):
        topic = _first_phrase(said.rpartition(",")[2])
        if topic:
            return topic
    return ""


def _first_phrase(clause: str) -> str:
    """The noun phrase that a clause begins with, without the links in front of it."""
    words: list[str] = []
    for match in _PLAIN_WORD.finditer(clause):
        word, breaks = match.group(), _breaks_off(clause, *match.span())
        if words and (
            word[0].isdigit() or word.lower() in _PREDICATES or (breaks and _breaks()[word.lower()] == "stop")
        ):
            break
        if not (breaks or word[0].isdigit() or _is_link(clause, match)):
            words.append(word)
        if len(words) >= _MOST_OF_TOPIC and not _cuts_word(clause, match.end()):
            break
    return " ".join(words)


def _is_link(text: str, match: re.Match[str]) -> bool:
    return match.group().lower() in _LINK_WORDS and not in_compound(text, *match.span())


def _cuts_word(text: str, end: int) -> bool:
    return whole_words(text, end, end)[1] > end


@cache
def _verbs() -> re.Pattern[str]:
    verbs = sorted(knowledge.values("count_verbs", "verb"), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, verbs))})(?!\w| cử(?!\w))")


def verb_before(text: str, clause_start: int, number_start: int) -> tuple[int, str]:
    """The verb in front of a number whose object is counted (``tiếp nhận`` 208 đơn), and its offset.

    ``(-1, "")`` where there is none.
    """
    start = max(clause_start, number_start - 60)
    # "Qua giám sát, Ban …": a verb in front of a comma has its own object.
    comma = text.rfind(", ", start, number_start)
    found = [verb for verb in _verbs().finditer(text, start, number_start) if verb.start() > comma or comma < 0]
    return (found[-1].start(), found[-1].group()) if found else (-1, "")


def _word_limit(text: str, start: int, end: int) -> int:
    words = list(re.finditer(r"\S+", text[start:end]))
    return start + words[: _MOST_WORDS + 2][-1].end() if words else end
