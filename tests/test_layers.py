"""The way of the data runs in one direction: no module imports a step behind its own."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "pipeline"

#: What the modules of a step may import of the package, beside their own step and ``frozen``, which imports nothing.
MAY_IMPORT: dict[str, set[str]] = {
    "facts": set(),
    "knowledge": set(),
    "grammar": {"knowledge"},
    "ingest": {"facts", "knowledge", "grammar", "models"},
    "models": {"facts", "knowledge", "grammar"},
    "nlp": {"facts", "knowledge", "grammar", "ingest", "models"},
    "extractors": {"facts", "knowledge", "grammar", "ingest", "models", "nlp"},
    "link": {"facts", "knowledge", "grammar", "ingest"},
    "tables": {"facts", "knowledge", "link"},
    "evaluate": {"facts", "knowledge", "link", "tables"},
    "report": {"facts", "knowledge", "grammar", "ingest", "link", "tables", "batch"},
    "batch": {"facts", "knowledge", "ingest", "nlp", "extractors", "link", "tables", "models", "evaluate"},
}


def _step(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def _imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "pipeline":
            names |= {f"pipeline.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return {name for name in names if name.startswith("pipeline.")}


def _files(step: str) -> list[Path]:
    folder = PACKAGE / step
    return sorted(folder.rglob("*.py")) if folder.is_dir() else list(PACKAGE.glob(f"{step}.py"))


@pytest.mark.parametrize("step", [step for step in sorted(MAY_IMPORT) if _files(step)])
def test_no_import_runs_back_up_the_way_of_the_data(step: str) -> None:
    allowed = MAY_IMPORT[step] | {step, "frozen"}
    found = {
        (path.relative_to(PACKAGE).as_posix(), name)
        for path in _files(step)
        for name in _imports(path)
        if _step(name) not in allowed
    }
    assert not found


def test_every_step_of_the_package_has_its_place_in_the_way() -> None:
    steps = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert steps <= set(MAY_IMPORT) | {"report"}
