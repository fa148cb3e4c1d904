"""Roles out of sentences whose people are marked: <name>, [title and body]."""

import re
import time
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.grammar.role_lines import opens_list
from pipeline.grammar.roles import find_roles


@dataclass
class Place:
    start: int
    end: int


@dataclass
class Mention(Place):
    name: str
    positions: list[Place] = field(default_factory=list)
    is_title_only: bool = False


def read(marked: str) -> tuple[str, list[Mention]]:
    """The sentence without marks, and its people; a title belongs to the name that it stands beside."""
    text, people, titles = "", [], []
    for part in re.split(r"(<[^<>]*>|\[[^\[\]]*\])", marked):
        bare = part[1:-1] if part[:1] in ("<", "[") else part
        place = (len(text), len(text) + len(bare))
        text += bare
        if part.startswith("<"):
            people.append(Mention(*place, bare))
        elif part.startswith("["):
            titles.append(Place(*place))
    for title in titles:
        before = [person for person in people if person.end <= title.start]
        behind = [person for person in people if person.start >= title.end]
        follows = before and re.fullmatch(r"[\s,(–-]*(?:[^\w]|và|kiêm)*", text[before[-1].end : title.start])
        chained = before and before[-1].positions and title.start - before[-1].positions[-1].end <= 3
        leads = behind and text[title.end : behind[0].start] == " "
        owner = behind[0] if leads else before[-1] if follows or chained else behind[0] if behind else before[-1]
        owner.positions.append(title)
    return text, people


def roles_of(marked: str) -> dict[str, list[str]]:
    text, people = read(marked)
    found: dict[str, list[str]] = {}
    for span in find_roles(text, people):
        found.setdefault(people[span.person_index].name, []).append(span.role)
    return {name: sorted(roles) for name, roles in found.items()}


A, B, C = "Lê Văn An", "Hà Thị Bình", "Lò Văn Cường"

