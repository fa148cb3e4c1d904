"""The commands as a user meets them: exit status, what is printed where, what is left on the disk."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import pipeline
from pipeline.cli import app
from pipeline.console import plain_progress
from pipeline.link.identifiers import FACT_TABLES

SAMPLES = Path(__file__).parents[1] / "data" / "raw"
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
    printed = dict(line.split(":", 1) for line in result.stdout.splitlines() if ":" in line)
    assert {label: value.strip() for label, value in printed.items()}["Articles read"] == "1"
    assert list(printed)[:7] == ["Articles read", "Meetings", "Officials", "Metrics", "Failed", "Tables in", "Time"]


def test_a_run_with_a_failed_input_exits_1_and_the_rest_is_complete(pages: Path, tmp_path: Path) -> None:
    (pages / "hỏng.txt").write_bytes(b"\x00\x01\x02\xff\xfe\x00" * 50)
    result = invoke("run", pages, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "errors.csv" in result.stdout
    assert "hỏng.txt" in (tmp_path / "out/errors.csv").read_text(encoding="utf-8-sig")
    assert "một.txt" in (tmp_path / "out/articles.csv").read_text(encoding="utf-8-sig")


def lines_of(result: Result) -> dict[str, str]:
    pairs = (line.split(":", 1) for line in result.stdout.splitlines() if ":" in line)
    return {label: value.strip() for label, value in pairs}


def test_the_end_of_a_run_says_what_failed_what_was_left_and_where_to_begin(pages: Path, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        (pages / name).write_text("", encoding="utf-8")
    for name in ("tờ trình.doc", "phụ lục.DOC", "ảnh.jpg", ".ẩn.doc"):
        (pages / name).write_bytes(b"")
    (pages / "chép.txt").write_text(PAGE, encoding="utf-8")
    out = pages / "tables"
    told = lines_of(invoke("run", pages, "--out", out))
    assert told["Articles read"] == "2 (1 repeats another)"
    assert told["Left aside"] == "3 files of kinds that are not read (.doc 2, .jpg 1)"
    assert [label for label in told if label.startswith("  ")] == ["  a.txt", "  b.txt", "  c.txt"]
    assert told["Failed"] == f"4, see {out / 'errors.csv'}"
    assert told["Tables in"] == f"{out} (open view_metrics.csv or view_people.csv first)"
    assert lines_of(invoke("run", pages, "--out", out, "--dry-run"))["Left aside"].startswith("3 files")
    again = lines_of(invoke("run", pages, "--out", out))
    assert again["Articles read"] == "2 (2 of them by an earlier run; 1 repeats another)"


def test_rows_that_are_not_sure_enough_are_counted(tmp_path: Path) -> None:
    whole = pipeline.run(SAMPLES, tmp_path / "out")
    result = invoke("run", SAMPLES, "--out", tmp_path / "out", "--min-confidence", "0.9")
    counts = json.loads((tmp_path / "out/run.json").read_text(encoding="utf-8"))["counts"]
    count = sum(whole.counts[table] - counts[table] for table in FACT_TABLES)
    assert whole.left_out == 0 < count
    assert f"Left out:      {count} rows less sure than asked for\n" in result.stdout


def test_a_run_that_is_interrupted_says_how_to_go_on(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.batch.run.write_tables", interrupted)
    result = invoke("run", pages, "--out", tmp_path / "out", "--log", tmp_path / "run.log")
    assert (result.exit_code, result.stdout) == (130, "")
    assert "the same command goes on" in result.stderr
    assert (tmp_path / "run.log").read_text(encoding="utf-8").endswith("WARNING interrupted\n")
    monkeypatch.undo()
    assert (
        lines_of(invoke("run", pages, "--out", tmp_path / "out"))["Articles read"] == "1 (1 of them by an earlier run)"
    )


def test_a_full_disk_is_told_in_words(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("pipeline.batch.run.write_tables", full)
    result = invoke("run", pages, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "the disk is full" in result.stderr and "Errno" not in result.stderr


def test_a_damaged_pdf_is_told_by_its_name_alone(pages: Path, tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    (pages / "tờ trình.pdf").write_bytes(b"not a PDF")
    command = [sys.executable, "-m", "pipeline", "run", str(pages), "--out", str(tmp_path / "out")]
    environment = os.environ | {"PYTHONUTF8": "1"}
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", env=environment)
    assert (done.returncode, done.stderr) == (1, "")
    assert "tờ trình.pdf: The PDF is locked or damaged" in done.stdout


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_a_folder_is_not_waited_for(pages: Path, tmp_path: Path) -> None:
    os.mkfifo(pages / "ống.txt")
    result = invoke("run", pages, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "ống.txt: It is no file but a pipe or a device." in result.stdout


def test_a_folder_without_anything_to_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "tờ trình.doc").write_bytes(b"")
    result = invoke("run", tmp_path, "--out", tmp_path / "out")
    assert str(tmp_path) in result.stderr and "web pages" in result.stderr


def test_a_table_of_a_measure_that_nobody_tells_says_so(pages: Path, tmp_path: Path) -> None:
    invoke("run", pages, "--out", tmp_path / "out")
    result = invoke("pivot", tmp_path / "out", "--indicator", "petitions_received")
    assert (result.exit_code, result.stdout.strip()) == (0, "province")
    assert "no figure of petitions_received" in result.stderr


def test_who_takes_days_as_people_write_them_and_names_what_articles_know(pages: Path, tmp_path: Path) -> None:
    (pages / "hai.txt").write_text(
        "Kỳ họp\nSáng 6/8/2018, HĐND tỉnh Lào Cai họp. Ông Lù A Tú, Chủ tịch HĐND tỉnh, chủ tọa.\n", encoding="utf-8"
    )
    out = tmp_path / "out"
    invoke("run", pages, "--out", out)
    for day in ("2018-08-06", "6/8/2018"):
        assert invoke("who", out, "--office", "Chủ tịch HĐND tỉnh", "--on", day).stdout.startswith("Lù A Tú\tLào Cai")
    missed = invoke("who", out, "--office", "Chủ tịch HĐND", "--on", "6/8/2018")
    assert missed.exit_code == 1 and "the articles know: Chủ tịch HĐND tỉnh" in missed.stderr


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
        pytest.param(["run", "{pages}", "--out", "{out}", "--partition", "month"], id="parted by something else"),
        pytest.param(["run", "{pages}", "--out", "{out}", "--min-confidence", "2"], id="no probability"),
        pytest.param(["run", "{pages}", "--out", "{out}", "--engine", "dask"], id="a cluster without its address"),
        pytest.param(["run", "{pages}", "--out", "{out}", "--log", "{pages}/một.txt/log"], id="no log's folder"),
        pytest.param(["run", "{pages}", "--out", "{out}", "--partition", "year"], id="parted without Parquet"),
        pytest.param(["run", "{pages}", "--out", "{out}", "--field", "chữ=noidung"], id="a field that there is not"),
        pytest.param(["run", "{pages}", "--out", "{pages}"], id="output is an input"),
        pytest.param(["--config", "{empty}/x.toml", "run", "{pages}", "--out", "{out}"], id="settings not there"),
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


def test_the_least_sure_rows_are_listed_at_the_end(pages: Path, tmp_path: Path) -> None:
    result = invoke("run", SAMPLES, "--out", tmp_path / "out")
    *lines, last = result.stdout.split("the least sure:\n")[1].splitlines()
    assert 0 < len(lines) <= 10 and all(line.startswith("  0.") for line in lines)
    assert last.endswith(f"python -m pipeline review {tmp_path / 'out'}")


def test_a_dry_run_tells_what_there_is_to_do_and_writes_nothing(pages: Path, tmp_path: Path) -> None:
    (pages / "kho.jsonl").write_text('{"text": "Ngày 1/2/2020, HĐND tỉnh Sơn La họp."}\n' * 200, encoding="utf-8")
    told = []
    for _ in range(2):
        result = invoke("run", pages, "--out", tmp_path / "out", "--dry-run")
        told.append({line.split(":")[0]: int(line.split(":")[1]) for line in result.stdout.splitlines()})
        if len(told) == 1:
            assert not (tmp_path / "out").exists()
            (pages / "kho.jsonl").rename(tmp_path / "kho.jsonl")
            invoke("run", pages, "--out", tmp_path / "out")
            (tmp_path / "kho.jsonl").rename(pages / "kho.jsonl")
    assert told == [
        {"Files": 2, "Articles": 201, "Done before": 0, "To do": 201, "Refused": 0},
        {"Files": 2, "Articles": 201, "Done before": 1, "To do": 200, "Refused": 0},
    ]


def test_the_log_tells_what_was_done(pages: Path, tmp_path: Path) -> None:
    for _ in range(2):
        invoke("run", pages, "--out", tmp_path / "out", "--log", tmp_path / "run.log")
    lines = (tmp_path / "run.log").read_text(encoding="utf-8").splitlines()
    assert any("1 articles, 0 of them done before" in line for line in lines)
    assert any("1 articles, 1 of them done before" in line for line in lines)
    assert lines[-1].endswith(" s") and "1 articles, 0 failed; tables in" in lines[-1]


def test_the_log_tells_what_was_lost_and_may_lie_in_a_new_folder(pages: Path, tmp_path: Path) -> None:
    (pages / "rỗng.txt").write_text("", encoding="utf-8")
    invoke("run", pages, "--out", tmp_path / "out", "--log", tmp_path / "logs" / "run.log")
    lines = (tmp_path / "logs" / "run.log").read_text(encoding="utf-8").splitlines()
    assert any("failed to read rỗng.txt: There is no text" in line for line in lines)


def test_settings_come_from_file_environment_and_command_line(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made_with(*more: object) -> dict[str, object]:
        assert invoke("run", pages, "--out", tmp_path / "out", *more).exit_code == 0
        options: dict[str, object] = json.loads((tmp_path / "out/run.json").read_text(encoding="utf-8"))["options"]
        return options

    monkeypatch.chdir(tmp_path)
    (tmp_path / "council-news.toml").write_text(
        '[run]\nmin-confidence = 0.2\nformats = ["csv", "sqlite"]\nkeep-duplicates = true\nfield = ["text=noidung"]\n',
        encoding="utf-8",
    )
    options = made_with()
    assert (options["min_confidence"], options["formats"]) == (0.2, ["csv", "sqlite"])
    assert (options["keep_duplicates"], options["fields"]) == (True, {"text": "noidung"})
    monkeypatch.setenv("COUNCIL_NEWS_RUN_MIN_CONFIDENCE", "0.3")
    assert made_with()["min_confidence"] == 0.3
    assert made_with("--min-confidence", "0.4")["min_confidence"] == 0.4


@pytest.mark.parametrize(
    ("text", "message"),
    [("[run]\nmin-confidense = 1", "min-confidense"), ("[walk]\na = 1", "walk"), ("run", "TOML"), ("run = 1", "run")],
)
def test_settings_that_cannot_be_meant_are_refused(
    text: str, message: str, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "council-news.toml").write_text(text, encoding="utf-8")
    result = invoke("run", pages, "--out", tmp_path / "out")
    assert result.exit_code == 2 and message in result.stderr
    assert not (tmp_path / "out").exists()


def test_progress_without_a_terminal_is_a_line_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    seconds = iter([0.0, 1.0, 11.0, 11.0, 12.0, 25.0, 25.0])
    tell = plain_progress(clock=lambda: next(seconds))
    for done in range(4):
        tell(done, 3)
    assert capsys.readouterr().err.splitlines() == [
        "1 of 3 articles",
        "3 of 3 articles; linking them, writing tables",
    ]


def test_the_help_comes_at_once_and_the_first_article_soon(pages: Path, tmp_path: Path) -> None:
    def seconds(*arguments: str) -> float:
        begun = os.times()
        subprocess.run([sys.executable, "-m", "pipeline", *arguments], check=True, capture_output=True)
        ended = os.times()
        return ended.children_user + ended.children_system - begun.children_user - begun.children_system

    # The processor's time, and the best of three: what the machine does besides is not ours.
    assert min(seconds("--help") for _ in range(3)) < 1.5
    assert min(seconds("run", str(pages), "--out", str(tmp_path / str(n)), "--workers", "1") for n in range(3)) < 5.0
