"""Articles that cost a worker: they go to errors, the rest of the run goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.batch.engines import Lost
from pipeline.batch.extraction import Strikes
from pipeline.batch.parts import read_facts, read_part
from pipeline.batch.units import Shard, Unit
from pipeline.batch.worker import extract_shard
from pipeline.ingest.read import Input

PAGE = "Họp tổ đại biểu\nSáng 6/8/2018, HĐND tỉnh Lào Cai họp tổ.\n"


def shard(folder: Path) -> Shard:
    units = []
    for number in range(2):
        (folder / f"{number}.txt").write_text(f"{PAGE}Lần {number}.\n", encoding="utf-8")
        units.append(Unit(f"key-{number}", Input(folder / f"{number}.txt", f"{number}.txt"), 99))
    records = folder / "2.jsonl"
    records.write_text(
        "\n".join(f'{{"text": "Ngày {day}/3/2020, HĐND tỉnh Sơn La họp."}}' for day in (1, 2, 3)), encoding="utf-8"
    )
    units.append(Unit("key-2", Input(records, "2.jsonl"), 99))
    return Shard(tuple(units), "syllables")


def sources(done: Shard, folder: Path) -> tuple[list[str], list[str]]:
    """The articles and the failures of a shard when it is done."""
    part = extract_shard(done, str(folder), lambda unit, article: None)
    articles = [article.digest.identity.source for unit in part.units for article in unit.articles]
    return articles, [failure.source for unit in part.units for failure in unit.failures]


def test_every_article_is_told_before_its_turn(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    extract_shard(shard(tmp_path), str(tmp_path), lambda unit, article: told.append((unit, article)))
    assert list(dict.fromkeys(told)) == [
        *[(0, 0), (0, 1), (0, 2)],
        *[(1, 0), (1, 1), (1, 2)],
        *[(2, 0), (2, 1), (2, 2), (2, 3), (2, 4)],
    ]


def test_a_worker_that_dies_once_is_no_articles_fault(tmp_path: Path) -> None:
    whole, strikes = shard(tmp_path), Strikes()
    assert strikes.again(whole, Lost((1, 1), "killed", is_timeout=False)) == whole
    assert strikes.again(whole, Lost((0, 1), "killed", is_timeout=False)) == whole


def test_an_article_that_costs_two_workers_is_left_out(tmp_path: Path) -> None:
    whole, strikes = shard(tmp_path), Strikes()
    for _ in range(2):
        again = strikes.again(whole, Lost((2, 2), "killed", is_timeout=False))
    assert sources(again, tmp_path) == (["0.txt", "1.txt", "2.jsonl#1", "2.jsonl#3"], ["2.jsonl#2"])


def test_an_article_that_hangs_is_left_out_at_once(tmp_path: Path) -> None:
    again = Strikes().again(shard(tmp_path), Lost((0, 1), "slow", is_timeout=True))
    assert sources(again, tmp_path)[1] == ["0.txt"]


def test_a_file_that_cannot_be_read_past_a_place_is_left_out(tmp_path: Path) -> None:
    strikes, slow = Strikes(), Lost((2, 3), "slow", is_timeout=True)
    again = strikes.again(strikes.again(shard(tmp_path), slow), slow)
    assert sources(again, tmp_path) == (["0.txt", "1.txt"], ["2.jsonl"])


def test_workers_that_never_begin_end_the_run(tmp_path: Path) -> None:
    strikes, dead = Strikes(), Lost(None, "exit code 1", is_timeout=False)
    whole = strikes.again(shard(tmp_path), dead)
    with pytest.raises(RuntimeError, match="cannot begin"):
        strikes.again(whole, dead)


def test_a_shard_leaves_its_part_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    part = extract_shard(shard(tmp_path), str(tmp_path / "work"), lambda unit, article: None)
    assert [str(path) for path in (tmp_path / "work").iterdir()] == [part.path]
    assert read_part(Path(part.path)) == part
    assert [facts.article.source for _, facts in read_facts(part.path, {0, 3})] == ["0.txt", "2.jsonl#2"]
