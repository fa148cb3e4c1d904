"""Who holds what, kind by kind: lists, shared posts, careers, bodies said once, posts of others, look-alikes.

The expected posts are written ``name: title | body, title | body``; one person a line.
"""

from __future__ import annotations

import pytest

from pipeline.grammar.offices import settle_posts
from pipeline.grammar.people import read_people


def posts_of(text: str) -> list[str]:
    people, posts = read_people(text)
    found: dict[str, list[str]] = {}
    for row in settle_posts(people, posts):
        found.setdefault(row.name, []).append(f"{row.post.title} | {row.post.organization}")
    return [f"{name}: {', '.join(held)}" for name, held in found.items()]


KINDS: list[tuple[str, list[str]]] = [
    ("Ông Lê Văn An - khi đó là Phó Chủ tịch UBND huyện - đã ký.", ["Lê Văn An: Phó Chủ tịch | UBND huyện"]),
    ("Bà Hà Thị Bình (lúc đó đang giữ chức Giám đốc Sở Y tế) ký.", ["Hà Thị Bình: Giám đốc | Sở Y tế"]),
    ("HĐND xã họp. Trả lời đại biểu, Chủ tịch UBND xã Lê Văn An nhận lỗi.", ["Lê Văn An: Chủ tịch | UBND xã"]),
    ("HĐND xã họp. Nghe ý kiến của đại biểu, Bí thư Huyện ủy Lê Văn An hứa.", ["Lê Văn An: Bí thư | Huyện ủy"]),
    ("HĐND yêu cầu Chủ tịch UBND tỉnh Lê Văn An báo cáo.", ["Lê Văn An: Chủ tịch | UBND tỉnh"]),
    (
        "Giám đốc Sở Tài nguyên và Môi trường Nguyễn Hoàng Lân, Chủ tịch UBND huyện Lê Văn An dự.",
        ["Nguyễn Hoàng Lân: Giám đốc | Sở Tài nguyên và Môi trường", "Lê Văn An: Chủ tịch | UBND huyện"],
    ),
    (
        "UBND TP nay có ông Lê Văn An làm Chủ tịch và 2 Phó Chủ tịch gồm các ông Trần Văn Bình, Vũ Văn Cường.",
        [
            "Lê Văn An: Chủ tịch | UBND TP",
            "Trần Văn Bình: Phó Chủ tịch | UBND TP",
            "Vũ Văn Cường: Phó Chủ tịch | UBND TP",
        ],
    ),
    (
        "UBND tỉnh hiện có 3 phó chủ tịch, gồm các ông: Trần Văn Bình, Vũ Văn Cường, Lê Văn An.",
        [
            "Trần Văn Bình: phó chủ tịch | UBND tỉnh",
            "Vũ Văn Cường: phó chủ tịch | UBND tỉnh",
            "Lê Văn An: phó chủ tịch | UBND tỉnh",
        ],
    ),
    (
        "HĐND tỉnh đã bầu 2 Phó Chủ tịch UBND tỉnh. Đó là các ông Lê Văn An và Hà Văn Bình.",
        ["Lê Văn An: Phó Chủ tịch | UBND tỉnh", "Hà Văn Bình: Phó Chủ tịch | UBND tỉnh"],
    ),
    ("HĐND tỉnh miễn nhiệm chức danh Ủy viên UBND tỉnh đối với ông Lê Văn An.", ["Lê Văn An: Ủy viên | UBND tỉnh"]),
    (
        "HĐND miễn nhiệm chức danh Ủy viên UBND tỉnh với ông Lê Văn An, nguyên Giám đốc Sở Y tế; ông Vũ Văn Cường.",
        ["Lê Văn An: Ủy viên | UBND tỉnh, nguyên Giám đốc | Sở Y tế", "Vũ Văn Cường: Ủy viên | UBND tỉnh"],
    ),
    ("Ông Lê Văn An được điều động qua làm Bí thư Huyện ủy Hải Lăng.", ["Lê Văn An: Bí thư | Huyện ủy Hải Lăng"]),
    (
        "Ông Lê Văn An, tân Giám đốc Sở Y tế, được bầu vào Ủy viên UBND TP.",
        ["Lê Văn An: Giám đốc | Sở Y tế, Ủy viên | UBND TP"],
    ),
    (
        "HĐND bầu ông Lê Văn An (Giám đốc Sở Y tế) và ông Vũ Văn Tư (51 tuổi) giữ chức Phó Chủ tịch UBND tỉnh.",
        ["Lê Văn An: Giám đốc | Sở Y tế, Phó Chủ tịch | UBND tỉnh", "Vũ Văn Tư: Phó Chủ tịch | UBND tỉnh"],
    ),
    (
        "Ông Lê Văn An và bà Vũ Thị Hà được bầu giữ chức Chủ tịch HĐND tỉnh và Chủ tịch UBND tỉnh.",
        ["Lê Văn An: Chủ tịch | HĐND tỉnh", "Vũ Thị Hà: Chủ tịch | UBND tỉnh"],
    ),
    (
        "Các ông: Lê Văn An, Trần Văn Bình được bầu làm Phó Chủ tịch HĐND tỉnh.",
        ["Lê Văn An: Phó Chủ tịch | HĐND tỉnh", "Trần Văn Bình: Phó Chủ tịch | HĐND tỉnh"],
    ),
    (
        "Lê Văn An và Trần Văn Bình - Phó Chủ tịch HĐND tỉnh dự.",
        ["Lê Văn An: Phó Chủ tịch | HĐND tỉnh", "Trần Văn Bình: Phó Chủ tịch | HĐND tỉnh"],
    ),
    ("Thừa ủy quyền của Chủ tịch nước, đồng chí Lê Văn An trao Huân chương.", []),
    ("Theo đề nghị của Chủ tịch UBND tỉnh, bà Lê Thị Mai được khen.", []),
    ("Nhận bàn giao nhiệm vụ Tư lệnh Quân khu 9, Bí thư Tỉnh ủy Lê Văn An cảm ơn.", ["Lê Văn An: Bí thư | Tỉnh ủy"]),
    (
        "Ông Lê Văn An, nguyên Phó Chính ủy kiêm Chủ nhiệm Chính trị Quân khu 9.",
        ["Lê Văn An: nguyên Phó Chính ủy | Quân khu 9, Chủ nhiệm Chính trị | Quân khu 9"],
    ),
    (
        "Đại tá Lê Văn An, Phó Giám đốc, Thủ trưởng Cơ quan CSĐT Công an tỉnh",
        ["Lê Văn An: Phó Giám đốc | Công an tỉnh, Thủ trưởng | Cơ quan CSĐT Công an tỉnh"],
    ),
    (
        "Ông Lê Văn An giữ chức Tư lệnh Quân khu 9 và đồng chí Vũ Văn Tư giữ chức Phó Tư lệnh Quân khu 2.",
        ["Lê Văn An: Tư lệnh | Quân khu 9", "Vũ Văn Tư: Phó Tư lệnh | Quân khu 2"],
    ),
    (
        "Ông Lê Văn An nói. Ông đã kinh qua các chức vụ Chủ tịch UBND xã, Bí thư Tỉnh đoàn; Chánh án TAND tỉnh.",
        ["Lê Văn An: Chủ tịch | UBND xã, Bí thư | Tỉnh đoàn, Chánh án | TAND tỉnh"],
    ),
    (
        "Bà Lê Thị Na nói. Trước đây bà là Tỉnh ủy viên, Giám đốc Sở Y tế.",
        ["Lê Thị Na: Tỉnh ủy viên | Tỉnh ủy, Giám đốc | Sở Y tế"],
    ),
    ("Ông Lê Văn An phát biểu. Bà từng là Chủ tịch UBND huyện.", []),
    (
        "Ông Lê Văn An là thạc sĩ, từng giữ các chức vụ Chủ tịch UBND quận 7, Bí thư Quận ủy.",
        ["Lê Văn An: Chủ tịch | UBND quận 7, Bí thư | Quận ủy"],
    ),
    ("Chủ tịch UBMTTQ tỉnh khi đó là bà Lê Thị Na", ["Lê Thị Na: Chủ tịch | UBMTTQ tỉnh"]),
    (
        "Ông Lê Văn An, Chánh văn phòng huyện đảo Lý Sơn, cho biết.",
        ["Lê Văn An: Chánh văn phòng | Văn phòng huyện đảo Lý Sơn"],
    ),
    ("Ông Lê Văn An - Tổng biên tập báo Phụ nữ TP HCM - nói.", ["Lê Văn An: Tổng biên tập | Báo Phụ nữ TP HCM"]),
    ("Ông Vũ Văn Cường, Tổng biên tập tạp chí Cộng sản", ["Vũ Văn Cường: Tổng biên tập | Tạp chí Cộng sản"]),
    ("Tổng Giám đốc Thông tấn xã Việt Nam Lê Văn An", ["Lê Văn An: Tổng Giám đốc | Thông tấn xã Việt Nam"]),
    ("Ông Lê Văn An, Vụ trưởng Vụ Kế hoạch (Bộ Y tế), giải thích.", ["Lê Văn An: Vụ trưởng | Vụ Kế hoạch Bộ Y tế"]),
    (
        "Bà Lê Thị Na, Ủy viên Thường vụ Tỉnh ủy, Tổng Tham mưu trưởng Quân đội nhân dân Việt Nam.",
        ["Lê Thị Na: Ủy viên | Thường vụ Tỉnh ủy, Tổng Tham mưu trưởng | Quân đội nhân dân Việt Nam"],
    ),
    (
        "ĐB Lê Văn An hỏi. Chủ tịch HĐND tỉnh trả lời đại biểu HĐND Vũ Văn Cường.",
        ["Lê Văn An: Đại biểu | HĐND", "Vũ Văn Cường: đại biểu | HĐND"],
    ),
    ("Bà Đỗ Thị B. (cán bộ xã An Phú) bị kỷ luật.", []),
    ("Đoàn do Chủ tịch UBND tỉnh Lê Văn An làm trưởng đoàn.", ["Lê Văn An: Chủ tịch | UBND tỉnh"]),
    ("TTXVN Ông Lê Văn An, Bí thư Tỉnh ủy, tiếp đoàn.", ["Lê Văn An: Bí thư | Tỉnh ủy"]),
    ("quê quán: Hoàng Văn, huyện Hoằng Hóa, giữ chức Trưởng ban Dân vận.", []),
    ("Các tuyến đường Trần Phú, Lê Lợi và Nguyễn Trãi, Chủ tịch UBND tỉnh nói.", []),
    ("Phó Chủ tịch HĐND tỉnh Giàng A Sử", ["Giàng A Sử: Phó Chủ tịch | HĐND tỉnh"]),
    ("Ông Y Khăm Niê, Phó Bí thư Tỉnh ủy", ["Y Khăm Niê: Phó Bí thư | Tỉnh ủy"]),
    ("Trưởng ban Dân tộc HĐND tỉnh Ksor H'Lan", ["Ksor H'Lan: Trưởng ban | Ban Dân tộc HĐND tỉnh"]),
    ("Bà Rơ Chăm H'Yéo - Phó Chủ tịch UBND huyện Chư Păh", ["Rơ Chăm H'Yéo: Phó Chủ tịch | UBND huyện Chư Păh"]),
    ("Bí thư Huyện ủy Mường Nhé Lò Văn Toán", ["Lò Văn Toán: Bí thư | Huyện ủy Mường Nhé"]),
    ("Chủ tịch UBND xã Thào A Páo", ["Thào A Páo: Chủ tịch | UBND xã"]),
    ("Ông K'Brêm, Phó Trưởng ban Dân tộc tỉnh", ["K'Brêm: Phó Trưởng ban | Ban Dân tộc tỉnh"]),
    ("Phó Chủ tịch UBND huyện Đam Rông Liêng Hót Ha Hai", ["Liêng Hót Ha Hai: Phó Chủ tịch | UBND huyện Đam Rông"]),
    ("ông Điểu K'Ré, Chủ tịch UBMTTQ tỉnh", ["Điểu K'Ré: Chủ tịch | UBMTTQ tỉnh"]),
    ("bà Ma Thị Nguyệt, Phó Chủ tịch UBND tỉnh", ["Ma Thị Nguyệt: Phó Chủ tịch | UBND tỉnh"]),
    # Who elects or appoints stands between a subject and its verb.
    (
        "Ông Lê Văn An được Thủ tướng Vũ Đức Nam phê chuẩn giữ chức Chủ tịch UBND tỉnh.",
        ["Vũ Đức Nam: Thủ tướng | Chính phủ", "Lê Văn An: Chủ tịch | UBND tỉnh"],
    ),
    (
        "Ông Lê Văn An - bí thư Thành ủy - đã được 41/43 đại biểu có mặt bầu giữ chức chủ tịch HĐND tỉnh.",
        ["Lê Văn An: bí thư | Thành ủy, chủ tịch | HĐND tỉnh"],
    ),
    (
        "Ông Lê Văn An được bầu làm Bí thư Tỉnh ủy thay cho ông Hà Văn Bình được điều động làm Thứ trưởng Bộ Y tế.",
        ["Lê Văn An: Bí thư | Tỉnh ủy", "Hà Văn Bình: Bí thư | Tỉnh ủy, Thứ trưởng | Bộ Y tế"],
    ),
    (
        "Thông báo đã được Tổng thư ký Quốc hội Lê Văn An gửi đến các vị ĐBQH.",
        ["Lê Văn An: Tổng thư ký | Quốc hội"],
    ),
    # Kin in brackets has no part in the posts behind it.
    (
        "Bà Lê Thị Na là Chủ tịch Hội Nông dân xã, còn ông Trần Văn Mẫu (chồng bà Na) là Bí thư Đảng ủy xã.",
        ["Lê Thị Na: Chủ tịch | Hội Nông dân xã", "Trần Văn Mẫu: Bí thư | Đảng ủy xã"],
    ),
    # A bare title before a like title is of the same body.
    (
        "Ông Lê Văn An, Phó Chủ tịch, Chủ tịch UBND huyện Vân Canh",
        ["Lê Văn An: Phó Chủ tịch | UBND huyện Vân Canh, Chủ tịch | UBND huyện Vân Canh"],
    ),
    (
        "Bà Hà Thị Na, Phó Chủ tịch - Tổng Thư ký Ủy ban MTTQ tỉnh",
        ["Hà Thị Na: Phó Chủ tịch | Ủy ban MTTQ tỉnh, Tổng Thư ký | Ủy ban MTTQ tỉnh"],
    ),
    (
        "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ Lê Văn An",
        ["Lê Văn An: Bộ trưởng | Văn phòng Chính phủ, Chủ nhiệm | Văn phòng Chính phủ"],
    ),
    (
        "Đồng chí Lê Văn An, Bí thư, Chủ tịch Hội Nông dân tỉnh",
        ["Lê Văn An: Bí thư | , Chủ tịch | Hội Nông dân tỉnh"],
    ),
    # Lists of those who hold one post.
    (
        "Các Phó Chủ tịch UBND thành phố, ngoài 3 ông Lê Văn An, Hà Văn Bình, Đỗ Văn Cảnh tái cử, có ông Vũ Văn Tư.",
        [
            "Lê Văn An: Phó Chủ tịch | UBND thành phố",
            "Hà Văn Bình: Phó Chủ tịch | UBND thành phố",
            "Đỗ Văn Cảnh: Phó Chủ tịch | UBND thành phố",
        ],
    ),
    (
        "Hai phó chủ tịch Ủy ban còn lại gồm các ông Lê Văn An, Hà Văn Bình.",
        ["Lê Văn An: phó chủ tịch | Ủy ban", "Hà Văn Bình: phó chủ tịch | Ủy ban"],
    ),
    (
        "Ba thành viên đoàn thanh tra tỉnh gồm: Lê Văn An (57 tuổi), Hà Thị Bình (55 tuổi).",
        ["Lê Văn An: thành viên | Đoàn thanh tra tỉnh", "Hà Thị Bình: thành viên | Đoàn thanh tra tỉnh"],
    ),
    (
        "Các ông Lê Văn An, Hà Văn Bình (giữ chức Phó Chủ tịch HĐND huyện) dự.",
        ["Hà Văn Bình: Phó Chủ tịch | HĐND huyện"],
    ),
    (
        "Dự có các Phó Chủ tịch HĐND tỉnh: Neáng Sa Lan, Đỗ Tân Khánh; Phó Chủ tịch UBND tỉnh Hồ Văn Nghĩa.",
        [
            "Neáng Sa Lan: Phó Chủ tịch | HĐND tỉnh",
            "Đỗ Tân Khánh: Phó Chủ tịch | HĐND tỉnh",
            "Hồ Văn Nghĩa: Phó Chủ tịch | UBND tỉnh",
        ],
    ),
    # Names that begin like a body or a place.
    ("Ông Hứa Trường An sinh năm 1975, Giám đốc Sở Y tế, nói.", ["Hứa Trường An: Giám đốc | Sở Y tế"]),
    (
        "Bà Hà Thị Na sinh năm 1975, quê quận Ô Môn, trình độ thạc sĩ, nguyên Phó Chủ tịch UBND quận 7.",
        ["Hà Thị Na: nguyên Phó Chủ tịch | UBND quận 7"],
    ),
    ("Trưởng Ban Pháp chế HĐND tỉnh Ngạc Văn Dũng", ["Ngạc Văn Dũng: Trưởng Ban | Ban Pháp chế HĐND tỉnh"]),
    ("Phó Chánh Văn phòng Trịnh Thị Uyên Sa nói.", ["Trịnh Thị Uyên Sa: Phó Chánh Văn phòng | "]),
    ("Dự có A Sơn; K'Rin, Phó Chủ tịch HĐND tỉnh.", ["K'Rin: Phó Chủ tịch | HĐND tỉnh"]),
    ("Phó trưởng ban quản lý Hồ Núi Cốc Đỗ Văn Mẫu", ["Đỗ Văn Mẫu: Phó trưởng ban | Ban quản lý Hồ Núi Cốc"]),
    ("Thủ tướng Lào Thongloun Sisoulith dự.", ["Thongloun Sisoulith: Thủ tướng | Lào"]),
    ("Bí thư Đảng ủy xã Đức Chánh Lê Văn An", ["Lê Văn An: Bí thư | Đảng ủy xã Đức Chánh"]),
    (
        "Ông Lê Văn An - Hiệu trưởng trường Tiểu học Phan Đình Phùng - nói.",
        ["Lê Văn An: Hiệu trưởng | Trường Tiểu học Phan Đình Phùng"],
    ),
    ("Hiệu trưởng Trường THPT Trần Phú Lê Văn An nói.", ["Lê Văn An: Hiệu trưởng | Trường THPT Trần Phú"]),
    (
        "Dự có Lê Văn An - nguyên là cán bộ tư pháp xã Ia Ko.",
        ["Lê Văn An: nguyên là cán bộ tư pháp | xã Ia Ko"],
    ),
    ("Giám đốc Cảnh sát PCCC Lê Văn An nói.", ["Lê Văn An: Giám đốc | Cảnh sát PCCC"]),
    (
        "Các phó chủ tịch HĐND khóa mới được thông qua gồm bà Hà Thị Na và ông Lê Văn An.",
        ["Hà Thị Na: phó chủ tịch | HĐND", "Lê Văn An: phó chủ tịch | HĐND"],
    ),
    (
        "Phó Giám đốc Sở Tài chính (STC) Bắc Kạn Vũ Văn Tư cho hay.",
        ["Vũ Văn Tư: Phó Giám đốc | Sở Tài chính"],
    ),
    ("Chủ tịch Hội đồng nhân dân (HĐND) TP Đà Nẵng Vũ Văn Tư", ["Vũ Văn Tư: Chủ tịch | Hội đồng nhân dân TP"]),
    ("Ông Vũ Văn Tư, Chủ tịch UBND quận 1 (TP HCM), nói.", ["Vũ Văn Tư: Chủ tịch | UBND quận 1"]),
    ("Trước lo lắng đó, đại biểu HĐND TP Đà Nẵng, ông Vũ Văn Tư cho hay.", ["Vũ Văn Tư: đại biểu | HĐND TP"]),
    ("Kỳ họp không đủ đại biểu HĐND xã, ông Vũ Văn Tư cho biết.", []),
    (
        "Hai phó giám đốc Sở là ông Vũ Văn Tư và bà Hà Thị Na.",
        ["Vũ Văn Tư: phó giám đốc | Sở", "Hà Thị Na: phó giám đốc | Sở"],
    ),
    (
        "Ông Vũ Văn Tư được điều về làm Giám đốc Khu quản lý giao thông số 3.",
        ["Vũ Văn Tư: Giám đốc | Khu quản lý giao thông số 3"],
    ),
    # No posts.
    ("Về vụ cháy ở Đồng Lương (Lang Chánh), Bí thư Thanh Hóa cho biết sẽ làm rõ.", []),
    ("Ông Lê Văn An là đại biểu đầu tiên bỏ phiếu.", []),
    (
        "Bà Hà Thị Na, thành viên Ban Chỉ đạo tỉnh, là thành viên của một gia đình đông con.",
        ["Hà Thị Na: thành viên | Ban Chỉ đạo tỉnh"],
    ),
    ("Thầy Thích Tâm Đạo, Trưởng ban Trị sự Giáo hội Phật giáo tỉnh", []),
    (
        "HĐND nhất trí miễn nhiệm chức vụ Trưởng ban Pháp chế với ông Lê Văn An.",
        ["Lê Văn An: Trưởng ban | Ban Pháp chế"],
    ),
    # Bodies and titles.
    ("Thứ trưởng Nội vụ Trần Anh Tú nhấn mạnh.", ["Trần Anh Tú: Thứ trưởng | Bộ Nội vụ"]),
    ("Phó Chủ tịch HĐND phường Đoàn Kết Lê Văn An", ["Lê Văn An: Phó Chủ tịch | HĐND phường Đoàn Kết"]),
    ("Bí thư Tỉnh đoàn Lê Văn An", ["Lê Văn An: Bí thư | Tỉnh đoàn"]),
    (
        "Ông Lê Văn An, ủy viên ban chấp hành Đảng bộ cơ quan UBND tỉnh, chánh Văn phòng UBND tỉnh",
        ["Lê Văn An: ủy viên | Ban chấp hành Đảng bộ cơ quan UBND tỉnh, chánh Văn phòng | Văn phòng UBND tỉnh"],
    ),
    ("Ông Lê Văn An, Bí thư Đảng ủy Sở, nói.", ["Lê Văn An: Bí thư | Đảng ủy Sở"]),
    ("Ông Lê Văn An - chủ tịch Hội Kiến trúc sư Việt Nam", ["Lê Văn An: chủ tịch | Hội Kiến trúc sư Việt Nam"]),
    ("Chủ tịch UBNDTP Lê Văn An", ["Lê Văn An: Chủ tịch | UBNDTP"]),
    ("Bà Hà Thị Na, Chủ nhiệm UBKT Tỉnh ủy", ["Hà Thị Na: Chủ nhiệm | UBKT Tỉnh ủy"]),
    (
        "Ông Lê Văn An, Phó trưởng ban Thường trực Ban Chỉ đạo, Giám đốc Sở Y tế",
        ["Lê Văn An: Phó trưởng ban Thường trực | Ban Chỉ đạo, Giám đốc | Sở Y tế"],
    ),
    (
        "Phó chủ tịch phụ trách mảng thương mại - du lịch của UBND thành phố Hà Văn Tín nói.",
        ["Hà Văn Tín: Phó chủ tịch | UBND thành phố"],
    ),
    ("Phó chủ tịch phụ trách UBND huyện Hà Văn Tín", ["Hà Văn Tín: Phó chủ tịch phụ trách | UBND huyện"]),
]


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_posts_of_people_by_kind(text: str, expected: list[str]) -> None:
    assert posts_of(text) == expected


def test_what_was_and_is_no_more_is_former() -> None:
    people, posts = read_people("Ông Lê Văn An, nguyên Phó Chính ủy kiêm Chủ nhiệm Chính trị Quân khu 9.")
    assert {row.post.status for row in settle_posts(people, posts)} == {"former"}
