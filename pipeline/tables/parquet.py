"""The tables as Parquet, typed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.tables.rows import Value, read_rows
from pipeline.tables.schema import Column, all_tables, columns_of

_BATCH = 10_000
# Provinces times years.
_MOST_PARTITIONS = 10_000


def write(folder: Path, partition: tuple[str, ...] = ()) -> None:
    """Write each CSV table in ``folder`` as Parquet beside it. Needs pyarrow (extra ``parquet``).

    With ``partition`` (``"year"`` of publication, ``"province"``), a table whose rows come from articles becomes a
    folder, parted in Hive's way by ``article_year`` and ``article_province``.
    """
    import pyarrow.parquet as pq

    kept = _Parting(folder, partition) if partition else None
    for table, row_class in all_tables().items():
        columns = columns_of(row_class)
        source, target = folder / f"{table}.csv", folder / f"{table}.parquet"
        if kept and kept.is_parted(table, columns):
            kept.write(table, columns, target)
            continue
        schema = _schema(columns)
        with pq.ParquetWriter(target, schema, compression="zstd") as writer:
            for rows in _batches(source, columns):
                writer.write_batch(_batch(rows, columns, schema))


@cache
def _types() -> dict[str, Any]:
    import pyarrow as pa

    return {
        "text": pa.string(),
        "code": pa.dictionary(pa.int32(), pa.string()),
        "list": pa.list_(pa.string()),
        "day": pa.date32(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
    }


def _schema(columns: tuple[Column, ...]) -> Any:
    import pyarrow as pa

    return pa.schema(
        [pa.field(one.name, _types()[one.kind], metadata={"description": one.description}) for one in columns]
    )


def _batch(rows: list[list[Value]], columns: tuple[Column, ...], schema: Any) -> Any:
    import pyarrow as pa

    arrays = [
        pa.array([_parquet_value(row[at], column) for row in rows], _types()[column.kind])
        for at, column in enumerate(columns)
    ]
    return pa.record_batch(arrays, schema=schema)


class _Parting:
    """Writes tables parted by the year and province of the articles that their rows come from."""

    def __init__(self, folder: Path, partition: tuple[str, ...]) -> None:
        self._folder, self._partition = folder, partition
        columns = columns_of(all_tables()["articles"])
        names = [column.name for column in columns]
        wanted = [names.index(name) for name in ("article_id", "published_at", "province")]
        rows = read_rows(folder / "articles.csv", columns)
        self._articles = {row[wanted[0]]: self._part(row[wanted[1]], row[wanted[2]]) for row in rows}

    def _part(self, day: Value, province: Value) -> tuple[Value, ...]:
        told = {"year": int(str(day)[:4]) if day else None, "province": province}
        return tuple(told[name] for name in self._partition)

    def is_parted(self, table: str, columns: tuple[Column, ...]) -> bool:
        """Whether each row comes from one article: it names it, or is a row of a view."""
        return table.startswith("view_") or any(column.name == "article_id" for column in columns)

    def write(self, table: str, columns: tuple[Column, ...], target: Path) -> None:
        """Write a table as the folder ``target``."""
        import pyarrow as pa
        from pyarrow import dataset

        keys = pa.schema(
            [(f"article_{name}", pa.int32() if name == "year" else pa.string()) for name in self._partition]
        )
        schema = _schema(columns)
        whole = pa.unify_schemas([schema, keys])

        def batches() -> Iterator[Any]:
            for rows in _batches(self._folder / f"{table}.csv", columns):
                parts = [self._part_of(dict(zip(schema.names, row, strict=True))) for row in rows]
                told = [
                    pa.array(values, field.type) for values, field in zip(zip(*parts, strict=True), keys, strict=True)
                ]
                yield pa.record_batch([*_batch(rows, columns, schema).columns, *told], schema=whole)

        dataset.write_dataset(
            batches(),
            target,
            schema=whole,
            format="parquet",
            file_options=dataset.ParquetFileFormat().make_write_options(compression="zstd"),
            partitioning=dataset.partitioning(keys, flavor="hive"),
            max_partitions=_MOST_PARTITIONS,
            # One thread: the same tables give the same files.
            use_threads=False,
        )
        # A table without rows is a folder all the same.
        target.mkdir(exist_ok=True)

    def _part_of(self, row: dict[str, Value]) -> tuple[Value, ...]:
        if "article_id" in row:
            return self._articles[row["article_id"]]
        return self._part(row["published_at"], row["province"])


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
