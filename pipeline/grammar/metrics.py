"""Numbers that measure something: number × unit × what is measured × how it is to be read.

A number of :mod:`pipeline.grammar.numbers` becomes a metric where something countable or measurable stands with it:
behind it (``88 đơn``), in its own sign (``87,6%``, ``1.250 tỷ đồng``) or in front of a link (``tổng số đơn: 88``).
Durations, ages, ordinals and definite references (``hai dự án này``) are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.grammar.context import ContextSpan, categories_at, find_context
from pipeline.grammar.folding import fold
from pipeline.grammar.indicators import (
    dimension_before,
    indicator_id,
    is_adjective,
    phrase_before,
    phrase_behind,
    quantity_behind,
    topic_before,
    verb_before,
    without_share,
    words_before,
)
from pipeline.grammar.numbers import NumberSpan, find_numbers, number_follows, references
from pipeline.grammar.numerals import atoms
from pipeline.grammar.units import UnitSpan, unit_at

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class MetricSpan:
    """A measured number: ``text[start:end]`` is the number as printed with its unit.

    ``indicator`` is what is measured in the article's words, ``indicator_id`` its name in ``knowledge/indicators``;
    ``doubt`` says why the figures of the text cannot all be right.
    """

    text: str
    start: int
    end: int
    number_start: int
    value: float
    unit: str
    indicator: str
    indicator_id: str = ""
    value_max: float | None = None
    denominator: float | None = None
    comparator: str = ""
    change: str = ""
    planned: bool = False
    rule: str = ""
    confidence: float = 0.5
    phrase_end: int = 0
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a number measures, before the words around it are asked how."""

    unit: str
    end: int
    indicator: str
    rule: str
    confidence: float
    phrase_end: int


_CLAUSE = re.compile(r"[;:!?]|\.\s|,\s(?:trong đó|đồng thời|qua đó|còn)\s")
#: The rest of the clause behind what is counted.
_AFTER = re.compile(r"(?:(?!, trong đó|\. )[^;:!?\n\d]){0,90}")
_CHANGE = re.compile(
    r"(?<!\w)(?:(?P<up>tăng|tăng thêm|cao hơn|nhiều hơn|vượt)|(?P<down>giảm|cắt giảm|giảm bớt|thấp hơn|ít hơn|hụt))"
    r"(?:\s(?:thêm|khoảng|gần|hơn|trên|dưới|bình quân|trung bình|được|so với|từ|ít nhất|tối thiểu|tới|ước|cả)){0,2}\s$",
    re.IGNORECASE,
)
_GLOSS = re.compile(r"\s?\([^\W\d_]{1,7}(?: [^\W\d_]{1,7}){0,5}\)")
_OF_WHOLE = re.compile(r"\s(?:trong\s)?(?:tổng số|số)(?=\s)")
_MODIFIER = re.compile(r"\s(?:tân|nữ|nam|nguyên|cựu|vị|loại|đồng chí)(?= [^\W\d_])")
_NOUN = re.compile(r"[ \u00a0]([^\W\d_]{1,7})(?: ([^\W\d_]{1,7}))?(?![\w])")
_NAMED_BEFORE = re.compile(
    r"(?:(?<!\w)(?:tổng )?số|(?:^|[;.,]\s?)[-–+]?\s?)([^.;:,()]{2,60}?)\s?(?::|là|đạt|=|còn|ước đạt|lên|gồm)\s?$",
    re.IGNORECASE,
)
_DEFINITE_BEHIND = re.compile(
    r"(?:\s(?!tại|ở|của|trong|thuộc)\w{1,7})?\s(?:này|nói trên|trên đây|đó|kia|ấy"
    r"|trên(?=[,.;]|\s(?:được|chưa|đã|sẽ|là|có|không|vẫn|đều|cũng|đang)(?!\w)))(?!\w)",
    re.IGNORECASE,
)
_OF_THE_LAST = re.compile(
    r"[\s(,;–-]{0,4}(?:(?:đạt|chiếm|bằng|tỷ lệ|tỉ lệ|tương đương|tương ứng|với|là|hay|khoảng|hơn|gần|trên)\s){0,4}",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"(?<!\w)(?:kinh phí|vốn|giá|tiền|phí|ngân sách|lương|phạt|đồng|chi|nợ|thuế|hỗ trợ)(?!\w)", re.IGNORECASE
)
#: What a share is of stands behind it: "100% các nhiệm vụ".
_WHOLE = re.compile(r"\s(?:tổng số |trong số |số |(các |những ))?(?=[^\W\d_])")
_RATE = re.compile(r"(?:tỷ|tỉ) lệ (?!khoảng|hơn|gần|trên|là|đạt|\d)", re.IGNORECASE)
#: A share of one of these says how far a plan was met.
_TARGET = re.compile(r"(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|nhiệm vụ năm|so với|cùng kỳ)(?!\w)", re.IGNORECASE)
_COMPARED = re.compile(r"(?:so với|cùng kỳ)(?!\w)", re.IGNORECASE)
_ONE = frozenset({"một"})
#: Behind these words "một" is a real count.
_ONE_COUNTS = re.compile(
    r"(?<!\w)(?:bầu|bổ sung|khuyết|thiếu|thêm|ít nhất|tối thiểu|chỉ có|chỉ|duy nhất|giữ|còn|chọn|hơn|và"
    r"|mỗi \w{1,7}|có|gồm|thừa)\s$",
    re.IGNORECASE,
)


