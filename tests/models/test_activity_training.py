"""Training of the model of activities."""

from __future__ import annotations

from collections import Counter
from importlib import resources
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.batch.train_activities import corpus_sentences
from pipeline.cli import app
from pipeline.knowledge import values
from pipeline.models.activity_training import LabelledSentence, activity_sentences, averages, cross_validate, train
from pipeline.models.features import word_features
from pipeline.models.tagger import LinearTagger, activity_tagger

KINDS = set(values("vocabularies", "code", vocabulary="activity_type"))
FEW = [sentence for sentence in activity_sentences() if set(sentence.labels) <= {"budget", "supervision"}]


def test_forty_sentences_of_each_kind_were_written_no_two_alike() -> None:
    sentences = activity_sentences()
    counts = Counter(label for sentence in sentences for label in sentence.labels)
    assert set(counts) == KINDS
    assert min(counts.values()) >= 40
    assert len({sentence.text for sentence in sentences}) == len(sentences)
    assert sum(not sentence.labels for sentence in sentences) >= 40


def test_the_same_sentences_and_seed_give_the_same_bytes() -> None:
    assert train(FEW, seed=3).dump() == train(FEW, seed=3).dump()


def test_the_shipped_model_is_that_of_the_written_sentences() -> None:
    """Close to, not the same bytes: another release of scikit-learn may end a fit a digit away."""
    fresh, shipped = train(activity_sentences()), activity_tagger()
    assert fresh.labels == shipped.labels
    for sentence in activity_sentences()[::25]:
        features = word_features(sentence.text)
        assert fresh.probabilities(features) == pytest.approx(shipped.probabilities(features), abs=0.02)


def test_the_shipped_model_is_small() -> None:
    assert len((resources.files("pipeline.models") / "activities.json").read_bytes()) < 5_000_000


def test_cross_validation_tells_two_kinds_apart() -> None:
    scores = cross_validate(FEW)
    assert [score.label for score in scores] == ["budget", "supervision"]
    assert averages(scores)[2] > 0.8


def test_one_label_alone_cannot_be_learned() -> None:
    with pytest.raises(ValueError, match="two labels"):
        train([LabelledSentence("Họp.", ("conference",))])


def test_a_corpus_gives_the_sentences_that_the_lexicon_is_sure_of(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "Chuyện ở xã Mẫu\n\nHĐND xã Mẫu vừa lấy phiếu tín nhiệm với năm người.\n\n"
        "Ban Pháp chế thẩm tra tờ trình và tiếp công dân trong buổi sáng.\n\nTrời nắng suốt tuần qua ở cả huyện.\n",
        encoding="utf-8",
    )
    found = list(corpus_sentences([str(page)]))
    assert [(sentence.labels, sentence.text[:11]) for sentence in found] == [(("confidence_vote",), "HĐND xã Mẫu")]


def test_the_command_writes_a_model_and_tells_its_scores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.batch.train_activities.activity_sentences", lambda: FEW)
    out = tmp_path / "new" / "model.json"
    result = CliRunner().invoke(app, ["train", "activities", "--out", str(out)])
    assert result.exit_code == 0
    assert "| supervision |" in result.output
    assert LinearTagger.parse(out.read_text(encoding="utf-8")).labels == ("budget", "supervision")
