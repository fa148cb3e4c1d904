"""Annotated articles as people write them: every slip is told, since one that passes looks like an error of the run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from pipeline.tables.schema import vocabularies

#: What a value must be: told what is wrong with it, or nothing.
Check = Callable[[Any], str]

_DAY = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_VALUE = r"(?:\d{4}|XXXX)(?:-(?:(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|Q[1-4]|H[12]))?"


def _is(kind: type | tuple[type, ...], words: str) -> Check:
    def check(value: Any) -> str:
        # A truth value is a number to Python.
        fits = isinstance(value, kind) and (kind is bool or not isinstance(value, bool))
        return "" if fits else f"{value!r} is not {words}"

    return check


def _like(pattern: str, words: str) -> Check:
    found = re.compile(pattern)
    return lambda value: "" if isinstance(value, str) and found.fullmatch(value) else f"{value!r} is not {words}"


def _code(vocabulary: str) -> Check:
    def check(value: Any) -> str:
        known = list(vocabularies()[vocabulary])
        if value in known:
            return ""
        near = get_close_matches(str(value), known, n=1)
        return f"{value!r} is no {vocabulary}; " + (f"do you mean {near[0]!r}?" if near else f"it is {_either(known)}")

    return check


def _either(known: list[str]) -> str:
    return "one of those in docs/tables.md" if len(known) > 15 else f"one of {', '.join(known)}"


def _each(check: Check, length: int | None = None) -> Check:
    def checked(value: Any) -> str:
        if not isinstance(value, list) or (length is not None and len(value) != length):
            return f"{value!r} is not a list" + (f" of {length}" if length else "")
        return next(filter(None, map(check, value)), "")

    return checked


_TEXT = _is(str, "a text")
_NUMBER = _is((int, float), "a number (1,29 triệu is 1290000)")
_OPEN_DAY = _like(f"{_DAY}|XXXX{_DAY[5:]}", "a day such as 2023-12-06, or XXXX-12-06 where the year is not told")
_PERIOD = _each(_like(_DAY, "a day such as 2023-12-06"), 2)

#: Field → what it holds; of the entries of a list of objects, what each of their fields holds.
_ARTICLE: Mapping[str, Check] = {
    "source": _TEXT,
    "published": _like(_DAY, "a day such as 2023-12-06"),
    "province": _TEXT,
    "dates": _each(_like(f"{_VALUE}(?:/{_VALUE})?", "a calendar value such as 2018-08-06, 2018-H1 or 2016/2021")),
    "documents": _each(_TEXT),
}
_ENTRIES: Mapping[str, Mapping[str, Check]] = {
    "meetings": {
        "type": _code("meeting_type"),
        "start": _OPEN_DAY,
        "end": _OPEN_DAY,
        "main": _is(bool, "true or false"),
        "status": _code("meeting_status"),
        "organizers": _each(_TEXT),
        "session": _is(int, "a whole number"),
        "term": _TEXT,
        "part_of_day": _code("part_of_day"),
    },
    "officials": {
        "name": _TEXT,
        "gender": _code("gender"),
        "positions": _each(_each(_TEXT, 2)),
        "roles": _each(_code("role")),
    },
    "metrics": {
        "value": _NUMBER,
        "value_max": _NUMBER,
        "denominator": _NUMBER,
        "indicator": _TEXT,
        "indicator_id": _code("indicator"),
        "unit": _TEXT,
        "status": _code("metric_status"),
        "period": _PERIOD,
        "comparator": _code("comparator"),
        "change": _code("change"),
        "subject": _TEXT,
    },
    "activities": {"type": _code("activity_type"), "status": _code("activity_status")},
}
_NEEDED = {
    "meetings": ("type",),
    "officials": ("name",),
    "metrics": ("value", "indicator"),
    "activities": ("type", "status"),
}
_DEFAULTS: Mapping[str, Mapping[str, Any]] = {
    "officials": {"positions": [], "roles": []},
    "metrics": {"status": "actual"},
}
#: A field for people, anywhere.
_NOTE = "note"


def faults(article: Any) -> Iterator[str]:
    """What is wrong with a line of gold, in words."""
    if not isinstance(article, dict) or not article.get("source"):
        yield "not an annotated article: no 'source'"
        return
    yield from _faults(article, {**_ARTICLE, **dict.fromkeys(_ENTRIES, _each(_is(dict, "an object")))}, "")
    for name, fields in _ENTRIES.items():
        entries = article.get(name)
        for number, entry in enumerate(entries if isinstance(entries, list) else (), start=1):
            if isinstance(entry, dict):
                where = f"{name} {number}: "
                yield from (f"{where}no {field!r}" for field in _NEEDED[name] if entry.get(field) is None)
                yield from _faults(entry, fields, where)


def _faults(entry: Mapping[str, Any], fields: Mapping[str, Check], where: str) -> Iterator[str]:
    for field, value in entry.items():
        if field == _NOTE:
            continue
        if field not in fields:
            near = get_close_matches(field, fields, n=1)
            yield f"{where}there is no field {field!r}" + (f"; do you mean {near[0]!r}?" if near else "")
        elif value is not None and (fault := fields[field](value)):
            yield f"{where}{field}: {fault}"


def completed(article: Mapping[str, Any]) -> dict[str, Any]:
    """A sound article with every list that it leaves out or leaves open."""
    lists = {field: article.get(field) or [] for field in (*_ENTRIES, "dates", "documents")}
    for name, defaults in _DEFAULTS.items():
        lists[name] = [
            {**entry, **{field: entry.get(field) or usual for field, usual in defaults.items()}}
            for entry in lists[name]
        ]
    return {**article, **lists}