def find_metrics(
    text: str, sentences: Sequence[Offsets], *, taken: Sequence[Offsets] = (), people: Sequence[Offsets] = ()
) -> list[MetricSpan]:
    """The numbers of an article that measure something, in order, repeated ones once.

    Parameters
    ----------
    text
        The article's text.
    sentences
        Its sentences as ``(start, end)``, in order.
    taken
        Spans whose numbers are something else: dates, document numbers.
    people
        Spans of people's names and titles, likewise.
    """
    numbers = [
        n for n in find_numbers(text) if n.kind != "ordinal" and not _overlaps(n, taken) and not _overlaps(n, people)
    ]
    starts = [number.start for number in numbers]
    found: list[MetricSpan] = []
    listed = False
    for start, end in sentences:
        listed = listed if _ITEM.match(text, start, end) else False
        inside = numbers[bisect_left(starts, start) : bisect_left(starts, end)]
        if inside:
            continued = bool(_CONTINUES.match(text, start))
            rows = _in_sentence(text, (start, end), inside, listed or (continued and bool(found) and found[-1].planned))
            found += [_part_of(metric, found) for metric in rows] if continued else rows
        if text.endswith(":", start, end):
            # A plan that ends in a colon is the plan of the list below it.
            listed = "planned" in categories_at(find_context(text[start:end]), end - start - 1, end - start)
    return distinct(found, sentences)


def _overlaps(number: NumberSpan, spans: Sequence[Offsets]) -> bool:
    index = bisect_right(spans, (number.end, -1))
    return any(start < number.end and number.start < end for start, end in spans[max(0, index - 3) : index])


_ITEM = re.compile(r"\s{0,3}(?:[-–—+*•▪]|\d{1,2}[.)]|[a-zđ][.)])\s?\S")
_CONTINUES = re.compile(r"(?:Trong đó|Cụ thể|Theo đó|Trong số đó|Gồm|Bao gồm)(?!\w)")


def _part_of(metric: MetricSpan, found: Sequence[MetricSpan]) -> MetricSpan:
    """A part that "Trong đó …" takes out of the count in front is the same measure."""
    if metric.indicator_id or not found or not found[-1].indicator_id:
        return metric
    units = fold(metric.unit), fold(found[-1].unit)
    alike = units[0].endswith(units[1]) or units[1].endswith(units[0])
    return replace(metric, indicator_id=found[-1].indicator_id) if alike else metric


def _in_sentence(text: str, sentence: Offsets, numbers: Sequence[NumberSpan], planned: bool) -> list[MetricSpan]:
    start, end = sentence
    contexts = find_context(text[start:end])
    found: list[MetricSpan] = []
    taken = 0
    for index, number in enumerate(numbers):
        if number.start < taken:
            continue
        last = found[-1] if found else None
        limit = numbers[index + 1].start if index + 1 < len(numbers) else end
        clause = _clause_start(text, start, number.start)
        reading = _read(text, number, clause, min(limit, end), last)
        if reading is None:
            continue
        metric = _metric(text, number, reading, clause, last)
        metric = replace(metric, planned=planned or _is_planned(contexts, number, start))
        metric = _checked(metric, last)
        taken = metric.end
        if index + 1 < len(numbers) and _OUT_OF.fullmatch(text, metric.end, numbers[index + 1].start):
            metric = replace(metric, denominator=numbers[index + 1].value)
            taken = numbers[index + 1].end
        found.append(metric)
    return _shared_predicate(text, found)


