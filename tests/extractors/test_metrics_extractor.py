"""Metrics of whole articles: offsets, periods, plans, actors, doubts."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest
from spacy.language import Language

from pipeline.facts import ArticleFacts
from pipeline.ingest.article import make_article
from pipeline.nlp.language import load, process

ARTICLE = """Văn phòng HĐND tỉnh Sơn La tổng kết công tác năm 2022

Chiều 20/12/2022, Văn phòng HĐND tỉnh Sơn La tổ chức hội nghị tổng kết công tác năm 2022.

Năm 2022, Thường trực HĐND tỉnh tổ chức 11 phiên họp thường kỳ. Văn phòng tiếp nhận 1.640 văn bản đến.

Ban Pháp chế HĐND tỉnh đã thẩm tra 18 báo cáo; xử lý 45/50 đơn, đạt 92%.

Năm 2023, Văn phòng phấn đấu tham mưu tổ chức 4 kỳ họp. Trong đó có 2 kỳ họp chuyên đề.

Tại hội nghị, 3 tập thể và 7 cá nhân được khen thưởng.
"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


@pytest.fixture(scope="module")
def facts(nlp: Language) -> ArticleFacts:
    return process(nlp, make_article(ARTICLE, source="tong-ket.txt"))


def test_rows(facts: ArticleFacts) -> None:
    rows = [(row.value, row.indicator_id, row.status, row.period_start, row.activity_type) for row in facts.metrics]
    assert rows == [
        (11, "standing_committee_meetings_held", "actual", "2022-01-01", "standing_committee_meeting"),
        (1640, "documents_received", "actual", "2022-01-01", "document_flow"),
        (18, "verifications_conducted", "actual", "2022-01-01", "verification"),
        (45, "petitions_processed", "actual", "2022-01-01", "petition_handling"),
        (92, "petitions_processed", "actual", "2022-01-01", "petition_handling"),
        (4, "sessions_held", "planned", "2023-01-01", "council_session"),
        (2, "sessions_held", "planned", "2023-01-01", "council_session"),
        (3, "commendations_collectives", "actual", "", "commendation"),
        (7, "commendations_individuals", "actual", "", "commendation"),
    ]


def test_every_row_points_into_the_text(facts: ArticleFacts) -> None:
    text = facts.article.text
    assert all(text[row.start : row.end] == row.text and row.text in row.evidence for row in facts.metrics)


def test_actor_is_the_body_that_acts(facts: ArticleFacts) -> None:
    actors = {row.value: row.actor for row in facts.metrics}
    assert (actors[11], actors[18], actors[3]) == ("Thường trực HĐND tỉnh", "Ban Pháp chế HĐND tỉnh", "")


def test_a_share_that_does_not_fit_its_figures_is_doubted(facts: ArticleFacts) -> None:
    (share,) = (row for row in facts.metrics if row.unit == "%")
    assert share.confidence < 0.5
    assert any("45/50 đơn is 90.00%" in warning for warning in facts.article.warnings)


def test_a_share_that_fits_is_believed(nlp: Language) -> None:
    fitting = process(nlp, make_article("Tin\n\nHuyện đã xử lý 45/50 đơn, đạt 90%.\n"))
    (share,) = (row for row in fitting.metrics if row.unit == "%")
    assert share.confidence > 0.9
    assert not fitting.article.warnings


def test_votes_name_their_subject(nlp: Language) -> None:
    sentence = "Ông Lò Văn Minh, Phó Bí thư Huyện ủy, được bầu làm Chủ tịch HĐND huyện với 33/35 phiếu tán thành."
    (votes,) = process(nlp, make_article(f"Bầu nhân sự\n\n{sentence}\n")).metrics
    assert (votes.subject, votes.denominator, votes.indicator_id) == ("Lò Văn Minh", 35, "votes_for")


def test_days_and_document_numbers_are_no_metrics(nlp: Language) -> None:
    text = "Tin\n\nSáng 12/12, HĐND huyện thảo luận Nghị quyết số 18-NQ/TW và Quy chế 05 tại kỳ họp thứ 9.\n"
    assert process(nlp, make_article(text)).metrics == []


def test_numbers_of_a_meeting_know_it_and_those_of_a_period_do_not(nlp: Language) -> None:
    text = (
        "Bế mạc kỳ họp thứ 7 HĐND tỉnh Lào Cai\n\nSáng 9/12/2022, HĐND tỉnh Lào Cai bế mạc kỳ họp thứ 7.\n\n"
        "Với 48/48 đại biểu tán thành, HĐND tỉnh thông qua 21 nghị quyết.\n\n"
        "Năm 2022, tỉnh tiếp nhận 132 đơn.\n\nXã có 14 hộ nghèo."
    )
    facts = process(nlp, make_article(text))
    main = next(row.meeting_id for row in facts.meetings if row.is_main)
    assert {row.text: row.meeting_id for row in facts.metrics} == {
        "48/48 đại biểu": main,
        "21 nghị quyết": main,
        "132 đơn": "",
        "14 hộ nghèo": "",
    }


def test_a_change_is_of_the_time_of_its_number(nlp: Language) -> None:
    text = "Tin\n\nNgười dân vui.\n\nThu thuế năm 2022 của huyện là 95 tỷ đồng, tăng 7% so với mức của năm 2021.\n"
    facts = process(nlp, make_article(text))
    assert [(row.text, row.period_start[:4]) for row in facts.metrics] == [("95 tỷ đồng", "2022"), ("7%", "2022")]


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        ("Năm 2021 huyện có 14 vụ cháy, năm 2022 giảm 3 vụ.", ["2021-01", "2022-01"]),
        ("Năm 2021 huyện có 14 vụ cháy và năm 2022 giảm 3 vụ.", ["2021-01", "2022-01"]),
        ("Quý I/2022, huyện thu 80 tỷ đồng; quý II/2022 giảm 7 tỷ đồng.", ["2022-01", "2022-04"]),
        ("Huyện thu 80 tỷ đồng trong năm 2022, tăng 7%.", ["2022-01", "2022-01"]),
        ("Huyện thu 80 tỷ đồng (năm 2022), tăng 7%.", ["2022-01", "2022-01"]),
        ("Năm 2022 huyện thu 80 tỷ đồng, so với năm 2021 tăng 7%.", ["2022-01", "2022-01"]),
    ],
)
def test_a_change_whose_clause_has_a_time_is_of_that_time(nlp: Language, sentence: str, periods: list[str]) -> None:
    facts = process(nlp, make_article(f"Tin\n\n{sentence}\n"))
    assert [row.period_start[:7] for row in facts.metrics] == periods


def test_the_guide_shows_what_happens() -> None:
    guide = Path(__file__).parents[2] / "docs" / "metrics.md"
    failed, tried = doctest.testfile(str(guide), module_relative=False, encoding="utf-8")
    assert tried > 2
    assert failed == 0
