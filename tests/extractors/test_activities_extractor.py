"""Activities of whole articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from pipeline.facts import ArticleFacts
from pipeline.ingest.article import make_article
from pipeline.knowledge import use
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

ABOUT = """Xã Mẫu rút ngắn thủ tục hành chính

Ngày 3/5/2021, UBND xã Mẫu, tỉnh Sơn La đẩy mạnh cải cách hành chính, giảm một nửa thời gian trả kết quả.
"""

AGENDA = """Tuần sau HĐND tỉnh Lai Châu họp kỳ thứ chín

Kỳ họp thứ chín HĐND tỉnh Lai Châu khóa XIV dự kiến diễn ra từ ngày 8/7 đến 10/7/2019.

Chương trình gồm các nội dung: chất vấn hai giám đốc sở; bầu bổ sung một ủy viên UBND tỉnh; xem xét, thông qua 12 dự \
thảo nghị quyết.
"""

HELD = """HĐND tỉnh Lai Châu chất vấn hai giám đốc sở

Chiều 9/7/2019, tại kỳ họp thứ chín HĐND tỉnh Lai Châu khóa XIV, giám đốc Sở Y tế đã trả lời chất vấn của 14 đại biểu.

Trước đó, các đại biểu đã biểu quyết thông qua 12 nghị quyết.
"""

POSTPONED = """HĐND tỉnh Lai Châu lùi kỳ họp

Kỳ họp thứ chín HĐND tỉnh Lai Châu bị hoãn do mưa lũ.
"""

ASSEMBLY = """Quốc hội bế mạc kỳ họp thứ 8

Chiều 28/11/2019, kỳ họp thứ 8 Quốc hội khóa XIV bế mạc. Kỳ họp đã dài 33 ngày.
"""

PARTY = """Ba cán bộ xã Mẫu được nêu tên

Ngày 8/1/2019, Ủy ban Kiểm tra Tỉnh ủy Sơn La tổ chức kỳ họp thứ 19 về xã Mẫu.
"""

PRESS = """Thành phố giao ban báo chí tuần

Chiều 5/3/2019, Ban Tuyên giáo Thành ủy tổ chức giao ban báo chí. Giám đốc Sở Xây dựng nói trạm bơm mới sẽ chạy thử.

Ông nói thêm về chi bộ, đảng viên và hội nghị khách hàng.
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (PASSING, set()),
        (ABOUT, {("administrative_reform", "done")}),
        (AGENDA, {("council_session", "planned"), ("questioning", "planned"), ("resolution", "planned")}),
        (HELD, {("council_session", "done"), ("questioning", "done"), ("resolution", "done")}),
        (POSTPONED, {("council_session", "planned")}),
        (ASSEMBLY, set()),
        (PARTY, set()),
        # The meeting is one of those that review work, but no council's: the article is no report.
        (PRESS, set()),
    ],
)
def test_news_is_about_few_of_the_kinds_that_it_names(nlp: Language, text: str, told: set[tuple[str, str]]) -> None:
    rows = extract(nlp, text).activities
    assert {(row.activity_type, row.status) for row in rows} == told
    assert all(0.3 < row.confidence < 1 for row in rows)


def test_a_user_can_say_what_marks_are_worth(tmp_path: Path) -> None:
    (tmp_path / "activity_marks.csv").write_text("question,mark,log_odds\nreported,every,-30\n", encoding="utf-8")
    try:
        assert kinds(extract(load(knowledge=tmp_path), HELD)) == set()
    finally:
        use(None)


def test_a_text_without_sentences_reports_nothing(nlp: Language) -> None:
    assert extract(nlp, "").activities == []


def test_the_example_of_the_guide(nlp: Language) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "activities.md").read_text(encoding="utf-8")
    text = guide.split('text = "')[1].split('"\n')[0]
    shown = guide.split("# [")[1].split("]\n")[0]
    rows = process(nlp, make_article(text, source="test")).activities
    assert ", ".join(str((row.activity_type, row.status)) for row in rows) == shown
