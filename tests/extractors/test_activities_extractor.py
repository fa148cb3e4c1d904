"""Activities of whole articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from pipeline.facts import ArticleFacts
from pipeline.ingest.article import make_article
from pipeline.nlp.language import load, process

REPORT = """Văn phòng HĐND tỉnh Hà Giang tổng kết công tác

Sáng 8/1/2022, Văn phòng HĐND tỉnh tổ chức hội nghị tổng kết công tác năm 2021, triển khai nhiệm vụ năm 2022.

Năm 2021, Văn phòng đã phục vụ tốt các kỳ họp; giám sát và thẩm tra được nâng cao chất lượng; tiếp nhận 900 văn bản đến.

Năm 2022, Văn phòng phấn đấu phục vụ tốt 4 cuộc giám sát và công tác bầu cử.
"""

NEWS = """Chủ tịch xã bị kỷ luật khiển trách

Ngày 8/1/2022, UBND huyện cho biết ông Vàng Văn Mẫu bị kỷ luật khiển trách vì để mất rừng.

Người dân trong bản vẫn chờ hội nghị khách hàng và mong được khảo sát giá lúa.
"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load(disable=("council_metrics",))


def extract(nlp: Language, text: str) -> ArticleFacts:
    return process(nlp, make_article(text, source="test"))


def kinds(facts: ArticleFacts) -> set[tuple[str, str]]:
    return {(row.activity_type, row.status) for row in facts.activities}


def test_a_report_tells_work_done_and_planned(nlp: Language) -> None:
    assert kinds(extract(nlp, REPORT)) >= {
        ("conference", "done"),
        ("council_session", "done"),
        ("supervision", "done"),
        ("verification", "done"),
        ("document_flow", "done"),
        ("supervision", "planned"),
        ("election", "planned"),
    }


def test_passing_words_in_other_news_tell_no_work(nlp: Language) -> None:
    assert kinds(extract(nlp, NEWS)) == {("discipline", "done")}


def test_each_kind_once_for_each_status_with_its_span(nlp: Language) -> None:
    facts = extract(nlp, REPORT)
    assert len(kinds(facts)) == len(facts.activities)
    for row in facts.activities:
        assert facts.article.text[row.start : row.end] in row.evidence
        assert row.description


def test_the_meeting_as_work_has_its_host_and_day(nlp: Language) -> None:
    (row,) = (row for row in extract(nlp, REPORT).activities if row.found_by == "activity.meeting")
    assert (row.actor, row.period_start) == ("Văn phòng HĐND tỉnh", "2022-01-08")


PASSING = """Xã Mẫu mừng vụ mùa bội thu

Ngày 3/5/2021, bà con xã Mẫu, tỉnh Sơn La thu hoạch lúa.

Năm nay lúa tốt. Giá cũng cao. Ai cũng vui. Trẻ con chạy quanh sân phơi.

Các bên phối hợp tuyên truyền, phát triển du lịch, giữ gìn trật tự, đổi mới giáo dục, cải cách hành chính và bảo vệ \
môi trường của địa phương.
"""


def test_words_in_passing_below_the_lead_are_no_work(nlp: Language) -> None:
    assert process(nlp, make_article(PASSING, source="test")).activities == []
    told = PASSING.replace("Các bên", "Xã đẩy mạnh cải cách hành chính, rút ngắn thủ tục. Các bên")
    rows = process(nlp, make_article(told, source="test")).activities
    assert [row.activity_type for row in rows] == ["administrative_reform"]


def test_the_example_of_the_guide(nlp: Language) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "activities.md").read_text(encoding="utf-8")
    text = guide.split('pipeline.extract("')[1].split('")')[0]
    shown = guide.split("# [")[1].split("]\n")[0]
    rows = process(nlp, make_article(text, source="test")).activities
    assert ", ".join(str((row.activity_type, row.status)) for row in rows) == shown
