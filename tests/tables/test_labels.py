"""What people read in place of names and codes: a label for each, and the way back."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

import pipeline
from pipeline.facts import TABLES, columns
from pipeline.knowledge import rows
from pipeline.tables.labels import LANGUAGES, Language, codes_of_labels, column_label, names_of_labels, table_label
from pipeline.tables.schema import vocabularies

ARTICLE = """HĐND tỉnh Lào Cai khai mạc kỳ họp
Sáng 6/12/2023, HĐND tỉnh Lào Cai khai mạc kỳ họp thứ 18. Đồng chí Giàng Seo Lử, Chủ tịch HĐND tỉnh, chủ tọa kỳ họp.
Năm 2023, HĐND tỉnh đã tổ chức 7 cuộc giám sát và tiếp nhận 214 đơn.
"""


@pytest.fixture(scope="module")
def labelled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The tables of one article, with names and codes and with Vietnamese labels."""
    folder = tmp_path_factory.mktemp("labels")
    (folder / "tin.txt").write_text(ARTICLE, encoding="utf-8")
    pipeline.run(folder / "tin.txt", folder / "plain")
    pipeline.run(folder / "tin.txt", folder / "vi", labels="vi", formats=("csv", "xlsx"))
    return {name: folder / name for name in ("plain", "vi")}


def header_and_rows(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    with open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        return list(reader.fieldnames or ()), list(reader)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_every_table_and_column_has_a_label_of_its_own(table: str, language: Language) -> None:
    names = [spec.name for spec in columns(TABLES[table])]
    labels = [column_label(table, name, language) for name in names]
    assert table_label(table, language) != table
    assert not [name for name, label in zip(names, labels, strict=True) if name == label]
    assert not [label for label, count in Counter(labels).items() if count > 1]


@pytest.mark.parametrize(
    ("table", "column", "label"),
    [
        ("articles", "title", "Tiêu đề"),
        ("positions", "title", "Chức vụ"),
        ("careers", "title", "Chức vụ"),
        ("metrics", "actor", "Cơ quan có số liệu"),
        ("activities", "actor", "Cơ quan thực hiện"),
    ],
)
def test_a_column_is_called_by_what_it_holds_in_its_table(table: str, column: str, label: str) -> None:
    assert column_label(table, column, "vi") == label


@pytest.mark.parametrize("table", TABLES)
def test_a_label_leads_back_to_its_column(table: str) -> None:
    names = {spec.name for spec in columns(TABLES[table])}
    assert {
        names_of_labels(table)[column_label(table, name, language)] for name in names for language in LANGUAGES
    } == (names)


@pytest.mark.parametrize("vocabulary", vocabularies())
def test_a_label_leads_back_to_its_code(vocabulary: str) -> None:
    codes = [row for row in rows("vocabularies") if row["vocabulary"] == vocabulary]
    back = codes_of_labels(vocabulary)
    assert all(back[row[f"label_{language}"]] == row["code"] for row in codes for language in LANGUAGES)


def test_no_label_names_a_column_that_no_table_has() -> None:
    known = {spec.name for table in TABLES.values() for spec in columns(table)}
    known |= {"code", "label_en", "label_vi"}
    assert not [row["column"] for row in rows("labels") if row["column"] and row["column"] not in known]


def test_labelled_tables_bear_vietnamese_in_headers_and_values(labelled: dict[str, Path]) -> None:
    header, metrics = header_and_rows(labelled["vi"] / "metrics.csv")
    assert "Giá trị" in header
    assert "value" not in header
    assert {"Đơn thư tiếp nhận", "Cuộc giám sát"} <= {row["Chỉ tiêu"] for row in metrics}
    _, meetings = header_and_rows(labelled["vi"] / "meetings.csv")
    assert meetings[0]["Loại cuộc họp"] == "Kỳ họp Hội đồng nhân dân"


def test_labelled_tables_read_back_as_the_others(labelled: dict[str, Path]) -> None:
    plain, vi = pipeline.read_tables(labelled["plain"]), pipeline.read_tables(labelled["vi"])
    assert plain.keys() == vi.keys()
    for table in plain:
        pd.testing.assert_frame_equal(plain[table], vi[table])


def test_the_data_package_describes_the_labelled_columns(labelled: dict[str, Path]) -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.Package(str(labelled["vi"] / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "note"])


def test_the_workbook_has_vietnamese_sheets(labelled: dict[str, Path]) -> None:
    pytest.importorskip("xlsxwriter")
    import zipfile

    with zipfile.ZipFile(labelled["vi"] / "council_news.xlsx") as book:
        sheets = book.read("xl/workbook.xml").decode("utf-8")
        texts = "".join(book.read(name).decode("utf-8") for name in book.namelist() if "worksheets/" in name)
    assert 'name="Cuộc họp"' in sheets
    assert "Đơn thư tiếp nhận" in texts
