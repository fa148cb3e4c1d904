"""The guide: it builds, nothing that users meet is left out of it, and its examples run."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import pipeline
from pipeline import knowledge
from pipeline.cli import app
from pipeline.facts import TABLES, columns

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
#: Pages whose lines of Python are shown with their answers.
SHOWN = [page for page in PAGES if ">>> " in page.read_text(encoding="utf-8")]


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_the_readme_s_python_gives_what_stands_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    code = (ROOT / "README.md").read_text(encoding="utf-8").partition("```python\n")[2].partition("```")[0]
    names: dict[str, object] = {}
    checked = 0
    for line in code.replace('"data/processed"', repr(str(tmp_path))).splitlines():
        statement, _, told = line.partition("  # ")
        if told[:1].isdigit() or told[:1] == "'":
            assert eval(statement, names) == eval(told), line  # noqa: S307
            checked += 1
        else:
            exec(statement, names)  # noqa: S102
    assert checked == 3


@pytest.mark.parametrize("shown", SHOWN, ids=lambda path: path.name)
def test_examples_give_what_the_page_says(shown: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(shown), module_relative=False, encoding="utf-8", optionflags=doctest.ELLIPSIS)
    assert result.attempted
    assert not result.failed


def test_every_command_and_option_is_told() -> None:
    checked = subprocess.run(
        [sys.executable, "tools/make_commands_doc.py", "--check"], capture_output=True, text=True, cwd=ROOT
    )
    assert checked.returncode == 0, checked.stderr


def documented_lines() -> list[tuple[str, str]]:
    """Command and arguments of every line of the documents that calls the pipeline."""
    documents = [*PAGES, ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in documents)
    lines = re.findall(r"(?:-m pipeline|council-news) ([a-z]+)((?: [^\n`]*)?)", text)
    commands = {command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands}
    return sorted({(command, rest.split("#")[0]) for command, rest in lines if command in commands})


@pytest.mark.parametrize(("command", "rest"), documented_lines())
def test_a_line_of_the_guide_uses_options_that_there_are(command: str, rest: str) -> None:
    section = page("commands.md").partition(f"\n## {command}\n")[2].partition("\n## ")[0]
    # What comes behind explore's own options is Datasette's.
    passed_on = {"--open", "--port"} if command == "explore" else set()
    used = set(re.findall(r"(?<!\S)--[a-z-]+", rest)) - passed_on - {"--help"}
    assert used <= set(re.findall(r"`(--[a-z-]+)", section))


@pytest.mark.parametrize("table", TABLES)
def test_every_table_and_column_is_told_and_has_an_example(table: str) -> None:
    section = page("tables.md").partition(f"\n## {table}\n")[2].partition("\n## ")[0]
    assert not [spec.name for spec in columns(TABLES[table]) if f"| `{spec.name}` |" not in section]
    assert f"**{table}**" in page("examples.md")


def test_every_code_is_told() -> None:
    told = page("tables.md")
    assert not [row["code"] for row in knowledge.rows("vocabularies") if f"| `{row['code']}` |" not in told]


@pytest.mark.parametrize("name", pipeline.__all__)
def test_every_python_function_is_told(name: str) -> None:
    assert f":: pipeline.{name}\n" in page("api.md")


@pytest.mark.parametrize("query", [row["name"] for row in knowledge.rows("queries")])
def test_every_ready_query_is_told(query: str) -> None:
    assert f"| `{query}` |" in page("pages.md")


@pytest.mark.parametrize("name", [path.stem for path in PAGES if path.stem != "index"])
def test_a_page_is_in_the_contents(name: str) -> None:
    contents = "\n".join(re.findall(r"```\{toctree\}.*?```", page("index.md"), re.DOTALL))
    assert re.search(rf"^{name}$", contents, re.MULTILINE)


@pytest.mark.skipif(find_spec("sphinx") is None or find_spec("furo") is None, reason="Sphinx is not installed")
def test_the_guide_builds_without_a_warning(tmp_path: Path) -> None:
    built = subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-d", tmp_path / "cache", DOCS, tmp_path / "site"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
    )
    assert built.returncode == 0, built.stderr
    policy = (tmp_path / "site" / "beside" / "data-policy.html").read_text(encoding="utf-8")
    assert "Who becomes a row" in policy, "documents beside the guide are in it"
