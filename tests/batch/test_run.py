"""A run: everything is read or listed as failed, the tables appear whole, and the same input gives the same bytes."""

from __future__ import annotations

import csv
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.batch.inputs import NothingToRead
from pipeline.batch.output import RECORD, WORK, whole_output
from pipeline.batch.parts import LOST
from pipeline.batch.run import run
from pipeline.batch.versions import extractor_hash, knowledge_hash
from pipeline.facts import Article, ArticleFacts, Failure
from pipeline.nlp.language import process

SAMPLES = Path(__file__).parents[2] / "data" / "raw"
PAGE = "Họp tổ đại biểu\nSáng 6/8/2018, HĐND tỉnh Lào Cai họp tổ.\n"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with open(folder / f"{name}.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(
            f"{PAGE}Kỳ họp thứ {number + 2} có {number + 10} đại biểu.\n", encoding="utf-8"
        )
    return folder


def test_the_same_articles_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    pages = sorted(SAMPLES.glob("*.txt"))
    run(pages, tmp_path / "a")
    random.Random(5).shuffle(pages)  # noqa: S311
    run(pages, tmp_path / "b")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_the_bytes_do_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "pipeline", "run", str(SAMPLES), "--out", str(tmp_path / seed)]
        subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, check=True, capture_output=True)
    assert contents(tmp_path / "1") == contents(tmp_path / "2")


