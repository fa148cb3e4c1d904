"""What a number measures: the phrase in the article's words, and the measure's one name (``knowledge/indicators``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline import knowledge
from pipeline.grammar.folding import fold

_WORD = re.compile(r"[ \u00a0]?+([^\W_]++(?:[-/.&][^\W_]++)*+|[(%&])(,?)")
_PLAIN_WORD = re.compile(r"[^\W_]+|%")
_MOST_WORDS = 8
#: Words that link a quantity's name with its number.
_LINK = re.compile(
    r"\s(?:đạt|là|với|khoảng|hơn|gần|trên|dưới|ước|chiếm|lên|còn|từ|bằng|tới|đến|không|phải|được|cho|theo|trong|năm|tối"
    r"|hiện|đã|sẽ|ở|tại|mỗi|hàng|hằng|dự kiến|bình quân|trung bình|tương đương|\d)(?!\w)|[:,(;–]"
)
_ONLY_LINKS = re.compile(
    r"(?:\s|^)(?:(?:khoảng|hơn|gần|trên|dưới|ước|đạt|là|với|còn|có|lên|tới|đến|bằng|chiếm|tăng|giảm|từ|tối đa|tối thiểu"
    r"|ít nhất|không quá|hiện|đã|được|chỉ|tổng|cộng|thêm|bình quân|trung bình|xuống|vào|cho|cả|những|các|số|tầm|chừng"
    r"|xấp xỉ|tương đương|ước tính)\s{0,2})++$"
)


@dataclass(frozen=True, slots=True)
class _Rule:
    indicator_id: str
    units: frozenset[str]
    after: tuple[str, ...]
    before: tuple[str, ...]
    around: tuple[str, ...]
    never: tuple[str, ...]

    def fits(self, unit: str, after: str, before: str) -> bool:
        if unit not in self.units:
            return False
        both = f"{before}|{after}"
        return (
            _any(self.after, after)
            and _any(self.before, before)
            and _any(self.around, both)
            and not (self.never and _any(self.never, both))
        )


def _any(phrases: tuple[str, ...], plain: str) -> bool:
    return not phrases or any(phrase in plain for phrase in phrases)


def _plain(text: str) -> str:
    """Folded words between single spaces, a space at either end."""
    return f" {' '.join(_PLAIN_WORD.findall(fold(text)))} "


@cache
def _rules() -> dict[str, tuple[_Rule, ...]]:
    """Unit → the rules that it may fit, in the file's order."""
    by_unit: dict[str, list[_Rule]] = {}
    for row in knowledge.rows("indicators"):
        phrases = [
            tuple(_plain(phrase) for phrase in row[column].split("|") if phrase)
            for column in ("after", "before", "around", "never")
        ]
        rule = _Rule(row["indicator_id"], frozenset(fold(row["unit"]).split("|")), *phrases)
        for unit in rule.units:
            by_unit.setdefault(unit, []).append(rule)
    return {unit: tuple(rules) for unit, rules in by_unit.items()}


def indicator_id(unit: str, after: str, before: str) -> str:
    """The measure's name by its unit, the phrase that says what is measured, and the clause in front of the number.

    >>> indicator_id("đơn", "đơn đủ điều kiện", "trong đó")
    'petitions_eligible'
    >>> indicator_id("ghế", "ghế nhựa", "mua")
    ''
    """
    after, before = _plain(after), _plain(before)
    for rule in _rules().get(fold(unit), ()):
        if rule.fits(fold(unit), after, before):
            return rule.indicator_id
    return ""


@cache
def _breaks() -> dict[str, str]:
    return {row["word"]: row["role"] for row in knowledge.rows("phrase_breaks")}


def phrase_behind(text: str, start: int, noun_end: int, limit: int) -> int:
    """Where the noun phrase that begins at ``start`` ends; ``text[start:noun_end]`` is its noun already.

    >>> text = "tiếp nhận 132 đơn các loại, trong đó"
    >>> text[14:phrase_behind(text, 14, 17, len(text))]
    'đơn các loại'
    """
    end, words, breaks = noun_end, len(text[start:noun_end].split()), _breaks()
    if text[noun_end : noun_end + 1] == ",":
        return end
    while words < _MOST_WORDS and (match := _WORD.match(text, end, limit)):
        word = match.group(1)
        role = breaks.get(word.lower())
        if role == "stop" or (role == "soft" and words != 1) or word in "(%&" or word[0].isdigit():
            break
        end, words = match.end(1), words + 1
        if match.group(2):
            break
    while (last := re.search(r"\s(\w+)$", text[start:end])) and breaks.get(last.group(1).lower()) and end > noun_end:
        end -= len(last.group())
    return max(end, noun_end)


@cache
def _heads() -> re.Pattern[str]:
    heads = sorted(knowledge.values("metric_heads", "head"), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, heads))})(?!\w)", re.IGNORECASE)


def phrase_before(text: str, clause_start: int, number_start: int) -> tuple[int, int] | None:
    """The name of the quantity in front of a number: ``tổng diện tích … là`` 48,86 ha.

    Returns the offsets of the nearest known name with the words that belong to it, else of the words right in front
    of the number; ``None`` where nothing stands there.
    """
    heads = list(_heads().finditer(text, clause_start, number_start))
    heads = [head for head in heads if head.end() < number_start]
    if heads:
        head = heads[-1]
        link = _LINK.search(text, head.end(), number_start)
        end = _word_limit(text, head.start(), link.start() if link else number_start)
        return head.start(), end
    clause = text[clause_start:number_start].rstrip()
    links = _ONLY_LINKS.search(clause)
    if links:
        clause = clause[: links.start()]
    words = list(re.finditer(r"[^\W_]+", re.split(r"[,;:(–]", clause)[-1]))
    if not words:
        return None
    offset = len(clause) - len(re.split(r"[,;:(–]", clause)[-1])
    return clause_start + offset + words[-5:][0].start(), clause_start + offset + words[-1].end()


def _word_limit(text: str, start: int, end: int) -> int:
    words = list(re.finditer(r"\S+", text[start:end]))
    return start + words[: _MOST_WORDS + 2][-1].end() if words else end
