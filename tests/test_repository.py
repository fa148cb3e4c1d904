"""The repository as a whole: what it promises in its documents is there, and nothing that must not be in it is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from pipeline.facts import TABLES, columns

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted(
    path
    for folder in (ROOT, ROOT / "docs", ROOT / "notebooks", ROOT / "data" / "processed", ROOT / "benchmarks")
    for path in folder.glob("*.md")
)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pins() -> list[str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("pin", pins())
def test_a_constraint_is_a_pinned_version_without_an_address(pin: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_.-]+==[A-Za-z0-9.]+(; [a-z_]+ == \"[a-z0-9]+\")?", pin)


def test_every_dependency_is_pinned() -> None:
    def plain(name: str) -> str:
        return re.sub(r"[-_.]+", "-", name).lower()

    optional = PROJECT["project"]["optional-dependencies"]["dev"]
    wanted = {
        plain(re.split(r"[<>=!~\[; ]", spec, maxsplit=1)[0])
        for spec in [*PROJECT["project"]["dependencies"], *optional]
    }
    assert wanted <= {plain(pin.split("==")[0]) for pin in pins()}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_to_files_of_the_repository(document: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)", document.read_text(encoding="utf-8"))
    missing = [target for target in targets if not (document.parent / target).exists()]
    assert not missing


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda path: path.name)
def test_every_page_of_the_guide_is_on_its_first_page(page: Path) -> None:
    assert page.name == "index.md" or f"({page.name})" in (ROOT / "docs" / "index.md").read_text(encoding="utf-8")


def documented_commands() -> list[str]:
    text = "\n".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
    return sorted(set(re.findall(r"python -m pipeline ([a-z]+)", text)))


@pytest.mark.parametrize("command", documented_commands())
def test_a_documented_command_exists_and_explains_itself(command: str) -> None:
    help_text = subprocess.run(
        [sys.executable, "-m", "pipeline", command, "--help"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
    )
    assert help_text.returncode == 0, help_text.stderr
    assert command in help_text.stdout


@pytest.mark.parametrize("target", ["run", "test"])
def test_the_readme_names_the_make_targets_on_its_first_screen(target: str) -> None:
    first_screen = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:30]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert any(line.startswith(f"make {target}") for line in first_screen)
    assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_the_page_of_tables_is_what_the_facts_say() -> None:
    checked = subprocess.run(
        [sys.executable, "tools/make_tables_doc.py", "--check"], capture_output=True, text=True, cwd=ROOT
    )
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize("table", TABLES)
def test_the_readme_names_every_table(table: str) -> None:
    assert f"`{table}`" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_journalists_section_names_files_and_columns_that_exist() -> None:
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Dành cho nhà báo")[2].partition("\n## ")[0]
    named = re.findall(r"`(?:data/processed/)?([a-z_]+)(?:\.csv)?`", section)
    known = {*TABLES, *(spec.name for row_class in TABLES.values() for spec in columns(row_class))}
    assert len(named) > 10
    assert set(named) <= known


def test_the_licence_is_the_one_that_the_package_declares() -> None:
    assert PROJECT["project"]["license"] == "Apache-2.0"
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text
    assert "Version 2.0, January 2004" in text


def test_underthesea_is_one_of_the_releases_under_a_free_licence() -> None:
    (spec,) = (spec for spec in PROJECT["project"]["dependencies"] if spec.startswith("underthesea"))
    assert spec == "underthesea>=9.5"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no executable bit")
def test_the_check_script_runs_the_readmes_test_command() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text(encoding="utf-8").splitlines()[-1] == "make test"


def test_no_file_holds_a_path_of_somebodys_machine() -> None:
    folders = ("pipeline", "docs", "tools", "benchmarks", "notebooks", "data/raw", ".ci")
    files = [
        path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix != ".pyc" and path.is_file()
    ]
    own = re.compile(r"(?<![\w.])(/(home|root|Users|tmp|opt)/|[A-Z]:\\Users)")
    assert not [path for path in files if own.search(path.read_text(encoding="utf-8", errors="replace"))]


def test_there_is_no_pickle_in_the_package() -> None:
    sources = (ROOT / "pipeline").rglob("*.py")
    assert not [
        path for path in sources if re.search(r"^\s*(import|from) pickle\b", path.read_text(encoding="utf-8"), re.M)
    ]
