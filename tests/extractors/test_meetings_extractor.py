"""Meetings of whole articles."""

from __future__ import annotations

import time

import pytest
from spacy.language import Language

from pipeline.facts import ArticleFacts, Meeting
from pipeline.ingest.article import make_article
from pipeline.nlp.language import load, process


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load(disable=("council_metrics",))


OPENING = """HĐND tỉnh Sơn La khai mạc kỳ họp thứ Mười hai

Sáng 10/7/2023, tại Hội trường Trung tâm hội nghị, HĐND tỉnh Sơn La khóa XV tổ chức kỳ họp thứ Mười hai.

Kỳ họp diễn ra trong 3 ngày. Bà Lò Thị Mẫu, Chủ tịch HĐND tỉnh phát biểu khai mạc kỳ họp.

Trước đó, kỳ họp thứ Mười một đã thông qua hai nghị quyết.

Kỳ họp thứ Mười ba dự kiến tổ chức vào tháng 12.
"""

REVIEW = """Văn phòng HĐND tỉnh Lào Cai sơ kết công tác

Chiều 5/7/2022, Văn phòng HĐND tỉnh tổ chức hội nghị sơ kết công tác 6 tháng đầu năm 2022.

Tại hội nghị, các phòng đã báo cáo kết quả phục vụ các kỳ họp.
"""

LOOKS_BACK = """Nông dân Bản Mẫu vui mùa lúa mới

Năm nay lúa được mùa. Bà con nhớ những hội nghị bàn cách trồng lúa.

Các kỳ họp của xã vẫn nhắc chuyện giống mới.
"""

POSTPONED = """Hoãn kỳ họp HĐND tỉnh Cao Bằng

Thường trực HĐND tỉnh Cao Bằng quyết định hoãn kỳ họp thứ 9 do mưa lũ.

Kỳ họp thứ 9 bị hoãn sẽ được tổ chức lại khi thời tiết thuận lợi.
"""

VOTERS = """Cử tri phường Tân Mẫu kiến nghị về cấp nước

Ngày 3/5/2021, Tổ đại biểu HĐND thành phố số 4 có buổi tiếp xúc cử tri phường Tân Mẫu trước kỳ họp thứ 2 HĐND thành phố.

Tại buổi tiếp xúc, cử tri phản ánh tình trạng thiếu nước.
"""

PRESS = """Nhiều nội dung trình kỳ họp HĐND tỉnh Bắc Kạn

Chiều 1/7/2022, HĐND tỉnh Bắc Kạn tổ chức họp báo về kỳ họp thứ 8.

Tại họp báo, đại diện Văn phòng cho biết kỳ họp thứ 8 sẽ khai mạc ngày 11/7/2022.
"""


def meetings(nlp: Language, text: str) -> list[Meeting]:
    return process(nlp, make_article(text, source="test")).meetings


def main(rows: list[Meeting]) -> Meeting:
    (row,) = (row for row in rows if row.is_main)
    return row


def test_an_opening_with_all_its_columns(nlp: Language) -> None:
    row = main(meetings(nlp, OPENING))
    assert row.meeting_type == "council_session"
    assert (row.start_date, row.end_date, row.part_of_day) == ("2023-07-10", "2023-07-12", "morning")
    assert (row.session_number, row.term, row.status) == (12, "XV", "held")
    assert row.organizers == ("HĐND tỉnh Sơn La",)
    assert row.location == "Hội trường Trung tâm hội nghị"


def test_sessions_of_other_numbers_are_other_meetings(nlp: Language) -> None:
    rows = meetings(nlp, OPENING)
    assert {row.session_number: row.status for row in rows} == {12: "held", 11: "held", 13: "planned"}


def test_a_review_has_the_time_that_it_reviews(nlp: Language) -> None:
    (row,) = meetings(nlp, REVIEW)
    assert row.is_main
    assert row.meeting_type == "review_conference"
    assert row.organizers == ("Văn phòng HĐND tỉnh",)
    assert (row.start_date, row.part_of_day) == ("2022-07-05", "afternoon")
    assert (row.period_start, row.period_end) == ("2022-01-01", "2022-06-30")


