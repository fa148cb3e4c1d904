"""Meetings that a verb tells without a noun."""

from __future__ import annotations

import pytest

from pipeline.grammar.meeting_frames import find_frames, find_undated


def told(sentence: str, day: str) -> list[tuple[str, str, str]]:
    start = sentence.index(day)
    return [(span.text, span.meeting_type, span.status) for span in find_frames(sentence, start, start + len(day))]


@pytest.mark.parametrize(
    ("sentence", "day", "spans"),
    [
        ("Sáng nay, HĐND tỉnh Sơn La bầu hai ủy viên.", "Sáng nay", [("bầu", "council_session", "")]),
        (
            "Ngày 5/7, báo cáo trước HĐND tỉnh, bà Lò Thị Mẫu nói về học phí.",
            "5/7",
            [("báo cáo trước", "council_session", "")],
        ),
        (
            "Trong phần trả lời chất vấn tại HĐND tỉnh ngày 5/7, ông nhận lỗi.",
            "5/7",
            [("trả lời chất vấn tại", "council_session", "")],
        ),
        ("Ngày 5/7, Sở Y tế báo cáo trước UBND tỉnh về thuốc.", "5/7", []),
        (
            "Ban Pháp chế HĐND tỉnh cho biết, từ ngày 6/8 sẽ giám sát việc cấp đất.",
            "6/8",
            [("giám sát", "supervision", "planned")],
        ),
        (
            "Ngày 2/5, Đoàn khảo sát của HĐND tỉnh đã đi thực tế tại xã Mẫu.",
            "2/5",
            [("đi thực tế", "supervision", "held")],
        ),
        ("Ngày 2/5, Phó Thủ tướng đã đi thực tế tại xã Mẫu.", "2/5", []),
        ("Ngày 2/5, Ủy ban Kiểm tra ban hành kết luận kiểm tra.", "2/5", []),
        ("Sai phạm được Ủy ban Kiểm tra Tỉnh ủy thông báo chiều 2/5.", "2/5", []),
        (
            "Ảnh: Lò Văn Mẫu Làm việc với đoàn giám sát Ban Pháp chế, HĐND tỉnh ngày 2/5, bà nêu khó khăn.",
            "2/5",
            [("Làm việc với đoàn giám sát", "supervision", "")],
        ),
        ("Sáng 2/5, Bộ trưởng phụ trách các vấn đề Nghị viện rước xá lợi.", "2/5", [("rước", "ceremony", "")]),
        ("Ngày 2/5, ông cho biết HĐND tỉnh bầu hai ủy viên.", "2/5", []),
        (
            "Ngày 2/5, Thường trực HĐND huyện Mẫu cho ý kiến về tờ trình của phòng Nội vụ.",
            "2/5",
            [("cho ý kiến", "standing_committee_meeting", "")],
        ),
        (
            "Chiều 2/5, Ủy ban Thường vụ Quốc hội cho ý kiến về Luật Chợ.",
            "2/5",
            [("cho ý kiến", "national_assembly_session", "")],
        ),
        (
            "Chiều 2/5, Ban Thường vụ Tỉnh ủy nghe và cho ý kiến về dự án chợ Mẫu.",
            "2/5",
            [("nghe", "party_meeting", "")],
        ),
        ("Ngày 2/5, Sở Y tế báo cáo để trình HĐND tỉnh xem xét.", "2/5", []),
        ("Ngày 2/5, Chủ tịch HĐND tỉnh thông qua điện thoại cho biết.", "2/5", []),
        (
            "Nhiều đại biểu tán đồng khi thảo luận dự án Luật Chợ tại Quốc hội ngày 2/5.",
            "2/5",
            [("thảo luận dự án Luật Chợ tại", "national_assembly_session", "")],
        ),
        (
            "Sáng 2/5, UBND tỉnh Sơn La công bố hai quyết định về nhân sự.",
            "2/5",
            [("công bố hai quyết định", "ceremony", "")],
        ),
        ("Sáng 2/5, Tỉnh ủy Sơn La bỏ phiếu về nhân sự.", "2/5", [("bỏ phiếu", "party_meeting", "")]),
        ("Sáng 2/5, Bí thư Tỉnh ủy Sơn La bỏ phiếu.", "2/5", []),
        (
            "Thảo luận về dự án Luật Giám sát của Quốc hội và HĐND chiều 2/5, bà Mẫu góp hai ý.",
            "2/5",
            [("Thảo luận về dự án Luật", "national_assembly_session", "")],
        ),
        (
            "Thảo luận tại tổ Quốc hội sáng 2/5, ông nói về chợ.",
            "2/5",
            [("Thảo luận tại tổ", "national_assembly_session", "")],
        ),
        ("Ngày 2/5, Giám đốc Sở Xây dựng có văn bản chỉ đạo các phòng kiểm tra chợ.", "2/5", []),
        ("Ngày 2/5, huyện tạm đóng chợ; kiểm tra các quầy hàng.", "2/5", []),
        ("Phí sẽ tăng từ ngày 2/5, nếu được HĐND tỉnh Sơn La thông qua.", "2/5", []),
        (
            "Ông nói vậy với đoàn khảo sát các chợ của HĐND tỉnh Sơn La sáng 2/5.",
            "2/5",
            [("đoàn khảo sát", "supervision", "")],
        ),
        ("Ông nói vậy với đoàn khảo sát của một hãng xe sáng 2/5.", "2/5", []),
        ("Sáng 2/5, Sở Văn hóa khai mạc triển lãm ảnh.", "2/5", [("khai mạc", "ceremony", "")]),
        ("Trước kỳ họp HĐND tỉnh Sơn La khai mạc sáng 2/5, bà con chờ chợ mới.", "2/5", []),
        (
            "Sáng 2/5, họp về giá lúa, Chủ tịch UBND tỉnh Lò Văn Mẫu phê bình các sở.",
            "2/5",
            [("họp", "government_meeting", "")],
        ),
        ("Sáng 2/5, họp lớp cũ, nhiều người rơi lệ.", "2/5", []),
        ("Sáng 2/5, Hội đồng bầu cử quốc gia họp phiên thứ 5.", "2/5", [("họp phiên", "other", "")]),
        (
            "Sáng 2/5, trả lời cử tri phường Mẫu, bà Lò Thị Mẫu nhận lỗi.",
            "2/5",
            [("trả lời cử tri", "voter_contact", "")],
        ),
    ],
)
def test_frames(sentence: str, day: str, spans: list[tuple[str, str, str]]) -> None:
    assert told(sentence, day) == spans


