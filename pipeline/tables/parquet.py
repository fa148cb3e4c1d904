"""The tables as Parquet, typed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.tables.rows import Value, read_rows
from pipeline.tables.schema import Column, all_tables, columns_of

_BATCH = 10_000


def write(folder: Path) -> None:
    """Write each CSV table in ``folder`` as Parquet beside it. Needs pyarrow (extra ``parquet``)."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    types: dict[str, Any] = {
        "text": pa.string(),
        "code": pa.dictionary(pa.int32(), pa.string()),
        "list": pa.list_(pa.string()),
        "day": pa.date32(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
    }
    for table, row_class in all_tables().items():
        columns = columns_of(row_class)
        schema = pa.schema([pa.field(c.name, types[c.kind], metadata={"description": c.description}) for c in columns])
        with pq.ParquetWriter(folder / f"{table}.parquet", schema, compression="zstd") as writer:
            for rows in _batches(folder / f"{table}.csv", columns):
                arrays = [
                    pa.array([_parquet_value(row[at], column) for row in rows], types[column.kind])
                    for at, column in enumerate(columns)
                ]
                writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _batches(path: Path, columns: tuple[Column, ...]) -> Iterator[list[list[Value]]]:
    rows = read_rows(path, columns)
    while batch := list(islice(rows, _BATCH)):
        yield batch


def _parquet_value(value: Value, column: Column) -> Any:
    if column.kind == "list":
        return str(value).split("; ") if value is not None else []
    if column.kind == "day" and value is not None:
        return datetime.date.fromisoformat(str(value))
    return value