def _checked(metric: MetricSpan, of: MetricSpan | None) -> MetricSpan:
    """A share of a count with a total must be what the two figures say: 44 of 46 is 95.7%, not 97%."""
    if metric.rule != "metric.share.of_count" or of is None or not of.denominator or metric.comparator:
        return metric
    share = 100 * of.value / of.denominator
    decimals = len(metric.text.partition(",")[2].rstrip("% "))
    if abs(share - metric.value) <= 10**-decimals:
        return replace(metric, confidence=0.95)
    doubt = f"{of.text} is {share:.2f}%, but the article says {metric.text}"
    return replace(metric, confidence=0.4, doubt=doubt)


#: "412 phiếu trên tổng số 430 đại biểu"
_OUT_OF = re.compile(r"\s(?:trên|trong)\s(?:tổng số|tổng)\s")
_AND = re.compile(r"\s?(?:,|và|cùng|, cùng)\s")


def _shared_predicate(text: str, metrics: list[MetricSpan]) -> list[MetricSpan]:
    """Bare nouns of a list take what the last one says: "3 tập thể và 8 cá nhân được tặng Bằng khen"."""
    shared = list(metrics)
    for index in range(len(shared) - 2, -1, -1):
        one, after = shared[index], shared[index + 1]
        bare = fold(one.indicator) == fold(one.unit) and one.phrase_end == one.end
        counts = one.rule.startswith("metric.count") and after.rule.startswith("metric.count")
        tail = after.indicator[len(after.unit) :] if after.indicator.startswith(after.unit) else ""
        if (
            bare
            and counts
            and tail
            and fold(one.unit) != fold(after.unit)
            and _AND.fullmatch(text, one.phrase_end, after.start)
        ):
            indicator = one.indicator + tail
            identifier = one.indicator_id or indicator_id(one.unit, indicator, "")
            shared[index] = replace(one, indicator=indicator, indicator_id=identifier)
    return shared


#: How far in front of a number its clause is read, in characters; keeps endless sentences cheap.
_CLAUSE_REACH = 300


def _clause_start(text: str, start: int, number_start: int) -> int:
    if number_start - start > _CLAUSE_REACH:
        start = text.find(" ", number_start - _CLAUSE_REACH, number_start) + 1 or number_start - _CLAUSE_REACH
    for match in _CLAUSE.finditer(text, start, number_start):
        # "Số đơn đã tiếp nhận: 154 đơn": the name in front of the colon belongs to the number.
        if match.group() != ":" or text[match.end() : number_start].strip():
            start = match.end()
    return start


def _is_planned(contexts: Sequence[ContextSpan], number: NumberSpan, offset: int) -> bool:
    return "planned" in categories_at(contexts, number.start - offset, number.end - offset)


def _read(text: str, number: NumberSpan, clause: int, limit: int, last: MetricSpan | None) -> _Reading | None:
    """What the number measures, or ``None`` where it measures nothing."""
    if number.kind in ("percent", "permille"):
        return _share(text, number, clause, limit, last)
    if number.kind == "money":
        return _quantity(text, number, clause, limit, UnitSpan("đồng", number.end, number.end, "money"), "money", last)
    end = number.end
    gloss = _GLOSS.match(text, end)
    if gloss and _is_spelled(gloss.group()):
        end = gloss.end()
    whole = _OF_WHOLE.match(text, end) if number.denominator else None
    end = whole.end() if whole else end
    modifier = _MODIFIER.match(text, end)
    unit = unit_at(text, end) or (unit_at(text, modifier.end()) if modifier else None)
    if unit is not None and unit.start - end > 12:
        unit = None
    if unit is None and _is_money(text, number, clause) and not _starts_noun(text, end):
        return _quantity(
            text, number, clause, limit, UnitSpan("đồng", number.end, number.end, "money"), "money.bare", last
        )
    if unit is not None and unit.kind == "duration":
        return None
    if unit is not None and unit.kind in ("measure", "money"):
        return _quantity(text, number, clause, limit, unit, "measure", last)
    if unit is not None:
        return _count(text, number, clause, limit, unit, last)
    return _unlisted(text, number, end, limit) or _named_before(text, number, clause)


