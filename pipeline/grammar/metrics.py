"""Numbers that measure something: number × unit × what is measured × how it is to be read.

A number of :mod:`pipeline.grammar.numbers` becomes a metric where something countable or measurable stands with it:
behind it (``88 đơn``), in its own sign (``87,6%``, ``1.250 tỷ đồng``) or in front of a link (``tổng số đơn: 88``).
Durations, ages, ordinals and definite references (``hai dự án này``) are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pipeline.frozen import replace
from pipeline.grammar.attribution import Named, subject_of
from pipeline.grammar.context import ContextSpan, find_context
from pipeline.grammar.counts import AND, count, named_before, unlisted
from pipeline.grammar.elisions import FROM, alike, continues_list, elided_before
from pipeline.grammar.folding import fold
from pipeline.grammar.indicators import indicator_id
from pipeline.grammar.metric_spans import MetricSpan, Offsets, Place, Reading
from pipeline.grammar.number_spans import NumberSpan
from pipeline.grammar.numbers import find_numbers
from pipeline.grammar.numerals import atoms
from pipeline.grammar.phrases import without_brackets
from pipeline.grammar.plans import Plans, SentencePlan, is_planned, is_raised
from pipeline.grammar.quantities import quantity
from pipeline.grammar.repeats import distinct
from pipeline.grammar.shares import share
from pipeline.grammar.units import UnitSpan, unit_at
from pipeline.grammar.words import Words

#: The point of an abbreviation ("TP. HCM") closes nothing. Each choice begins with its sign: the search runs to one of
#: them and tries nothing before it.
_CLAUSE = re.compile(
    r";|:|!|\?|\.(?<!\b[QPHT]\.)(?<!\bT[PpXT]\.)(?<!\bThS\.)(?<!\bTS\.)\s"
    r"|,\s(?:trong đó|đồng thời|qua đó|còn(?!\s(?:thiếu|thừa|lại|khuyết|nợ)))\s"
)
#: The rest of the clause behind what is counted.
_AFTER = re.compile(r"(?:(?!, trong đó|\. )[^;:!?\n\d]){0,90}")
_GLOSS = re.compile(r"\s?\([^\W\d_]{1,7}(?: [^\W\d_]{1,7}){0,5}\)")
#: "1 trong 7 dự án" counts nothing.
_IS_NO_COUNT = re.compile(
    r"\s(?:trong (?:số|các|những|\d)|trong (?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?= [^\W\d_]))", re.IGNORECASE
)
#: The scale of a map is no share: "quy hoạch chi tiết 1/500".
_SCALE = re.compile(
    r"(?<!\w)(?:tỷ lệ|tỉ lệ|chi tiết|phân khu|quy hoạch|bản đồ|xây dựng)(?: xây dựng)?\s$", re.IGNORECASE
)
_OF_WHOLE = re.compile(r"\s(?:trong\s)?(?:tổng số|số)(?=\s)")
_MODIFIER = re.compile(r"\s(?:tân|nữ|nam|nguyên|cựu|vị|loại|đồng chí)(?= [^\W\d_])")
_SUM = re.compile(
    r"(?<!\w)(?:kinh phí|vốn|giá|tiền|phí|ngân sách|lương|phạt|đồng|chi|nợ|thuế|hỗ trợ)(?!\w)", re.IGNORECASE
)


def find_metrics(
    text: str, sentences: Sequence[Offsets], *, taken: Sequence[Offsets] = (), people: Sequence[Named] = ()
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
        The people whom it names: a count of votes is about one of them.
    """
    numbers = [n for n in find_numbers(text) if n.kind != "ordinal" and not _overlaps(n, taken)]
    starts = [number.start for number in numbers]
    found: list[MetricSpan] = []
    plans = Plans(text)
    for start, end in sentences:
        inside = numbers[bisect_left(starts, start) : bisect_left(starts, end)]
        rows: list[MetricSpan] = []
        if inside:
            before = found[-1] if found and _CONTINUES.match(text, start) else None
            named = [(person.start, person.end) for person in people if start <= person.start < end]
            words = Words(text, start, end, [(number.start, number.end) for number in inside], taken, named)
            rows = [
                replace(row, subject=subject_of(row.indicator_id, (start, end), row.start, people))
                for row in _in_sentence(words, inside, plans.of_sentence(start, end, before))
            ]
            if before is not None:
                rows = [_part_of(metric, found) for metric in rows]
        plans.leave(start, end, rows)
        found += rows
    return distinct(found, sentences)