# fmt: off
CASES = [
    # Lists behind the verb.
    ("Dự hội nghị có các đồng chí: <Lê Văn An>, [Phó Bí thư Tỉnh ủy]; <Hà Thị Bình>, [Chủ tịch HĐND tỉnh].",
     {A: ["attend"], B: ["attend"]}),
    ("Tham dự buổi lễ có: [Bí thư Tỉnh ủy] <Lê Văn An>; [Chủ tịch UBND tỉnh] <Hà Thị Bình> cùng "
     "lãnh đạo các sở, ngành.",
     {A: ["attend"], B: ["attend"]}),
    ("Cùng dự có đồng chí <Lê Văn An> – [Phó Trưởng Đoàn ĐBQH tỉnh].", {A: ["attend"]}),
    ("Về phía tỉnh có các đồng chí: <Lê Văn An>, [Bí thư Tỉnh ủy]; <Hà Thị Bình>, [Phó Chủ tịch UBND tỉnh].",
     {A: ["attend"], B: ["attend"]}),
    ("Chủ trì hội nghị có các đồng chí: <Lê Văn An> – [Chánh Văn phòng Tỉnh ủy]; <Hà Thị Bình> – "
     "[Chánh Văn phòng UBND tỉnh].",
     {A: ["chair"], B: ["chair"]}),
    ("Dự và chủ trì hội nghị có đồng chí <Lê Văn An>, [Bí thư Huyện ủy].", {A: ["attend", "chair"]}),
    ("Đến dự và phát biểu chỉ đạo hội nghị có đồng chí <Lê Văn An>, [Bí thư Huyện ủy].", {A: ["attend", "speak"]}),
    ("Dự họp có các đồng chí Phó Chủ tịch UBND tỉnh: <Lê Văn An>, <Hà Thị Bình> và <Lò Văn Cường>.",
     {A: ["attend"], B: ["attend"], C: ["attend"]}),
    ("Tổ đại biểu Quốc hội gồm ông <Lê Văn An> - [Chủ tịch HĐND tỉnh], bà <Hà Thị Bình> - [Chánh án "
     "Tòa án nhân dân tỉnh].",
     {A: ["attend"], B: ["attend"]}),
    ("Buổi lễ diễn ra với sự tham dự của ông <Lê Văn An>, [Bí thư Thành ủy] và bà <Hà Thị Bình>, "
     "[Chủ tịch HĐND thành phố].",
     {A: ["attend"], B: ["attend"]}),
    ("Từ trái qua: [Chủ tịch HĐND] <Lê Văn An>, [Bí thư Thành ủy] <Hà Thị Bình>.", {A: ["attend"], B: ["attend"]}),
    # By, under.
    ("Phiên họp do đồng chí <Lê Văn An>, [Chủ tịch HĐND tỉnh] chủ trì.", {A: ["chair"]}),
    ("Sáng 3/7, dưới sự chủ trì của [Chủ tịch HĐND tỉnh] <Lê Văn An>, Thường trực HĐND tỉnh họp phiên thường kỳ.",
     {A: ["chair"]}),
    ("Đoàn công tác do bà <Hà Thị Bình> dẫn đầu đã khảo sát tại huyện.", {B: ["attend"]}),
    ("Báo cáo do [Giám đốc Sở Tài chính] <Lê Văn An> trình bày nêu rõ kết quả thu ngân sách.", {A: ["present"]}),
    ("Hội nghị nghe [Trưởng Ban Pháp chế] <Lê Văn An> báo cáo tóm tắt kết quả giám sát.", {A: ["present"]}),
    # Subject and verb.
    ("Đồng chí <Lê Văn An>, [Chánh Văn phòng HĐND tỉnh] chủ trì hội nghị.", {A: ["chair"]}),
    ("[Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh] <Lê Văn An>; các Phó Chủ tịch UBND tỉnh cùng đại diện "
     "Đảng ủy khối dự hội nghị.",
     {A: ["attend"]}),
    ("Ông <Lê Văn An> và bà <Hà Thị Bình> đồng chủ trì buổi làm việc.", {A: ["chair"], B: ["chair"]}),
    ("[Chủ tịch HĐND] <Lê Văn An> cùng [Chủ tịch UBND] <Hà Thị Bình> dự lễ.", {A: ["attend"], B: ["attend"]}),
    ("Ông <Lê Văn An> cho biết, toàn tỉnh đã hoàn thành kế hoạch.", {A: ["speak"]}),
    ("Tại buổi lễ, [Phó Chủ tịch UBND tỉnh] <Lê Văn An> đã đọc diễn văn ôn lại truyền thống.", {A: ["speak"]}),
    ("Đồng chí <Lê Văn An> thẳng thắn chỉ rõ những hạn chế.", {A: ["speak"]}),
    ("Ông <Lê Văn An> (đứng giữa) phát biểu tại hội nghị.", {A: ["speak"]}),
    ("Ông <Lê Văn An> dự và phát biểu tại kỳ họp.", {A: ["attend", "speak"]}),
    ("Đồng chí <Lê Văn An> đã dự lễ, trao quyết định và tặng hoa cho bà <Hà Thị Bình>.", {A: ["attend", "award"]}),
    ("[Chủ tịch UBND tỉnh] <Lê Văn An> có buổi làm việc với huyện Mường La.", {A: ["attend"]}),
    ("Ông <Lê Văn An>, cán bộ lâu năm của ngành, thừa nhận thiếu sót.", {A: ["speak"]}),
    ("Ông <Lê Văn An> chúc mừng bà <Hà Thị Bình> được giao trọng trách mới.", {A: ["speak"]}),
    ("[Chủ tịch UBND tỉnh] <Lê Văn An> trình bày tờ trình về điều chỉnh dự toán.", {A: ["present"]}),
    ("Đại biểu <Hà Thị Bình> chất vấn [Giám đốc Sở Nội vụ] <Lê Văn An> về biên chế.", {B: ["question"]}),
    ("[Giám đốc Sở Y tế] <Lê Văn An> trả lời chất vấn của đại biểu <Hà Thị Bình>.", {A: ["answer"], B: ["question"]}),
    ("Ông <Lê Văn An>, [Chủ tịch UBND huyện], đã giải trình lý do chậm tiến độ.", {A: ["answer"]}),
    ("Quyết định này do [Chủ tịch UBND tỉnh] <Lê Văn An> ký.", {A: ["sign"]}),
    ("[Chủ tịch HĐND tỉnh] <Lê Văn An> vừa ký ban hành nghị quyết.", {A: ["sign"]}),
    ("Ông <Lê Văn An> đến thăm, tặng quà gia đình chính sách.", {A: ["attend", "award"]}),
    ("[Chánh Văn phòng] <Lê Văn An> bàn giao hồ sơ cho [Chánh Văn phòng] <Hà Thị Bình>.",
     {A: ["handover"], B: ["handover"]}),
    ("Bà <Hà Thị Bình> đã tặng hoa chúc mừng và trao Bằng khen cho 5 tập thể.", {B: ["award"]}),
    ("Bà <Hà Thị Bình> tặng hoa cho đội thắng cuộc.", {}),
    # Verb first.
    ("Báo cáo tại kỳ họp, [Giám đốc Sở Tài chính] <Lê Văn An> nêu rõ số thu.", {A: ["present", "speak"]}),
    ("Phát biểu tại hội nghị, đồng chí <Lê Văn An>, [Bí thư Tỉnh ủy] ghi nhận kết quả đạt được.", {A: ["speak"]}),
    ("Kết luận hội nghị, [Chủ tịch HĐND tỉnh] <Lê Văn An> giao các Ban tiếp tục rà soát.", {A: ["speak"]}),
    ("Báo cáo trước HĐND, [Phó Chủ tịch UBND tỉnh] <Lê Văn An> nêu rõ số thu.", {A: ["present", "speak"]}),
    ("Thẩm tra dự thảo về học phí, [Trưởng ban Văn hóa] <Lê Văn An> đề nghị giảm.", {A: ["present", "speak"]}),
    ("[Phó Chủ tịch UBND tỉnh] <Lê Văn An> đã trình HĐND tỉnh đề án về nước sạch.", {A: ["present"]}),
    ("Ông <Lê Văn An> xem chương trình HĐND với cử tri.", {}),
    ("Ông <Lê Văn An> giãi bày: \"Xã thiếu người.\"", {A: ["speak"]}),
    ("Trả lời câu hỏi của bà con, [Bí thư Thành ủy] <Lê Văn An> cho biết sẽ xử lý nghiêm.", {A: ["answer", "speak"]}),
    ("Trao đổi với báo chí, ông <Lê Văn An> nói dự án đã dừng.", {A: ["speak"]}),
    ("Trả lời chất vấn của đại biểu <Hà Thị Bình>, [Giám đốc Sở Y tế] <Lê Văn An> cho biết thuốc đã đủ.",
     {A: ["answer", "speak"], B: ["question"]}),
    ("Dưới sự điều hành của chủ tọa kỳ họp - đồng chí <Lê Văn An>, các đại biểu thảo luận sôi nổi.", {A: ["chair"]}),
    ("Đoàn giám sát do đồng chí <Lê Văn An>, [Phó Chủ tịch HĐND tỉnh] làm Trưởng đoàn.", {A: ["attend"]}),
    ("Các đồng chí: <Lê Văn An>, [Bí thư Tỉnh ủy]; <Hà Thị Bình>, [Chủ tịch HĐND tỉnh] đồng chủ trì hội nghị.",
     {A: ["chair"], B: ["chair"]}),
    # Quotes.
    ("“Chúng tôi sẽ làm đến cùng”, ông <Lê Văn An> nói.", {A: ["speak"]}),
    ("Không thể chậm hơn nữa\", [Bí thư] <Lê Văn An> nhấn mạnh.", {A: ["speak"]}),
    ("Theo ông <Lê Văn An>, huyện còn 12 xã khó khăn.", {A: ["speak"]}),
    ("Tuy nhiên, theo bà <Hà Thị Bình>, việc này cần thời gian.", {B: ["speak"]}),
    ("Ông <Lê Văn An>: “Phải công khai”.", {A: ["speak"]}),
    ("Theo chỉ đạo của [Phó Thủ tướng] <Lê Văn An>, tỉnh đã rà soát.", {A: ["speak"]}),
    ("\"Tôi nghe anh <Lò Văn Cường> nói đang ốm\", ông <Lê Văn An> cho biết.", {A: ["speak"]}),
    ("Chúng tôi đã nghe ông <Lò Văn Cường> trình bày đủ\", ông <Lê Văn An> nói: \"Phải sớm xử lý\".", {A: ["speak"]}),
    ("Phóng viên có cuộc trao đổi với TS <Lê Văn An>, [Phó Giám đốc Sở Nội vụ].", {A: ["speak"]}),
    ("Ảnh: Quốc Huy Phát biểu tại lễ kỷ niệm, bà <Hà Thị Bình> biểu dương cố gắng của huyện.", {B: ["speak"]}),
    ("Bà <Hà Thị Bình> tại buổi đối thoại với người dân - Ảnh: Quốc Huy", {B: ["attend"]}),
    ("Ông <Lê Văn An> tại buổi lễ, đã phát biểu động viên.", {A: ["speak"]}),
    ("Đại biểu <Lê Văn An> (tổ <Hà Thị Bình>), chất vấn về đất đai.", {A: ["question"]}),
    # Appointed and dismissed.
    ("HĐND tỉnh đã bầu ông <Lê Văn An> giữ chức Chủ tịch HĐND tỉnh.", {A: ["elected"]}),
    ("HĐND tỉnh bầu bổ sung chức danh Ủy viên UBND tỉnh đối với ông <Lê Văn An> và bà <Hà Thị Bình>.",
     {A: ["elected"], B: ["elected"]}),
    ("Bà <Hà Thị Bình> được bầu làm Phó Chủ tịch HĐND tỉnh.", {B: ["elected"]}),
    ("Ông <Lê Văn An> được Tỉnh ủy điều động về làm Bí thư Huyện ủy.", {A: ["elected"]}),
    ("Ông <Lê Văn An> trúng cử đại biểu HĐND tỉnh.", {A: ["elected"]}),
    ("Ông <Lê Văn An> trở thành tân Chủ tịch HĐND huyện.", {A: ["elected"]}),
    ("Kỳ họp đã miễn nhiệm chức danh Ủy viên UBND tỉnh đối với ông <Lê Văn An>.", {A: ["dismissed"]}),
    ("Ông <Lê Văn An> bị cách chức Bí thư Đảng ủy.", {A: ["dismissed"]}),
    ("Bà <Hà Thị Bình>, [nguyên Phó Chủ tịch HĐND tỉnh] đã nghỉ hưu.", {B: ["dismissed"]}),
    ("Ban Bí thư quyết định kỷ luật ông <Lê Văn An> bằng hình thức cảnh cáo.", {A: ["dismissed"]}),
    ("HĐND tỉnh bầu ông <Lê Văn An> thay ông <Lò Văn Cường> nghỉ hưu.", {A: ["elected"], C: ["dismissed"]}),
    ("Ông <Lê Văn An> được [Thủ tướng] <Lò Văn Cường> phê chuẩn giữ chức Chủ tịch UBND tỉnh.", {A: ["elected"]}),
    ("Bà <Hà Thị Bình> làm Bí thư Huyện ủy thay ông <Lò Văn Cường> (nghỉ hưu).", {B: ["elected"], C: ["dismissed"]}),
    ("Ông <Lê Văn An>, [Phó Giám đốc Sở Y tế], thì đề nghị kiểm tra lại.", {A: ["speak"]}),
    ("Ông <Lê Văn An> đã được 41/43 đại biểu có mặt bầu giữ chức [Chủ tịch HĐND tỉnh].", {A: ["elected"]}),
    ("Miễn nhiệm ông <Lê Văn An>, [Giám đốc Sở Y tế], với sự nhất trí cao của đại biểu.", {A: ["dismissed"]}),
    ("Ông <Lê Văn An> xin thôi sau khi được điều động làm Giám đốc của bà <Hà Thị Bình>.", {A: ["dismissed"]}),
    ("Tỉnh phân công làm sao để ông <Lê Văn An> có thể phát huy.", {}),
    ("Đại biểu <Hà Thị Bình> hỏi ông <Lê Văn An>: “Vì sao chậm?”", {B: ["question"]}),
    ("Hà Thị Bình được bầu thay ông <Lê Văn An> không đủ tuổi tái cử.", {}),
    ("Đây là lần đầu trả lời chất vấn trước HĐND của ông <Lê Văn An>.", {A: ["answer"]}),
    ("Giám đốc Sở trả lời chất vấn của ông <Lê Văn An>.", {A: ["question"]}),
    ("Trả lời câu hỏi của báo chí về khu chợ, ông <Lê Văn An> cho biết sẽ làm.", {A: ["speak"]}),
    ("Trả lời câu hỏi của cử tri về dự án, ông <Lê Văn An> cho biết sẽ làm.", {A: ["answer", "speak"]}),
    ("Con trai ông <Lê Văn An> lần đầu đăng đàn.", {}),
    ("Con trai ông <Lê Văn An> trúng cử đại biểu HĐND tỉnh.", {}),
    ("Ông <Lê Văn An> nhận hình thức kỷ luật cảnh cáo.", {A: ["dismissed"]}),
    ("Tại phiên chất vấn ông <Lê Văn An> sáng 5/7, chủ tọa kỳ họp là bà <Hà Thị Bình> nhắc lại.",
     {B: ["chair", "speak"]}),
    ("Lãnh đạo tỉnh động viên ông <Lê Văn An> và tặng quà.", {}),
    ("Đến chúc mừng có ông <Lê Văn An> và bà <Hà Thị Bình>.", {A: ["attend"], B: ["attend"]}),
    ("Thành viên đoàn công tác có [Bí thư Tỉnh đoàn] <Lê Văn An>; [Giám đốc Sở Y tế] <Hà Thị Bình>.",
     {A: ["attend"], B: ["attend"]}),
    ("Trước câu hỏi này, ông <Lê Văn An> cho biết sẽ sửa đường.", {A: ["answer", "speak"]}),
    ("Theo phản ánh của ông <Lê Văn An>, đường đã hỏng.", {A: ["speak"]}),
    ("Theo PGS-TS <Lê Văn An>, đường đã hỏng.", {A: ["speak"]}),
    ("Báo cáo về tiến độ dự án, ông <Lê Văn An> cho biết sẽ sửa đường.", {A: ["present", "speak"]}),
    ("Bà <Hà Thị Bình> đề nghị ông <Lê Văn An> giải trình việc này.", {B: ["speak"]}),
    ("Viện kiểm sát phê chuẩn khởi tố ông <Lê Văn An>.", {}),
    ("Thủ tướng phê chuẩn kết quả miễn nhiệm chức vụ Chủ tịch đối với ông <Lê Văn An>.", {A: ["dismissed"]}),
    ("Ông <Lê Văn An> được phân công theo dõi lĩnh vực đất đai.", {}),
    ("Ông <Lê Văn An> đã tiếp nhận ý kiến và cho biết sẽ bổ sung.", {A: ["speak"]}),
    ("<Lê Văn An> đứng đầu danh sách kết quả lấy phiếu.", {}),
    ("Xem xét khuyết điểm của ông <Lê Văn An> trong việc cho chỉ định thầu.", {}),
    ("Ông <Lê Văn An> giải đáp các chất vấn của đại biểu.", {A: ["answer"]}),
    ("Về việc điều chuyển ông <Lê Văn An>, Thành ủy cho biết đã có kế hoạch.", {A: ["elected"]}),
    ("Ông <Lê Văn An>, [Bí thư Huyện ủy] đạt 81,25% phiếu bầu.", {A: ["elected"]}),
    ("Ông <Lê Văn An> xin thôi làm đại biểu HĐND tỉnh.", {A: ["dismissed"]}),
]
NO_ROLES = [
    "Ông <Lê Văn An> không tham dự buổi đối thoại.",
    "Ông <Lê Văn An> sinh năm 1970, quê ở Ninh Bình.",
    "Chủ đầu tư dự án là công ty của ông <Lê Văn An>.",
    "Bà <Hà Thị Bình> vắng mặt tại kỳ họp.",
    "HĐND huyện có Chủ tịch là ông <Lê Văn An>.",
    "Ông <Lê Văn An> được đánh giá là cán bộ có năng lực.",
    "Ông <Lê Văn An> phát biểu tại một hội nghị - Ảnh: Tư liệu",
    "Ông <Lê Văn An> đạt 41 phiếu tín nhiệm cao.",
    "Ông <Lê Văn An> cần chỉ rõ trách nhiệm.",
    "Văn phòng Đăng ký đất đai của bà <Hà Thị Bình> ở thị trấn.",
    "Cấp phó của ông <Lê Văn An> đã chủ trì buổi tiếp.",
    "Ban Chỉ đạo đã gửi giấy mời cho ông <Lê Văn An>.",
]
# fmt: on