def _is_spelled(gloss: str) -> bool:
    """``(năm)`` behind ``05`` repeats the figure in words."""
    return len(atoms(gloss, 0, len(gloss))) == len(gloss.split())


def _is_money(text: str, number: NumberSpan, clause: int) -> bool:
    """A bare ``1.250 tỷ`` is money; a bare ``3 triệu`` only where a sum is spoken of."""
    if re.search(r"(?:tỷ|tỉ)$", number.text, re.IGNORECASE):
        return True
    return number.text.lower().endswith("triệu") and _SUM.search(text, clause, number.start) is not None


def _starts_noun(text: str, end: int) -> bool:
    return _NOUN.match(text, end) is not None and phrase_behind(text, end + 1, end + 1, end + 20) > end + 1


def _count(
    text: str, number: NumberSpan, clause: int, limit: int, unit: UnitSpan, last: MetricSpan | None
) -> _Reading | None:
    written = number.text
    words = not any(character.isdigit() for character in written)
    if _is_reference(text, number, unit):
        return None
    if written.lower() in _ONE and not (
        number.comparator or _ONE_COUNTS.search(text[max(0, number.start - 14) : number.start])
    ):
        return None
    unit = _two_nouns(text, unit, limit)
    end = phrase_behind(text, unit.start, unit.end, limit)
    phrase = text[unit.start : end]
    if len(phrase.split()) <= min(len(unit.text.split()) + 1, 3):
        phrase = _enriched(text, number, clause, phrase, last)
    rule, confidence = ("count.words", 0.7) if words else ("count.unit", 0.88)
    return _Reading(unit.text, unit.end, phrase, rule, confidence, end)


def _two_nouns(text: str, unit: UnitSpan, limit: int) -> UnitSpan:
    """``14 hộ gia đình, cá nhân``: two nouns that are counted together."""
    if text[unit.end : unit.end + 2] != ", " or unit.end + 2 >= limit:
        return unit
    second = unit_at(text, unit.end + 1)
    if second is None or second.kind != unit.kind or second.start != unit.end + 2:
        return unit
    return UnitSpan(text[unit.start : second.end], unit.start, second.end, unit.kind)


#: "số phiếu đồng ý là 41/45 phiếu"
_TOTAL_BEFORE = re.compile(
    r"(?<!\w)số\s([^.;:,()]{2,50}?)(?:\s(?:là|đạt|gồm|có)|:)(?:\s(?:khoảng|hơn|gần|trên))?\s$", re.IGNORECASE
)
_COPULA = re.compile(
    r"(?:\s(?:là|có|gồm|đạt|còn|lên|ước)|(?<!cắt)(?<!đã)(?<!được)(?<!làm)\s(?:tăng|giảm))\s(?:[^\W\d_]{2,6}\s){0,2}$|:\s?$"
)


def _enriched(text: str, number: NumberSpan, clause: int, phrase: str, last: MetricSpan | None) -> str:
    """A bare noun with what tells more in front of it: the verb, or the quantity that the number is of."""
    total = _TOTAL_BEFORE.search(text[max(clause, number.start - 70) : number.start])
    if total:
        name = total.group(1).strip()
        return name if fold(name).startswith(fold(phrase)) else f"{phrase} {name}"
    named = dimension_before(text, clause, number.start)
    if named and text[slice(*named)].lower() not in ("số", "tổng số", "cao", "dài", "sâu", "mức"):
        return f"{text[slice(*named)]} {phrase}"
    offset, verb = verb_before(text, clause, number.start)
    # The verb of an earlier number reaches this one over "và" or a comma, a word of its noun ("phiên chất vấn") never.
    reaches = (
        last is None
        or offset >= last.phrase_end
        or (offset < last.start and _AND.fullmatch(text, last.phrase_end, number.start))
    )
    if verb and reaches:
        return phrase if fold(verb) in fold(phrase) else f"{phrase} {verb}"
    if _COPULA.search(text[max(clause, number.start - 24) : number.start]):
        before = words_before(text, clause, number.start)
        if before:
            return f"{phrase} {text[slice(*before)]}"
    return phrase


