"""The commands as a user meets them: exit status, what is printed where, what is left on the disk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli import app

PAGE = "Họp tổ đại biểu\nSáng 6/8/2018, HĐND tỉnh Lào Cai họp tổ.\n"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "một.txt").write_text(PAGE, encoding="utf-8")
    return folder


def invoke(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_a_run_that_goes_well_exits_0_and_says_what_it_did(pages: Path, tmp_path: Path) -> None:
    result = invoke("run", pages, "--out", tmp_path / "out")
    assert result.exit_code == 0
    printed = dict(line.split(":", 1) for line in result.stdout.splitlines())
    assert {label: value.strip() for label, value in printed.items()}["Articles read"] == "1"
    assert list(printed) == ["Articles read", "Meetings", "Officials", "Metrics", "Failed", "Tables in", "Time"]


def test_a_run_with_a_failed_input_exits_1_and_the_rest_is_complete(pages: Path, tmp_path: Path) -> None:
    (pages / "hỏng.txt").write_bytes(b"\x00\x01\x02\xff\xfe\x00" * 50)
    result = invoke("run", pages, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "errors.csv" in result.stdout
    assert "hỏng.txt" in (tmp_path / "out/errors.csv").read_text(encoding="utf-8-sig")
    assert "một.txt" in (tmp_path / "out/articles.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["run"], id="no input"),
        pytest.param(["run", "{pages}"], id="no output"),
        pytest.param(["run", "{pages}/không-có", "--out", "{out}"], id="an input that is not there"),
        pytest.param(["run", "{empty}", "--out", "{out}"], id="nothing to read"),
        pytest.param(["run", "{pages}", "--out", "{pages}/một.txt"], id="output is a file"),
        pytest.param(["run", "{pages}", "--out", "{out}", "--backend", "vncorenlp"], id="unknown back end"),
        pytest.param(["run", "{pages}", "--out", "{out}", "--formats", "csv,sas"], id="unknown format"),
        pytest.param(["run", "{pages}", "--out", "{out}", "--field", "noidung"], id="a field without a name"),
        pytest.param(["evaluate", "--gold", "{pages}/một.txt", "--tables", "{out}"], id="no tables"),
        pytest.param(["đếm"], id="unknown command"),
    ],
)
def test_wrong_usage_exits_2_with_a_message_and_writes_nothing(
    arguments: list[str], pages: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    places = {"pages": pages, "out": tmp_path / "out", "empty": tmp_path / "empty"}
    result = invoke(*(argument.format(**places) for argument in arguments))
    assert result.exit_code == 2
    assert result.stderr.strip()
    assert not list((tmp_path / "out").glob("*")) and (pages / "một.txt").read_text(encoding="utf-8") == PAGE


def test_standard_input_is_an_article(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pipeline", "run", "-", "--out", str(tmp_path / "out")]
    done = subprocess.run(command, input=PAGE.encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert "Lào Cai" in (tmp_path / "out/articles.csv").read_text(encoding="utf-8-sig")


def test_help_of_every_command_names_every_option() -> None:
    for command in ("run", "evaluate"):
        result = invoke(command, "--help")
        assert result.exit_code == 0 and "--help" in result.stdout


def test_evaluate_prints_a_line_a_field(pages: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"source": "một.txt", "dates": ["2018-08-06"]}\n', encoding="utf-8")
    invoke("run", pages, "--out", tmp_path / "out")
    result = invoke("evaluate", "--gold", gold, gold, "--tables", tmp_path / "out")
    assert result.exit_code == 0
    (dates,) = [line.split() for line in result.stdout.splitlines() if line.startswith("dates")]
    assert dates == ["dates", "1.000", "1.000", "1.000", "2", "0", "0"]