@pytest.mark.parametrize(("marked", "expected"), CASES, ids=[case[0][:60] for case in CASES])
def test_frames_give_roles(marked, expected):
    assert roles_of(marked) == expected


@pytest.mark.parametrize("marked", NO_ROLES)
def test_no_frame_no_role(marked):
    assert roles_of(marked) == {}


def test_an_office_to_be_filled_is_not_its_holder():
    text = "HĐND tỉnh bầu Chủ tịch UBND tỉnh trong chiều nay."
    start = text.index("Chủ tịch")
    holder = Mention(start, start + len("Chủ tịch UBND tỉnh"), A, is_title_only=True)
    assert find_roles(text, [holder]) == []
    text = "Chức danh do HĐND tỉnh bầu gồm: Chủ tịch UBND tỉnh và các Phó Chủ tịch."
    start = text.index("Chủ tịch")
    holder = Mention(start, start + len("Chủ tịch UBND tỉnh"), A, is_title_only=True)
    assert find_roles(text, [holder]) == []


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Dự hội nghị có các đồng chí:", "attend"),
        ("Chủ trì hội nghị gồm:", "chair"),
        ("Kết quả đạt được như sau:", ""),
        ("Dự hội nghị có lãnh đạo các sở, ngành.", ""),
    ],
)
def test_a_line_may_open_a_list_over_the_lines_behind_it(line, role):
    assert opens_list(line) == role


