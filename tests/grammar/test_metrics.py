"""Metrics in written sentences: what is counted, which measure it is, how it is to be read."""

from __future__ import annotations

import re
import time
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.grammar.metric_spans import MetricSpan
from pipeline.grammar.metrics import find_metrics
from pipeline.knowledge import values


class Person(NamedTuple):
    """A person named in a text."""

    name: str
    start: int
    end: int


def metrics_of(sentence: str) -> list[MetricSpan]:
    return find_metrics(sentence, [(0, len(sentence))])


def shown(metric: MetricSpan) -> str:
    """``value[..max][/denominator] unit [comparator] [change] [planned] [= measure]``."""
    value = f"{metric.value:.15g}"
    if metric.value_max is not None:
        value += f"..{metric.value_max:.15g}"
    if metric.denominator is not None:
        value += f"/{metric.denominator:.15g}"
    words = [value, metric.unit, metric.comparator, metric.change, "planned" if metric.planned else ""]
    measure = [f"= {metric.indicator_id}"] if metric.indicator_id else []
    return " ".join([*filter(None, words), *measure])


SENTENCES: list[tuple[str, list[str]]] = [
    (
        "Năm 2022, HĐND tỉnh tổ chức 5 kỳ họp, trong đó có 3 kỳ họp chuyên đề.",
        ["5 kỳ họp = sessions_held", "3 kỳ họp chuyên đề = sessions_held"],
    ),
    (
        "Thường trực HĐND tỉnh đã tổ chức 12 phiên họp thường kỳ.",
        ["12 phiên họp = standing_committee_meetings_held"],
    ),
    (
        "Trong quý I/2023, Thường trực HĐND huyện tổ chức 3 cuộc họp giao ban với các xã.",
        ["3 cuộc họp = standing_committee_meetings_held"],
    ),
    (
        "Ban Pháp chế HĐND tỉnh tổ chức 8 cuộc họp thẩm tra.",
        ["8 cuộc họp = committee_meetings_held"],
    ),
    (
        "Các Ban HĐND tỉnh tiến hành 14 cuộc giám sát chuyên đề.",
        ["14 cuộc giám sát = supervisions_conducted"],
    ),
    (
        "Ban Văn hóa - Xã hội tổ chức 6 cuộc khảo sát tại các huyện.",
        ["6 cuộc khảo sát = surveys_conducted"],
    ),
    (
        "Thường trực HĐND thành lập 2 đoàn giám sát và 4 đoàn khảo sát.",
        ["2 đoàn giám sát = supervisions_conducted", "4 đoàn khảo sát = surveys_conducted"],
    ),
    (
        "Ban Kinh tế - Ngân sách thẩm tra 27 báo cáo, tờ trình.",
        ["27 báo cáo, tờ trình = verifications_conducted"],
    ),
    (
        "Thường trực HĐND tỉnh tổ chức 1 phiên chất vấn và 2 phiên giải trình.",
        ["1 phiên chất vấn = questioning_sessions_held", "2 phiên giải trình = explanation_sessions_held"],
    ),
    (
        "Tại kỳ họp có 18 lượt đại biểu chất vấn.",
        ["18 lượt đại biểu = questions_asked"],
    ),
    (
        "Các đại biểu đặt 24 câu hỏi chất vấn giám đốc các sở.",
        ["24 câu hỏi = questions_asked"],
    ),
    (
        "Có 31 lượt ý kiến phát biểu thảo luận tại tổ.",
        ["31 lượt ý kiến phát biểu = speeches_made"],
    ),
    (
        "HĐND tỉnh đã thông qua 21 nghị quyết.",
        ["21 nghị quyết = resolutions_passed"],
    ),
    (
        "Kỳ họp xem xét, thông qua 17 dự thảo nghị quyết.",
        ["17 dự thảo nghị quyết = resolutions_submitted"],
    ),
    (
        "UBND tỉnh trình kỳ họp 19 tờ trình.",
        ["19 tờ trình = resolutions_submitted"],
    ),
    (
        "HĐND huyện xem xét 11 báo cáo.",
        ["11 báo cáo = reports_considered"],
    ),
    (
        "Tổ đại biểu tổ chức 45 điểm tiếp xúc cử tri.",
        ["45 điểm tiếp xúc cử tri = voter_meetings_held"],
    ),
    (
        "Đại biểu HĐND tỉnh tổ chức 118 cuộc tiếp xúc cử tri với 9.450 lượt cử tri tham dự.",
        ["118 cuộc tiếp xúc cử tri = voter_meetings_held", "9450 lượt cử tri = voters_met"],
    ),
    (
        "Cử tri nêu 286 ý kiến, kiến nghị.",
        ["286 ý kiến, kiến nghị = voter_opinions_received"],
    ),
    (
        "Qua tiếp xúc, có 74 ý kiến của cử tri gửi đến kỳ họp.",
        ["74 ý kiến = voter_opinions_received"],
    ),
    (
        "Đến nay đã giải quyết 61 kiến nghị của cử tri, đạt 82,4%.",
        ["61 kiến nghị = voter_opinions_resolved", "82.4 % = voter_opinions_resolved"],
    ),
    (
        "Thường trực HĐND tỉnh tổ chức 24 buổi tiếp công dân.",
        ["24 buổi tiếp công dân = citizen_receptions_held"],
    ),
    (
        "Trong kỳ đã tiếp 68 lượt công dân với 41 vụ việc.",
        ["68 lượt công dân = citizens_received", "41 vụ việc = citizen_cases_received"],
    ),
    (
        "Văn phòng tiếp nhận 154 đơn thư.",
        ["154 đơn thư = petitions_received"],
    ),
    (
        "Số đơn thư đã tiếp nhận: 154 đơn.",
        ["154 đơn = petitions_received"],
    ),
    (
        "Có 120 đơn đủ điều kiện xử lý.",
        ["120 đơn = petitions_eligible"],
    ),
    (
        "Văn phòng đã chuyển 97 đơn đến cơ quan có thẩm quyền giải quyết.",
        ["97 đơn = petitions_processed"],
    ),
    (
        "Văn phòng tiếp nhận 2.310 văn bản đến và phát hành 845 văn bản đi.",
        ["2310 văn bản đến = documents_received", "845 văn bản đi = documents_issued"],
    ),
    (
        "Dự kỳ họp có 48/50 đại biểu có mặt.",
        ["48/50 đại biểu = delegates_present"],
    ),
    (
        "Tổng số đại biểu HĐND huyện là 35 đại biểu.",
        ["35 đại biểu = delegates_total"],
    ),
    (
        "Nghị quyết được thông qua với 52/55 đại biểu tán thành, 2 đại biểu không tán thành, 1 đại biểu không biểu quyết.",  # noqa: E501
        ["52/55 đại biểu = votes_for", "2 đại biểu = votes_against", "1 đại biểu = votes_abstaining"],
    ),
    (
        "Bà Lò Thị Mai được 41 phiếu tín nhiệm cao, 9 phiếu tín nhiệm, 2 phiếu tín nhiệm thấp.",
        [
            "41 phiếu tín nhiệm = confidence_high",
            "9 phiếu tín nhiệm = confidence_medium",
            "2 phiếu tín nhiệm = confidence_low",
        ],
    ),
    (
        "Có 75 người ứng cử đại biểu HĐND tỉnh.",
        ["75 người ứng cử = candidates"],
    ),
    (
        "Cử tri bầu được 30 đại biểu HĐND huyện, 2 người tự ứng cử.",
        ["30 đại biểu HĐND = delegates_elected", "2 người tự ứng cử = candidates"],
    ),
    (
        "Kết quả, 51 đại biểu trúng cử.",
        ["51 đại biểu = delegates_elected"],
    ),
    (
        "Toàn huyện có 84.120 cử tri trong danh sách.",
        ["84120 cử tri = voters_registered"],
    ),
    (
        "Có 83.900 cử tri đi bầu, đạt 99,7%.",
        ["83900 cử tri = voters_voted", "99.7 % = voters_voted"],
    ),
    (
        "HĐND tỉnh bầu bổ sung 2 Ủy viên UBND tỉnh.",
        ["2 Ủy viên = officials_elected"],
    ),
    (
        "Kỳ họp miễn nhiệm 3 chức danh.",
        ["3 chức danh = officials_dismissed"],
    ),
    (
        "Ủy ban Kiểm tra đã kỷ luật 7 đảng viên.",
        ["7 đảng viên = officials_disciplined"],
    ),
    (
        "Cơ quan đã hoàn thành 15/16 nhiệm vụ trong chương trình công tác.",
        ["15/16 nhiệm vụ = tasks_completed"],
    ),
    (
        "Chủ tịch UBND tỉnh tặng Bằng khen cho 6 tập thể và 11 cá nhân.",
        ["6 tập thể = commendations_collectives", "11 cá nhân = commendations_individuals"],
    ),
    (
        "4 tập thể và 10 cá nhân được Chủ tịch UBND tỉnh tặng Bằng khen.",
        ["4 tập thể = commendations_collectives", "10 cá nhân = commendations_individuals"],
    ),
    (
        "Chi bộ kết nạp 3 đảng viên mới.",
        ["3 đảng viên = party_members"],
    ),
    (
        "Văn phòng tổ chức 5 lớp tập huấn cho 420 đại biểu.",
        ["5 lớp tập huấn = trainings_held", "420 đại biểu = people_trained"],
    ),
    (
        "Đoàn ĐBQH tỉnh tổ chức lấy ý kiến góp ý 6 dự án luật.",
        ["6 dự án luật = law_drafts_consulted"],
    ),
    (
        "Tổng thu ngân sách nhà nước đạt 4.250 tỷ đồng, bằng 108% dự toán.",
        ["4250000000000 đồng = budget_revenue", "108 % = budget_revenue"],
    ),
    (
        "Chi ngân sách địa phương là 9.120 tỷ đồng.",
        ["9120000000000 đồng = budget_expenditure"],
    ),
    (
        "Kế hoạch vốn đầu tư công năm 2023 là 3.400 tỷ đồng.",
        ["3400000000000 đồng = public_investment"],
    ),
    (
        "Huyện có 36 dự án chậm tiến độ.",
        ["36 dự án = projects"],
    ),
    (
        "Tỉnh đã cắt giảm 58 thủ tục hành chính.",
        ["58 thủ tục hành chính decrease = administrative_procedures"],
    ),
    (
        "Trung tâm giải quyết 12.400 hồ sơ, trong đó 98,6% hồ sơ đúng hạn.",
        ["12400 hồ sơ", "98.6 % = administrative_procedures"],
    ),
    (
        "Đoàn đã trao 150 suất quà cho hộ nghèo.",
        ["150 suất quà = gifts_given"],
    ),
    (
        "Năm 2024, Văn phòng phấn đấu tham mưu tổ chức 4 kỳ họp.",
        ["4 kỳ họp planned = sessions_held"],
    ),
    (
        "Số văn bản đến tăng 12% so với cùng kỳ.",
        ["12 % increase"],
    ),
    (
        "Tỷ lệ hộ nghèo giảm 1,5% so với năm 2021.",
        ["1.5 % decrease"],
    ),
    (
        "Thời gian họp là 2 ngày, trong 6 tháng.",
        [],
    ),
    (
        "Ông Giàng A Sử, 52 tuổi, dự họp.",
        [],
    ),
    (
        "Hội nghị lần thứ 9, khóa XIX, tại phòng họp số 3.",
        [],
    ),
    (
        "Giữa hai kỳ họp, Thường trực quyết định các vấn đề phát sinh.",
        [],
    ),
    (
        "Cả hai dự án này đều chậm.",
        [],
    ),
    (
        "Chia thành 9 đợt, với 96 cuộc tiếp xúc.",
        ["9 đợt", "96 cuộc = voter_meetings_held"],
    ),
    (
        "HĐND tỉnh ban hành 05 (năm) nghị quyết.",
        ["5 nghị quyết = resolutions_passed"],
    ),
    (
        "Cần ít nhất 2/3 tổng số đại biểu biểu quyết tán thành.",
        ["2/3 đại biểu ge planned = votes_for"],
    ),
    (
        "Đã nhận 412 phiếu trên tổng số 430 phiếu phát ra.",
        ["412/430 phiếu"],
    ),
    (
        "Dự kiến kỳ họp sẽ thông qua hơn 20 nghị quyết.",
        ["20 nghị quyết gt planned = resolutions_passed"],
    ),
    (
        "Diện tích đất thu hồi là 48,6 ha.",
        ["48.6 ha"],
    ),
    (
        "Xã đã vận động từ 10-15 hộ dân hiến đất.",
        ["10..15 hộ dân"],
    ),
    (
        "Kỳ họp thứ 7 diễn ra trong 3 ngày với sự tham dự của 62 đại biểu.",
        ["62 đại biểu = delegates_present"],
    ),
    (
        "Tham dự có 29/30 đại biểu HĐND huyện.",
        ["29/30 đại biểu HĐND = delegates_present"],
    ),
    (
        "Với 100% đại biểu tán thành, kỳ họp thông qua 14 nghị quyết.",
        ["100 % = votes_for", "14 nghị quyết = resolutions_passed"],
    ),
    (
        "Ông Hà Văn Tám trúng cử với 44/46 phiếu, đạt 95,7%.",
        ["44/46 phiếu = votes_for", "95.7 % = votes_for"],
    ),
    (
        "Có 3 phiếu trắng.",
        ["3 phiếu = votes_abstaining"],
    ),
    (
        "Năm 2023, tỉnh giải ngân vốn đầu tư công 2.150 tỷ đồng, đạt 91,4% kế hoạch.",
        ["2150000000000 đồng = public_investment", "91.4 % = public_investment"],
    ),
    (
        "Thu ngân sách 6 tháng đầu năm 2024 ước đạt 1.870 tỷ đồng, tăng 8,5% so với cùng kỳ năm trước.",
        ["1870000000000 đồng = budget_revenue", "8.5 % increase = budget_revenue"],
    ),
    (
        "Số vụ tai nạn giao thông giảm 12 vụ so với cùng kỳ.",
        ["12 vụ decrease"],
    ),
    (
        "Đề nghị UBND tỉnh bố trí 15 tỷ đồng cho 3 dự án.",
        ["15000000000 đồng planned", "3 dự án planned = projects"],
    ),
    (
        "UBND tỉnh đề xuất hỗ trợ mỗi hộ 40 triệu đồng.",
        ["40000000 đồng planned"],
    ),
    (
        "Đơn vị phấn đấu 100% hồ sơ được giải quyết đúng hạn.",
        ["100 % planned = administrative_procedures"],
    ),
    (
        "Văn phòng đã hoàn thành 18/18 nhóm nhiệm vụ, đạt 105% kế hoạch.",
        ["18/18 nhóm nhiệm vụ = tasks_completed", "105 % = tasks_completed"],
    ),
    (
        "Đến năm 2025, tỉnh phấn đấu có 60 xã đạt chuẩn nông thôn mới.",
        ["60 xã planned"],
    ),
    (
        "Trước kỳ họp, các tổ đại biểu tổ chức tiếp xúc cử tri tại 38 điểm, với 3.240 lượt cử tri tham dự và 195 lượt ý kiến.",  # noqa: E501
        ["38 điểm = voter_meetings_held", "3240 lượt cử tri = voters_met", "195 lượt ý kiến = voter_opinions_received"],
    ),
    (
        "Trong đó: 88 ý kiến thuộc thẩm quyền cấp tỉnh; 57 ý kiến thuộc thẩm quyền cấp huyện.",
        ["88 ý kiến", "57 ý kiến"],
    ),
    (
        "Đoàn giám sát làm việc với 5 sở, 4 huyện và 12 xã.",
        ["5 sở", "4 huyện", "12 xã"],
    ),
    (
        "Qua giám sát, Ban Pháp chế đã đưa ra 23 kiến nghị.",
        ["23 kiến nghị = voter_opinions_received"],
    ),
    (
        "Thường trực HĐND tỉnh tổ chức 02 hội nghị tập huấn cho 310 lượt đại biểu HĐND các cấp.",
        ["2 hội nghị = trainings_held", "310 lượt đại biểu = people_trained"],
    ),
    (
        "Trong năm, lãnh đạo HĐND tỉnh tiếp công dân 12 kỳ với 35 lượt người.",
        ["12 kỳ = citizen_receptions_held", "35 lượt người = citizens_received"],
    ),
    (
        "Văn phòng tiếp nhận 88 lượt đơn, trong đó 60 đơn khiếu nại, 28 đơn tố cáo.",
        [
            "88 lượt đơn = petitions_received",
            "60 đơn khiếu nại = petitions_received",
            "28 đơn tố cáo = petitions_received",
        ],
    ),
    (
        "Cơ quan chuyên môn đã giải quyết 52/60 đơn, đạt 86,7%.",
        ["52/60 đơn = petitions_processed", "86.7 % = petitions_processed"],
    ),
    (
        "Ủy ban Kiểm tra thi hành kỷ luật 9 đảng viên, trong đó khiển trách 6 trường hợp.",
        ["9 đảng viên = officials_disciplined", "6 trường hợp = officials_disciplined"],
    ),
    (
        "Nhân dịp này, 5 tập thể, 12 cá nhân được khen thưởng.",
        ["5 tập thể = commendations_collectives", "12 cá nhân = commendations_individuals"],
    ),
    (
        "Toàn Đảng bộ có 412 đảng viên sinh hoạt tại 21 chi bộ.",
        ["412 đảng viên = party_members", "21 chi bộ"],
    ),
    (
        "Công đoàn thăm hỏi, tặng quà 25 đoàn viên với số tiền 12,5 triệu đồng.",
        ["25 đoàn viên", "12500000 đồng = gifts_given"],
    ),
    (
        "Mức hỗ trợ tối đa không quá 50 triệu đồng/hộ.",
        ["50000000 đồng le planned"],
    ),
    ("Huyện tôn vinh 14 doanh nghiệp tiêu biểu.", ["14 doanh nghiệp = commendations_collectives"]),
    ("Huyện có 140 doanh nghiệp.", ["140 doanh nghiệp"]),
    ("Kiểm điểm 6 cán bộ của phòng.", ["6 cán bộ = officials_disciplined"]),
    ("Có 6 cán bộ vi phạm.", ["6 cán bộ = officials_disciplined"]),
    ("Các đại biểu cho ý kiến 4 dự án luật.", ["4 dự án luật = law_drafts_consulted"]),
    ("Tỉnh có thêm 3 phó giám đốc sở.", ["3 phó giám đốc = officials_elected"]),
    ("Xã có thêm 30 người nghiện.", ["30 người"]),
    ("Có 25 ứng viên đăng ký trực tuyến.", ["25 ứng viên"]),
    ("Tổng chi phí là 4 tỷ đồng.", ["4000000000 đồng"]),
    ("Bãi xe có mức đầu tư 28 tỷ đồng.", ["28000000000 đồng planned = public_investment"]),
    ("Nhà máy của tập đoàn có tổng mức đầu tư 28 tỷ đồng.", ["28000000000 đồng planned"]),
    ("Trường tăng học phí tới hơn 20%.", ["20 % gt increase planned"]),
    ("Dân số tăng đến 3.000 người.", ["3000 người increase"]),
    # The level of before is no change.
    ("Huyện giảm từ 9 phó phòng xuống còn 7 phó phòng.", ["9 phó phòng", "7 phó phòng"]),
    # The unit stands once, at a neighbour.
    ("Giá vé tăng từ 3.000 lên 5.000 đồng.", ["3000 đồng", "5000 đồng planned"]),
    ("Huyện giảm từ 26 xuống 19 xã.", ["26 xã", "19 xã"]),
    (
        "Ông Tá và bà Sen lần lượt có 12 và 11 phiếu tín nhiệm thấp.",
        ["12 phiếu tín nhiệm = confidence_low", "11 phiếu tín nhiệm = confidence_low"],
    ),
    (
        "Các ông có phiếu tín nhiệm cao lần lượt là 38, 27 và 35.",
        [f"{votes} phiếu tín nhiệm = confidence_high" for votes in (38, 27, 35)],
    ),
    ("Cháy ở tầng 6, 7 và 8 phòng.", ["8 phòng"]),
    ("Bà Sen đạt số phiếu tín nhiệm cao là 61.", ["61 phiếu tín nhiệm = confidence_high"]),
    # A bare noun of a list is of what the list is of.
    (
        "Có 3 người nhận hơn 9 phiếu tín nhiệm thấp, gồm: ông Tá 11 phiếu.",
        ["3 người", "9 phiếu tín nhiệm gt = confidence_low", "11 phiếu tín nhiệm = confidence_low"],
    ),
    (
        "Tuyến đường dài 12,4 km, rộng 7 m, tổng mức đầu tư 185 tỷ đồng.",
        ["12.4 km planned", "7 m planned", "185000000000 đồng planned = public_investment"],
    ),
    (
        "Toàn tỉnh có 1.245 trường hợp vi phạm, tăng 96 trường hợp so với năm 2022.",
        ["1245 trường hợp", "96 trường hợp increase"],
    ),
    (
        "Dân số của huyện khoảng 94.000 người.",
        ["94000 người approx"],
    ),
    (
        "Ba đại biểu nêu câu hỏi, hai giám đốc sở trả lời.",
        ["3 đại biểu", "2 giám đốc"],
    ),
    (
        "HĐND tỉnh khóa XV có 56 đại biểu.",
        ["56 đại biểu"],
    ),
    (
        "Hội đồng bầu một phó chủ tịch và hai ủy viên.",
        ["1 phó chủ tịch = officials_elected", "2 ủy viên = officials_elected"],
    ),
    (
        "Một số đại biểu cho rằng một trong những nguyên nhân là thiếu vốn.",
        [],
    ),
    (
        "Xe mang biển số 23A-045.67 đi trên quốc lộ 4C, số nhà 15 đường Trần Phú.",
        [],
    ),
    (
        "Hơn một nửa số xã chưa đạt tiêu chí môi trường.",
        ["1/2 xã gt"],
    ),
    (
        "Đại biểu thống nhất với 3 nhóm giải pháp nêu trong báo cáo.",
        ["3 nhóm giải pháp"],
    ),
    (
        "Điểm cầu cấp huyện có 11 điểm.",
        ["11 điểm"],
    ),
    (
        "Tỷ lệ cử tri đi bầu đạt 99,2%.",
        ["99.2 % = voters_voted"],
    ),
    (
        "Tổng số phiếu phát ra là 56 phiếu, thu về 56 phiếu, hợp lệ 55 phiếu.",
        ["56 phiếu", "56 phiếu", "55 phiếu"],
    ),
    (
        "Tính đến ngày 30/9/2023, tỉnh đã có 45/98 xã đạt chuẩn.",
        ["45/98 xã"],
    ),
    (
        "HĐND thành phố tổ chức 2 kỳ họp thường lệ và 4 kỳ họp chuyên đề.",
        ["2 kỳ họp thường lệ = sessions_held", "4 kỳ họp chuyên đề = sessions_held"],
    ),
    (
        "Thường trực HĐND tỉnh tổ chức 6 phiên giải trình về đất đai.",
        ["6 phiên giải trình = explanation_sessions_held"],
    ),
    (
        "Có 9 ý kiến chất vấn tại hội trường.",
        ["9 ý kiến = questions_asked"],
    ),
    (
        "Tại phiên thảo luận có 22 ý kiến phát biểu.",
        ["22 ý kiến phát biểu = speeches_made"],
    ),
    (
        "UBND huyện đã trả lời 48/52 kiến nghị của cử tri.",
        ["48/52 kiến nghị = voter_opinions_resolved"],
    ),
    (
        "Thường trực HĐND tiếp 7 đợt tiếp công dân định kỳ.",
        ["7 đợt = citizen_receptions_held"],
    ),
    (
        "Trong tháng 5/2023, Ban tiếp công dân tiếp nhận 39 đơn khiếu nại, tố cáo.",
        ["39 đơn khiếu nại = petitions_received"],
    ),
    (
        "Văn phòng đã phát hành 1.204 văn bản các loại.",
        ["1204 văn bản = documents_issued"],
    ),
    (
        "Có 3 đại biểu vắng mặt có lý do.",
        ["3 đại biểu"],
    ),
    (
        "Kết quả: 47 phiếu đồng ý, 1 phiếu không đồng ý.",
        ["47 phiếu = votes_for", "1 phiếu = votes_against"],
    ),
    (
        "Chủ tịch HĐND tỉnh nhận 39/52 phiếu tín nhiệm cao.",
        ["39/52 phiếu tín nhiệm = confidence_high"],
    ),
    (
        "HĐND xã bầu 1 Phó Chủ tịch UBND xã.",
        ["1 Phó Chủ tịch = officials_elected"],
    ),
    (
        "HĐND tỉnh miễn nhiệm 2 Ủy viên UBND tỉnh.",
        ["2 Ủy viên = officials_dismissed"],
    ),
    (
        "Trong nhiệm kỳ có 14 cán bộ bị kỷ luật khiển trách.",
        ["14 cán bộ = officials_disciplined"],
    ),
    (
        "Cơ quan hoàn thành 100% nhiệm vụ được giao.",
        ["100 % = tasks_completed"],
    ),
    (
        "Có 2 tập thể và 5 cá nhân được tặng Giấy khen.",
        ["2 tập thể = commendations_collectives", "5 cá nhân = commendations_individuals"],
    ),
    (
        "Đảng bộ kết nạp 25 quần chúng ưu tú vào Đảng.",
        ["25 quần chúng ưu tú = party_members"],
    ),
    (
        "Huyện mở 4 lớp bồi dưỡng kiến thức cho 260 cán bộ xã.",
        ["4 lớp bồi dưỡng = trainings_held", "260 cán bộ = people_trained"],
    ),
    (
        "Thu nội địa đạt 2.100 tỷ đồng.",
        ["2100000000000 đồng = budget_revenue"],
    ),
    (
        "Chi thường xuyên 5.400 tỷ đồng.",
        ["5400000000000 đồng = budget_expenditure"],
    ),
    (
        "Giải ngân vốn đầu tư công đạt 63,4%.",
        ["63.4 % = public_investment"],
    ),
    (
        "Tỉnh kêu gọi đầu tư 17 công trình giao thông.",
        ["17 công trình = projects"],
    ),
    (
        "Bộ phận một cửa tiếp nhận 3.150 hồ sơ thủ tục hành chính.",
        ["3150 hồ sơ = administrative_procedures"],
    ),
    (
        "Nhân dịp Tết, đoàn tặng 300 phần quà, mỗi phần trị giá 500.000 đồng.",
        ["300 phần quà = gifts_given", "500000 đồng = gifts_given"],
    ),
    (
        "Toàn tỉnh có 412.300 cử tri trong danh sách bầu cử.",
        ["412300 cử tri = voters_registered"],
    ),
    (
        "Đơn vị bầu cử số 2 có 5 ứng cử viên, bầu 3 đại biểu.",
        ["5 ứng cử viên = candidates", "3 đại biểu = delegates_elected"],
    ),
    ("Nghị quyết được 48 trên tổng số 49 đại biểu tán thành.", ["48/49 đại biểu = votes_for"]),
    ("Hạ tầng giao thông đáp ứng 50% nhu cầu.", ["50 %"]),
    (
        "Bà Lò Thị Mai có 41 phiếu “tín nhiệm cao”, 8 phiếu “tín nhiệm” và 5 phiếu “tín nhiệm thấp”.",
        ["41 phiếu = confidence_high", "8 phiếu = confidence_medium", "5 phiếu = confidence_low"],
    ),
    ("HĐND tỉnh lấy phiếu tín nhiệm 29 chức danh.", ["29 chức danh"]),
    ("Nhà văn hóa phục vụ khoảng 2.500 người mỗi ngày.", ["2500 người approx"]),
    (
        "Đại biểu dự họp gồm 56/56 đại biểu.",
        ["56/56 đại biểu = delegates_present"],
    ),
    (
        "Dự án thu hồi đất của 120 hộ dân, diện tích 15,3 ha.",
        ["120 hộ dân", "15.3 ha"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[sentence for sentence, _ in SENTENCES])
def test_sentences(sentence: str, expected: list[str]) -> None:
    assert [shown(metric) for metric in metrics_of(sentence)] == expected


def test_every_measure_stands_among_the_sentences() -> None:
    seen = {row.partition(" = ")[2] for _, expected in SENTENCES for row in expected}
    assert len(SENTENCES) >= 120
    assert set(values("vocabularies", "code", vocabulary="indicator")) <= seen


@pytest.mark.parametrize(
    ("sentence", "indicators"),
    [
        (
            "Văn phòng tiếp nhận 88 đơn các loại, trong đó 70 đơn đủ điều kiện.",
            ["đơn các loại tiếp nhận", "đơn đủ điều kiện"],
        ),
        ("Ban xử lý 40 đơn đủ điều kiện (đạt 93%).", ["đơn đủ điều kiện xử lý", "đơn đủ điều kiện xử lý"]),
        ("HĐND huyện thông qua 9 nghị quyết.", ["nghị quyết thông qua"]),
        ("3 tập thể và 8 cá nhân được khen thưởng.", ["tập thể được khen thưởng", "cá nhân được khen thưởng"]),
        ("Số văn bản đến đã xử lý: 320 văn bản.", ["văn bản đến đã xử lý"]),
        ("Tổng diện tích thu hồi là 48,6 ha.", ["tổng diện tích thu hồi"]),
        ("Đường rộng khoảng 5 m.", ["đường rộng"]),
        ("Tỉnh bổ sung 4 tỷ đồng vốn sự nghiệp.", ["vốn sự nghiệp bổ sung"]),
        ("Có 120/200 ý kiến (60%) đồng ý phương án.", ["ý kiến đồng ý phương án", "ý kiến đồng ý phương án"]),
        ("Xã thu hồi 15 dự án với tổng diện tích 60 ha.", ["dự án thu hồi", "tổng diện tích dự án thu hồi"]),
        ("Hai phó chủ tịch Lò Văn Minh, Hà Thị Sen dự họp.", ["phó chủ tịch"]),
        ("Xã có 14 hộ gia đình, cá nhân bị ảnh hưởng.", ["hộ gia đình, cá nhân bị ảnh hưởng"]),
        ("Tỷ lệ cử tri đi bầu đạt 99,2%.", ["tỷ lệ cử tri đi bầu"]),
        ("Thu ngân sách đạt 16,9% kế hoạch năm.", ["thu ngân sách so với kế hoạch năm"]),
        ("Đơn vị thi công di chuyển 85 cây và chặt hạ 40 cây.", ["cây di chuyển", "cây chặt hạ"]),
        ("Sở còn thừa bốn cấp phó.", ["cấp phó còn thừa"]),
        ("Dự án đã giải phóng 96% mặt bằng.", ["mặt bằng giải phóng"]),
        ("Khu đồi Thông (rộng 6,2 ha) thành công viên.", ["khu đồi Thông rộng"]),
        ("Phải đào hố rộng 4 m, sâu 2 m.", ["đào hố rộng", "đào hố sâu"]),
        ("Tổng số tiền phải nộp vào quỹ là 35 tỷ đồng.", ["tổng số tiền phải nộp vào quỹ"]),
        ("Bãi trông giữ thu phí 6.000 đồng/xe máy.", ["phí bãi trông giữ xe máy"]),
        ("Học phí giảm từ 95.000 đồng xuống còn 40.000 đồng.", ["học phí", "học phí"]),
        ("Có 35 tỷ đồng đầu tư vào khu du lịch biển.", ["đầu tư vào khu du lịch biển"]),
        ("Tỉnh xảy ra 120 vụ cháy, giảm 12 vụ so với năm trước.", ["vụ cháy xảy ra", "vụ cháy xảy ra"]),
        ("Biên chế hành chính của tỉnh năm 2019 là 2.150 người.", ["biên chế hành chính của tỉnh"]),
        ("Trước 60 cử tri, ông Lò Văn Pán hứa trả lời.", ["cử tri"]),
        ("Nhận 41 đơn, giải quyết 35 đơn.", ["đơn nhận", "đơn giải quyết"]),
        ("Huyện duyệt 3 đề án nhóm A sử dụng vốn vay.", ["đề án nhóm A sử dụng vốn vay duyệt"]),
        ("Ông Bình đã tự ý ký 4 hợp đồng.", ["hợp đồng ký"]),
        ("Biên chế công chức dự kiến là 1.210 người.", ["biên chế công chức"]),
        # The point of an abbreviation closes no clause.
        ("Mỗi ngày TP. Vinh phải thu 12 tỷ đồng.", ["TP. Vinh phải thu"]),
        ("Dự án kè sông có tổng mức đầu tư 80 tỷ đồng.", ["tổng mức đầu tư dự án kè sông"]),
        (
            "Cầu Nậm Lúc được xây dựng vĩnh cửu với chiều dài 120 m, rộng 9 m.",
            ["chiều dài Cầu Nậm Lúc", "Cầu Nậm Lúc rộng"],
        ),
        ("Để xây dựng trạm y tế xã, huyện cần 6 tỷ đồng.", ["xây dựng trạm y tế xã"]),
        ("Trạm y tế cách trung tâm xã 7 km.", ["cách trung tâm xã"]),
        ("Thu ngân sách đạt 900 tỷ đồng, gấp 3 lần năm 2010.", ["thu ngân sách", "thu ngân sách"]),
        ("Có 61 người là chủ tịch xã bị khiển trách.", ["người là chủ tịch xã bị khiển trách"]),
        ("Các văn bản (trừ văn bản mật) gồm 320 văn bản (gửi qua mạng) đã xử lý.", ["văn bản đã xử lý"]),
        ("Hội chữ thập đỏ tặng 20 suất quà cho hộ nghèo ở Mường Lay.", ["suất quà tặng"]),
        ("Tỉnh quán triệt và triển khai thực hiện 4 nhiệm vụ.", ["nhiệm vụ"]),
        ("Thu nội địa tăng 12% so với cùng kỳ.", ["thu nội địa so với cùng kỳ"]),
        ("Giải ngân đạt 40% kế hoạch.", ["giải ngân so với kế hoạch"]),
        ("Phí trông xe máy là 2.000 đồng, xe đạp 1.000 đồng.", ["phí trông xe máy", "phí trông xe đạp"]),
        (
            "Giá vé vào cổng là 12.000 đồng vào ban sáng và 18.000 đồng vào ban chiều.",
            ["giá vé vào cổng vào ban sáng", "giá vé vào cổng vào ban chiều"],
        ),
        ("Học phí được đề xuất tăng 25%.", ["học phí"]),
        ("Hầm chui có kết cấu bê tông, rộng 18 m, cao 3 m.", ["hầm chui rộng", "hầm chui cao"]),
        (
            "Tuyến đường nối quốc lộ 6 có chiều dài 4 km, rộng mặt 7 m.",
            ["chiều dài tuyến đường nối quốc lộ 6", "tuyến đường nối quốc lộ 6 rộng mặt"],
        ),
        (
            "Tỷ lệ phiếu bầu cao nhất thuộc về bà Lò Thị Sen, Bí thư xã (94%), thấp nhất là ông Vàng A Páo (61%).",
            ["tỷ lệ phiếu bầu bà Lò Thị Sen", "tỷ lệ phiếu bầu ông Vàng A Páo"],
        ),
        ("Ông Lò Văn Tá, Bí thư Huyện ủy, đạt 88% phiếu bầu.", ["phiếu bầu ông Lò Văn Tá"]),
        ("Ông Lò Văn Tá trúng cử với tỷ lệ 94%.", ["tỷ lệ trúng cử"]),
        ("Đã thu hồi 30 ha đất rừng, còn 2 ha chưa bàn giao.", ["đất rừng thu hồi", "chưa bàn giao"]),
        ("HĐND tỉnh không qua thi tuyển, phát hiện 4 trường hợp.", ["trường hợp phát hiện"]),
        ("Khoản vay 9 triệu USD nêu trên chưa trả.", ["khoản vay"]),
        ("Sở cử 14 cán bộ sang học tại Lào.", ["cán bộ cử"]),
        ("Mức thu xe từ 12 chỗ trở lên là 40.000 đồng.", ["mức thu xe", "mức thu xe"]),
        ("Hội nghị tuyên dương, khen thưởng 12 tập thể.", ["tập thể tuyên dương, khen thưởng"]),
        ("Cụm mỏ đá Bản Lầu, diện tích gần 45 ha.", ["diện tích cụm mỏ đá Bản Lầu"]),
        ("Lương thủ thư thấp quá, chỉ trên dưới 3 triệu đồng/tháng.", ["lương thủ thư thấp"]),
        ("Phí tham quan bảo tàng, di tích tại đảo Lớn là 90.000 đồng.", ["phí tham quan bảo tàng di tích tại đảo Lớn"]),
        ("Đồng chí Lò Văn Tá trúng cử với 94% phiếu bầu.", ["phiếu bầu đồng chí Lò Văn Tá"]),
        ("Xe máy có dung tích xi lanh 100 cm3.", ["dung tích xi lanh"]),
        ("Huyện thu học phí theo hai mức: 90.000 đồng/tháng.", ["mức thu học phí", "học phí"]),
        # a meeting decides on quantities, and has none
        ("Hội nghị thống nhất mức hỗ trợ 2 triệu đồng.", ["mức hỗ trợ"]),
        ("Phiên họp cho ý kiến về tổng mức đầu tư 30 tỷ đồng.", ["tổng mức đầu tư"]),
        ("Đồng chí Lò Văn Tá đạt 41/50 phiếu, chiếm 82% số đại biểu tán thành.", ["phiếu", "đại biểu tán thành"]),
    ],
)
def test_what_is_measured(sentence: str, indicators: list[str]) -> None:
    assert [metric.indicator for metric in metrics_of(sentence)] == indicators


NO_METRICS = [
    "Tăng số bác sĩ trên 10.000 dân.",
    "Hội nghị diễn ra trong 2 ngày, chuẩn bị 6 tháng.",
    "Ông Giàng A Sử, 52 tuổi, 30 năm tuổi Đảng, dự họp.",
    "Cuộc họp bắt đầu lúc 8 giờ 30.",
    "Kỳ họp thứ 9, khóa XIX, nhiệm kỳ 2021-2026.",
    "Thực hiện Nghị quyết số 18 và Nghị định 44/2019/NĐ-CP.",
    "Học sinh cấp 3 của Trường THPT số 2.",
    "Giữa hai kỳ họp, Thường trực quyết định các vấn đề phát sinh.",
    "Cả hai dự án này đều chậm.",
    "Quan hệ giữa hai nước ngày càng tốt.",
    "Một số đại biểu cho rằng một trong những nguyên nhân là thiếu vốn.",
    "Ảnh 3: Quang cảnh hội nghị.",
    "Nhà ông ở số 15 đường Trần Phú, quận 3.",
    "Tổ chức chính quyền địa phương 2 cấp.",
    "Duyệt quy hoạch chi tiết 1/500 khu trung tâm.",
    "Kéo đường dây 35 kV về bản.",
    "Đây là một nguồn thông tin quý.",
    "Đoàn xe đi qua 1 số tuyến đường.",
    "Một phần diện tích bị ngập.",
    "Bệnh nhân nằm tại Khoa Nội 1 Bệnh viện tỉnh.",
    "Trạm thu phí đặt tại K13+250 quốc lộ 6.",
    "Cử tri P. 13 gặp đại biểu tại ngã ba Chợ Mới.",
    "Bốn loại lệ phí nói trên có lệ phí hộ tịch.",
    "Hai tuyến đường này đã xong.",
]


@pytest.mark.parametrize("sentence", NO_METRICS)
def test_what_measures_nothing(sentence: str) -> None:
    assert metrics_of(sentence) == []


def test_spans_hold_number_and_unit() -> None:
    text = "HĐND tỉnh ban hành 05 (năm) nghị quyết, chi hơn 1,2 tỷ đồng."
    found = find_metrics(text, [(0, len(text))])
    assert [text[metric.start : metric.end] for metric in found] == ["05 (năm) nghị quyết", "1,2 tỷ đồng"]
    assert [metric.text for metric in found] == ["05 (năm) nghị quyết", "1,2 tỷ đồng"]


def test_a_repeated_number_is_one_row() -> None:
    first, second = "Huyện có 36 dự án chậm tiến độ.", "Trong 36 dự án chậm, nhiều dự án thiếu vốn."
    text = f"{first} {second}"
    assert len(find_metrics(text, [(0, len(first)), (len(first) + 1, len(text))])) == 1


def test_a_large_count_of_the_same_noun_is_one_row_whatever_it_is_told_of() -> None:
    first, second = "Huyện có 36 dự án chậm tiến độ.", "36 dự án treo gây bức xúc, 4 dự án bị thu hồi."
    text = f"{first} {second}"
    found = find_metrics(text, [(0, len(first)), (len(first) + 1, len(text))])
    assert [metric.value for metric in found] == [36, 4]


@pytest.mark.parametrize(
    ("first", "second", "values"),
    [
        ("Huyện gặp 400 doanh nghiệp (DN).", "Sau đó 400 DN ký cam kết.", [400]),
        ("HĐND huyện bầu 8 đại biểu vào tổ thư ký.", "8 đồng chí trúng cử đều trẻ.", [8]),
        ("HĐND huyện bầu 2 đại biểu vào tổ thư ký.", "2 cán bộ trẻ được bổ nhiệm.", [2, 2]),
        ("Huyện có hai xã thuần nông.", "Hai xã đã về đích nông thôn mới.", [2]),
    ],
)
def test_the_same_things_under_another_noun_are_one_row(first: str, second: str, values: list[float]) -> None:
    text = f"{first} {second}"
    found = find_metrics(text, [(0, len(first)), (len(first) + 1, len(text))])
    assert [metric.value for metric in found] == values


def test_one_price_of_two_things_is_two_rows() -> None:
    lines = ["Học phí mẫu giáo ở phường là 90.000 đồng.", "Học phí trung học ở xã là 90.000 đồng."]
    text = " ".join(lines)
    assert len(find_metrics(text, [(0, len(lines[0])), (len(lines[0]) + 1, len(text))])) == 2


def test_votes_of_two_people_are_two_rows() -> None:
    lines = ["Ông Lò Văn Tá có 9 phiếu tín nhiệm thấp.", "Bà Hà Thị Sen có 9 phiếu tín nhiệm thấp."]
    text = " ".join(lines)
    sentences = [(0, len(lines[0])), (len(lines[0]) + 1, len(text))]
    people = [Person("Lò Văn Tá", 4, 13), Person("Hà Thị Sen", text.index("Hà"), text.index("Hà") + 10)]
    found = find_metrics(text, sentences, people=people)
    assert [metric.subject for metric in found] == ["Lò Văn Tá", "Hà Thị Sen"]
    # Who has them is told by ``subject``, not by the words of what is counted.
    assert {metric.indicator for metric in found} == {"phiếu tín nhiệm thấp"}


@pytest.mark.parametrize(
    ("sentence", "planned"),
    [
        ("Có 9 hộ cần di dời.", [True]),
        ("Đã nạo vét 7 hồ, theo kế hoạch năm nay xong 12 hồ.", [False, True]),
        ("Theo kế hoạch, đơn vị di chuyển 85 cây.", [True]),
        ("Đến năm 2030 đón 40.000 lượt khách.", [True]),
        ("Tính đến năm 2020, xã có 12 lớp.", [False]),
        ("Có 6 hộ còn lại sẽ di dời.", [True]),
        # What is counted is there already.
        ("Xã đề nghị sửa 6 cầu treo hiện có.", [False]),
        ("Huyện đề nghị hỗ trợ 14 thôn đang thiếu nước.", [False]),
        ("Tỉnh sẽ thu 60.000 đồng (hiện là 40.000 đồng).", [True, False]),
        ("Dự kiến thu 14 tỷ đồng, thực tế thu 17 tỷ đồng.", [True, False]),
        # The level of today, and the one to come.
        ("Tỉnh đề nghị nâng mức chi từ 80.000 đồng/ngày lên 120.000 đồng/ngày.", [False, True]),
        # A rate, a bound, the cost of a project are set in advance, unless the sentence tells what is or was.
        ("Mức thu đối với xe máy là 4.000 đồng/lượt, ô tô 20.000 đồng/lượt.", [True, True]),
        ("Xã đang thu học phí mẫu giáo 70.000 đồng/tháng.", [False]),
        ("Trụ sở rộng tối đa 900 m2, cao 3 tầng.", [True, True]),
        ("Cầu Bến Đá dài 214 m, tổng mức đầu tư 96 tỷ đồng.", [True, True]),
        ("Cầu Bến Đá khánh thành với tổng mức đầu tư 96 tỷ đồng.", [False]),
        ("Mức thu đề ra để thực hiện nhiệm vụ là 4.000 đồng.", [True]),
    ],
)
def test_plans(sentence: str, planned: list[bool]) -> None:
    assert [metric.planned for metric in metrics_of(sentence)] == planned


@pytest.mark.parametrize(
    ("sentence", "comparators"),
    [
        ("Tỷ lệ rác được thu gom đạt ≥ 95%; tỷ lệ hộ nghèo ≤2%.", ["ge", "le"]),
        ("Vốn vay là 230 tỷ đồng (tương đương 10 triệu USD).", ["", ""]),
    ],
)
def test_bounds(sentence: str, comparators: list[str]) -> None:
    assert [metric.comparator for metric in metrics_of(sentence)] == comparators


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("Ông Lò Văn Tá trúng cử Chủ tịch HĐND huyện với tỷ lệ 94%.", "votes_for"),
        # Voters', not delegates' votes.
        ("Ông Lò Văn Tá, Bí thư Huyện ủy, đạt 88% phiếu bầu.", ""),
    ],
)
def test_shares_of_votes(sentence: str, measure: str) -> None:
    assert [metric.indicator_id for metric in metrics_of(sentence)] == [measure]


