"""How sure a row is: marks, their worth, the calibration and its training."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.batch.train_confidence import judged_rows, train_confidence
from pipeline.facts import TABLES, ArticleFacts, Metric
from pipeline.ingest.article import make_article
from pipeline.knowledge import rows
from pipeline.models.confidence import Calibration, calibrated, log_odds, shipped
from pipeline.models.confidence_training import JudgedRow, held_out, train
from pipeline.models.marks import Surroundings, marks_of
from pipeline.nlp.confidence import CONFIDENCE
from pipeline.nlp.language import load, process

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold" / "samples.jsonl"
SAMPLES = ROOT / "data" / "raw"

ARTICLE = make_article(
    "HĐND tỉnh Yên Bái tổng kết năm\nNgày 12/3/2019, HĐND tỉnh Yên Bái họp. Toàn tỉnh đã tiếp nhận 48 đơn và có 1.250 "
    "hộ dân được hỗ trợ; tỷ lệ giải quyết đạt 91%. Thường trực làm việc với 15 chức danh."
)


@pytest.fixture(scope="module")
def priors() -> ArticleFacts:
    return process(load(disable=(CONFIDENCE,)), ARTICLE)


def metric(text: str, around: str, **columns: object) -> tuple[Metric, ArticleFacts]:
    """A metric whose number is ``text`` in the sentence ``around``."""
    article = replace(ARTICLE, text=around)
    start = article.text.rindex(text)
    given = {"indicator": "đơn", "value": 48.0, "unit": "đơn"} | columns
    row = Metric(
        metric_id="m", article_id="a", text=text, evidence=around, start=start, end=start + len(text),
        found_by="metric.count.unit", confidence=0.8, **given,  # type: ignore[arg-type]
    )  # fmt: skip
    return row, ArticleFacts(article=article, metrics=[row])


@pytest.mark.parametrize(
    ("around", "mark", "has"),
    [
        ("Ban làm việc với 48 đơn vị.", "after_preposition", True),
        ("Ban làm việc với khoảng 48 đơn vị.", "after_preposition", True),
        ("Tổng số đơn là 48 đơn vị.", "after_link", True),
        ("Ban tiếp nhận 48 đơn vị.", "after_link", False),
        ("Ban tiếp nhận 48 đơn vị.", "after_preposition", False),
    ],
)
def test_the_word_before_a_number_is_a_mark(around: str, mark: str, has: bool) -> None:
    row, facts = metric("48 đơn vị", around)
    assert (mark in marks_of("metrics", row, Surroundings(facts))) == has


def test_a_number_that_stands_twice_is_less_sure() -> None:
    row, facts = metric("48 đơn vị", "Ban tiếp nhận 48 đơn vị.")
    again = replace(facts, metrics=[row, replace(row, indicator="văn bản")])
    assert calibrated(again).metrics[0].confidence < calibrated(facts).metrics[0].confidence


def test_every_mark_of_the_list_is_one_that_rows_have(priors: ArticleFacts) -> None:
    source = (resources.files("pipeline.models") / "marks.py").read_text(encoding="utf-8")
    for line in rows("confidence_marks"):
        assert line["table"] in TABLES
        assert f'"{line["mark"]}"' in source or "." in line["mark"], line["mark"]
    assert {line["mark"] for line in rows("confidence_words")} == {"after_preposition", "after_link", "between"}


def test_only_the_confidence_of_rows_changes(priors: ArticleFacts) -> None:
    told = calibrated(priors)
    assert list(priors.evidenced()) != list(told.evidenced())
    for (_, before), (_, after) in zip(priors.evidenced(), told.evidenced(), strict=True):
        assert replace(after, confidence=before.confidence) == before
        assert 0 < after.confidence < 1
    assert calibrated(priors) == told


def test_a_language_ends_with_it(priors: ArticleFacts) -> None:
    assert process(load(), ARTICLE).metrics == calibrated(priors).metrics


def test_without_training_and_marks_a_row_has_its_prior(priors: ArticleFacts) -> None:
    bare = ArticleFacts(article=ARTICLE, documents=priors.documents, participants=priors.participants)
    told = calibrated(bare, Calibration())
    assert [row.confidence for row in told.participants] == [row.confidence for row in bare.participants]


@given(st.floats(-50, 50), st.floats(-50, 50))
def test_more_evidence_never_makes_less_sure(a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert 0 < shipped().probability("metrics", low) <= shipped().probability("metrics", high) < 1


def test_a_calibration_is_read_as_it_was_written() -> None:
    calibration = Calibration(1.25, {"metrics": -0.5, "dates": 0.125})
    assert Calibration.parse(calibration.dump()) == calibration


@pytest.mark.parametrize("text", ["{}", "[]", '{"format": "x"}', "{", '{"format": "council-news confidence 1"}'])
def test_a_file_that_is_no_calibration_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Calibration.parse(text)


def judged(share_right: float, *, count: int = 200, prior: float = 0.8) -> list[JudgedRow]:
    return [
        JudgedRow(f"{number % 10}.txt", "metrics", log_odds(prior), number < share_right * count)
        for number in range(count)
    ]


@pytest.mark.parametrize("share_right", [0.5, 0.8, 1.0])
def test_training_moves_from_the_priors_towards_gold(share_right: float) -> None:
    told = train(judged(share_right)).probability("metrics", log_odds(0.8))
    low, high = sorted((share_right, 0.8))
    assert low - 0.01 <= told <= high + 0.01
    assert abs(told - 0.8) < abs(share_right - 0.8) / 2 + 0.01


def test_training_without_rows_is_refused() -> None:
    with pytest.raises(ValueError, match="annotated"):
        train([])


def test_held_out_rows_are_told_once_each() -> None:
    rows_given = judged(0.7)
    assert len(held_out(rows_given)) == len(rows_given)


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, list[str]]:
    out = tmp_path_factory.mktemp("model") / "confidence.json"
    training = train_confidence(out, gold=[GOLD], articles=[str(SAMPLES)])
    return out.read_text(encoding="utf-8"), training.table()


def test_training_again_gives_the_same_bytes(learned: tuple[str, list[str]]) -> None:
    assert train(list(judged_rows([GOLD], [str(SAMPLES)]))).dump() == learned[0]


def test_the_shipped_calibration_is_about_what_training_gives(learned: tuple[str, list[str]]) -> None:
    told = Calibration.parse(learned[0])
    for table, shift in (shipped().shifts or {}).items():
        # A rule more or less changes little; retrain when this fails.
        assert (told.shifts or {})[table] == pytest.approx(shift, abs=0.1), table
    assert told.slope == pytest.approx(shipped().slope, abs=0.05)
    assert learned[1][0].startswith("20 articles")
