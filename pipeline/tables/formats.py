"""The formats in which a run's tables are written beside CSV."""

from __future__ import annotations

from collections.abc import Collection
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from pipeline.tables.labels import Language, relabel

#: Format → the module that makes it out of the CSV tables (for CSV: what stands beside them), and the library that it
#: needs (``""``: none but the standard library).
FORMATS = {
    "csv": ("pipeline.tables.datapackage", ""),
    "parquet": ("pipeline.tables.parquet", "pyarrow"),
    "sqlite": ("pipeline.tables.sqlite", ""),
    "xlsx": ("pipeline.tables.xlsx", "xlsxwriter"),
}


#: What Parquet tables can be parted by.
PARTITIONS = ("year", "province")
#: The formats that bear labels where they are asked for.
LABELLED = ("csv", "xlsx")


class UnknownFormat(ValueError):
    """A format that cannot be written here."""


def check_formats(names: Collection[str]) -> None:
    """Refuse formats that cannot be written here.

    Raises
    ------
    UnknownFormat
        Where a format is unknown, or its library is not installed.
    """
    for name in names:
        if name not in FORMATS:
            raise UnknownFormat(f"unknown format {name!r}: choose from {', '.join(FORMATS)}")
        library = FORMATS[name][1]
        if library and find_spec(library) is None:
            raise UnknownFormat(f"the format {name} needs {library}: pip install 'council-news[{name}]'")


def check_partition(names: Collection[str], formats: Collection[str]) -> tuple[str, ...]:
    """What Parquet tables are parted by, in its order.

    Raises
    ------
    UnknownFormat
        Where they cannot be parted by that, or no Parquet is among ``formats``.
    """
    if names and "parquet" not in formats:
        raise UnknownFormat("only Parquet tables are parted: add parquet to the formats")
    for name in names:
        if name not in PARTITIONS:
            raise UnknownFormat(f"tables are not parted by {name!r}: choose from {', '.join(PARTITIONS)}")
    return tuple(name for name in PARTITIONS if name in names)


def write_formats(
    folder: Path, names: Collection[str], labels: Language | None = None, partition: tuple[str, ...] = ()
) -> None:
    """Write the CSV tables in ``folder`` in other formats, and take the CSV away where it is not asked for.

    With ``labels``, the CSV and the workbook, which people open, bear labels for names and codes; what programs read
    keeps both. With ``partition``, Parquet tables are parted by it.
    """
    for name, (module, _) in FORMATS.items():
        if name in names:
            writer = import_module(module)
            more = {"labels": labels} if name in LABELLED else {"partition": partition} if name == "parquet" else {}
            writer.write(folder, **more)
    if labels:
        relabel(folder, labels)
    if "csv" not in names:
        for path in folder.glob("*.csv"):
            path.unlink()
