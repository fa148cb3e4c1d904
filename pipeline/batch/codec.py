"""Facts as lines of JSON, so that they lie on the disk and pass between machines without pickle."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, cast

_T = TypeVar("_T")

Decoder = Callable[[Any], Any]


def encode(value: Any) -> str:
    """A dataclass instance (or a list, tuple or mapping of plain values) as one line of JSON.

    >>> from pipeline.facts import Block
    >>> encode(Block("title", 0, 12))
    '["title",0,12]'
    """
    return _encoder().encode(value)


@cache
def _encoder() -> json.JSONEncoder:
    # What JSON does not know are instances; its own code walks the rest, several times as fast as ours would.
    return json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False, default=_cells)


def _cells(value: Any) -> tuple[Any, ...]:
    """The values of an instance's fields, in their order."""
    return _values_of(cast(Any, value.__class__))(value)


@cache
def _values_of(row_class: Any) -> Callable[[Any], tuple[Any, ...]]:
    names = _names(row_class)
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)


@cache
def _names(row_class: Any) -> tuple[str, ...]:
    return tuple(spec.name for spec in dataclasses.fields(row_class))


def decode(row_class: type[_T], line: str) -> _T:
    """The instance of ``row_class`` that :func:`encode` made ``line`` of.

    >>> from pipeline.facts import Block
    >>> decode(Block, '["title",0,12]')
    Block(kind='title', start=0, end=12)

    Raises
    ------
    ValueError
        Where the line is not JSON or has another number of values.
    """
    decoder: Decoder = _decoder(cast(Any, row_class))
    return cast(_T, decoder(json.loads(line)))


def _same(value: Any) -> Any:
    return value


@cache
def _decoder(kind: Any) -> Decoder:
    """How a value of a type comes back from JSON."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if dataclasses.is_dataclass(kind):
        return _instance_decoder(kind)
    if origin in (tuple, list):
        item = _decoder(arguments[0])
        if origin is tuple and arguments[-1] is not ...:
            return tuple
        make: Decoder = tuple if origin is tuple else list
        return make if item is _same else lambda values: make(map(item, values))
    if origin is dict:
        item = _decoder(arguments[1])
        return lambda mapping: {key: item(value) for key, value in mapping.items()}
    if origin in (types.UnionType, typing.Union) and len(arguments) == 2:
        some = _decoder(next(argument for argument in arguments if argument is not types.NoneType))
        return _same if some is _same else lambda value: None if value is None else some(value)
    return _same


def _instance_decoder(row_class: Any) -> Decoder:
    names = _names(row_class)
    hints = typing.get_type_hints(row_class)
    special = [(at, decoder) for at, name in enumerate(names) if (decoder := _decoder(hints[name])) is not _same]

    def instance(values: list[Any]) -> Any:
        if len(values) != len(names):
            raise ValueError(f"{row_class.__name__} has {len(names)} fields, not {len(values)}")
        for at, decoder in special:
            values[at] = decoder(values[at])
        return row_class(**dict(zip(names, values, strict=False)))

    return instance
