"""The linear tagger: what it sees, how it is kept, and the one that is shipped."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.knowledge import values
from pipeline.models.features import sentence_features, word_features
from pipeline.models.matrix import MatrixTagger
from pipeline.models.tagger import LinearTagger, activity_tagger

SMALL = LinearTagger(
    labels=("budget", "supervision"),
    bias=(-1.0, -1.0),
    rarity={"giám sát": 2.0, "ngân sách": 2.0},
    weights={"giám sát": {1: 6.0}, "ngân sách": {0: 6.0, 1: -2.0}},
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Giám sát 12 xã", "giám sát 7 xã"),
        ("THỦY LỢI", "thuỷ lợi"),
        ("họp, báo", "họp  báo"),
    ],
)
def test_features_do_not_see_case_numbers_tone_placement_and_marks(left: str, right: str) -> None:
    assert sentence_features(left) == sentence_features(right)


def test_a_sentence_can_have_several_labels_or_none() -> None:
    both = SMALL.probabilities(sentence_features("Giám sát ngân sách."))
    assert both["budget"] > 0.9 > both["supervision"] > 0.5
    assert all(value < 0.5 for value in SMALL.probabilities(sentence_features("Trời mưa.")).values())


@given(st.text(max_size=60))
def test_the_matrix_tells_what_the_tagger_tells(sentence: str) -> None:
    features = sentence_features(sentence)
    assert MatrixTagger(SMALL, least_length=0).probabilities(features) == pytest.approx(
        SMALL.probabilities(features), abs=1e-5
    )


def test_sentences_are_told_together_as_each_by_itself() -> None:
    matrix = MatrixTagger(SMALL)
    sentences = [word_features(text) for text in ("Giám sát ngân sách.", "", "Trời mưa.", "Thông qua ngân sách.")] * 40
    assert matrix.of_each(sentences) == [matrix.probabilities(features) for features in sentences]
    assert matrix.of_each([]) == []


def test_a_single_word_does_not_decide_a_headline() -> None:
    matrix = MatrixTagger(activity_tagger())
    short = matrix.probabilities(word_features("HĐND tỉnh Lai Châu"))
    assert (
        max(short.values()) < 0.9 < max(activity_tagger().probabilities(word_features("HĐND tỉnh Lai Châu")).values())
    )


def test_a_model_comes_back_as_it_was_written() -> None:
    text = SMALL.dump()
    assert LinearTagger.parse(text) == SMALL
    assert LinearTagger.parse(text).dump() == text


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"format": "another"}', json.dumps(json.loads(SMALL.dump()) | {"features": {"giám sát": 3}})],
)
def test_what_is_no_model_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        LinearTagger.parse(text)


def test_the_shipped_model_knows_every_kind_of_work() -> None:
    assert set(activity_tagger().labels) == set(values("vocabularies", "code", vocabulary="activity_type"))


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Ban Pháp chế HĐND thị xã giám sát việc cấp phép xây dựng tại ba phường.", "supervision"),
        ("Huyện giải ngân được một nửa vốn đầu tư công.", "budget"),
        ("HĐND xã miễn nhiệm phó chủ tịch và bầu người thay.", "personnel"),
        ("Đoàn đại biểu tỉnh sang thăm, trao đổi kinh nghiệm với tỉnh bạn.", "external_relations"),
        ("Cán bộ văn thư đăng ký hàng trăm văn bản đến mỗi tháng.", "document_flow"),
    ],
)
def test_the_shipped_model_on_plain_sentences(sentence: str, label: str) -> None:
    told = activity_tagger().probabilities(word_features(sentence))
    assert max(told, key=lambda name: told[name]) == label
    assert told[label] > 0.5
