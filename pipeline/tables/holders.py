"""Who held an office on a day, out of the careers that a run wrote."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import fields

import pandas as pd

from pipeline.frozen import frozen, replace
from pipeline.link.keys import name_key, written_out
from pipeline.tables.read import read_tables


@frozen(kw_only=True)
class Holder:
    """Somebody who held an office on a day, as far as articles tell.

    ``basis`` is ``seen`` where articles before and after the day (or of it) give the person the office, ``last_seen``
    where the last article before the day does, and nobody else is seen in the office since, ``first_seen`` where only
    a later one does, and nobody else is seen before.
    """

    official_id: str
    name: str
    province: str
    title: str
    organization: str
    first_seen: str
    last_seen: str
    basis: str


def who_held(
    tables: str | os.PathLike[str] | pd.DataFrame, office: str, day: str, *, province: str = ""
) -> list[Holder]:
    """Who held an office on a day.

    Parameters
    ----------
    tables
        The folder of a run's tables, or its ``careers`` as a data frame.
    office
        Title and body as news write them, without the province: ``"Chủ tịch HĐND tỉnh"``. Abbreviations, case and
        the placing of tone marks do not count; the words of the body must all be there.
    day
        ISO 8601.
    province
        Only officials of that province.

    Returns
    -------
    list of Holder
        Those who were seen in it around the day; where there is none, the last before and the first after.

    Examples
    --------
    >>> careers = pd.DataFrame({
    ...     "official_id": ["o-1", "o-2"], "name": ["Lù A Tú", "Ma Thị Sen"], "province": ["Lào Cai", "Lào Cai"],
    ...     "title": ["Chủ tịch", "Chủ tịch"], "organization": ["HĐND tỉnh", "Hội đồng nhân dân tỉnh"],
    ...     "first_seen": ["2016-07-01", "2021-06-30"], "last_seen": ["2020-12-10", "2023-12-08"],
    ... })
    >>> [(one.name, one.basis) for one in who_held(careers, "Chủ tịch HĐND tỉnh", "2022-05-01")]
    [('Ma Thị Sen', 'seen')]
    >>> [(one.name, one.basis) for one in who_held(careers, "Chủ tịch HĐND tỉnh", "2021-02-01")]
    [('Lù A Tú', 'last_seen'), ('Ma Thị Sen', 'first_seen')]
    """
    careers = tables if isinstance(tables, pd.DataFrame) else read_tables(tables)["careers"]
    wanted = written_out(office)
    held = [
        _holder({str(key): value for key, value in row.items()})
        for row in careers.to_dict("records")
        if written_out(f"{_text(row['title'])} {_text(row['organization'])}") == wanted
        and (not province or name_key(_text(row["province"])) == name_key(province))
    ]
    dated = sorted((one for one in held if one.first_seen), key=lambda one: (one.first_seen, one.name))
    return [one for one in dated if one.first_seen <= day <= one.last_seen] or [
        *_last([one for one in dated if one.last_seen < day]),
        *_first([one for one in dated if one.first_seen > day]),
    ]


def offices_like(
    tables: str | os.PathLike[str] | pd.DataFrame, office: str, *, province: str = "", most: int = 5
) -> list[str]:
    """Offices of the tables that begin like one which nobody holds, the commonest first.

    >>> careers = pd.DataFrame({"title": ["Chủ tịch"], "organization": ["HĐND tỉnh"], "province": ["Lào Cai"]})
    >>> offices_like(careers, "Chủ tịch HĐND"), offices_like(careers, "Chủ tịch HĐND tỉnh", province="Lao Cai")
    (['Chủ tịch HĐND tỉnh'], ['Chủ tịch HĐND tỉnh (Lào Cai)'])
    """
    careers = tables if isinstance(tables, pd.DataFrame) else read_tables(tables)["careers"]
    wanted = written_out(office)
    found: Counter[str] = Counter()
    for row in careers.to_dict("records"):
        name = " ".join(filter(None, (_text(row["title"]), _text(row["organization"]))))
        if written_out(name)[: len(wanted)] == wanted:
            place = _text(row["province"])
            found[f"{name} ({place})" if province and place else name] += 1
    return [name for name, _ in found.most_common(most)]


def _last(before: list[Holder]) -> list[Holder]:
    return [replace(max(before, key=lambda one: one.last_seen), basis="last_seen")] if before else []


def _first(after: list[Holder]) -> list[Holder]:
    return [replace(after[0], basis="first_seen")] if after else []


def _holder(row: dict[str, object]) -> Holder:
    columns = (spec.name for spec in fields(Holder) if spec.name != "basis")
    return Holder(**{name: _text(row[name]) for name in columns}, basis="seen")


def _text(value: object) -> str:
    """A cell as text; days as ISO 8601, missing ones empty."""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return value if isinstance(value, str) else ""