def test_one_of_several_is_no_count() -> None:
    assert [metric.value for metric in metrics_of("Xã là 1 trong 5 điểm nóng.")] == [5]


def test_a_price_may_be_that_of_another_thing() -> None:
    first, second = "Gửi xe máy mất 10.000 đồng.", "Giá một cuốn sổ là 10.000 đồng."
    text = f"{first} {second}"
    assert len(find_metrics(text, [(0, len(first)), (len(first) + 1, len(text))])) == 2


def test_a_headline_takes_the_plan_from_the_body() -> None:
    first, second = "Thu hồi 45 lô đất ven biển", "Huyện đề xuất thu hồi 45 lô đất bỏ hoang."
    text = f"{first}\n{second}"
    (metric,) = find_metrics(text, [(0, len(first)), (len(first) + 1, len(text))])
    assert (metric.start, metric.planned) == (8, True)


@pytest.mark.parametrize(
    ("second", "is_planned"),
    [
        ("Hỗ trợ 40% học phí cho học sinh bán trú.", True),
        ("Hiện 40% học sinh đã được hỗ trợ.", False),
        ("Dịp này, 3 học sinh được tặng xe đạp.", False),
    ],
)
def test_the_sentence_behind_a_plan_is_of_the_plan_unless_it_tells_what_is(second: str, is_planned: bool) -> None:
    first = "Tỉnh dự kiến chi 25 tỷ đồng cho giáo dục."
    text = f"{first} {second}"
    found = find_metrics(text, [(0, len(first)), (len(first) + 1, len(text))])
    assert [metric.planned for metric in found] == [True, is_planned]