PIECES = [
    "<Lê Văn An>",
    "[Chủ tịch]",
    " phát biểu",
    " dự",
    " có",
    ", ",
    "; ",
    " (",
    ") ",
    "“",
    "”",
    '"',
    ": ",
    " và ",
    " bầu ",
    ".",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_sentence_is_survived_and_spans_lie_inside(pieces):
    text, people = read("<Hà Thị Bình> " + "".join(pieces))
    for span in find_roles(text, people):
        assert 0 <= span.start < span.end <= len(text)
        assert 0 <= span.person_index < len(people)


def hostile(head: str, unit: str, times: int) -> tuple[str, list[Mention]]:
    """A sentence of ``times`` repetitions, marked names read off once for speed."""
    text, people = read(head)
    piece, named = read(unit)
    for place in range(times):
        start = len(text) + place * len(piece)
        people += [Mention(start + one.start, start + one.end, one.name) for one in named]
    return text + piece * times, people


@pytest.mark.parametrize("unit", ["<A> dự, ", "<A> và ", "dự có ", "(", '"', "theo <A> ", "bầu <A> thay "])
def test_long_sentences_cost_little(unit):
    text, people = hostile("<B> ", unit, 4000)
    started = time.process_time()
    find_roles(text, people)
    assert time.process_time() - started < 3
