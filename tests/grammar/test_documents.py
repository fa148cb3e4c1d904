"""Documents by number and laws by name."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.grammar.documents import find_documents

# fmt: off
NUMBERS = [
    ("thực hiện Chỉ thị 14-CT/TW của Ban Bí thư", [("Chỉ thị", "14-CT/TW")]),
    ("Quy chế số 04-QC/VPTU-VPHĐND-VPUBND", [("Quy chế", "04-QC/VPTU-VPHĐND-VPUBND")]),
    ("theo Nghị định số 21/2022/NĐ-CP", [("Nghị định", "21/2022/NĐ-CP")]),
    ("nghị định 21/2022/NĐ-CP", [("Nghị định", "21/2022/NĐ-CP")]),
    ("NGHỊ QUYẾT SỐ 31/NQ-HĐND", [("Nghị quyết", "31/NQ-HĐND")]),
    ("Nghị quyết số 31", [("Nghị quyết", "31")]),
    ("Nghị quyết 31 của Quốc hội", [("Nghị quyết", "31")]),
    ("Nghị quyết 09/2019 về đất đai", [("Nghị quyết", "09/2019")]),
    ("Nghị quyết số 27-2020/NQ-CP", [("Nghị quyết", "27-2020/NQ-CP")]),
    ("Nghị quyết 17a/NQ-CP", [("Nghị quyết", "17a/NQ-CP")]),
    ("Nghị quyết số 77/2019/UBTVQH14", [("Nghị quyết", "77/2019/UBTVQH14")]),
    ("Báo cáo số 12 / BC - UBTVQH 14 ngày 2/3/2019", [("Báo cáo", "12/BC-UBTVQH14")]),
    ("chỉ thị số 05 - CT/TW", [("Chỉ thị", "05-CT/TW")]),
    ("Kết luận số 22 – KL/TW", [("Kết luận", "22-KL/TW")]),
    ("Thông tư liên tịch số 08/2014/TTLT-BNV-BTC", [("Thông tư liên tịch", "08/2014/TTLT-BNV-BTC")]),
    ("Công văn số 310/UBND-QLĐTh", [("Công văn", "310/UBND-QLĐTh")]),
    ("Quyết định số 15/QĐ-TTg và số 16/QĐ-TTg", [("Quyết định", "15/QĐ-TTg"), ("Quyết định", "16/QĐ-TTg")]),
    ("tại văn bản 1290 gửi Sở Nội vụ", [("Văn bản", "1290")]),
    ("chương trình nghỉ dưỡng (đề án 606)", [("Đề án", "606")]),
    ("đúng như 08/2021/TT-BNV đã hướng dẫn", [("", "08/2021/TT-BNV")]),
    ("Luật Phí và lệ phí (số 12/2014/QH13)", [("Luật", "12/2014/QH13")]),
    ("Quyết định xử phạt số 77 / QĐ - XPVPHC", [("Quyết định", "77/QĐ-XPVPHC")]),
    ("hồ sơ số 15/HS-UBND", [("", "15/HS-UBND")]),
    ("QĐ số 90/QĐ-UBND, NQ 61 của Quốc hội", [("QĐ", "90/QĐ-UBND"), ("NQ", "61")]),
    ("Nghị quyết Trung ương 5 (khóa XI)", [("Nghị quyết", "")]),
    ("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX", [("Nghị quyết", "")]),
    ("Tờ trình số 62 ngày 4-5", [("Tờ trình", "62")]),
    ("theo quyết định 412 ngày 12-5", [("Quyết định", "412")]),
    ("căn cứ Quyết định 67 (ngày 3-9-2012)", [("Quyết định", "67")]),
    ("quyết định 1914 của UBND tỉnh", [("Quyết định", "1914")]),
    ("ra quyết định khởi tố vụ án hình sự số 31 để điều tra", [("Quyết định", "31")]),
    ("Nghị quyết HĐND tỉnh Sơn La số 45 ngày 2/3/2019", [("Nghị quyết", "45")]),
]
NO_DOCUMENTS = [
    "HĐND tỉnh quyết định 3 nội dung về nhân sự",
    "Hội đồng quyết định 12 dự án",
    "Kế hoạch 2021 của ngành y tế",
    "kỳ họp thứ 9 - HĐND tỉnh Hà Nam",
    "thông báo 15 trường hợp vi phạm",
    "ban hành 14 nghị quyết",
    "Nghị quyết 6 tháng đầu năm",
    "đạt 51/53 phiếu, có mặt 61/64 đại biểu",
    "vi phạm pháp luật đất đai",
    "hiểu biết về luật lao động",
    "quyết định xử lý căn nhà số 30",
    "quyết định thu hồi lô đất số 209 để làm chợ",
    "kế hoạch thanh tra tổng số 87 hồ sơ",
    "báo cáo kiểm tra con số 90% dân đồng ý",
    "tổ đại biểu số 5 - HĐND tỉnh, nhà số 12/4 đường Trần Phú",
    "đơn vị bầu cử số 2, tuyến metro số 1",
    "sáng 12/7/2021 - HĐND huyện họp",
]
DETAILS = [
    ("Kế hoạch số 12/KH-UBND ngày 3/2/2021 của UBND tỉnh Bến Tre về “Phòng chống hạn mặn”",
     ("2021-02-03", "UBND tỉnh Bến Tre", "Phòng chống hạn mặn")),
    ("Chỉ thị số 3-CT/TU, ngày 15 tháng 9 năm 2020 của Ban Thường vụ Tỉnh ủy.",
     ("2020-09-15", "Ban Thường vụ Tỉnh ủy", "")),
    ("Nghị định số 5/2019/NĐ-CP quy định về cán bộ", ("", "Chính phủ", "")),
    ("Thông tư 5/2019/TT-BYT", ("", "Bộ Y tế", "")),
    ("Kết luận số 9 của Bộ Chính trị (khóa XII) về chuyển đổi số ở nông thôn.",
     ("", "Bộ Chính trị", "chuyển đổi số ở nông thôn")),
    ("Quyết định số 32 ngày 31/02/2021", ("", "", "")),
    ("Quyết định số 32 ngày 7/5", ("", "", "")),
    ("Nghị quyết số 8/NQ-HĐND về thu, chi ngân sách", ("", "", "")),
]
LAWS = [
    ("góp ý dự thảo Luật An ninh mạng và Luật đất đai (sửa đổi)", ["Luật An ninh mạng", "Luật đất đai"]),
    ("LUẬT ĐẤT ĐAI", ["LUẬT ĐẤT ĐAI"]),
    ("Bộ luật Hình sự; Bộ luật Tố tụng hình sự", ["Bộ luật Hình sự", "Bộ luật Tố tụng hình sự"]),
    ("Luật Hoà giải ở cơ sở", ["Luật Hoà giải ở cơ sở"]),
    ("Điều 113 Hiến pháp năm 2013", ["Hiến pháp năm 2013"]),
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_numbers_are_read_as_written_without_blanks(text, expected):
    assert [(found.doc_type, found.number) for found in find_documents(text)] == expected


@pytest.mark.parametrize("text", NO_DOCUMENTS)
def test_counts_dates_and_branches_of_law_are_no_documents(text):
    assert find_documents(text) == []


@pytest.mark.parametrize(("text", "expected"), DETAILS)
def test_day_issuer_and_title_behind_the_number(text, expected):
    (found,) = find_documents(text)
    assert (found.issued_date, found.issuer, found.title) == expected


@pytest.mark.parametrize(("text", "titles"), LAWS)
def test_laws_by_name_have_no_number(text, titles):
    assert [(found.title, found.number) for found in find_documents(text)] == [(title, "") for title in titles]


@given(
    st.lists(
        st.sampled_from(["Nghị quyết số ", "12", "/", "2019", " - ", "NQ", "-HĐND", " ngày 3/4/2020", "Luật Giá", " "])
    )
)
def test_spans_slice_to_their_text_and_do_not_overlap(parts):
    text = "".join(parts)
    end = 0
    for found in find_documents(text):
        assert text[found.start : found.end] == found.text
        assert found.start >= end
        end = found.end


@pytest.mark.parametrize(
    "unit", ["1/", "Nghị quyết số 1-", "12/2019/NĐ-", "Luật ", "9-CT/TW và số ", "A-", "ngày 1/1/"]
)
def test_hostile_repetition_costs_linear_time(unit):
    started = time.process_time()
    find_documents(unit * (200_000 // len(unit)))
    assert time.process_time() - started < 5


def test_discipline_is_no_law() -> None:
    assert find_documents("Huyện ủy kỷ luật 7 đảng viên, theo pháp luật 3 người bị phạt.") == []
