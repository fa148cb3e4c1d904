"""Who holds a meeting."""

from __future__ import annotations

import pytest

from pipeline.grammar.bodies import find_bodies
from pipeline.grammar.hosts import find_hosts
from pipeline.grammar.meetings import find_meetings


@pytest.mark.parametrize(
    ("sentence", "hosts"),
    [
        ("Sáng 6/8, Văn phòng HĐND tỉnh tổ chức hội nghị sơ kết.", ["Văn phòng HĐND tỉnh"]),
        ("Sáng 6/8, HĐND tỉnh phối hợp với UBND tỉnh tổ chức hội nghị.", ["HĐND tỉnh", "UBND tỉnh"]),
        ("Kỳ họp thứ 5 của HĐND huyện Mộc Châu khai mạc sáng 6/8.", ["HĐND huyện Mộc Châu"]),
        ("Tại hội nghị chuyên đề do HĐND thành phố tổ chức, các đại biểu thảo luận.", ["HĐND thành phố"]),
        ("Chiều 2/11, Thường trực HĐND tỉnh chủ trì hội nghị liên tịch.", ["Thường trực HĐND tỉnh"]),
        ("Đồng chí Chánh Văn phòng HĐND tỉnh chủ trì hội nghị.", []),
        ("Bí thư Thành ủy đã tổ chức hội nghị.", []),
        ("Cử tri nêu ý kiến tại buổi tiếp xúc cử tri sau kỳ họp thứ 4 HĐND tỉnh.", []),
        ("Hội nghị khai mạc sáng 6/8.", []),
        ("Tại cuộc họp báo chiều 4/9, Chánh Văn phòng UBND tỉnh Sơn La trả lời.", []),
        ("Tại hội nghị, Sở Tài chính báo cáo số thu.", []),
        ("Phiên họp thứ 12, Ban Thường vụ Tỉnh ủy cho ý kiến.", ["Ban Thường vụ Tỉnh ủy"]),
        (
            "Sáng 6/8, tổ đại biểu Quốc hội và HĐND tỉnh Lào Cai có buổi tiếp xúc cử tri.",
            ["tổ đại biểu Quốc hội và HĐND tỉnh Lào Cai"],
        ),
        ("Đoàn công tác của UBND tỉnh Lào Cai tổ chức buổi làm việc.", ["Đoàn công tác của UBND tỉnh Lào Cai"]),
        ("Các đại biểu HĐND (tổ đại biểu số 7) có buổi tiếp xúc cử tri xã Mẫu.", ["tổ đại biểu số 7"]),
        (
            "Tổ đại biểu số 3, HĐND tỉnh Sơn La có buổi tiếp xúc cử tri xã Mẫu.",
            ["Tổ đại biểu số 3, HĐND tỉnh Sơn La"],
        ),
        (
            "Sáng 6/8, được sự đồng ý của Ban Thường vụ Tỉnh ủy, Sở Nội vụ tổ chức hội nghị bàn giao.",
            ["Sở Nội vụ"],
        ),
        ("Bộ Công Thương tổ chức Hội nghị xúc tiến.", ["Bộ Công Thương"]),
        ("Sáng 6/8, HĐND xã Mẫu, huyện Mộc Châu, tỉnh Sơn La tổ chức kỳ họp thứ 5.", ["HĐND xã Mẫu"]),
        ("Sáng 6/8, tại Bộ Xây dựng diễn ra hội nghị về nhà ở.", []),
        ("Bà có buổi tiếp xúc cử tri chuẩn bị kỳ họp thứ 5 HĐND tỉnh.", []),
        ("Phiên họp của Hội đồng Nhân dân Tối cao khai mạc.", ["Hội đồng Nhân dân Tối cao"]),
        ("Bà Mẫu, ứng viên đại biểu HĐND tỉnh Sơn La, có buổi tiếp xúc cử tri xã Mẫu.", []),
        ("Chiều 10/11, UBND tỉnh Sơn La họp báo về giá nước.", ["UBND tỉnh Sơn La"]),
        ("Tại họp báo, UBND tỉnh Sơn La nêu giá nước.", []),
        ("Chánh Văn phòng kiêm người phát ngôn UBND tỉnh Sơn La chủ trì buổi họp báo.", ["UBND tỉnh Sơn La"]),
        ("Chủ tịch UBND xã Tân Mẫu chủ trì cuộc họp về cấp nước.", ["UBND xã Tân Mẫu"]),
        ("Tại cuộc họp, Phó Chủ tịch UBND tỉnh Lò Văn Mẫu yêu cầu Sở Y tế báo cáo.", ["UBND tỉnh"]),
        ("Giám đốc Sở Y tế chủ trì cuộc họp về giá thuốc.", []),
        ("Tại phiên chất vấn, trả lời chất vấn của HĐND tỉnh Sơn La, bà Mẫu nói.", ["HĐND tỉnh Sơn La"]),
        ("Tại phiên chất vấn, Sở Y tế báo cáo.", []),
        (
            "Ủy ban Thường vụ Quốc hội (UBTVQH) và Hội Nông dân Việt Nam (HNDVN) tổ chức hội nghị.",
            ["Ủy ban Thường vụ Quốc hội", "Hội Nông dân Việt Nam"],
        ),
        ("Phiên họp thứ 5 Ủy ban Thường vụ Quốc hội bế mạc.", ["Ủy ban Thường vụ Quốc hội"]),
        ("Sáng 6/8, tỉnh Sơn La long trọng tổ chức lễ kỷ niệm.", ["tỉnh Sơn La"]),
        ("Sáng 6/8, tỉnh Sơn La trọng thể tổ chức lễ kỷ niệm.", ["tỉnh Sơn La"]),
        ("Sáng 6/8, huyện Mộc Châu đã tưng bừng tổ chức lễ khai giảng.", ["huyện Mộc Châu"]),
        ("Căn cứ Nghị quyết của HĐND tỉnh, UBND huyện Mộc Châu tổ chức hội nghị.", ["UBND huyện Mộc Châu"]),
        ("Sáng 6/8, tại huyện Mộc Châu đã tổ chức lễ kỷ niệm.", []),
        ("Tại cuộc họp báo về kỳ họp thứ 17 của HĐND tỉnh Lào Cai, bà Mẫu trả lời.", ["HĐND tỉnh Lào Cai"]),
        ("Trưởng ban Dân vận Tỉnh ủy Lò Văn Mẫu đã tổ chức hội nghị.", []),
        ("Sáng 6/8, tại Trường Mầm non Tân Mẫu, HĐND và UBND xã tổ chức lễ phát động.", ["HĐND", "UBND xã"]),
        ("Sở có buổi làm việc với đoàn giám sát của Ban Pháp chế HĐND tỉnh.", ["Ban Pháp chế HĐND tỉnh"]),
        ("Bà Lò Thị Mẫu, đại biểu Quốc hội, có buổi tiếp xúc cử tri xã Mẫu.", []),
        ("Tổ đại biểu đơn vị 2 HĐND tỉnh Lào Cai có buổi tiếp xúc cử tri.", ["Tổ đại biểu đơn vị 2 HĐND tỉnh Lào Cai"]),
        ("Tại hội nghị quán triệt Nghị quyết của Bộ Chính trị, các đại biểu thảo luận.", []),
        (
            "Hội nghị tổng kết công tác kiểm tra năm 2021 và triển khai nhiệm vụ năm 2022 của Ban Pháp chế HĐND tỉnh.",
            ["Ban Pháp chế HĐND tỉnh"],
        ),
        (
            "Theo hướng dẫn của Ủy ban bầu cử tỉnh, Mặt trận Tổ quốc huyện tổ chức hội nghị hiệp thương.",
            ["Mặt trận Tổ quốc huyện"],
        ),
        (
            "Hội nghị liên tịch của Sở Tài chính và Sở Nội vụ bàn về biên chế.",
            ["Sở Tài chính", "Sở Nội vụ"],
        ),
    ],
)
def test_hosts(sentence: str, hosts: list[str]) -> None:
    meeting = find_meetings(sentence)[0]
    assert [body.text for body in find_hosts(sentence, meeting, find_bodies(sentence))] == hosts