def _is_reference(text: str, number: NumberSpan, unit: UnitSpan) -> bool:
    """``cả hai dự án``, ``giữa hai kỳ họp``, ``hai dự án này``, ``hai nước``: known things, not a count."""
    if number_follows(text, number.start, "reference_before"):
        return True
    if fold(text[number.start : unit.end]) in references():
        return True
    return bool(_DEFINITE_BEHIND.match(text, unit.end)) and not number.comparator


def _unlisted(text: str, number: NumberSpan, end: int, limit: int) -> _Reading | None:
    """A count of something that ``knowledge/units`` does not list."""
    noun = _NOUN.match(text, end)
    if noun is None or not (number.text[0].isdigit() or number.comparator) or not noun.group(1)[0].islower():
        return None
    stop = phrase_behind(text, noun.start(1), noun.start(1), limit)
    if stop < noun.end(1):
        return None
    return _Reading(noun.group(1), noun.end(1), text[noun.start(1) : stop], "count.unlisted", 0.6, stop)


def _named_before(text: str, number: NumberSpan, clause: int) -> _Reading | None:
    """``số đơn đã tiếp nhận: 88``: the noun stands in front."""
    match = _NAMED_BEFORE.search(text[max(0, number.start - 80) : number.start])
    if match is None or not number.text[0].isdigit():
        return None
    name = re.sub(r"^(?:tổng số|số lượng|số)\s", "", match.group(1).strip(), flags=re.IGNORECASE)
    unit = unit_at(name, 0)
    if unit is None or unit.kind not in ("count", "person"):
        return None
    return _Reading(unit.text, number.end, name, "count.named_before", 0.6, number.end)


def _share(text: str, number: NumberSpan, clause: int, limit: int, last: MetricSpan | None) -> _Reading:
    unit = "%" if number.kind == "percent" else "‰"
    if last is not None and _OF_THE_LAST.fullmatch(text, min(last.end, number.start), number.start):
        return _Reading(unit, number.end, last.indicator, "share.of_count", 0.9, number.end)
    before = phrase_before(text, clause, number.start)
    behind = _WHOLE.match(text, number.end)
    if behind and not (before and _RATE.match(text, before[0])):
        start = number.end + 1 if behind.group(1) else behind.end()
        end = phrase_behind(text, behind.end(), behind.end(), limit)
        if end > behind.end() and not (before and _TARGET.match(text, start)):
            return _Reading(unit, number.end, text[start:end], "share.of", 0.85, end)
        if before and _TARGET.match(text, start) and not _COMPARED.match(text, start):
            of = f"{text[slice(*before)]} so với {text[start:end]}"
            return _Reading(unit, number.end, of, "share.of_target", 0.85, end)
    if last is not None and _OF_THE_LAST.fullmatch(text, min(last.phrase_end, number.start), number.start):
        return _Reading(unit, number.end, last.indicator, "share.of_count", 0.85, number.end)
    return _Reading(unit, number.end, text[slice(*before)] if before else "", "share.named_before", 0.8, number.end)


def _quantity(
    text: str, number: NumberSpan, clause: int, limit: int, unit: UnitSpan, rule: str, last: MetricSpan | None
) -> _Reading:
    """A sum or a measure: what is measured stands in front, else behind."""
    currency = fold(number.unit) in ("", "đồng", "vnđ", "vnd", "đ")
    name = "đồng" if rule.startswith("money") and currency else number.unit or unit.text
    named = dimension_before(text, clause, number.start)
    behind = _NOUN.match(text, unit.end) if unit.kind == "measure" and not named else None
    if behind and behind.group(1).lower() not in _NO_NOUN:
        start = behind.start(1)
        end = phrase_behind(text, start, start, limit)
        if end > start:
            return _Reading(name, unit.end, text[start:end], f"{rule}.of", 0.85, end)
    start = quantity_behind(text, unit.end) if unit.kind == "money" else -1
    if start >= 0 and named is None:
        end = phrase_behind(text, start, start, limit)
        return _Reading(name, unit.end, text[start:end], f"{rule}.of", 0.85, end)
    if named and is_adjective(text[slice(*named)]):
        thing = words_before(text, clause, named[0], most=4)
        phrase = f"{text[slice(*thing)]} {text[slice(*named)]}" if thing else text[slice(*named)]
        return _Reading(name, unit.end, phrase, f"{rule}.dimension", 0.8, unit.end)
    before = phrase_before(text, clause, number.start)
    if before is None or _ONLY_BOUND.fullmatch(text, *before):
        start = unit.end + 1
        end = phrase_behind(text, start, unit.end, limit)
        return _Reading(name, unit.end, text[start : max(start, end)], rule, 0.6, max(end, unit.end))
    if named and named[0] > before[0]:
        before = named
    phrase = text[slice(*before)]
    if (
        last is not None
        and last.rule.startswith("metric.count")
        and len(phrase.split()) <= 3
        and re.search(r"(?<!\w)(?:với|có|,)\s$", text[: before[0]][-6:])
    ):
        phrase = f"{phrase} {last.indicator}"
    elif len(phrase.split()) <= 2:
        phrase = f"{phrase} {topic_before(text, clause, before[0])}".strip()
    return _Reading(name, unit.end, phrase, f"{rule}.named_before", 0.82, unit.end)


