"""The notebooks run on the sample articles, and are kept with what they show."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def code_cells(notebook: Path) -> list[dict[str, Any]]:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def test_the_four_notebooks_are_here() -> None:
    names = [path.stem for path in NOTEBOOKS]
    assert names == ["01_first_look", "02_indicators", "03_officials", "04_quality"]


@pytest.mark.skipif(find_spec("nbmake") is None, reason="nbmake is not installed")
def test_the_notebooks_run() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbmake", "--nbmake-timeout=300", FOLDER],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=FOLDER.parent,
    )
    assert ran.returncode == 0, ran.stdout[-4000:]
    assert f"{len(NOTEBOOKS)} passed" in ran.stdout


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_with_its_outputs(notebook: Path) -> None:
    cells = code_cells(notebook)
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1)), "run it from its top and save"
    outputs = [output for cell in cells for output in cell["outputs"]]
    assert not [output for output in outputs if output["output_type"] == "error" or output.get("name") == "stderr"]
    assert any("image/png" in output.get("data", {}) for output in outputs), "no plot is kept"


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_reads_the_sample_articles_alone(notebook: Path) -> None:
    sources = "".join("".join(cell["source"]) for cell in code_cells(notebook))
    assert set(re.findall(r'"\.\./([\w/.]+)"', sources)) <= {"data/raw", "tests/gold/samples.jsonl"}
