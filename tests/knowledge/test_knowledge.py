"""The lists of the domain: each loads, says where it comes from, and repeats no line."""

from __future__ import annotations

import unicodedata
from collections import Counter
from importlib import resources
from pathlib import Path

import pytest

from pipeline import knowledge
from pipeline.facts import TABLES, columns

FOLDER = resources.files("pipeline.knowledge")
NAMES = sorted(item.name.removesuffix(".csv") for item in FOLDER.iterdir() if item.name.endswith(".csv"))


@pytest.mark.parametrize("name", NAMES)
def test_a_list_loads_and_says_where_it_comes_from(name: str) -> None:
    assert knowledge.rows(name)
    source = knowledge.source(name)
    assert len(source) > 20, "say who wrote or published the list"
    assert "placeholder" not in source


@pytest.mark.parametrize("name", NAMES)
def test_a_list_repeats_no_line(name: str) -> None:
    counted = Counter(tuple(row.values()) for row in knowledge.rows(name))
    assert not [line for line, count in counted.items() if count > 1]


@pytest.mark.parametrize("name", NAMES)
def test_a_list_is_composed_unicode(name: str) -> None:
    text = (FOLDER / f"{name}.csv").read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\ufeff" not in text


def test_a_list_without_its_source_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(tmp_path, monkeypatch, "surname\nLò\n", "does not name its source")


@pytest.mark.parametrize("line", ["Lò", "Lò,Thái,Sơn La"], ids=["too few", "too many"])
def test_a_row_that_does_not_fit_its_header_is_refused(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(tmp_path, monkeypatch, f"# source: invented\nsurname,people\n{line}\n", "row 1")


def refuse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str) -> None:
    """Reading ``text`` as a list raises an error that says what is wrong."""
    (tmp_path / "broken.csv").write_text(text, encoding="utf-8")
    monkeypatch.setattr(resources, "files", lambda package: tmp_path)
    with pytest.raises(ValueError, match=message):
        knowledge.rows("broken")


def test_values_keep_the_order_of_the_file_and_filter_by_other_cells() -> None:
    codes = [row["code"] for row in knowledge.rows("vocabularies") if row["vocabulary"] == "metric_status"]
    assert knowledge.values("vocabularies", "code", vocabulary="metric_status") == tuple(codes)


def test_every_vocabulary_of_the_tables_has_its_codes() -> None:
    used = {spec.metadata["vocabulary"] for table in TABLES.values() for spec in columns(table)} - {""}
    listed = {row["vocabulary"] for row in knowledge.rows("vocabularies")}
    assert used == listed


def test_every_code_has_labels_in_both_languages() -> None:
    bare = [
        row["code"]
        for row in knowledge.rows("vocabularies")
        if not (row["label_en"] and row["label_vi"] and row["description"])
    ]
    assert not bare