_ONLY_BOUND = re.compile(
    r"(?:khoảng|hơn|gần|trên|dưới|có|còn|đến nay|hiện)(?:\s(?:có|còn|khoảng|hơn|gần|trên))?", re.IGNORECASE
)
#: Words behind a measure that begin a predicate, not the thing measured.
_NO_NOUN = frozenset({"được", "chống", "sâu", "rộng", "cao", "dài", "trồng", "nữ", "nam", "so", "mỗi", "trở"})


def _metric(text: str, number: NumberSpan, reading: _Reading, clause: int, last: MetricSpan | None) -> MetricSpan:
    before = text[clause : number.start]
    change = _CHANGE.search(before[-40:])
    direction = "" if change is None else "increase" if change.group("up") else "decrease"
    if "tốc độ tăng" in fold(reading.indicator):
        direction = "increase"
    behind = _AFTER.match(text, reading.phrase_end)
    identifier = indicator_id(reading.unit, without_share(reading.indicator), before, behind.group() if behind else "")
    if reading.rule == "share.of_count" and last is not None:
        identifier = last.indicator_id
    return MetricSpan(
        text=text[number.start : max(number.end, reading.end)],
        start=number.start,
        end=max(number.end, reading.end),
        number_start=number.start,
        value=number.value,
        unit=reading.unit,
        indicator=" ".join(without_share(reading.indicator).split()) or reading.unit,
        indicator_id=identifier,
        value_max=number.value_max,
        denominator=number.denominator,
        comparator=number.comparator,
        change=direction,
        rule=f"metric.{reading.rule}",
        confidence=reading.confidence,
        phrase_end=reading.phrase_end,
    )


def distinct(metrics: Sequence[MetricSpan], sentences: Sequence[Offsets]) -> list[MetricSpan]:
    """Every fact once: where a later sentence gives a number again about the same thing, the first mention stays.

    Within one sentence nothing is a repetition: "1 phiên giải trình …, 1 phiên giải trình …" are two facts.
    """
    kept: list[tuple[int, MetricSpan]] = []
    by_value: dict[tuple[float, float | None], list[tuple[int, MetricSpan]]] = {}
    for metric in metrics:
        sentence = bisect_right(sentences, (metric.start, metric.end + 1))
        same = by_value.setdefault((metric.value, metric.value_max), [])
        if not any(there != sentence and _same_fact(metric, other) for there, other in same):
            same.append((sentence, metric))
            kept.append((sentence, metric))
    return [metric for _, metric in kept]


def _same_fact(one: MetricSpan, other: MetricSpan) -> bool:
    if one.unit == other.unit == "đồng" or (one.unit == other.unit == "%" and one.value % 1):
        return one.change == other.change
    if (one.denominator, one.change, one.planned) != (other.denominator, other.change, other.planned):
        return False
    mine, others = ({*fold(f"{m.unit} {m.indicator}").split()} for m in (one, other))
    unit, other_unit = {*fold(one.unit).split()}, {*fold(other.unit).split()}
    if not unit & other_unit:
        return False
    mine, others = mine - unit - other_unit, others - unit - other_unit
    return not mine or not others or len(mine & others) >= min(len(mine), len(others)) / 2
