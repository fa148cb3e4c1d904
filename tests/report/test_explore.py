"""The tables in Datasette."""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

pytest.importorskip("datasette")

from pipeline.facts import TABLES, columns
from pipeline.knowledge import rows
from pipeline.report.explore import metadata, served
from pipeline.tables import sqlite
from pipeline.tables.labels import LANGUAGES, Language


@pytest.fixture(scope="module")
def answer(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Any]:
    """What Datasette answers to an address with parameters."""
    from datasette.app import Datasette

    folder = tmp_path_factory.mktemp("database")
    for table in tables.glob("*.csv"):
        shutil.copy(table, folder)
    sqlite.write(folder)
    served_here = Datasette([], immutables=[str(folder / sqlite.FILE)], metadata=metadata("vi"))

    def get(address: str, **parameters: str) -> Any:
        query = urlencode({"_shape": "objects", **parameters})
        return asyncio.run(served_here.client.get(f"/council_news/{address}.json?{query}")).json()

    return get


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_and_column_is_described(language: Language) -> None:
    described = metadata(language)["databases"]["council_news"]["tables"]
    for name, row_class in TABLES.items():
        assert described[name]["title"]
        assert set(described[name]["columns"]) == {spec.name for spec in columns(row_class)}
        assert set(described[name]["facets"]) <= set(described[name]["columns"])


def test_facets_are_counted(answer: Callable[..., Any]) -> None:
    page = answer("meetings")
    assert page["facet_results"]["meeting_type"]["results"]


@pytest.mark.parametrize("typed", ["tiếp công dân", "tiep cong dan"])
def test_articles_are_searched_with_and_without_diacritics(answer: Callable[..., Any], typed: str) -> None:
    page = answer("articles", _search=typed)
    assert page["filtered_table_rows_count"] > 0


@pytest.mark.parametrize("query", [row["name"] for row in rows("queries")])
def test_a_ready_query_runs(answer: Callable[..., Any], query: str) -> None:
    page = answer(query, name="", indicator_id="petitions_received")
    assert page["ok"], page
    if query in ("who_chaired_what", "petitions_by_province_and_year", "career_of_an_official", "doubtful_numbers"):
        assert page["rows"]


def test_a_run_that_wrote_no_database_is_served_too(tables: Path) -> None:
    assert not (tables / sqlite.FILE).exists()
    with served(tables, "vi") as command:
        ran = subprocess.run([*command, "--get", "/council_news/metrics.json"], capture_output=True, check=True)
    assert json.loads(ran.stdout)["filtered_table_rows_count"] > 0


def test_a_folder_without_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="holds no tables"), served(tmp_path, "en"):
        pass