@pytest.mark.parametrize(
    ("sentence", "spans"),
    [
        ("Khảo sát của Ban Pháp chế HĐND tỉnh cho thấy nhiều chợ thu phí sai.", ["supervision"]),
        ("Qua giám sát, Thường trực HĐND huyện chỉ ra nhiều hạn chế.", ["supervision"]),
        ("Khảo sát của một hãng tư vấn cho thấy giá nhà tăng.", []),
        ("Giám sát của HĐND tỉnh là cần thiết.", []),
        ("HĐND tỉnh Sơn La vừa thông qua mức học phí mới.", ["council_session"]),
        ("HĐND tỉnh Sơn La đã thông qua mức học phí mới.", []),
        ("Đại biểu HĐND tỉnh vừa bầu chủ tịch hội.", []),
        ("Mức phí mà HĐND tỉnh vừa thông qua là hợp lý.", []),
        ("Ông cho biết Thường trực HĐND huyện đã họp và tạm đình chỉ một đại biểu.", ["standing_committee_meeting"]),
        ("Ông cho biết Chủ tịch HĐND huyện đã họp báo.", []),
        ("Bí thư Huyện ủy đã họp tổ dân phố.", []),
    ],
)
def test_without_a_day_only_findings_and_what_was_just_done_tell_a_meeting(sentence: str, spans: list[str]) -> None:
    assert [span.meeting_type for span in find_undated(sentence)] == spans


@pytest.mark.parametrize(
    ("sentence", "day", "spans"),
    [
        (
            "Trước khi HĐND tỉnh thông qua nghị quyết về chợ, trưa 5/7, ông Lò Văn Mẫu nhận lỗi.",
            "5/7",
            [("thông qua", "council_session", "")],
        ),
        (
            "Mức phí dự kiến được HĐND tỉnh thông qua vào chiều 5/7.",
            "5/7",
            [("thông qua", "council_session", "planned")],
        ),
        ("Theo nghị quyết được HĐND tỉnh thông qua ngày 5/7, phí giảm một nửa.", "5/7", []),
        (
            "Sáng 5/7, đoàn lãnh đạo HĐND tỉnh đã đến thăm các gia đình chính sách.",
            "5/7",
            [("đến thăm", "other", "held")],
        ),
        ("Sáng 5/7, ca sĩ Lò Thị Mẫu đến thăm trường cũ.", "5/7", []),
        ("Bà Mẫu trả lời cử tri Q. Tân Mẫu chiều 5/7: chợ sẽ mở.", "5/7", [("trả lời cử tri", "voter_contact", "")]),
        (
            "Nghị quyết về chợ được Quốc hội thông qua sáng 5/7.",
            "5/7",
            [("thông qua", "national_assembly_session", "")],
        ),
    ],
)
def test_a_council_s_deed_before_its_day_and_visits(sentence: str, day: str, spans: list[tuple[str, str, str]]) -> None:
    assert told(sentence, day) == spans