def _overlaps(number: NumberSpan, spans: Sequence[Offsets]) -> bool:
    index = bisect_right(spans, (number.end, -1))
    return any(start < number.end and number.start < end for start, end in spans[max(0, index - 3) : index])


_CONTINUES = re.compile(r"(?:Trong đó|Cụ thể|Theo đó|Trong số đó|Gồm|Bao gồm)(?!\w)")


def _part_of(metric: MetricSpan, found: Sequence[MetricSpan]) -> MetricSpan:
    """A part that "Trong đó …" takes out of the count in front is the same measure."""
    if metric.indicator_id or not found or not found[-1].indicator_id:
        return metric
    units = fold(metric.unit), fold(found[-1].unit)
    alike = units[0].endswith(units[1]) or units[1].endswith(units[0])
    return replace(metric, indicator_id=found[-1].indicator_id) if alike else metric


def _in_sentence(words: Words, numbers: Sequence[NumberSpan], planned: SentencePlan) -> list[MetricSpan]:
    text, start, end = words.text, words.start, words.end
    contexts = find_context(text[start:end])
    found: list[MetricSpan] = []
    bare: list[NumberSpan] = []
    taken = 0
    for index, number in enumerate(numbers):
        if number.start < taken:
            continue
        last = found[-1] if found else None
        limit = numbers[index + 1].start if index + 1 < len(numbers) else end
        clause = _clause_start(text, start, number.start)
        reading = _read(Place(words, number, clause, min(limit, end), found))
        if reading is None:
            if last is not None and continues_list(text, last, number):
                found.append(alike(last, number))
            elif number.kind == "cardinal":
                bare.append(number)
            continue
        metric = _metric(text, number, reading, clause, last, _change(contexts, number.start - start))
        change = "" if is_raised(text, metric) else metric.change
        metric = replace(metric, planned=is_planned(text, (start, end), contexts, metric, planned), change=change)
        if last is not None and _is_range(text, last, metric):
            span = text[last.start : metric.end]
            found[-1] = replace(last, value_max=metric.value, text=span, end=metric.end, phrase_end=metric.phrase_end)
            taken = metric.end
            continue
        metric = _checked(_of_the_same(metric, last), found)
        taken = metric.end
        for one in elided_before(text, metric, bare):
            like = alike(metric, one)
            found.append(replace(like, planned=is_planned(text, (start, end), contexts, like, planned)))
        bare = []
        if index + 1 < len(numbers) and _OUT_OF.fullmatch(text, metric.end, numbers[index + 1].start):
            metric = replace(metric, denominator=numbers[index + 1].value)
            taken = numbers[index + 1].end
        found.append(metric)
    return _shared_predicate(words, _with_sums(text, found))


_UP_TO = re.compile(r"\s(?:đến|tới)\s")


def _is_range(text: str, low: MetricSpan, high: MetricSpan) -> bool:
    """``từ 0,3 m đến 1,1 m``: a range whose ends both have the unit; an increase from one to the other is none."""
    return (
        low.unit == high.unit
        and low.value < high.value
        and not (low.change or low.value_max)
        and FROM.search(text, max(0, low.start - 4), low.start) is not None
        and _UP_TO.fullmatch(text, low.end, high.start) is not None
    )


def _of_the_same(metric: MetricSpan, last: MetricSpan | None) -> MetricSpan:
    """A change, or a bare noun of a list, is of what the number in front is of.

    "120 vụ cháy, giảm 12 vụ": the same fires; "3 người có hơn 9 phiếu chống: ông A 11 phiếu": the same votes.
    """
    unit = fold(metric.unit)
    bare = fold(metric.own_phrase.strip()) == unit
    if last is None or not bare or not f"{fold(last.unit)} ".startswith(f"{unit} "):
        return metric
    if metric.change:
        return replace(metric, indicator=last.indicator, indicator_id=last.indicator_id or metric.indicator_id)
    if metric.indicator_id or fold(metric.indicator) != unit or fold(last.unit) == unit:
        return metric
    return replace(metric, unit=last.unit, indicator=last.indicator, indicator_id=last.indicator_id)