@pytest.mark.parametrize(
    ("lines", "planned"),
    [
        # What is set reaches its clause, and beyond it what nobody does or has.
        (["Mức phạt tối đa 5 triệu đồng; huyện giải quyết 70 hồ sơ."], [True, False]),
        (["Mức phạt tối đa 5 triệu đồng; xã có hơn 40 hộ nghèo."], [True, False]),
        (["Sân chứa tối đa 90 người (khách 60 người; vận động viên 30 người)."], [True, True, True]),
        (["Mức thu xe máy là 3.000 đồng; xe tải 9.000 đồng."], [True, True]),
        # Sentences and lines behind it, only with more of the kind.
        (
            ["Mức phạt tối đa 5 triệu đồng. Xã có 40 hộ nghèo.", "Thôn có 8 hộ.", "Tỉnh có 9 huyện."],
            [True] + [False] * 3,
        ),
        (["Mức phạt tối đa 5 triệu đồng.", "Xã nhận 8 đơn."], [True, False]),
        (["Mức phạt tối đa 5 triệu đồng.", "Xã thu ngân sách 3 tỷ đồng."], [True, False]),
        (["Mức phạt tối đa 5 triệu đồng.", "Tỉnh chi 3 tỷ đồng cho chợ."], [True, False]),
        (["Giá vé người lớn là 40.000 đồng. Trẻ em 20.000 đồng. Người già 10.000 đồng."], [True, True, True]),
        (["Chợ có tổng mức đầu tư 28 tỷ đồng.", "Bãi xe rộng 2 ha với 3 tầng hầm."], [True, True, True]),
        # A carried plan is not carried on over lines.
        (
            [
                "Mức phạt tối đa 5 triệu đồng.",
                f"Sân {'bên bờ sông, sát bến phà, gần chợ, gần trường, ' * 3}rộng 3 ha.",
                "Vườn rộng 4 ha.",
            ],
            [True, True, False],
        ),
        # Words of a plan behind a plan.
        (["Xã dự kiến chi 3 tỷ đồng.", "Xã đề nghị mở lớp; cụ thể: khối sáng là 2 lớp."], [True, True]),
    ],
)
def test_how_far_a_plan_reaches(lines: list[str], planned: list[bool]) -> None:
    text = "\n".join(lines)
    sentences = [match.span() for match in re.finditer(r"[^\s.](?:[^.\n]|\.(?=\d))*\.", text)]
    assert [metric.planned for metric in find_metrics(text, sentences)] == planned


