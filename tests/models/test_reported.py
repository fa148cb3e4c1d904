"""What decides which work an article reports: marks, statuses, and the training of the weights."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.batch.train_reported import judged_kinds, weights_table
from pipeline.cli import app
from pipeline.evaluate.tables import read_gold
from pipeline.grammar.activities import Tense
from pipeline.knowledge import rows, values
from pipeline.models.reported import (
    IS_PLANNED,
    REPORTED,
    ArticleSigns,
    Marks,
    Mention,
    Source,
    planned_marks,
    reported_marks,
    shipped_weights,
    told_statuses,
)
from pipeline.models.reported_training import JudgedKind, Scores, held_out, told_by, train

ROOT = Path(__file__).parents[2]
GOLD, SAMPLES = ROOT / "tests" / "gold" / "samples.jsonl", ROOT / "data" / "raw"

PLAIN = Tense(future=False, past=False, proposed=False, agenda=False)
FUTURE = Tense(future=True, past=False, proposed=False, agenda=False)
PAST = Tense(future=False, past=True, proposed=False, agenda=False)


def mention(source: Source, sentence: int = 0, *, planned: bool = False, probability: float = 0.0) -> Mention:
    return Mention(source, planned, 0, 1, sentence, probability)


def signs(*tenses: Tense, told: float = 0.0, main_type: str = "", main_status: str = "") -> ArticleSigns:
    return ArticleSigns(tenses, [{"budget": told} for _ in tenses], main_type, main_status)


@pytest.mark.parametrize(
    ("mentions", "around", "marks"),
    [
        ([mention(Source.MEETING)], signs(PLAIN), {"meeting": 1.0}),
        ([mention(Source.HINT)], signs(PLAIN, main_type="council_session"), {"hint": 1.0, "of_session": 1.0}),
        ([mention(Source.ROLE)], signs(PLAIN), {"role": 1.0}),
        ([mention(Source.MODEL, probability=0.5)], signs(PLAIN), {"probable": 0.5}),
        (
            [mention(Source.HINT)],
            signs(PLAIN, PLAIN, told=0.25),
            {"hint": 1.0, "probable_in_title": 0.25, "probable_on_average": 0.25},
        ),
    ],
)
def test_marks_of_reported_work(mentions: list[Mention], around: ArticleSigns, marks: Marks) -> None:
    assert reported_marks("budget", mentions, around) == {"every": 1.0, "kind.budget": 1.0, **marks}


def test_a_sentence_counts_once_however_often_it_names_the_work() -> None:
    once = reported_marks("budget", [mention(Source.WORD)], signs(PLAIN))
    assert reported_marks("budget", [mention(Source.WORD)] * 3, signs(PLAIN)) == once


@pytest.mark.parametrize(
    ("mentions", "around", "marks"),
    [
        ([mention(Source.WORD, planned=True)], signs(PLAIN), {"share_planned": 0.5}),
        ([mention(Source.WORD)], signs(PAST), {"share_planned": -0.5, "past": 1.0}),
        # Words are asked before the model.
        ([mention(Source.WORD), mention(Source.MODEL, planned=True)], signs(PLAIN), {"share_planned": -0.5}),
        (
            [mention(Source.MODEL, 1)],
            signs(FUTURE, PLAIN),
            {"share_planned": -0.5, "future_before": 1.0, "future_of_article": 0.5},
        ),
        ([mention(Source.MEETING, planned=True)], signs(PLAIN), {"meeting_planned": 1.0}),
        ([mention(Source.MEETING), mention(Source.MEETING, planned=True)], signs(PLAIN), {}),
        ([mention(Source.MEETING)], signs(PLAIN, main_status="held"), {"meeting_planned": -1.0, "main_planned": -1.0}),
    ],
)
def test_marks_of_planned_work(mentions: list[Mention], around: ArticleSigns, marks: Marks) -> None:
    assert planned_marks("budget", mentions, around) == {"every": 1.0, "kind.budget": 1.0, **marks}


@pytest.mark.parametrize(
    ("mentions", "reported", "planned", "told"),
    [
        ([mention(Source.WORD)], 0.9, 0.1, {"done"}),
        ([mention(Source.WORD)], 0.9, 0.9, {"planned"}),
        ([mention(Source.WORD)], 0.9, 0.5, {"done", "planned"}),
        ([mention(Source.WORD)], 0.3, 0.1, set()),
        # A meeting tells itself whether it was held.
        ([mention(Source.MEETING)], 0.9, 0.9, {"done"}),
        ([mention(Source.MEETING), mention(Source.MEETING, planned=True)], 0.9, 0.9, {"done", "planned"}),
    ],
)
def test_told_statuses(mentions: list[Mention], reported: float, planned: float, told: set[str]) -> None:
    assert set(told_statuses(mentions, reported, planned)) == told


def test_every_mark_with_a_weight_is_one_that_can_be_had() -> None:
    everything = [mention(source, probability=0.5) for source in Source if source is not Source.WORD]
    everything.append(Mention(Source.WORD, True, 0, 1, 0, 0.5, names_body=True, names_meeting=True))
    tense = Tense(future=True, past=True, proposed=True, agenda=True)
    around = ArticleSigns([tense], [{"budget": 0.5}], "council_session", "held")
    kinds = {f"kind.{kind}" for kind in values("vocabularies", "code", vocabulary="activity_type")}
    held = {
        REPORTED: {*reported_marks("budget", everything, around), *kinds},
        IS_PLANNED: {*planned_marks("budget", everything, around), *kinds},
    }
    for row in rows("activity_marks"):
        assert row["mark"] in held[row["question"]], row["mark"]
    assert set(shipped_weights().log_odds) == {REPORTED, IS_PLANNED}


def judged(kind: str, source: str, share: float, statuses: set[str]) -> JudgedKind:
    marks = {"every": 1.0, f"kind.{kind}": 1.0, "probable": share}
    return JudgedKind(source, kind, [mention(Source.WORD)], {REPORTED: marks, IS_PLANNED: marks}, statuses)


FEW = [
    judged("budget", "one.txt", 0.9, {"done"}),
    judged("training", "one.txt", 0.1, set()),
    judged("budget", "two.txt", 0.8, {"planned"}),
    judged("training", "two.txt", 0.2, set()),
    judged("budget", "three.txt", 0.7, {"done"}),
    judged("training", "three.txt", 0.1, {"planned"}),
]


def test_training_learns_what_speaks_for_reported_work() -> None:
    weights = train(FEW)
    assert weights.log_odds[REPORTED]["probable"] > 0
    assert weights.log_odds[IS_PLANNED]["kind.training"] > 0 > weights.log_odds[IS_PLANNED]["kind.budget"]
    assert set(told_by(weights, FEW[0])) == {"done"}


def test_one_answer_alone_cannot_be_learned() -> None:
    with pytest.raises(ValueError, match="what not"):
        train(FEW[:1])


def test_articles_are_told_without_themselves() -> None:
    scores = held_out(FEW, {"one.txt": 1, "two.txt": 1, "three.txt": 2})
    assert set(scores) == {"one.txt", "two.txt", "three.txt"}
    total = sum(scores.values(), Scores(0, 0, 0))
    assert total.right + total.missed == 4
    assert Scores(3, 1, 1).f1 == Scores(3, 1, 1).precision == Scores(3, 1, 1).recall == 0.75
    assert Scores(0, 0, 0).f1 == 0.0


def test_the_samples_alone_teach_much_the_same(tmp_path: Path) -> None:
    """They are too few to be shipped on, but have to show that the command learns."""
    out = tmp_path / "activity_marks.csv"
    result = CliRunner().invoke(
        app, ["train", "reported", "--gold", str(GOLD), "--corpus", str(SAMPLES), "--out", str(out)]
    )
    assert result.exit_code == 0, result.output
    assert "| samples.jsonl |" in result.output
    annotated = {row["source"]: row for row in read_gold([GOLD])}
    weights = train(judged_kinds(annotated, [str(SAMPLES)])[0])
    assert out.read_text(encoding="utf-8") == weights_table(weights)
    for mark in ("meeting", "words", "hint", "probable_with_body"):
        assert weights.log_odds[REPORTED][mark] > 0
        assert shipped_weights().log_odds[REPORTED][mark] > 0


def test_without_gold_nothing_is_learned(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["train", "reported", "--out", str(tmp_path / "x.csv")])
    assert result.exit_code == 2
    assert not (tmp_path / "x.csv").exists()
