"""The tables described for machines: a Frictionless data package."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.tables.labels import Language, code_labels, column_label
from pipeline.tables.schema import Column, Kind, all_tables, columns_of, primary_key, references, vocabularies

FILE = "datapackage.json"

_TYPES: dict[Kind, str] = {
    "text": "string",
    "code": "string",
    "list": "string",
    "day": "date",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
}


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _TYPES[column.kind], "description": column.description}
    if column.kind == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if column.vocabulary:
        field["categories"] = list(vocabularies()[column.vocabulary])
    return field


def _resource(name: str, row_class: type[Any]) -> dict[str, Any]:
    """A table; its description is the first line of its row's docstring."""
    schema: dict[str, Any] = {"fields": [_field(column) for column in columns_of(row_class)], "missingValues": [""]}
    if key := primary_key(name):
        schema["primaryKey"] = key
    if keys := references(name):
        # A reference within one table is written with an empty name.
        schema["foreignKeys"] = [
            {"fields": column, "reference": {"resource": "" if home == name else home, "fields": field}}
            for column, (home, field) in keys.items()
        ]
    return {
        "name": name.replace("_", "-"),
        "title": name,
        "description": (row_class.__doc__ or "").split("\n", 1)[0],
        "profile": "tabular-data-resource",
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        # The files begin with a byte-order mark; "utf-8-sig" is unknown to readers outside Python.
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\r\n", "doubleQuote": True},
        "schema": schema,
    }


def package() -> dict[str, Any]:
    """The descriptor of a run's tables."""
    resources = [_resource(name, row_class) for name, row_class in all_tables().items()]
    for resource in resources:
        for key in resource["schema"].get("foreignKeys", ()):
            key["reference"]["resource"] = key["reference"]["resource"].replace("_", "-")
    return {
        "profile": "tabular-data-package",
        "name": "council-news",
        "title": "Meetings, officials, dates, counts and activities out of Vietnamese council news",
        "resources": resources,
    }


def labelled_package(labels: Language) -> dict[str, Any]:
    """The descriptor of tables whose columns and codes are called by their labels.

    References to the ``code_*`` tables, which keep their codes, are left out.
    """
    described = package()
    for resource in described["resources"]:
        table, schema = resource["title"], resource["schema"]
        if table.startswith("code_"):
            continue
        for column, field in zip(columns_of(all_tables()[table]), schema["fields"], strict=True):
            field["name"] = column_label(table, column.name, labels)
            if column.vocabulary:
                field["categories"] = list(code_labels(column.vocabulary, labels).values())
        if "primaryKey" in schema:
            schema["primaryKey"] = column_label(table, schema["primaryKey"], labels)
        schema["foreignKeys"] = [
            {
                "fields": column_label(table, column, labels),
                "reference": {"resource": "" if home == table else home, "fields": column_label(home, field, labels)},
            }
            for column, (home, field) in references(table).items()
            if not home.startswith("code_")
        ]
    return described


def write(folder: Path, labels: Language | None = None) -> None:
    """Write the descriptor beside the tables; with ``labels``, that of tables that bear them."""
    (folder / FILE).write_text(_text(labels), encoding="utf-8")


@cache
def _text(labels: Language | None) -> str:
    described = labelled_package(labels) if labels else package()
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"