@pytest.mark.parametrize(
    ("sentence", "confidence", "doubt"),
    [
        ("Tiếp nhận 127 đơn, đã giải quyết 121 đơn (đạt 95,3%).", 0.95, ""),
        ("Tiếp nhận 127 đơn, đã giải quyết 121 đơn (đạt 93,3%).", 0.4, "121 đơn of 127 is 95.28%"),
        ("Đã giải quyết 44/46 đơn (đạt 97%).", 0.4, "44/46 đơn is 95.65%"),
        # Far off: rather the share of something else.
        ("Tiếp nhận 127 đơn, đã giải quyết 121 đơn (đạt 60%).", 0.9, ""),
    ],
)
def test_shares_are_checked_against_the_counts_of_their_sentence(sentence: str, confidence: float, doubt: str) -> None:
    share = metrics_of(sentence)[-1]
    assert share.confidence == confidence
    assert share.doubt.startswith(doubt)
    assert bool(share.doubt) == bool(doubt)


def test_a_range_may_give_its_unit_twice() -> None:
    assert [shown(metric) for metric in metrics_of("Cây có đường kính từ 0,3 m đến 1,1 m.")] == ["0.3..1.1 m"]
    rise = [shown(metric) for metric in metrics_of("Tiền thuê tăng từ 3 tỷ đồng lên 4 tỷ đồng.")]
    assert [row.split()[0] for row in rise] == ["3000000000", "4000000000"]


