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


def write_formats(folder: Path, names: Collection[str], labels: Language | None = None) -> None:
    """Write the CSV tables in ``folder`` in other formats, and take the CSV away where it is not asked for.

    With ``labels``, the CSV and the workbook, which people open, bear labels for names and codes; what programs read
    keeps both.
    """
    for name, (module, _) in FORMATS.items():
        if name in names:
            writer = import_module(module)
            writer.write(folder, labels) if name in LABELLED else writer.write(folder)
    if labels:
        relabel(folder, labels)
    if "csv" not in names:
        for path in folder.glob("*.csv"):
            path.unlink()