def test_an_extractor_that_fails_on_an_article_costs_only_that_article(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def process_or_fail(nlp: object, article: Article) -> ArticleFacts:
        if article.source == "1.txt":
            raise IndexError("ngoài danh sách")
        return process(nlp, article)  # type: ignore[arg-type]

    monkeypatch.setattr("pipeline.nlp.language.process", process_or_fail)
    summary = run(pages, tmp_path / "out")
    assert (summary.articles, summary.failed) == (2, 1)
    (failure,) = table(tmp_path / "out", "errors")
    assert (failure["source"], failure["stage"], failure["error"]) == ("1.txt", "extract", "IndexError")
    assert "ngoài danh sách" in failure["message"]


def test_a_second_run_replaces_the_tables_and_leaves_other_files(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(pages, out)
    (out / "ghi chú.md").write_text("của tôi", encoding="utf-8")
    (pages / "1.txt").unlink()
    run(pages, out)
    assert [row["source"] for row in table(out, "articles")] == ["0.txt", "2.txt"]
    assert (out / "ghi chú.md").read_text(encoding="utf-8") == "của tôi"
    assert [path.name for path in out.glob(".*")] == [WORK]


def test_the_record_tells_what_made_the_tables(pages: Path, tmp_path: Path) -> None:
    summary = run(pages, tmp_path / "out", keep_duplicates=True)
    record = json.loads((tmp_path / "out" / RECORD).read_text(encoding="utf-8"))
    assert record["options"] == {
        "backend": "syllables",
        "keep_duplicates": True,
        "only_council": False,
        "min_confidence": 0.0,
        "formats": ["csv"],
        "partition": [],
        "fields": {},
        "ner": "auto",
        "knowledge": "",
        "labels": None,
    }
    assert record["counts"] == summary.counts and record["counts"]["articles"] == 3
    assert (record["extractors"], record["knowledge"]) == (extractor_hash(), knowledge_hash())
    assert set(record["files"]) == {path.name for path in (tmp_path / "out").iterdir()} - {WORK}


def test_inputs_of_one_name_in_two_folders_are_two_articles(pages: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(pages, other)
    (other / "1.txt").write_text("Tin khác\nNgày 1/2/2020, HĐND tỉnh Sơn La họp.\n", encoding="utf-8")
    summary = run([pages, other], tmp_path / "out")
    assert (summary.articles, summary.duplicates) == (6, 2)
    assert len({row["article_id"] for row in table(tmp_path / "out", "articles")}) == 6


def test_an_input_given_twice_is_read_once(pages: Path, tmp_path: Path) -> None:
    assert run([pages, pages], tmp_path / "out").articles == 3


def test_records_are_read_by_the_names_of_their_fields(tmp_path: Path) -> None:
    records = [{"noidung": PAGE, "duong_dan": f"https://example.org/{number}"} for number in range(3)]
    (tmp_path / "kho.jsonl").write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    summary = run(tmp_path / "kho.jsonl", tmp_path / "out", fields={"text": "noidung", "url": "duong_dan"})
    assert summary.articles == 3
    assert {row["url"] for row in table(tmp_path / "out", "articles")} == {record["duong_dan"] for record in records}
    summary = run(tmp_path / "kho.jsonl", tmp_path / "out", fields={"text": "khác"})
    assert (summary.articles, summary.failed) == (0, 3)


def test_progress_is_told_to_the_end(pages: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    run(pages, tmp_path / "out", progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (3, 3) and told == sorted(told)


def test_coverage_counts_what_was_read_and_what_was_not(pages: Path, tmp_path: Path) -> None:
    (pages / "trống.txt").write_bytes(b"")
    shutil.copy(pages / "0.txt", pages / "0-bản-sao.txt")
    run(pages, tmp_path / "out")
    rows = table(tmp_path / "out", "coverage")
    totals = {name: sum(int(row[name]) for row in rows) for name in ("read", "duplicate", "empty", "failed")}
    assert totals == {"read": 4, "duplicate": 1, "empty": 1, "failed": 0}


def test_the_output_is_not_read_where_it_lies_in_an_input(pages: Path, tmp_path: Path) -> None:
    out = pages / "tables"
    for _ in range(2):
        assert run(pages, out).articles == 3
    assert run([pages, tmp_path], out).articles == 6
    with pytest.raises(FileExistsError, match="another folder"):
        run(pages, pages)
    inside = out / "more"
    shutil.copytree(pages, inside, ignore=shutil.ignore_patterns("tables"))
    assert run(inside, out).articles == 3


def test_a_worker_that_was_lost_over_an_article_gets_another_try_on_the_next_run(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(pages, tmp_path / "whole")
    monkeypatch.setattr(
        "pipeline.batch.worker.facts_of",
        lambda article, **options: Failure(source=article.source, stage="extract", error=LOST, message="killed"),
    )
    assert run(pages, tmp_path / "out").failed == 3
    monkeypatch.undo()
    for _ in range(2):
        assert run(pages, tmp_path / "out").failed == 0
        assert contents(tmp_path / "out") == contents(tmp_path / "whole")


def test_an_input_that_needed_a_library_is_read_when_it_is_there(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("docx").Document().save(str(pages / "empty.docx"))
    monkeypatch.setattr("pipeline.ingest.errors.find_spec", lambda name: None)
    run(pages, tmp_path / "out", workers=0)
    assert b"empty.docx,read,library" in contents(tmp_path / "out")["errors.csv"]
    monkeypatch.undo()
    run(pages, tmp_path / "out", workers=0)
    assert b"empty.docx,read,empty" in contents(tmp_path / "out")["errors.csv"]


def test_nothing_to_read_leaves_no_folder_behind(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingToRead):
        run(tmp_path / "empty", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_run_that_fails_while_writing_leaves_the_last_one_as_it_was(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(pages, tmp_path / "out")
    before = contents(tmp_path / "out")

    def full_disk(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.batch.output._sync", full_disk)
    (pages / "1.txt").unlink()
    with pytest.raises(OSError, match="No space left"):
        run(pages, tmp_path / "out")
    assert contents(tmp_path / "out") == before
    assert (tmp_path / "out" / RECORD).exists()


def test_output_takes_away_only_files_that_the_last_run_wrote(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    out = tmp_path / "out"
    for names in (("a.csv", "b.csv"), ("b.csv", "c.csv")):
        with whole_output(out) as stage:
            for name in names:
                (stage / name).write_text(name)
            (stage / RECORD).write_text(json.dumps({"files": [*names, "../mine.txt"]}))
    assert sorted(path.name for path in out.iterdir()) == [WORK, "b.csv", "c.csv", RECORD]
    assert (tmp_path / "mine.txt").exists()


def test_output_refuses_a_folder_with_a_record_of_something_else(tmp_path: Path) -> None:
    (tmp_path / RECORD).write_text("[]")
    with pytest.raises(FileExistsError, match="another folder"), whole_output(tmp_path) as stage:
        (stage / RECORD).write_text("{}")
    assert sorted(path.name for path in tmp_path.iterdir()) == [WORK, RECORD]


def test_the_hashes_change_with_the_code_and_the_lists_that_decide() -> None:
    assert extractor_hash() != knowledge_hash()
    assert len(extractor_hash()) == len(knowledge_hash()) == 64


def test_only_council_news_gives_facts_and_all_that_was_read_is_listed(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "1.txt").write_text("HĐND tỉnh Lào Cai họp\n\nSáng 6/8/2018, HĐND tỉnh Lào Cai họp.", encoding="utf-8")
    (folder / "2.txt").write_text("Giá vàng tăng mạnh\n\nSáng 6/8/2018, giá vàng tăng 2% ở Hà Nội.", encoding="utf-8")
    counts = {only: run(folder, tmp_path / str(only), only_council=only).counts for only in (False, True)}
    assert counts[False]["articles"] == counts[True]["articles"] == 2
    assert (counts[False]["dates"], counts[True]["dates"]) == (2, 1)