def test_parts_that_add_up_are_sure() -> None:
    sure = metrics_of("Có 15 đơn, gồm 9 đơn khiếu nại và 6 đơn tố cáo.")
    assert {metric.confidence for metric in sure} == {0.95}
    unsure = metrics_of("Có 15 đơn, gồm 9 đơn khiếu nại và 5 đơn tố cáo.")
    assert max(metric.confidence for metric in unsure) < 0.95


def test_equal_counts_in_one_sentence_are_two_rows() -> None:
    sentence = "Có 1 phiên giải trình về đất đai, 1 phiên giải trình về y tế."
    assert len(metrics_of(sentence)) == 2


def test_a_sentence_that_goes_on_inherits_plan_and_measure() -> None:
    first, second = "Năm tới phấn đấu nhận 200 ý kiến của cử tri.", "Trong đó: 150 ý kiến thuộc thẩm quyền cấp tỉnh."
    text = f"{first} {second}"
    part = find_metrics(text, [(0, len(first)), (len(first) + 1, len(text))])[1]
    assert (part.planned, part.indicator_id) == (True, "voter_opinions_received")


def test_the_plan_of_a_list_is_the_plan_of_its_items() -> None:
    lines = ["Năm tới phấn đấu hoàn thành các chỉ tiêu sau:", "- Tổ chức 4 kỳ họp;", "- Nhận 40 đơn.", "Có 3 dự án."]
    text, sentences = "\n".join(lines), []
    for line in lines:
        start = text.index(line)
        sentences.append((start, start + len(line)))
    assert [metric.planned for metric in find_metrics(text, sentences)] == [True, True, False]


def test_numbers_of_dates_are_taken() -> None:
    text = "Chiều 12/12 cử tri họp."
    assert find_metrics(text, [(0, len(text))], taken=[(0, 11)]) == []


@given(st.text(max_size=300))
def test_any_text_is_survived(text: str) -> None:
    for metric in metrics_of(text):
        assert text[metric.start : metric.end] == metric.text
        assert metric.indicator


@pytest.mark.parametrize(
    "piece", ["5 đơn, ", "12% số ", "1 tỷ đồng ", "hai dự án và ", "3 ha với tổng ", "tổng thu ", "tối đa 5 km; "]
)
def test_long_sentences_cost_little(piece: str) -> None:
    start = time.process_time()
    metrics_of(piece * 1200)
    assert time.process_time() - start < 3