def _checked(metric: MetricSpan, found: Sequence[MetricSpan]) -> MetricSpan:
    """A share of a count must be what the figures of the sentence say: 44 of 46 is 95.7%, not 97%.

    The whole is the count's own denominator, else an earlier count of the same noun ("nhận 127 đơn, xử lý 121 đơn (đạt
    95,3%)"). An earlier count may be another whole: only a near miss casts doubt on the share then.
    """
    if metric.rule != "metric.share.of_count" or not found or metric.comparator or metric.change:
        return metric
    of = found[-1]
    earlier = [
        one.value for one in found[-_MOST_PARTS:-1] if fold(one.unit) == fold(of.unit) and one.value >= of.value > 0
    ]
    shares = [100 * of.value / whole for whole in ([of.denominator] if of.denominator else earlier)]
    decimals = len(metric.text.partition(",")[2].rstrip("% "))
    if any(abs(share - metric.value) <= 10**-decimals for share in shares):
        return replace(metric, confidence=0.95)
    if of.denominator or (len(shares) == 1 and abs(shares[0] - metric.value) <= _NEAR_MISS):
        counted = of.text if of.denominator else f"{of.text} of {earlier[0]:g}"
        doubt = f"{counted} is {shares[0]:.2f}%, but the article says {metric.text}"
        return replace(metric, rule="metric.share.belied", confidence=0.4, doubt=doubt)
    return metric


#: A share that differs by so few points from what two counts give is rather a slip than another share.
_NEAR_MISS = 5


def _with_sums(text: str, found: list[MetricSpan]) -> list[MetricSpan]:
    """Parts that add up to the count in front of them are sure: "15 đơn, gồm 9 khiếu nại và 6 tố cáo"."""
    for index, total in enumerate(found):
        parts = found[index + 1 : index + 2 + _MOST_PARTS]
        if not 2 <= len(parts) <= _MOST_PARTS or not _PARTS.search(text, total.end, parts[0].start):
            continue
        if total.rule.startswith("metric.count") and sum(part.value for part in parts) == total.value:
            sure = [replace(one, confidence=max(one.confidence, 0.95)) for one in found[index:]]
            return [*found[:index], *sure]
    return found


_MOST_PARTS = 12
_PARTS = re.compile(r"(?<!\w)(?:gồm|bao gồm|trong đó|chia ra)(?!\w)", re.IGNORECASE)
#: "412 phiếu trên tổng số 430 đại biểu"
_OUT_OF = re.compile(r"\s(?:trên|trong)\s(?:tổng số|tổng)\s")


def _shared_predicate(words: Words, metrics: list[MetricSpan]) -> list[MetricSpan]:
    """Bare nouns of a list take what the last one says: "3 tập thể và 8 cá nhân được tặng Bằng khen"."""
    shared = list(metrics)
    for index in range(len(shared) - 2, -1, -1):
        one, after = shared[index], shared[index + 1]
        counts = one.rule.startswith("metric.count") and after.rule.startswith("metric.count")
        tail = _tail(words, after)
        bare = one.phrase_end <= one.end and not one.governor
        if (
            bare
            and counts
            and tail
            and fold(one.unit) != fold(after.unit)
            and AND.fullmatch(words.text, one.end, after.start)
        ):
            indicator = f"{one.unit} {tail}"
            identifier = one.indicator_id or indicator_id(one.unit, indicator, "")
            shared[index] = replace(one, indicator=indicator, indicator_id=identifier, shared=True)
    return shared


def _tail(words: Words, metric: MetricSpan) -> str:
    """What a counted noun and those listed in front of it do or belong to: ``được tặng Bằng khen``, ``UBND tỉnh``."""
    index = words.at(metric.end)
    if metric.phrase_end <= metric.end or words[index].kind not in ("aux", "v", "prep", "name"):
        # A bare noun may have been given its tail from behind already.
        shared = metric.phrase_end <= metric.end and metric.indicator.startswith(metric.unit)
        return metric.indicator[len(metric.unit) :].strip() if shared and metric.shared else ""
    return without_brackets(words.text[metric.end : metric.phrase_end])


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


