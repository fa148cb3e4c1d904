"""Meetings in a sentence: type, number, term, status, and what is no meeting."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.grammar.meeting_frames import find_frames
from pipeline.grammar.meeting_types import holder_before
from pipeline.grammar.meetings import MeetingSpan, find_meetings


def single(sentence: str) -> MeetingSpan:
    (span,) = (span for span in find_meetings(sentence) if not span.plural and not span.source)
    return span


@pytest.mark.parametrize(
    ("sentence", "meeting_type"),
    [
        ("HĐND tỉnh Lạng Sơn khai mạc kỳ họp thứ Mười hai, khóa XVII.", "council_session"),
        ("Quốc hội bế mạc kỳ họp thứ 6, khóa XV.", "national_assembly_session"),
        ("Kỳ họp của HĐND huyện xem xét ý kiến của Đoàn đại biểu Quốc hội tỉnh.", "council_session"),
        ("Thường trực HĐND tỉnh tổ chức phiên họp thường kỳ tháng 5.", "standing_committee_meeting"),
        ("Phiên họp thứ 20 của Thường trực HĐND thành phố cho ý kiến về nhân sự.", "standing_committee_meeting"),
        ("Ban Pháp chế HĐND tỉnh tổ chức cuộc họp thẩm tra các tờ trình.", "committee_meeting"),
        ("Ban Kinh tế - Ngân sách HĐND tỉnh tổ chức hội nghị thẩm tra dự thảo nghị quyết.", "committee_meeting"),
        ("UBND tỉnh tổ chức phiên họp thường kỳ tháng 9.", "government_meeting"),
        ("Chính phủ tổ chức phiên họp với các địa phương.", "government_meeting"),
        ("Tại phiên họp sáng qua, UBND thành phố đã thống nhất chủ trương.", "government_meeting"),
        ("Văn phòng HĐND tỉnh tổ chức hội nghị sơ kết công tác 6 tháng đầu năm.", "review_conference"),
        ("Văn phòng tổ chức hội nghị đánh giá kết quả công tác 9 tháng đầu năm.", "review_conference"),
        ("Văn phòng tổ chức hội nghị tổng kết công tác năm 2021.", "annual_review_conference"),
        ("Văn phòng tổ chức hội nghị triển khai nhiệm vụ năm 2022.", "annual_review_conference"),
        (
            "Văn phòng tổ chức hội nghị đánh giá kết quả công tác năm 2021 và bàn phương hướng năm 2022.",
            "annual_review_conference",
        ),
        ("Thường trực HĐND tỉnh tổ chức hội nghị giao ban với các huyện.", "briefing_conference"),
        ("HĐND tỉnh tổ chức hội nghị tập huấn kỹ năng cho đại biểu.", "training_conference"),
        ("Đoàn ĐBQH tỉnh tổ chức hội nghị góp ý dự thảo Luật Đất đai.", "workshop"),
        ("Mặt trận tổ chức hội nghị phản biện dự thảo nghị quyết.", "workshop"),
        ("Sở tổ chức tọa đàm về du lịch.", "workshop"),
        ("Tổ đại biểu số 5 tổ chức hội nghị tiếp xúc cử tri tại xã Tân Lập.", "voter_contact"),
        ("Thành phố tổ chức chương trình “HĐND với cử tri” về rác thải.", "voter_contact"),
        ("Đồng chí có buổi tiếp công dân định kỳ tháng 4.", "citizen_reception"),
        ("Ban Văn hóa có buổi làm việc với Sở Y tế.", "working_session"),
        ("Sở có buổi làm việc với đoàn giám sát của HĐND tỉnh.", "supervision"),
        ("Đoàn giám sát của HĐND tỉnh có buổi làm việc với UBND huyện.", "supervision"),
        ("Ban Dân tộc có buổi khảo sát tại xã Nậm Chày.", "supervision"),
        ("HĐND tỉnh tổ chức họp báo về kỳ này.", "press_conference"),
        ("Tỉnh ủy tổ chức hội nghị lần thứ 12.", "party_meeting"),
        ("Hội nghị Ban Chấp hành Đảng bộ huyện bàn về nhân sự.", "party_meeting"),
        ("Đảng bộ xã tổ chức đại hội nhiệm kỳ mới.", "party_meeting"),
        ("Liên đoàn tổ chức Đại hội Công đoàn tỉnh.", "conference"),
        ("Hội Người cao tuổi xã tổ chức đại hội nhiệm kỳ mới.", "conference"),
        ("UBND huyện tổ chức lễ khánh thành cầu Bản Vàng.", "ceremony"),
        ("Ủy ban tổ chức hội nghị xúc tiến đầu tư.", "conference"),
        ("Thường trực HĐND tỉnh tổ chức phiên giải trình về đất đai.", "questioning_session"),
        ("Phát biểu tại hội nghị, Trưởng ban Dân tộc Lò Văn Mẫu nêu khó khăn.", "conference"),
        ("Hội nghị lần thứ chín Ban Chấp hành Trung ương Đảng bế mạc.", "party_meeting"),
        ("Sở tổ chức hội nghị kiểm điểm công tác năm 2021, bàn nhiệm vụ năm 2022.", "annual_review_conference"),
        ("Công ty tổ chức lễ xuất xưởng xe mới.", "ceremony"),
        ("Tại buổi cung cấp thông tin cho các báo, công an nêu tên bị can.", "press_conference"),
        ("Tại buổi lấy ý kiến, các sở góp ý dự thảo.", "workshop"),
        ("Bà dự cuộc gặp gỡ giữa HĐND xã với cử tri.", "voter_contact"),
        ("HĐND xã tổ chức chương trình đối thoại giữa HĐND xã với cử tri.", "voter_contact"),
        ("Phó chủ tịch HĐND huyện cho biết HĐND huyện vừa tổ chức cuộc họp về nhân sự.", "council_session"),
        ("Bà nói tại phiên chất vấn của HĐND tỉnh Sơn La.", "questioning_session"),
        ("HĐND tỉnh Sơn La tiếp tục với phiên chất vấn.", "questioning_session"),
        ("Quốc hội bước vào phiên chất vấn.", "national_assembly_session"),
        ("Bà nói trong phiên trả lời chất vấn các đại biểu Quốc hội.", "national_assembly_session"),
        ("Ông nói tại diễn đàn Quốc hội.", "national_assembly_session"),
        ("Cuộc họp nghe ông Mẫu giải trình về chợ kết thúc muộn.", "other"),
        ("Bà dự phiên họp của Hội đồng Nhân dân Tối cao nước bạn.", "national_assembly_session"),
        ("Bà góp ý tại buổi thảo luận về dự án Luật Chợ.", "national_assembly_session"),
        ("Bà có một buổi làm việc với Sở Y tế.", "working_session"),
        ("Ông hứa tại buổi vận động cử tri xã Mẫu.", "voter_contact"),
        ("Ông nói tại phiên họp toàn thể thảo luận về đất đai tại Quốc hội.", "national_assembly_session"),
        ("Bà hỏi tại phiên chất vấn ở kỳ họp HĐND xã Mẫu.", "council_session"),
        ("Chủ tịch UBND xã Tân Mẫu chủ trì cuộc họp về cấp nước.", "government_meeting"),
        ("Chủ trì cuộc họp là bà Lò Thị Mẫu, Phó Chủ tịch UBND huyện Mộc Châu.", "government_meeting"),
        ("Tại cuộc họp về cấp nước, Chủ tịch UBND tỉnh Lò Văn Mẫu yêu cầu sửa ống.", "government_meeting"),
        ("Tại cuộc họp về cấp nước, Chủ tịch UBND tỉnh Lò Văn Mẫu có mặt.", "other"),
        ("Phó Thủ tướng Lò Văn Mẫu chủ trì cuộc họp về giá lúa.", "government_meeting"),
        ("Giám đốc Công ty Nước chủ trì cuộc họp về cấp nước.", "other"),
    ],
)
def test_type(sentence: str, meeting_type: str) -> None:
    spans = [span for span in find_meetings(sentence) if not span.about]
    assert spans[0].meeting_type == meeting_type


def test_the_title_of_a_person_does_not_hold_the_meeting() -> None:
    assert single("Bí thư Tỉnh ủy Trần Văn Mẫu tổ chức hội nghị xúc tiến đầu tư.").meeting_type == "conference"


@pytest.mark.parametrize(
    ("sentence", "number", "term"),
    [
        ("HĐND tỉnh khóa XVI tổ chức kỳ họp thứ Hai mươi ba (kỳ chuyên đề).", 23, "XVI"),
        ("Kỳ họp thứ nhất, HĐND thành phố khoá 10, nhiệm kỳ 2021-2026.", 1, "10"),
        ("Kỳ họp bất thường lần thứ 5 của HĐND tỉnh.", 5, ""),
        ("Kỳ họp HĐND tỉnh Hậu Giang khóa X.", None, "X"),
        ("Kỳ họp chuyên đề của HĐND tỉnh.", None, ""),
        ("Tại kỳ họp, đại biểu thứ hai phát biểu là bà Mẫu.", None, ""),
    ],
)
def test_session(sentence: str, number: int | None, term: str) -> None:
    span = find_meetings(sentence)[0]
    assert (span.session_number, span.term) == (number, term)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("HĐND tỉnh sẽ tổ chức kỳ họp thứ 8 vào tháng 7.", "planned"),
        ("Nội dung này dự kiến đưa ra kỳ họp thứ 8.", "planned"),
        ("Kỳ họp thứ 8 sắp tới bàn về đầu tư công.", "planned"),
        ("Cử tri góp ý trước kỳ họp thứ 8.", "planned"),
        ("Ban thẩm tra báo cáo trình kỳ họp thứ 8.", "planned"),
        ("Huyện tổ chức chương trình tọa đàm.", ""),
        ("Tỉnh xem xét việc này tại kỳ họp cuối năm.", "planned"),
        ("HĐND tỉnh đã tổ chức kỳ họp thứ 8.", "held"),
        ("Kỳ họp thứ 8 bế mạc.", "held"),
        ("Thường trực HĐND tỉnh quyết định hoãn kỳ họp thứ 8.", "postponed"),
        ("Tỉnh hủy bỏ hội nghị xúc tiến đầu tư.", "cancelled"),
        ("Ông tới dự buổi tiếp xúc cử tri, có sẵn bài phát biểu.", ""),
        ("Kỳ họp thứ 8 khai mạc sáng 8/7 sẽ bàn về chợ.", "planned"),
        ("HĐND tỉnh khai mạc kỳ họp thứ 8, sẽ bàn về chợ.", ""),
        ("Thường trực HĐND huyện thống nhất trình tại kỳ họp thứ 8.", "planned"),
        ("Trong kỳ họp chuyên đề hồi đầu tháng 10, bà vắng mặt.", "held"),
        ("Kỳ họp thứ 8 bị huỷ do mưa lũ.", "cancelled"),
        ("Ông trình bày trước kỳ họp thứ 8 hai báo cáo.", ""),
        ("Cử tri đề nghị giải thích tại kỳ họp thứ 8.", ""),
        ("Ủy ban đề nghị tổ chức kỳ họp thứ 8 sớm hơn.", "planned"),
    ],
)
def test_status(sentence: str, status: str) -> None:
    assert single(sentence).status == status


@pytest.mark.parametrize(
    "sentence",
    [
        "Văn phòng phục vụ các kỳ họp và nhiều hội nghị.",
        "Năm qua, HĐND tổ chức 3 kỳ họp.",
        "Mỗi phiên họp đều được ghi âm.",
        "Đảng bộ học tập nghị quyết Đại hội và nghị quyết hội nghị.",
        "Đoàn tới Trung tâm hội nghị.",
        "Đại hội đồng cổ đông thông qua báo cáo.",
        "Quốc hội thảo luận về các đạo luật.",
        "Huyện tổ chức lễ hội hoa ban.",
    ],
)
def test_no_single_meeting(sentence: str) -> None:
    assert [span for span in find_meetings(sentence) if not span.plural and not span.source] == []


def test_a_part_of_a_session_is_the_session() -> None:
    spans = find_meetings("Tại phiên khai mạc kỳ họp thứ 6 HĐND tỉnh, đại biểu nghe báo cáo.")
    assert [(span.text, span.session_number) for span in spans] == [("kỳ họp thứ 6 HĐND tỉnh", 6)]


@pytest.mark.parametrize(
    ("sentence", "day", "meeting_type"),
    [
        ("Sáng 6/8, HĐND tỉnh đã bầu bổ sung hai Phó Chủ tịch UBND tỉnh.", "6/8", "council_session"),
        ("Ngày 6/8, Thường trực HĐND tỉnh họp cho ý kiến về nhân sự.", "6/8", "standing_committee_meeting"),
        ("Ngày 6/8, Ban Bí thư đã họp xem xét kỷ luật.", "6/8", "party_meeting"),
        ("Chiều 6/8, ông Lò Văn Mẫu tiếp xúc cử tri phường Tân Thanh.", "6/8", "voter_contact"),
        ("Ngày 6/8, Đoàn giám sát của HĐND tỉnh làm việc với Sở Y tế.", "6/8", "supervision"),
        ("Ngày 6/8, Chủ tịch UBND tỉnh làm việc với huyện Mường La.", "6/8", "working_session"),
        ("Làm việc với Ban Pháp chế chiều 6/8, Công an tỉnh nêu khó khăn.", "6/8", "working_session"),
        ("Phát biểu tại Quốc hội chiều 6/8, bà Lò Thị Mẫu nêu khó khăn.", "6/8", "national_assembly_session"),
        ("Sáng 6/8, lãnh đạo tỉnh dâng hương tại nghĩa trang.", "6/8", "ceremony"),
    ],
)
def test_a_verb_tells_the_meeting(sentence: str, day: str, meeting_type: str) -> None:
    start = sentence.index(day)
    (span,) = find_frames(sentence, start, start + len(day))
    assert span.meeting_type == meeting_type
    assert sentence[span.start : span.end] == span.text


@pytest.mark.parametrize(
    "sentence",
    [
        "Ngày 6/8, ông Lò Văn Mẫu cho biết HĐND tỉnh đã bầu hai Phó Chủ tịch.",
        "Ngày 6/8, Ủy ban Kiểm tra ban hành thông báo.",
        "Ngày 6/8, UBND tỉnh ban hành quyết định.",
        "Ngày 6/8, Chủ tịch HĐND tỉnh phát biểu trên truyền hình.",
    ],
)
def test_a_verb_that_tells_none(sentence: str) -> None:
    assert find_frames(sentence, 5, 8) == []


@pytest.mark.parametrize(
    ("text", "meeting_type"),
    [
        ("Quốc hội thảo luận sôi nổi. Kỳ họp", "national_assembly_session"),
        ("HĐND tỉnh thảo luận cùng Đoàn đại biểu Quốc hội. Kỳ họp", "council_session"),
        ("Ủy ban Kiểm tra Trung ương kết luận. Kỳ họp", "party_meeting"),
        ("Cử tri chờ đợi. Kỳ họp", ""),
        ("HĐND tỉnh do ông Mẫu (Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy) dẫn đầu. Kỳ họp", "council_session"),
    ],
)
def test_a_bare_session_is_held_by_the_body_named_last(text: str, meeting_type: str) -> None:
    assert holder_before(text, text.index("Kỳ họp")) == meeting_type


@given(st.text(alphabet="kỳ họphội nghịthứ 12 HĐND.,;() sẽ\n", max_size=150))
def test_spans_hold(text: str) -> None:
    for span in find_meetings(text):
        assert text[span.start : span.end] == span.text
        assert span.start < span.noun_end <= span.end


def test_time_is_linear_in_a_hostile_text() -> None:
    began = time.process_time()
    find_meetings("kỳ họp hội nghị tổ chức phiên họp thứ, " * 1500)
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Sáng 6/8, kỳ họp 14 HĐND tỉnh Sơn La bế mạc.", 14),
        ("Tại kỳ họp số 3, khóa XV, HĐND huyện quyết nghị.", 3),
        ("Tại kỳ họp 34 của Ủy ban Kiểm tra, ba người bị kỷ luật.", 34),
        ("Kỳ họp 3 ngày của HĐND tỉnh đã xong.", None),
        ("Kỳ họp 2024 của HĐND tỉnh.", None),
    ],
)
def test_a_bare_number_is_the_session_only_before_its_council(sentence: str, number: int | None) -> None:
    (span,) = find_meetings(sentence)
    assert span.session_number == number


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Ông Lò Văn Mẫu đã tiếp xúc cử tri trước kỳ họp thứ 4 HĐND tỉnh.", "planned"),
        ("Luật được trình kỳ họp thứ 6, Quốc hội khóa XV, dự kiến khai mạc ngày 8/10.", "planned"),
        ("Kỳ họp thứ 6 HĐND tỉnh đã bế mạc.", "held"),
    ],
)
def test_status_of_a_session(sentence: str, status: str) -> None:
    assert [span.status for span in find_meetings(sentence) if span.kind == "session"] == [status]


def test_what_follows_the_session_in_a_name_is_not_said_of_the_press_conference() -> None:
    spans = find_meetings("Ông nói tại cuộc họp báo về kỳ họp thứ 4 HĐND tỉnh dự kiến diễn ra tuần tới.")
    assert [(span.meeting_type, span.status) for span in spans] == [
        ("press_conference", ""),
        ("council_session", "planned"),
    ]


def test_whose_consent_it_has_does_not_hold_the_conference() -> None:
    (span,) = find_meetings("Sáng 6/8, được sự đồng ý của Ban Thường vụ Tỉnh ủy, Sở Nội vụ tổ chức hội nghị bàn giao.")
    assert span.meeting_type == "conference"


@pytest.mark.parametrize(
    ("sentence", "meeting_type"),
    [
        ("Đề án vừa được HĐND tỉnh Sơn La thông qua tại phiên họp sáng 4/7.", "council_session"),
        ("Đề án không được đại biểu HĐND tỉnh thông qua tại phiên họp.", "other"),
        ("Bà nhắc lại tại cuộc họp giữa lãnh đạo huyện với chủ đầu tư.", "working_session"),
        ("Trong chương trình “Lắng nghe và trao đổi” do HĐND tỉnh tổ chức, cử tri hỏi về chợ.", "voter_contact"),
        ('Trong chương trình " Nói và làm", chủ tịch trả lời.', "voter_contact"),
        ("Trong chương trình Dân hỏi - Chính quyền trả lời, chủ tịch trả lời.", "voter_contact"),
    ],
)
def test_what_is_done_in_a_sitting_and_between_whom_tells_its_type(sentence: str, meeting_type: str) -> None:
    assert [span.meeting_type for span in find_meetings(sentence)] == [meeting_type]
