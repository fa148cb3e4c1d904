"""Every format holds the same tables: typed, described, searchable."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pandas as pd
import pytest

from pipeline.batch.run import run
from pipeline.tables import datapackage, sqlite, xlsx
from pipeline.tables.formats import UnknownFormat, check_formats
from pipeline.tables.read import read_tables
from pipeline.tables.schema import all_tables, columns_of

SAMPLES = Path(__file__).parents[2] / "data" / "raw"
ALL = ("csv", "parquet", "sqlite", "xlsx")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("formats")
    run(SAMPLES, out, formats=ALL)
    return out


@pytest.fixture(scope="module")
def tables(folder: Path) -> dict[str, pd.DataFrame]:
    return read_tables(folder)


@pytest.fixture
def database(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{folder / sqlite.FILE}?mode=ro", uri=True)


def plain_rows(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    """The rows of a frame as Python values, missing ones as ``None`` and days as text."""
    rows = []
    for row in frame.astype(object).itertuples(index=False, name=None):
        values = (None if pd.isna(value) else value for value in row)
        rows.append(tuple(str(value.date()) if isinstance(value, pd.Timestamp) else value for value in values))
    return rows


@pytest.mark.parametrize("table", all_tables())
def test_sqlite_holds_the_rows_of_the_csv(
    table: str, tables: dict[str, pd.DataFrame], database: sqlite3.Connection
) -> None:
    stored = database.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608
    assert stored == plain_rows(tables[table])


def test_sqlite_keeps_its_references(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA foreign_key_list(participants)").fetchall()


@pytest.mark.parametrize("typed", ["đồng chí", "Đồng Chí", "dong chi", "DONG CHI"])
def test_words_are_found_with_and_without_diacritics(typed: str, database: sqlite3.Connection) -> None:
    query = "SELECT count(*) FROM articles WHERE rowid IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)"
    (found,) = database.execute(query, [f'"{typed}"']).fetchone()
    (there,) = database.execute(
        "SELECT count(*) FROM articles WHERE text LIKE '%đồng chí%' OR text LIKE '%Đồng chí%'"
    ).fetchone()
    assert found >= there > 0


def test_diacritics_that_are_typed_count(database: sqlite3.Connection) -> None:
    query = "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ?"
    assert database.execute(query, ['"động chì"']).fetchone() == (0,)


@pytest.mark.parametrize("table", all_tables())
def test_parquet_holds_the_rows_of_the_csv_typed(table: str, folder: Path, tables: dict[str, pd.DataFrame]) -> None:
    parquet = pytest.importorskip("pyarrow.parquet").read_table(folder / f"{table}.parquet")
    assert parquet.column_names == list(tables[table].columns)
    types = {column.name: str(parquet.schema.field(column.name).type) for column in columns_of(all_tables()[table])}
    expected = {"day": "date32[day]", "integer": "int64", "number": "double", "boolean": "bool", "text": "string"}
    for column in columns_of(all_tables()[table]):
        if column.kind in expected:
            assert types[column.name] == expected[column.kind]
        lists = column.kind == "list"
        stored = [
            "; ".join(value) or None if lists else value if value is None or column.kind != "day" else str(value)
            for value in parquet.column(column.name).to_pylist()
        ]
        at = list(tables[table].columns).index(column.name)
        assert stored == [row[at] for row in plain_rows(tables[table])], column.name


def test_the_workbook_has_a_sheet_a_table_and_no_formula(folder: Path) -> None:
    with ZipFile(folder / xlsx.FILE) as book:
        names = book.read("xl/workbook.xml").decode()
        assert all(f'name="{table}"' in names for table in all_tables())
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == len(all_tables())
        for sheet in sheets:
            content = book.read(sheet).decode()
            assert "<f>" not in content and 'state="frozen"' in content


def test_the_workbook_shows_large_numbers_whole_and_sentences_wide(folder: Path) -> None:
    from xml.etree import ElementTree

    names = [column.name for column in columns_of(all_tables()["view_metrics"])]
    with ZipFile(folder / xlsx.FILE) as book:
        root = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314
        styles = ElementTree.fromstring(book.read("xl/styles.xml"))  # noqa: S314
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    width = {int(col.get("min", 0)) - 1: float(col.get("width", 0)) for col in root.iter(f"{main}col")}
    assert width[names.index("evidence")] > 70 and width[names.index("value")] > 14
    codes = {one.get("numFmtId"): one.get("formatCode") for one in styles.iter(f"{main}numFmt")}
    shown = [codes.get(one.get("numFmtId"), "") for one in styles.findall(f"{main}cellXfs/{main}xf")]
    letter = chr(ord("A") + names.index("value"))
    values = {
        float(cell.findtext(f"{main}v", "")): shown[int(cell.get("s", 0))]
        for cell in root.iter(f"{main}c")
        if cell.get("r", "").rstrip("0123456789") == letter and cell.find(f"{main}v") is not None
    }
    assert (values[21450000000000], values[1.7]) == ("#,##0", "")


def test_the_same_tables_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    run(SAMPLES, tmp_path, formats=ALL)
    for path in folder.iterdir():
        if path.is_file() and path.name != "run.json":
            assert path.read_bytes() == (tmp_path / path.name).read_bytes(), path.name


def test_formats_that_are_not_asked_for_are_taken_away(tmp_path: Path) -> None:
    run(SAMPLES, tmp_path, formats=("csv", "sqlite"))
    run(SAMPLES, tmp_path, formats=("sqlite",))
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [sqlite.FILE, "run.json"]


def test_an_unknown_format_is_refused_before_anything_is_done(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match="sas"):
        run(SAMPLES, tmp_path / "out", formats=("csv", "sas"))
    assert not (tmp_path / "out").exists()


def test_a_format_whose_library_is_missing_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.tables.formats.find_spec", lambda name: None)
    with pytest.raises(UnknownFormat, match=r"pip install 'council-news\[xlsx\]'"):
        check_formats(["xlsx"])
    check_formats(["csv", "sqlite"])


def test_every_column_is_described_in_the_data_package(folder: Path) -> None:
    package = json.loads((folder / datapackage.FILE).read_text(encoding="utf-8"))
    described = {one["path"]: [field["name"] for field in one["schema"]["fields"]] for one in package["resources"]}
    assert described == {
        f"{table}.csv": [column.name for column in columns_of(row_class)] for table, row_class in all_tables().items()
    }
    assert all(field["description"] for one in package["resources"] for field in one["schema"]["fields"])


def test_the_data_package_validates(folder: Path) -> None:
    command = [sys.executable, "-m", "frictionless", "validate", datapackage.FILE, "--json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert json.loads(done.stdout)["valid"], done.stdout[-2000:]


@pytest.mark.parametrize("form", ["parquet", "sqlite"])
def test_tables_without_csv_are_read_as_with_it(form: str, tmp_path: Path, tables: dict[str, pd.DataFrame]) -> None:
    run(SAMPLES, tmp_path, formats=(form,))
    stored = read_tables(tmp_path)
    assert stored.keys() == tables.keys()
    for name, frame in stored.items():
        pd.testing.assert_frame_equal(frame, tables[name])


@pytest.mark.parametrize("partition", [("year",), ("province",), ("year", "province")])
def test_parted_parquet_holds_every_row_where_its_article_belongs(
    partition: tuple[str, ...], tmp_path: Path, tables: dict[str, pd.DataFrame]
) -> None:
    dataset = pytest.importorskip("pyarrow.dataset")
    run(SAMPLES, tmp_path, formats=("parquet",), partition=partition)
    articles = tables["articles"].set_index("article_id")
    for name in ("articles", "metrics", "view_people"):
        stored = dataset.dataset(tmp_path / f"{name}.parquet", partitioning="hive").to_table().to_pandas()
        assert len(stored) == len(tables[name])
        for row in stored.to_dict("records"):
            home = articles.loc[row["article_id"]] if "article_id" in row else row
            if "province" in partition:
                assert (row["article_province"] or "") == ("" if pd.isna(home["province"]) else home["province"])
            if "year" in partition:
                day = home["published_at"]
                assert (pd.isna(row["article_year"]) and pd.isna(day)) or row["article_year"] == day.year
    assert (tmp_path / "officials.parquet").is_file()


def test_a_table_may_be_parted_in_one_run_and_whole_in_the_next(tmp_path: Path) -> None:
    for partition in (("year",), (), ("province",)):
        run(SAMPLES, tmp_path, formats=("parquet",), partition=partition)
        assert (tmp_path / "metrics.parquet").is_dir() == bool(partition)
    run(SAMPLES, tmp_path)
    assert not list(tmp_path.glob("*.parquet"))


def test_parted_parquet_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        run(SAMPLES, tmp_path / name, formats=("parquet",), partition=("year", "province"))
    files = sorted(path.relative_to(tmp_path / "a") for path in (tmp_path / "a").rglob("*.parquet") if path.is_file())
    assert len(files) > 30
    for path in files:
        assert (tmp_path / "a" / path).read_bytes() == (tmp_path / "b" / path).read_bytes(), path


def test_what_tables_cannot_be_parted_by_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match="'month'"):
        run(SAMPLES, tmp_path / "out", formats=("parquet",), partition=("month",))
    assert not (tmp_path / "out").exists()


def test_datasette_opens_the_database_and_finds_words(folder: Path) -> None:
    command = [sys.executable, "-m", "datasette", str(folder / sqlite.FILE), "--get"]
    database = sqlite.FILE.removesuffix(".sqlite")

    def asked(path: str) -> Any:
        done = subprocess.run([*command, path], capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(done.stdout)

    found = asked(f"/{database}/articles.json?_search=dai+bieu&_shape=array")
    assert found and all({"dai", "bieu"} <= set(re.findall(r"\w+", sqlite.plain(row["text"]).lower())) for row in found)
    tables = {table["name"]: table for table in asked(f"/{database}.json")["tables"]}
    assert tables.keys() >= set(all_tables())
    assert tables["metrics"]["foreign_keys"]["outgoing"] and tables["metrics"]["fts_table"] == "metrics_fts"