def _change(contexts: Sequence[ContextSpan], offset: int) -> str:
    """``increase`` or ``decrease`` where the last word of change before the number at ``offset`` reaches it."""
    told = [
        span.category
        for span in contexts
        if span.category in ("increase", "decrease") and span.end <= offset < span.scope_end
    ]
    return told[-1] if told else ""


def _read(place: Place) -> Reading | None:
    """What the number measures, or ``None`` where it measures nothing."""
    text, number = place.text, place.number
    if number.kind in ("percent", "permille"):
        return share(place)
    if number.kind == "money":
        return quantity(place, UnitSpan("đồng", number.end, number.end, "money"), "money")
    end = number.end
    if _IS_NO_COUNT.match(text, end) or (
        number.denominator and _SCALE.search(text[max(0, number.start - 24) : number.start])
    ):
        return None
    if place.last is not None and place.last.unit == "đồng" and _APIECE.fullmatch(text, place.last.end, number.start):
        return None
    gloss = _GLOSS.match(text, end)
    if gloss and _is_spelled(gloss.group()):
        end = gloss.end()
    whole = _OF_WHOLE.match(text, end) if number.denominator else None
    end = whole.end() if whole else end
    modifier = _MODIFIER.match(text, end)
    unit = unit_at(text, end) or (unit_at(text, modifier.end()) if modifier else None)
    if unit is not None and unit.start - end > 12:
        unit = None
    if unit is None and _is_money(text, number, place.clause) and not unlisted(place, end):
        return quantity(place, UnitSpan("đồng", number.end, number.end, "money"), "money.bare")
    if unit is not None and unit.kind == "duration":
        return None
    if unit is not None and (unit.kind in ("measure", "money") or _is_factor(place, unit)):
        return quantity(place, unit, "measure")
    if unit is not None:
        return count(place, unit)
    return unlisted(place, end) or named_before(place)


#: "4.000 đồng/1 m2"
_APIECE = re.compile(r"\s?/\s?")
_TIMES_AS = re.compile(r"(?<!\w)(?:gấp|tăng|giảm|hơn|gấp khoảng|gấp hơn)\s$")


def _is_factor(place: Place, unit: UnitSpan) -> bool:
    """``cao gấp 3 lần``: how many times as much, not how often."""
    return fold(unit.text) == "lần" and _TIMES_AS.search(place.text[: place.number.start][-12:]) is not None


def _is_spelled(gloss: str) -> bool:
    """``(năm)`` behind ``05`` repeats the figure in words."""
    return len(atoms(gloss, 0, len(gloss))) == len(gloss.split())


def _is_money(text: str, number: NumberSpan, clause: int) -> bool:
    """A bare ``1.250 tỷ`` is money; a bare ``3 triệu`` only where a sum is spoken of."""
    if re.search(r"(?:tỷ|tỉ)$", number.text, re.IGNORECASE):
        return True
    return number.text.lower().endswith("triệu") and _SUM.search(text, clause, number.start) is not None


def _metric(
    text: str, number: NumberSpan, reading: Reading, clause: int, last: MetricSpan | None, direction: str
) -> MetricSpan:
    before = text[clause : number.start]
    if "tốc độ tăng" in fold(reading.indicator):
        direction = "increase"
    behind = _AFTER.match(text, reading.phrase_end)
    identifier = indicator_id(
        reading.unit, without_brackets(reading.indicator), before, behind.group() if behind else ""
    )
    if reading.rule == "share.of_count" and last is not None:
        identifier = last.indicator_id
    return MetricSpan(
        text=text[number.start : max(number.end, reading.end)],
        start=number.start,
        end=max(number.end, reading.end),
        number_start=number.start,
        value=number.value,
        unit=reading.unit,
        indicator=without_brackets(reading.indicator) or reading.unit,
        indicator_id=identifier,
        value_max=number.value_max,
        denominator=number.denominator,
        comparator=number.comparator,
        change=direction,
        rule=f"metric.{reading.rule}",
        confidence=reading.confidence,
        phrase_end=reading.phrase_end,
        own_phrase=text[number.end : reading.phrase_end],
        governor=reading.governor,
        name=reading.name,
        of=reading.of,
        predicate=reading.predicate,
    )