def test_an_article_without_a_meeting_has_none(nlp: Language) -> None:
    assert meetings(nlp, LOOKS_BACK) == []


def test_a_postponed_session(nlp: Language) -> None:
    (row,) = meetings(nlp, POSTPONED)
    assert (row.status, row.session_number) == ("postponed", 9)


def test_voters_are_met_before_a_session(nlp: Language) -> None:
    rows = meetings(nlp, VOTERS)
    assert [(row.meeting_type, row.start_date, row.is_main, row.status) for row in rows] == [
        ("voter_contact", "2021-05-03", True, "held"),
        ("council_session", "", False, "planned"),
    ]


def test_a_press_conference_is_not_the_session_that_it_is_about(nlp: Language) -> None:
    rows = {row.meeting_type: row for row in meetings(nlp, PRESS)}
    assert rows["press_conference"].start_date == "2022-07-01"
    assert (rows["council_session"].start_date, rows["council_session"].status) == ("2022-07-11", "planned")


@pytest.mark.parametrize("text", [OPENING, REVIEW, LOOKS_BACK, POSTPONED, VOTERS, PRESS])
def test_rows_hold_their_spans(nlp: Language, text: str) -> None:
    facts: ArticleFacts = process(nlp, make_article(text, source="test"))
    for row in facts.meetings:
        assert facts.article.text[row.start : row.end] in row.evidence
        assert row.evidence in facts.article.text
        assert not row.name or row.name == " ".join(facts.article.text[row.start : row.end].split())
    assert sum(row.is_main for row in facts.meetings) <= 1


def test_participants_belong_to_the_main_meeting_by_default(nlp: Language) -> None:
    facts = process(nlp, make_article(OPENING, source="test"))
    (speaker,) = {row.meeting_id for row in facts.participants if row.name == "Lò Thị Mẫu"}
    assert speaker == main(facts.meetings).meeting_id


@pytest.mark.parametrize("separator", [" ", ". ", "\n"])
def test_time_is_linear_in_a_hostile_text(separator: str) -> None:
    nlp = load(disable=("council_officials", "council_metrics", "council_documents"))
    lines = [f"Ngày {n % 28 + 1}/{n % 12 + 1}/2020, HĐND xã họp kỳ họp thứ {n % 900}, giám sát" for n in range(1000)]
    began = time.process_time()
    process(nlp, make_article(separator.join(lines), source="test"))
    assert time.process_time() - began < 30


def test_an_undated_survey_is_the_meeting_of_its_article(nlp: Language) -> None:
    article = make_article(
        "Chợ thu phí sai\n\nKhảo sát của Ban Pháp chế HĐND tỉnh Sơn La cho thấy nhiều chợ thu phí sai."
    )
    (meeting,) = process(nlp, article).meetings
    assert (meeting.meeting_type, meeting.is_main, meeting.start_date) == ("supervision", True, "")
    assert meeting.organizers == ("Ban Pháp chế HĐND tỉnh Sơn La",)
    assert meeting.found_by == "meeting.finding"


def test_a_session_recalled_with_its_month_is_a_row(nlp: Language) -> None:
    article = make_article(
        "Tàu cá vào bờ\n\nTại kỳ họp HĐND tỉnh Cà Mau đầu tháng 7 vừa qua, ông Lò Văn Mẫu nói về tàu cá."
    )
    (meeting,) = process(nlp, article).meetings
    assert (meeting.meeting_type, meeting.timex, meeting.status) == ("council_session", "XXXX-07", "held")


def test_a_day_later_than_that_of_the_article_is_yet_to_come(nlp: Language) -> None:
    article = make_article(
        "Xã xin mở chợ\n\nNgày 28/6, Sở Công Thương cho biết chợ chờ HĐND tỉnh Sơn La quyết tại kỳ họp vào ngày 9/7."
    )
    (meeting,) = process(nlp, article).meetings
    assert (meeting.meeting_type, meeting.timex, meeting.status) == ("council_session", "XXXX-07-09", "planned")


