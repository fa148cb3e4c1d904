"""The examples of the guide's pages on linking and corrections hold."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from pipeline.link.corrections import HEADER, read_corrections
from pipeline.link.identifiers import FACT_TABLES

DOCS = Path(__file__).parents[2] / "docs"
CORRECTIONS = (DOCS / "corrections.md").read_text(encoding="utf-8")


def test_the_example_of_careers_runs() -> None:
    result = doctest.testfile(str(DOCS / "linking.md"), module_relative=False, encoding="utf-8")
    assert result.attempted and not result.failed


@pytest.mark.parametrize("example", re.findall(r"```csv\n(.*?)```", CORRECTIONS, re.DOTALL))
def test_the_examples_are_valid_corrections(example: str) -> None:
    assert len(read_corrections(example)) == example.count("\n") - 1


@pytest.mark.parametrize("name", HEADER)
def test_every_column_of_corrections_is_told(name: str) -> None:
    assert f"| `{name}` |" in CORRECTIONS


@pytest.mark.parametrize("table", ["articles", "officials", *FACT_TABLES])
def test_every_table_that_can_be_corrected_is_told(table: str) -> None:
    assert f"`{table}`" in CORRECTIONS
