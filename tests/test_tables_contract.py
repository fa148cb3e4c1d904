"""The tables of a run over the sample articles: columns, identifiers and evidence are a public interface."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.batch.run import run
from pipeline.tables.csv import unguard
from pipeline.tables.schema import all_tables, columns_of, vocabularies

Tables = dict[str, list[dict[str, str]]]

SAMPLES = Path(__file__).parents[1] / "data" / "raw"
EVIDENCE = "evidence start end found_by confidence corrected_by"
COLUMNS = {
    "articles": "article_id source url content_hash title publisher author published_at province province_code "
    "province_2025 admin_level is_council_news duplicate_of text warnings corrected_by",
    "meetings": "meeting_id article_id event_id name meeting_type is_main start_date end_date timex part_of_day status "
    f"format organizers location province term session_number period_start period_end {EVIDENCE}",
    "participants": f"article_id meeting_id official_id name role {EVIDENCE}",
    "officials": "official_id name gender gender_basis province latest_position latest_organization first_seen "
    "last_seen article_count needs_review corrected_by",
    "careers": "official_id name province title organization admin_level first_seen last_seen left_by article_count",
    "positions": f"official_id article_id name title organization admin_level status as_of {EVIDENCE}",
    "metrics": "metric_id article_id meeting_id indicator indicator_id value value_max denominator unit comparator "
    f"change status actor subject official_id activity_type period_start period_end text {EVIDENCE}",
    "activities": f"activity_id article_id activity_type status actor description period_start period_end {EVIDENCE}",
    "dates": f"article_id text kind timex start_date end_date basis {EVIDENCE}",
    "documents": f"article_id doc_type number title issuer issued_date {EVIDENCE}",
    "contradictions": "kind table row_a row_b message",
    "coverage": "publisher month read empty duplicate not_council_news failed low_confidence",
    "errors": "source stage error message",
    "view_metrics": "title url publisher published_at province meeting_name meeting_type meeting_date indicator "
    "indicator_label value value_max denominator unit comparator change status actor subject period_start period_end "
    "text confidence evidence",
    "view_people": "title url publisher published_at province meeting_name meeting_type meeting_date name gender "
    "positions role confidence evidence",
}
KEYS = {
    "articles": "article_id",
    "meetings": "meeting_id",
    "officials": "official_id",
    "metrics": "metric_id",
    "activities": "activity_id",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("contract") / "tables"
    run(SAMPLES, out)
    return out


@pytest.fixture(scope="module")
def tables(folder: Path) -> Tables:
    read = {}
    for path in folder.glob("*.csv"):
        with open(path, encoding="utf-8-sig", newline="") as file:
            read[path.stem] = [{name: unguard(cell) for name, cell in row.items()} for row in csv.DictReader(file)]
    return read


def filled(tables: Tables, column: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Every row with its table whose cell in ``column`` is there and filled."""
    for table, rows in tables.items():
        for row in rows:
            if row.get(column):
                yield table, row


def test_every_table_is_written() -> None:
    assert set(all_tables()) - {name for name in all_tables() if name.startswith("code_")} == set(COLUMNS)


@pytest.mark.parametrize("table", COLUMNS)
def test_every_table_has_its_columns_in_their_order(folder: Path, table: str) -> None:
    header = (folder / f"{table}.csv").read_text(encoding="utf-8-sig").split("\n", 1)[0].strip()
    assert header.split(",") == COLUMNS[table].split()


def test_every_vocabulary_has_a_labelled_code_table(tables: Tables) -> None:
    for vocabulary in vocabularies():
        rows = tables[f"code_{vocabulary}"]
        assert rows and all(row["code"] and row["label_en"] and row["label_vi"] and row["description"] for row in rows)
        assert len({row["code"] for row in rows}) == len(rows)


def test_the_sample_articles_give_rows_of_every_kind(tables: Tables) -> None:
    for table in ("meetings", "participants", "officials", "positions", "metrics", "activities", "dates", "documents"):
        assert tables[table], table


