"""Shares: what a percentage is of."""

from __future__ import annotations

import re

from pipeline.grammar.counts import with_governor
from pipeline.grammar.metric_spans import MetricSpan, Reading
from pipeline.grammar.number_spans import NumberSpan
from pipeline.grammar.phrases import phrase_before, phrase_behind

_OF_THE_LAST = re.compile(
    r"[\s(,;–-]{0,4}(?:(?:đạt|chiếm|bằng|tỷ lệ|tỉ lệ|tương đương|tương ứng|với|là|hay|khoảng|hơn|gần|trên)\s){0,4}",
    re.IGNORECASE,
)
#: What a share is of stands behind it: "100% các nhiệm vụ".
_WHOLE = re.compile(r"\s(?:tổng số |trong số |số |(các |những ))?(?=[^\W\d_])")
_RATE = re.compile(r"(?:tỷ|tỉ) lệ (?!khoảng|hơn|gần|trên|là|đạt|\d)", re.IGNORECASE)
#: A share of one of these says how far a plan was met.
_TARGET = re.compile(r"(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|nhiệm vụ năm|so với|cùng kỳ)(?!\w)", re.IGNORECASE)
_COMPARED = re.compile(r"(?:so với|cùng kỳ)(?!\w)", re.IGNORECASE)


def share(text: str, number: NumberSpan, clause: int, limit: int, last: MetricSpan | None) -> Reading:
    unit = "%" if number.kind == "percent" else "‰"
    if last is not None and _OF_THE_LAST.fullmatch(text, min(last.end, number.start), number.start):
        return Reading(unit, number.end, last.indicator, "share.of_count", 0.9, number.end)
    before = phrase_before(text, clause, number.start)
    behind = _WHOLE.match(text, number.end)
    if behind and not (before and _RATE.match(text, before[0])):
        start = number.end + 1 if behind.group(1) else behind.end()
        end = phrase_behind(text, behind.end(), behind.end(), limit)
        if end > behind.end() and not (before and _TARGET.match(text, start)):
            of = with_governor(text, number, clause, text[start:end], last)
            return Reading(unit, number.end, of, "share.of", 0.85, end)
        if before and _TARGET.match(text, start) and not _COMPARED.match(text, start):
            of = f"{text[slice(*before)]} so với {text[start:end]}"
            return Reading(unit, number.end, of, "share.of_target", 0.85, end)
    if last is not None and _OF_THE_LAST.fullmatch(text, min(last.phrase_end, number.start), number.start):
        return Reading(unit, number.end, last.indicator, "share.of_count", 0.85, number.end)
    return Reading(unit, number.end, text[slice(*before)] if before else "", "share.named_before", 0.8, number.end)