def test_the_day_in_brackets_is_that_of_the_session_it_stands_behind(nlp: Language) -> None:
    article = make_article(
        "Nhiều nội dung trình kỳ họp\n\nSáng 1/7, HĐND tỉnh Sơn La họp báo về kỳ họp thứ 8 (diễn ra từ ngày 3 đến 5/7)."
    )
    rows = {row.meeting_type: row.timex for row in process(nlp, article).meetings}
    assert rows == {"press_conference": "XXXX-07-01", "council_session": "XXXX-07-03/XXXX-07-05"}


def test_a_meeting_of_this_morning_is_not_one_that_is_recalled_with_its_year(nlp: Language) -> None:
    article = make_article(
        "Xã Mẫu có chủ tịch mới\n\nSáng nay, HĐND xã Mẫu họp bất thường để bầu chủ tịch.\n\n"
        "Ngày 21/7/2017, kỳ họp thứ nhất HĐND xã Mẫu đã bầu người tiền nhiệm."
    )
    rows = [(row.is_main, row.timex, row.session_number) for row in process(nlp, article).meetings]
    assert rows == [(True, "", None), (False, "2017-07-21", 1)]


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        (
            "Trong phiên bế mạc ngày 9/7, các đại biểu bỏ phiếu.\n\nHội nghị lần thứ ba Tỉnh ủy Sơn La đã xong.",
            [("party_meeting", True, "XXXX-07-09", "Tỉnh ủy Sơn La")],
        ),
        (
            "Ngày 9 và 10/7, HĐND xã Mẫu họp kỳ họp thứ 5.",
            [("council_session", True, "XXXX-07-09/XXXX-07-10", "HĐND xã Mẫu")],
        ),
        (
            "Chiều 10/7, HĐND tỉnh Sơn La họp kỳ họp thứ 5.\n\nKỳ họp kéo dài từ ngày 9 đến 11/7.",
            [("council_session", True, "XXXX-07-09/XXXX-07-11", "HĐND tỉnh Sơn La")],
        ),
        (
            "Sáng 9/7, Sở Nội vụ tổ chức hội nghị tổng kết.\n\n"
            "Cùng ngày, Sở Y tế tổ chức hội nghị tổng kết chương trình dân số.",
            [
                ("annual_review_conference", True, "XXXX-07-09", "Sở Nội vụ"),
                ("annual_review_conference", False, "XXXX-07-09", "Sở Y tế"),
            ],
        ),
        (
            "Chợ phải mở lại, ông Lò Văn Mẫu nói.\n\n"
            + "Giá rau đã tăng.\n\n" * 6
            + "Ông nói vậy tại kỳ họp thứ 5 HĐND xã Mẫu.\n\nKỳ họp thứ 5 đã quyết về chợ.",
            [("council_session", True, "", "HĐND xã Mẫu")],
        ),
        (
            "Sáng 9/7, HĐND xã Mẫu vào phiên chất vấn.\n\nTại phiên chất vấn, bà con hỏi về chợ.",
            [("questioning_session", True, "XXXX-07-09", "HĐND xã Mẫu")],
        ),
        (
            "Chiều 9/7, kỳ họp thứ 5 HĐND xã Mẫu có phiên chất vấn của HĐND xã.",
            [("council_session", True, "XXXX-07-09", "HĐND xã Mẫu")],
        ),
        (
            "Quốc hội đang bàn về chợ.\n\nTại phiên thảo luận chiều 9/7, đại biểu Lò Văn Mẫu nói về giá.",
            [("national_assembly_session", True, "XXXX-07-09", "Quốc hội")],
        ),
        (
            "Bà Mẫu hỏi tại phiên thảo luận tại hội trường sáng 9/7, trong khuôn khổ Hội nghị Tỉnh ủy Sơn La.\n\n"
            "Hội nghị Tỉnh ủy Sơn La sáng 9/7 bàn về chợ.",
            [("party_meeting", True, "XXXX-07-09", "Tỉnh ủy Sơn La")],
        ),
        (
            "Sáng 9/7, Sở Nội vụ tổ chức hội nghị tổng kết.\n\n"
            "Trước đó, đầu tháng 5, tại cuộc họp của UBND tỉnh Sơn La, nhiều ý kiến nói về chợ.",
            [
                ("annual_review_conference", True, "XXXX-07-09", "Sở Nội vụ"),
                ("government_meeting", False, "XXXX-05", "UBND tỉnh Sơn La"),
            ],
        ),
        (
            "Sáng 9/7, Sở Nội vụ tổ chức hội nghị tổng kết.\n\n"
            "Tháng 5, tại Đại hội Đảng bộ tỉnh Sơn La, ông Mẫu được bầu vào Ban Chấp hành.",
            [("annual_review_conference", True, "XXXX-07-09", "Sở Nội vụ")],
        ),
        (
            "Đây là thông tin từ cuộc họp của UBND tỉnh Sơn La về công nghệ thông tin sáng 9/7.",
            [("government_meeting", True, "XXXX-07-09", "UBND tỉnh Sơn La")],
        ),
        (
            "Bà Mẫu nói vậy tại buổi họp của UBND tỉnh Sơn La nghe báo cáo về chợ vào chiều 9/7.",
            [("government_meeting", True, "XXXX-07-09", "UBND tỉnh Sơn La")],
        ),
        (
            "Bà Mẫu bàn với các đại biểu Quốc hội tại phiên thảo luận ở tổ sáng 9/7.",
            [("national_assembly_session", True, "XXXX-07-09", "Quốc hội")],
        ),
        (
            "Bà Mẫu nói với cử tri tại buổi tiếp xúc sau kỳ họp thứ 5 HĐND tỉnh Sơn La, diễn ra chiều 9/7.",
            [("voter_contact", True, "XXXX-07-09", ""), ("council_session", False, "", "HĐND tỉnh Sơn La")],
        ),
        (
            "Sáng 9/7, Sở Nội vụ tổ chức hội nghị tổng kết.\n\n"
            + "Chợ đã đông.\n\n" * 5
            + "Báo cáo trước Quốc hội ngày 2/5, bà Mẫu nói về chợ.\n\nĐến ngày 4/6, HĐND xã Mẫu họp kỳ họp thứ 5.",
            [
                ("annual_review_conference", True, "XXXX-07-09", "Sở Nội vụ"),
                ("national_assembly_session", False, "XXXX-05-02", "Quốc hội"),
                ("council_session", False, "XXXX-06-04", "HĐND xã Mẫu"),
            ],
        ),
        (
            "Ngày 9/7, thảo luận tại hội trường, đại biểu Quốc hội Lò Văn Mẫu nói về chợ.",
            [("national_assembly_session", True, "XXXX-07-09", "Quốc hội")],
        ),
        *(
            (
                f"Ngày 9/7, thảo luận tại hội trường về dự án luật, đại biểu Lò Văn Mẫu nói về {words}.",
                [("national_assembly_session", True, "XXXX-07-09", organizers)],
            )
            for words, organizers in [
                ("chợ mà QH đã bàn", "QH"),
                ("Nghị quyết số 85/2014/QH13", ""),
                ("bản vẽ QHĐT", ""),
                ("văn bản số 12/QH-CT", ""),
            ]
        ),
    ],
)
def test_which_meetings_and_which_days(nlp: Language, body: str, rows: list[tuple[str, bool, str, str]]) -> None:
    found = meetings(nlp, f"Chuyện chợ xã Mẫu\n\n{body}")
    assert [(row.meeting_type, row.is_main, row.timex, "; ".join(row.organizers)) for row in found] == rows