def test_every_row_points_at_its_words(tables: Tables) -> None:
    texts = {row["article_id"]: row["text"] for row in tables["articles"]}
    for table, row in filled(tables, "found_by"):
        text, start, end = texts[row["article_id"]], int(row["start"]), int(row["end"])
        span = text[start:end]
        assert 0 <= start < end <= len(text), (table, row)
        assert span == span.strip(), (table, row)
        sentence = text.find(row["evidence"], max(0, start - len(row["evidence"])))
        assert row["evidence"] and 0 <= sentence <= start, (table, row)


@pytest.mark.parametrize("table", ["dates", "metrics"])
def test_the_text_of_a_row_is_its_span(tables: Tables, table: str) -> None:
    texts = {row["article_id"]: row["text"] for row in tables["articles"]}
    for row in tables[table]:
        assert row["text"] == texts[row["article_id"]][int(row["start"]) : int(row["end"])]


@pytest.mark.parametrize("table", KEYS)
def test_identifiers_are_unique(tables: Tables, table: str) -> None:
    identifiers = [row[KEYS[table]] for row in tables[table]]
    assert all(identifiers)
    assert len(set(identifiers)) == len(identifiers)


@pytest.mark.parametrize(
    ("column", "home"), [("article_id", "articles"), ("meeting_id", "meetings"), ("official_id", "officials")]
)
def test_every_reference_leads_to_a_row(tables: Tables, column: str, home: str) -> None:
    there = {row[column] for row in tables[home]}
    for table, row in filled(tables, column):
        assert row[column] in there, (table, row)


def test_people_and_their_articles_meet_in_officials(tables: Tables) -> None:
    for table in ("participants", "positions"):
        assert all(row["official_id"] for row in tables[table])


@pytest.mark.parametrize("table", COLUMNS)
def test_cells_hold_what_their_column_says(tables: Tables, table: str) -> None:
    forms = {
        "day": re.compile(r"(?:\d{4}-\d{2}-\d{2})?"),
        "integer": re.compile(r"(?:-?\d+)?"),
        "number": re.compile(r"(?:-?\d+(?:\.\d+)?)?"),
        "boolean": re.compile(r"true|false"),
    }
    for column in columns_of(all_tables()[table]):
        for row in tables[table]:
            if column.kind == "code":
                assert row[column.name] in {"", *vocabularies()[column.vocabulary]}, (column.name, row)
            elif form := forms.get(column.kind):
                assert form.fullmatch(row[column.name]), (column.name, row)


def test_confidence_is_a_probability(tables: Tables) -> None:
    for table, row in filled(tables, "confidence"):
        assert 0 <= float(row["confidence"]) <= 1, (table, row)


def test_an_article_has_at_most_one_main_meeting(tables: Tables) -> None:
    main = [row["article_id"] for row in tables["meetings"] if row["is_main"] == "true"]
    assert len(set(main)) == len(main)


def test_periods_and_days_run_forward(tables: Tables) -> None:
    for first, last in (("start_date", "end_date"), ("period_start", "period_end"), ("first_seen", "last_seen")):
        for table, row in filled(tables, last):
            assert row[first] <= row[last], (table, row)


def test_views_repeat_their_table_row_by_row(tables: Tables) -> None:
    assert [row["text"] for row in tables["view_metrics"]] == [row["text"] for row in tables["metrics"]]
    assert [row["name"] for row in tables["view_people"]] == [row["name"] for row in tables["participants"]]


def test_files_are_rfc_4180_with_a_byte_order_mark(folder: Path) -> None:
    for path in folder.glob("*.csv"):
        content = path.read_bytes()
        assert content.startswith(b"\xef\xbb\xbf"), path
        assert content.split(b"\n", 1)[0].endswith(b"\r"), path
        assert content.endswith(b"\r\n"), path


def test_no_cell_would_run_as_a_formula(folder: Path) -> None:
    text_columns = {
        (table, column.name)
        for table, row_class in all_tables().items()
        for column in columns_of(row_class)
        if column.kind in ("text", "list", "code")
    }
    for path in folder.glob("*.csv"):
        with open(path, encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                for name, cell in row.items():
                    assert (path.stem, name) not in text_columns or cell[:1] not in tuple("=+-@\t\r"), (
                        path,
                        name,
                        cell,
                    )
