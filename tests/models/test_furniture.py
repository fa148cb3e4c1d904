"""The model of the lines that portals print around an article: what it sees, its lines, its training, what it adds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib import metadata, resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from pipeline.batch.train_furniture import read_pages
from pipeline.cli import app
from pipeline.models.furniture import FURNITURE, OPENER, judge_line, line_features, no_judge
from pipeline.models.furniture_training import ARTICLE, RELATED, furniture_lines, score_lines, train
from pipeline.models.tagger import LinearTagger, furniture_tagger

ROOT = Path(__file__).parents[2]
LINES = furniture_lines()
HELD_OUT = [line for line in LINES if line.held_out]


@pytest.mark.parametrize(
    ("line", "looks"),
    [
        ("Lượt xem: 1.093", {"@4", "@count"}),
        ("Điện thoại: 0210.3.777.000", {"@8", "@count", "@phone"}),
        ("Trang chủ » Tin tức", {"@4", "@bar"}),
        ("HỘP THƯ GÓP Ý", {"@4", "@upper"}),
        ("hopthu@example.vn", {"@4", "@net"}),
        ("- Xã Ea Tul;", {"@4", "@item"}),
        ("“Ai cũng lo”", {"@4", "@quote"}),
        ("Kết quả cụ thể:", {"@4", "@colon"}),
        ("Hội nghị kết thúc trong buổi sáng.", {"@8", "@stop"}),
        ("1.427.700", {"@4", "@phone", "@digits"}),
        ("***", {"@0"}),
    ],
)
def test_the_look_of_a_line(line: str, looks: set[str]) -> None:
    assert {feature for feature in line_features(line) if feature.startswith("@")} == looks


@given(st.text(max_size=400))
def test_any_line_is_judged(line: str) -> None:
    told = judge_line(line)
    assert 0 <= told.furniture <= 1
    assert 0 <= told.opener <= 1


@pytest.mark.parametrize("line", ["(Brandon Whitfield)", "Kpuih H'Blinh Rơchâm", "xkcd qwrt"])
def test_nothing_is_said_of_words_that_were_never_seen(line: str) -> None:
    assert judge_line(line).furniture == 0


def test_enough_lines_were_written_and_pages_are_held_out_whole() -> None:
    counts = Counter(line.label for line in LINES)
    assert set(counts) == {ARTICLE, FURNITURE, OPENER, RELATED}
    assert counts[ARTICLE] >= 600
    assert counts[FURNITURE] + counts[OPENER] >= 600
    assert not {line.page for line in HELD_OUT} & {line.page for line in LINES if not line.held_out}
    assert len(HELD_OUT) > 300


def _pinned() -> Iterator[str]:
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        name, _, version = line.partition("==")
        if name == "scikit-learn":
            yield version.strip()


def test_the_shipped_model_is_that_of_the_written_pages() -> None:
    """The same bytes; but another release of scikit-learn may end a fit a digit away."""
    fresh = train(line for line in LINES if not line.held_out)
    if metadata.version("scikit-learn") in _pinned():
        shipped = (resources.files("pipeline.models") / "furniture.json").read_text(encoding="utf-8")
        assert fresh.dump() == shipped
    for line in LINES[::40]:
        features = line_features(line.text)
        assert fresh.probabilities(features) == pytest.approx(furniture_tagger().probabilities(features), abs=0.02)


def test_the_shipped_model_is_small() -> None:
    assert len((resources.files("pipeline.models") / "furniture.json").read_bytes()) < 1_000_000


def test_the_model_finds_on_pages_held_out_what_the_rules_miss_and_loses_nothing() -> None:
    alone, both = score_lines(read_pages(HELD_OUT, no_judge)), score_lines(read_pages(HELD_OUT, judge_line))
    assert alone.recall < 0.4
    assert both.recall >= 0.88
    assert both.precision >= 0.98
    assert both.taken[ARTICLE] == alone.taken[ARTICLE]


def test_the_guide_tells_what_training_tells() -> None:
    guide = (ROOT / "docs" / "ingest.md").read_text(encoding="utf-8")
    for name, score in (
        ("rules, page by page", score_lines(read_pages(HELD_OUT, no_judge))),
        ("rules and model", score_lines(read_pages(HELD_OUT, judge_line))),
    ):
        assert f"| {name} | {score.precision:.2f} | {score.recall:.2f} |" in guide


def test_the_command_writes_a_model_and_tells_what_it_adds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = [line for line in LINES if line.page <= 12 or line.held_out]
    monkeypatch.setattr("pipeline.batch.train_furniture.furniture_lines", lambda: few)
    out = tmp_path / "new" / "model.json"
    result = CliRunner().invoke(app, ["train", "furniture", "--out", str(out)])
    assert result.exit_code == 0
    assert "| rules and model |" in result.output
    assert LinearTagger.parse(out.read_text(encoding="utf-8")).labels == (FURNITURE, OPENER)
