"""What a number carries behind it: percent signs, currencies, units."""

from __future__ import annotations

import re

from pipeline.frozen import replace
from pipeline.grammar.number_spans import NumberKind, NumberSpan
from pipeline.grammar.units import NAME_BEGINS, unit_at

PERCENT = re.compile(
    r"\s{0,2}(%|‰|phần trăm(?!\w)|phần (?:nghìn|ngàn)(?!\w)|điểm (?:phần trăm(?!\w)|%))", re.IGNORECASE
)

#: ``đồng`` is a currency, ``đồng chí``, ``đồng bào`` and the like are not.
MONEY = re.compile(
    r"\s{0,2}(đồng(?! (?:chí|bào|bằng|đội|nghiệp|thời|ý|tình|thuận"
    r"|hồ|ruộng|minh|hương|loạt|hành|tác|bộ|đều|nhất|nghĩa|đẳng|cảm)\b)(?!\w)"
    r"|(?:VNĐ|VND|USD|EUR|euro|đô la Mỹ|đô la|đôla|đô(?! (?:thị|thành|hộ|đốc|vật))"
    r"|nhân dân tệ|yên Nhật|bảng Anh|kíp Lào)"
    r"(?!\w)|[$€]|đ(?![\w.]))",
    re.IGNORECASE,
)


def has_unit(text: str, end: int) -> bool:
    """Whether something is measured or counted in the number that ends at ``end``."""
    if PERCENT.match(text, end) or MONEY.match(text, end):
        return True
    unit = unit_at(text, end)
    # "lớp 11 Trường …": a name begins there, nothing is counted.
    return unit is not None and not re.match(NAME_BEGINS, unit.text)


def with_symbol(text: str, span: NumberSpan) -> NumberSpan:
    """The number with its percent sign or currency."""
    if span.kind not in ("cardinal", "range", "fraction"):
        return span
    kind: NumberKind = "percent"
    match = PERCENT.match(text, span.end)
    if match is None:
        match, kind = MONEY.match(text, span.end), "money"
    if match is None:
        return span
    unit = match.group(1)
    if unit == "‰" or unit.lower() in ("phần nghìn", "phần ngàn"):
        kind = "permille"
    return replace(span, text=text[span.start : match.end()], end=match.end(), kind=kind, unit=unit)
