"""Kinds of work in a sentence, done or planned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.grammar.activities import Tense, find_activities, is_planned, planning_words, plans_from, tense_of
from pipeline.knowledge import rows, values


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Thường trực HĐND tỉnh tổ chức giám sát chuyên đề về rừng.", {"supervision"}),
        ("Ban Pháp chế thẩm tra 6 tờ trình.", {"verification"}),
        ("Ba Giám đốc sở trả lời chất vấn.", {"questioning"}),
        ("Bố trí cán bộ tiếp công dân hằng tuần.", {"citizen_reception"}),
        ("Văn phòng xử lý đơn của công dân đúng hạn.", {"petition_handling"}),
        ("Đại biểu biểu quyết thông qua 12 nghị quyết.", {"resolution"}),
        ("HĐND bỏ phiếu bầu Chủ tịch.", {"personnel"}),
        ("HĐND lấy phiếu tín nhiệm 25 người.", {"confidence_vote"}),
        ("Đoàn góp ý dự thảo luật về đất đai.", {"law_consultation"}),
        ("Huyện chuẩn bị công tác bầu cử.", {"election"}),
        ("Cơ quan xử lý 900 văn bản đến.", {"document_flow"}),
        ("Mở lớp tập huấn cho đại biểu.", {"training"}),
        ("Chủ tịch tặng Bằng khen cho 4 tập thể.", {"commendation"}),
        ("Đẩy mạnh cải cách hành chính và chuyển đổi số.", {"administrative_reform"}),
        ("Xây dựng dự toán ngân sách năm sau.", {"budget"}),
        ("Đăng ký chương trình công tác quý tới.", {"planning"}),
        ("Hai cán bộ bị kỷ luật.", {"discipline"}),
        ("Hoạt động công đoàn có nhiều đổi mới.", {"trade_union"}),
        ("Lãnh đạo tặng quà hộ nghèo.", {"social_welfare"}),
        ("Đoàn đại biểu cấp cao nước bạn sang thăm.", {"external_relations"}),
        ("Công tác xây dựng Đảng được chú trọng.", {"party_building"}),
        ("Cử tri phường Tân Mẫu phản ánh chợ bẩn.", {"petition_handling"}),
        ("Tăng cường kỷ luật, kỷ cương.", set()),
        ("Bà Mẫu dự kỳ họp Quốc hội.", set()),
        ("Dự án do nhà đầu tư Công ty Nước lập.", set()),
        ("Trưởng Ban Kinh tế - Ngân sách phát biểu.", set()),
        ("Người dân trồng lúa nương.", set()),
    ],
)
def test_find_activities(sentence: str, types: set[str]) -> None:
    assert {span.activity_type for span in find_activities(sentence)} == types


@pytest.mark.parametrize(
    ("sentence", "work", "planned"),
    [
        ("Kỳ họp sẽ miễn nhiệm hai ủy viên.", "miễn nhiệm", True),
        ("HĐND đã miễn nhiệm hai ủy viên.", "miễn nhiệm", False),
        ("Tỉnh đề nghị tăng cường giám sát việc thực hiện.", "giám sát", True),
        ("Dự kiến năm tới, sau khi đã lấy phiếu tín nhiệm, tỉnh sẽ sắp xếp lại.", "lấy phiếu tín nhiệm", False),
        ("Thẩm tra các báo cáo.", "Thẩm tra", False),
        ("HĐND đã xem xét 5 tờ trình và thông qua nghị quyết.", "thông qua nghị quyết", False),
    ],
)
def test_is_planned(sentence: str, work: str, planned: bool) -> None:
    assert is_planned(sentence, sentence.index(work), planning_words(sentence)) is planned


@pytest.mark.parametrize(
    ("sentence", "reaches"),
    [
        ("HĐND xã đã thông qua nghị quyết về đê điều.", {"resolution": {"any"}}),
        ("Tờ trình chờ HĐND xã xem xét.", {"resolution": {"hint"}}),
        ("Công an xin ý kiến HĐND xã về trụ sở.", {"resolution": {"hint"}}),
        ("Xã xem lại tư cách đại biểu của hai người.", {"personnel": {"hint"}}),
        ("Chi bộ họp thường kỳ.", {"party_building": {"report"}}),
        ("Đề án chờ trình tại kỳ họp.", {"resolution": {"hint"}, "council_session": {"report"}}),
        ("Trường cho cô giáo tạm đình chỉ công tác.", {"discipline": {"hint"}}),
    ],
)
def test_words_that_tell_work_are_not_hidden_by_those_that_hint_at_it(
    sentence: str, reaches: dict[str, set[str]]
) -> None:
    found: dict[str, set[str]] = {}
    for span in find_activities(sentence):
        found.setdefault(span.activity_type, set()).add(span.reach)
    assert found == reaches


@pytest.mark.parametrize(
    ("sentence", "tense"),
    [
        ("Kỳ họp sẽ diễn ra trong hai ngày.", Tense(future=True, past=False, proposed=False, agenda=False)),
        ("Đoàn vừa làm việc với xã.", Tense(future=False, past=True, proposed=False, agenda=False)),
        ("UBND xã đề xuất tăng phí.", Tense(future=False, past=False, proposed=True, agenda=False)),
        ("Nghe báo cáo; chất vấn; bầu ủy viên.", Tense(future=False, past=False, proposed=False, agenda=True)),
        ("Ba nội dung được nêu.", Tense(future=False, past=False, proposed=False, agenda=True)),
        ("Lũ cuốn trôi cầu.", Tense(future=False, past=False, proposed=False, agenda=False)),
    ],
)
def test_tense_of(sentence: str, tense: Tense) -> None:
    assert tense_of(sentence) == tense


def test_a_paragraph_of_plans_makes_its_work_planned() -> None:
    assert plans_from("Thời gian tới, Văn phòng tập trung:") == 0
    assert plans_from("Năm 2024, Văn phòng phấn đấu phục vụ tốt 2 kỳ họp.") == len("Năm 2024, Văn phòng ")
    assert plans_from("Năm 2023, Văn phòng đã phục vụ tốt 2 kỳ họp.") == -1
    assert is_planned("Thẩm tra các báo cáo.", 0, [], paragraph_planned=True)


def test_every_type_of_the_lexicon_is_in_the_vocabulary() -> None:
    codes = set(values("vocabularies", "code", vocabulary="activity_type"))
    assert {row["activity_type"] for row in rows("activities")} - {""} == codes


@given(st.text(alphabet="giám sát thẩm tra.,;\n", max_size=100))
def test_spans_hold(text: str) -> None:
    for span in find_activities(text):
        assert text[span.start : span.end] == span.text
