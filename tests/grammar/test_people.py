"""Who holds what: phrases of the news and the people and posts in them.

The expected posts are written ``name: title | body, title | body``; one person a line.
"""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.grammar.offices import settle_posts
from pipeline.grammar.people import find_people, read_people
from pipeline.grammar.post_clauses import gives_subject


def posts_of(text: str) -> list[str]:
    people, posts = read_people(text)
    found: dict[str, list[str]] = {}
    for row in settle_posts(people, posts):
        found.setdefault(row.name, []).append(f"{row.post.title} | {row.post.organization}")
    return [f"{name}: {', '.join(held)}" for name, held in found.items()]


BEFORE_THE_NAME = [
    ("Chủ tịch HĐND tỉnh Lê Văn An chủ trì.", ["Lê Văn An: Chủ tịch | HĐND tỉnh"]),
    ("Chủ tịch HĐND tỉnh Yên Bái Lê Văn An chủ trì.", ["Lê Văn An: Chủ tịch | HĐND tỉnh"]),
    ("Phó Chủ tịch UBND TP.HCM Trần Thị Bình nói.", ["Trần Thị Bình: Phó Chủ tịch | UBND TP"]),
    ("đồng chí Bí thư Huyện ủy Mộc Châu Võ Minh Đức", ["Võ Minh Đức: Bí thư | Huyện ủy Mộc Châu"]),
    ("Bí thư kiêm Chủ tịch HĐND thành phố Phạm Văn Cảnh", ["Phạm Văn Cảnh: Bí thư | , Chủ tịch | HĐND thành phố"]),
    (
        "Ủy viên Bộ Chính trị, Bí thư Thành ủy Đỗ Văn Dũng kết luận.",
        ["Đỗ Văn Dũng: Ủy viên | Bộ Chính trị, Bí thư | Thành ủy"],
    ),
    ("Giám đốc Sở Y tế - ông Hồ Văn Giang - giải trình.", ["Hồ Văn Giang: Giám đốc | Sở Y tế"]),
    ("Giám đốc Sở Nội vụ: Bùi Thị Hạnh", ["Bùi Thị Hạnh: Giám đốc | Sở Nội vụ"]),
    ("Phó ban Kinh tế HĐND huyện, ông Lý Văn Khánh.", ["Lý Văn Khánh: Phó ban | Ban Kinh tế HĐND huyện"]),
    ("Chủ tịch UBND xã là ông Đinh Văn Lâm.", ["Đinh Văn Lâm: Chủ tịch | UBND xã"]),
    ("Trưởng ban Pháp chế (HĐND TP Hà Nội) Ngô Văn Minh", ["Ngô Văn Minh: Trưởng ban | Ban Pháp chế HĐND TP"]),
    ("Thủ tướng Vũ Đức Nam dự lễ.", ["Vũ Đức Nam: Thủ tướng | Chính phủ"]),
    ("Bộ trưởng Bộ Xây dựng Phan Văn Oanh", ["Phan Văn Oanh: Bộ trưởng | Bộ Xây dựng"]),
    ("Chủ tịch Hà Nội Dương Văn Phú yêu cầu.", ["Dương Văn Phú: Chủ tịch | thành phố"]),
    ("PCT UBND huyện Đặng Thị Quyên", ["Đặng Thị Quyên: PCT | UBND huyện"]),
    ("CHỦ TỊCH UBND TỈNH LÊ VĂN AN", ["Lê Văn An: CHỦ TỊCH | UBND TỈNH"]),
    ("nguyên Bí thư Tỉnh ủy Hoàng Văn Sơn", ["Hoàng Văn Sơn: nguyên Bí thư | Tỉnh ủy"]),
    ("phó chủ tịch Ủy ban nhân dân quận 7 Trịnh Văn Tá", ["Trịnh Văn Tá: phó chủ tịch | Ủy ban nhân dân quận 7"]),
    ("Với cương vị Trưởng ban Dân tộc tỉnh, ông Lò Văn Ún nói", ["Lò Văn Ún: Trưởng ban | Ban Dân tộc tỉnh"]),
]

BEHIND_THE_NAME = [
    (
        "Đồng chí Lê Đức Toàn, Ủy viên Ban Thường vụ Thị ủy, Bí thư Đảng ủy, Chánh Thanh tra thị xã điều hành.",
        ["Lê Đức Toàn: Ủy viên | Ban Thường vụ Thị ủy, Bí thư | Đảng ủy, Chánh Thanh tra | Thanh tra thị xã"],
    ),
    ("Ông Trần Văn An - Chủ tịch UBND huyện Tuy Phước - cho biết", ["Trần Văn An: Chủ tịch | UBND huyện Tuy Phước"]),
    ("ông Vũ Hùng Sơn (Giám đốc Sở Xây dựng)", ["Vũ Hùng Sơn: Giám đốc | Sở Xây dựng"]),
    ("bà Lê Thị Mai (45 tuổi), Phó Chủ tịch HĐND xã", ["Lê Thị Mai: Phó Chủ tịch | HĐND xã"]),
    ("Lê Hoàng Nam – Chánh Văn phòng Tỉnh ủy;", ["Lê Hoàng Nam: Chánh Văn phòng | Văn phòng Tỉnh ủy"]),
    ("bà Tô Thị Lan Phó Chủ tịch Hội Nông dân tỉnh trình bày", ["Tô Thị Lan: Phó Chủ tịch | Hội Nông dân tỉnh"]),
    (
        "bà Trương Thị Na, nguyên Chủ tịch UBND thị xã Hồng Lĩnh (nay là Bí thư Huyện ủy Vũ Quang)",
        ["Trương Thị Na: nguyên Chủ tịch | UBND thị xã Hồng Lĩnh, Bí thư | Huyện ủy Vũ Quang"],
    ),
    (
        "ông Bế Văn Tú, UV BTV, Trưởng ban Tuyên giáo Tỉnh ủy",
        ["Bế Văn Tú: UV | BTV, Trưởng ban | Ban Tuyên giáo Tỉnh ủy"],
    ),
    ("ông Ngô Văn Phước - Phó Công an xã An Phú", ["Ngô Văn Phước: Phó Công an | Công an xã An Phú"]),
    (
        "trung tá Ngô Văn Phước, đội trưởng đội cảnh sát trật tự Công an huyện",
        ["Ngô Văn Phước: đội trưởng | Đội cảnh sát trật tự Công an huyện"],
    ),
    (
        "ông Ngô Văn Phước, Chánh Thanh tra Sở Lao động Thương binh và Xã hội",
        ["Ngô Văn Phước: Chánh Thanh tra | Thanh tra Sở Lao động Thương binh và Xã hội"],
    ),
    ("ông Ngô Văn Phước, Chánh Thanh tra Sở", ["Ngô Văn Phước: Chánh Thanh tra | Thanh tra Sở"]),
    (
        "bà Vũ Thị Hoa, chi hội trưởng Hội Người mù quận Ba Đình",
        ["Vũ Thị Hoa: chi hội trưởng | Hội Người mù quận Ba Đình"],
    ),
    ("Đại tá Ngô Văn Phước - Giám đốc Công an tỉnh", ["Ngô Văn Phước: Giám đốc | Công an tỉnh"]),
    ("ông Võ Văn Tài, TUV, Bí thư Huyện ủy", ["Võ Văn Tài: TUV | Tỉnh ủy, Bí thư | Huyện ủy"]),
    ("ông Cao Văn Thái, cán bộ địa chính xã Phú An", ["Cao Văn Thái: cán bộ địa chính | xã Phú An"]),
    ("ông Phan Văn Thọ, Chủ tịch HĐND khóa IX, nhiệm kỳ 2016 - 2021", ["Phan Văn Thọ: Chủ tịch | HĐND"]),
]

LISTS = [
    (
        "Dự có các đồng chí: Lê Văn An, Bí thư Tỉnh ủy; Trần Thị Bình, Phó Chủ tịch HĐND tỉnh; các Phó Trưởng ban.",
        ["Lê Văn An: Bí thư | Tỉnh ủy", "Trần Thị Bình: Phó Chủ tịch | HĐND tỉnh"],
    ),
    (
        "các Phó Chủ tịch HĐND tỉnh: Lê Văn An, Trần Thị Bình và Hồ Văn Cảnh.",
        [
            "Lê Văn An: Phó Chủ tịch | HĐND tỉnh",
            "Trần Thị Bình: Phó Chủ tịch | HĐND tỉnh",
            "Hồ Văn Cảnh: Phó Chủ tịch | HĐND tỉnh",
        ],
    ),
    (
        "các đồng chí Phó Bí thư Tỉnh ủy: Lê Văn An – Chủ tịch UBND tỉnh; Trần Văn Bảy, Hồ Văn Cảnh cùng dự",
        [
            "Lê Văn An: Phó Bí thư | Tỉnh ủy, Chủ tịch | UBND tỉnh",
            "Trần Văn Bảy: Phó Bí thư | Tỉnh ủy",
            "Hồ Văn Cảnh: Phó Bí thư | Tỉnh ủy",
        ],
    ),
    (
        "các Ủy viên Bộ Chính trị: Chủ tịch nước Lê Văn An, Thủ tướng Chính phủ Trần Văn Bảy.",
        [
            "Lê Văn An: Ủy viên | Bộ Chính trị, Chủ tịch nước | ",
            "Trần Văn Bảy: Ủy viên | Bộ Chính trị, Thủ tướng | Chính phủ",
        ],
    ),
    (
        "các ủy viên UBND tỉnh: Giám đốc Sở Y tế Lê Văn An, Giám đốc Sở Nội vụ Hồ Văn Bảy; Bí thư Tỉnh đoàn Vũ Thị Na",
        [
            "Lê Văn An: ủy viên | UBND tỉnh, Giám đốc | Sở Y tế",
            "Hồ Văn Bảy: ủy viên | UBND tỉnh, Giám đốc | Sở Nội vụ",
            "Vũ Thị Na: Bí thư | Tỉnh đoàn",
        ],
    ),
    (
        "Các đại biểu HĐND TP có ông Lê Văn An - Chủ nhiệm Ủy ban Kiểm tra Thành ủy và ông Trần Văn Bảy.",
        ["Lê Văn An: đại biểu | HĐND TP, Chủ nhiệm | Ủy ban Kiểm tra Thành ủy", "Trần Văn Bảy: đại biểu | HĐND TP"],
    ),
    (
        "Lê Văn An và Trần Văn Bảy - các Phó Chủ tịch UBND tỉnh",
        ["Lê Văn An: Phó Chủ tịch | UBND tỉnh", "Trần Văn Bảy: Phó Chủ tịch | UBND tỉnh"],
    ),
    (
        "Chủ tịch UBND tỉnh Lê Văn An, Phó Chủ tịch UBND tỉnh Trần Văn Bảy cùng dự.",
        ["Lê Văn An: Chủ tịch | UBND tỉnh", "Trần Văn Bảy: Phó Chủ tịch | UBND tỉnh"],
    ),
    (
        "Đó là các giám đốc Sở Y tế Lê Văn An, giám đốc Sở Nội vụ Trần Văn Bảy.",
        ["Lê Văn An: giám đốc | Sở Y tế", "Trần Văn Bảy: giám đốc | Sở Nội vụ"],
    ),
    (
        "hai phó chủ tịch UBND TP nhiệm kỳ trước là Lê Văn An, Hứa Văn Bảy",
        ["Lê Văn An: phó chủ tịch | UBND TP", "Hứa Văn Bảy: phó chủ tịch | UBND TP"],
    ),
    ("các đại biểu, Giám đốc Sở Y tế Lê Văn An trả lời.", ["Lê Văn An: Giám đốc | Sở Y tế"]),
    (
        "miễn nhiệm Trưởng ban Đô thị HĐND đối với ông Lê Văn An và Phó ban Pháp chế HĐND, ông Hồ Văn Bảy.",
        ["Lê Văn An: Trưởng ban | Ban Đô thị HĐND", "Hồ Văn Bảy: Phó ban | Ban Pháp chế HĐND"],
    ),
    (
        "miễn nhiệm ủy viên UBND TP đối với ông Lê Văn An - Chánh Thanh tra TP và ông Hồ Bảy - Giám đốc Sở Y tế",
        [
            "Lê Văn An: ủy viên | UBND TP, Chánh Thanh tra | Thanh tra TP",
            "Hồ Bảy: ủy viên | UBND TP, Giám đốc | Sở Y tế",
        ],
    ),
    (
        "Chủ tịch HĐND tỉnh là ông Lê Văn An; hai phó chủ tịch là ông Hồ Văn Bảy và Vũ Thị Cúc.",
        [
            "Lê Văn An: Chủ tịch | HĐND tỉnh",
            "Hồ Văn Bảy: phó chủ tịch | HĐND tỉnh",
            "Vũ Thị Cúc: phó chủ tịch | HĐND tỉnh",
        ],
    ),
]

CLAUSES = [
    ("Ông Lê Văn An được bầu giữ chức Chủ tịch UBND tỉnh.", ["Lê Văn An: Chủ tịch | UBND tỉnh"]),
    ("Ông Lê Văn An được HĐND tỉnh bầu làm Phó Chủ tịch UBND tỉnh.", ["Lê Văn An: Phó Chủ tịch | UBND tỉnh"]),
    ("Ông Lê Văn An đã được điều động về làm Bí thư Huyện ủy Hải Lăng.", ["Lê Văn An: Bí thư | Huyện ủy Hải Lăng"]),
    ("Bà Hồ Thị Mai trúng cử đại biểu HĐND xã.", ["Hồ Thị Mai: đại biểu | HĐND xã"]),
    ("Bà Hồ Thị Mai tái cử Phó Chủ tịch HĐND huyện.", ["Hồ Thị Mai: Phó Chủ tịch | HĐND huyện"]),
    ("Ông Vi Văn Nam hiện là Trưởng phòng Nội vụ huyện.", ["Vi Văn Nam: Trưởng phòng | Phòng Nội vụ huyện"]),
    (
        "Ông Vi Văn Nam từng giữ các chức vụ: Giám đốc Sở Y tế; Bí thư Huyện ủy Mai Sơn.",
        ["Vi Văn Nam: Giám đốc | Sở Y tế, Bí thư | Huyện ủy Mai Sơn"],
    ),
    ("thôi giữ chức vụ Chủ tịch HĐND huyện đối với ông Lê Văn An", ["Lê Văn An: Chủ tịch | HĐND huyện"]),
    (
        "Ông Lê Văn An được bầu làm Chủ tịch UBND tỉnh thay ông Hồ Văn Bảy nghỉ hưu.",
        ["Lê Văn An: Chủ tịch | UBND tỉnh", "Hồ Văn Bảy: Chủ tịch | UBND tỉnh"],
    ),
    ("Ông Lê Văn An vừa nhận quyết định. Ông từng là Bí thư Huyện ủy Kỳ Anh.", ["Lê Văn An: Bí thư | Huyện ủy Kỳ Anh"]),
]

MINORITIES_AND_FOREIGNERS = [
    ("Phó Chủ tịch HĐND tỉnh Ksor H'Bia phát biểu.", ["Ksor H'Bia: Phó Chủ tịch | HĐND tỉnh"]),
    ("Ông Y Bion Niê Kđăm, Phó Bí thư Tỉnh ủy", ["Y Bion Niê Kđăm: Phó Bí thư | Tỉnh ủy"]),
    ("Ông Rơ Chăm Sơn - Phó Chủ tịch UBND huyện", ["Rơ Chăm Sơn: Phó Chủ tịch | UBND huyện"]),
    ("Ông Giàng A Páo, Chủ tịch UBND xã", ["Giàng A Páo: Chủ tịch | UBND xã"]),
    ("Bà Alăng Thị Bốn, Bí thư Đảng ủy xã", ["Alăng Thị Bốn: Bí thư | Đảng ủy xã"]),
    ("Phó Trưởng ban Dân vận, TS.Nguyễn Văn An", ["Nguyễn Văn An: Phó Trưởng ban | Ban Dân vận"]),
    ("Chủ tịch UBND xã Điểu Khé", ["Điểu Khé: Chủ tịch | UBND xã"]),
    ("Bí thư Huyện ủy Thạch Sa Rinh", ["Thạch Sa Rinh: Bí thư | Huyện ủy"]),
    ("Chủ tịch Quốc hội Lào Bounmy Sengdara", ["Bounmy Sengdara: Chủ tịch | Quốc hội Lào"]),
    ("Đại sứ Cuba tại Việt Nam Carlos Pérez Rivas dự.", ["Carlos Pérez Rivas: Đại sứ | Cuba tại Việt Nam"]),
    ("đồng chí Xổm-phon Khăm-đi, Bí thư Tỉnh ủy", ["Xổm-phon Khăm-đi: Bí thư | Tỉnh ủy"]),
]

NOBODY_IN_OFFICE = [
    "Ông Lê Văn An, Giám đốc Công ty TNHH Sao Mai, dự lễ.",
    "Bà Trần Thị Bình (cử tri phường 5) đề nghị sửa đường.",
    "Ảnh: Hoàng Minh Đức",
    "Chủ tịch UBND tỉnh kiểm tra tuyến đường Phạm Văn Đồng.",
    "Chủ tịch Hồ Chí Minh",
    "Chủ tịch UBND TP Đà Nẵng yêu cầu báo cáo.",
    "Ban Bí thư Hội nghị quyết định.",
    "Phó Chủ tịch HĐND tỉnh trao quà cho em Lê Thị Na.",
    "Chủ tịch HĐND tỉnh Hà Giang tiếp đoàn.",
    "Trường THPT Nguyễn Trãi đón Bí thư Huyện ủy.",
    "Không đủ đại biểu HĐND xã, ông Hùng cho biết.",
    "Đối với Giám đốc Sở Y tế, ông Lê Văn An yêu cầu báo cáo.",
    "Lễ kỷ niệm 100 năm Ngày sinh đồng chí Lê Văn An, Phó Thủ tướng Chính phủ.",
    "Chủ tịch UBND TP kiểm tra công trường (Ảnh Vietnet News)",
    "đường mang tên Đại tướng Lê Văn An",
    "tuyến đường mang tên cố Thủ tướng Lê Văn An",
    "con đường cố Tổng Bí thư Lê Văn An",
    "giải thưởng cố Bộ trưởng Bộ Y tế Lê Văn An",
    "công viên lấy tên cố Bí thư Tỉnh ủy, Trưởng ban Dân vận Tỉnh ủy Lê Văn An",
    "khu lưu niệm Chủ tịch UBND tỉnh Lê Văn An",
    "đoàn tưởng nhớ cố Chủ tịch HĐND tỉnh Lê Văn An",
    "Ông Lê Văn An, Chủ tịch HĐQT ngân hàng.",
    "Ông Lê Văn An, Chủ tịch HĐQT tập đoàn Thiên Thanh.",
    "Khu đất có nhà của nhiều nhà lãnh đạo, ông Lê Văn An cho biết.",
    "Đại biểu Bạc Liêu và đại biểu Quảng Bình đề nghị làm rõ.",
]

SAME_POST = [
    # A title without its body takes the one with which the article writes it.
    (
        "Bí thư Thành ủy thăm xã.\nBí thư Lê Văn An đề nghị sớm làm đường.",
        ["Lê Văn An: Bí thư | Thành ủy"],
    ),
    (
        "Phó Bí thư Thành ủy Hồ Thị Mai dự.\nBí thư Lê Văn An đề nghị sớm làm đường.",
        ["Hồ Thị Mai: Phó Bí thư | Thành ủy", "Lê Văn An: Bí thư | Thành ủy"],
    ),
    (
        "Ông Lê Văn An, Phó Chủ tịch Thường trực UBND tỉnh, dự. Phó Chủ tịch Lê Văn An nói.",
        ["Lê Văn An: Phó Chủ tịch Thường trực | UBND tỉnh"],
    ),
    # Two writings of a post are one row.
    (
        "Chủ tịch UBND tỉnh Lê Văn An dự.\nÔng Lê Văn An, Chủ tịch Ủy ban nhân dân tỉnh Yên Bái, phát biểu.",
        ["Lê Văn An: Chủ tịch | UBND tỉnh"],
    ),
    # What the article once says to be past is past.
    (
        "Ông Lê Văn An, nguyên Giám đốc Sở Y tế.\nGiám đốc Sở Y tế Lê Văn An đã ký.",
        ["Lê Văn An: nguyên Giám đốc | Sở Y tế"],
    ),
    # The assembly of a bare deputy is the one that the article speaks of.
    (
        "HĐND tỉnh họp. Đại biểu Lê Văn An chất vấn; HĐND tỉnh ghi nhận.",
        ["Lê Văn An: Đại biểu | HĐND tỉnh"],
    ),
    # Two deputies with the province behind their names are of the Quốc hội.
    (
        "Đại biểu Lê Văn An (Thanh Hóa) và đại biểu Hồ Thị Bình (Nghệ An) bàn về đại biểu HĐND cấp xã.",
        ["Lê Văn An: Đại biểu | Quốc hội", "Hồ Thị Bình: đại biểu | Quốc hội"],
    ),
    # A rank is a post where the article gives no other.
    ("Thượng úy Lê Văn An kể lại.", ["Lê Văn An: Thượng úy | "]),
]


TOLD_PLACES = [
    # A place that the text names with its level, or that is a ward, is no person.
    (
        "Ông Lê Văn An, Phó Chủ tịch UBND Đông Vĩnh, đã ký. Người dân xã Đông Vĩnh mong sớm có đường.",
        ["Lê Văn An: Phó Chủ tịch | UBND Đông Vĩnh"],
    ),
    (
        "Chủ tịch UBND Đông Vĩnh đã ký với Chủ tịch HĐND xã Đông Vĩnh.",
        ["Đông Vĩnh: Chủ tịch | UBND"],
    ),
    ("Chủ tịch UBND xã Điểu Khé ở xã Điểu Khé", ["Điểu Khé: Chủ tịch | UBND xã"]),
    ("Ông Lê Văn An, Chủ tịch HĐND xã Ngư Thủy Bắc", ["Lê Văn An: Chủ tịch | HĐND xã Ngư Thủy Bắc"]),
    ("Bí thư Đảng ủy xã Đường Lâm Lê Văn An", ["Lê Văn An: Bí thư | Đảng ủy xã Đường Lâm"]),
]

SHARED_BODIES = [
    # Posts in a row share the body that only the last of them names,
    (
        "bà Vũ Thị Hoa, Phó Bí thư Thường trực, Chủ nhiệm Ủy ban Kiểm tra Đảng ủy Khối.",
        ["Vũ Thị Hoa: Phó Bí thư Thường trực | Đảng ủy Khối, Chủ nhiệm | Ủy ban Kiểm tra Đảng ủy Khối"],
    ),
    (
        "Tổng Thư ký, Chủ nhiệm Văn phòng Quốc hội Lê Văn An",
        ["Lê Văn An: Tổng Thư ký | Quốc hội, Chủ nhiệm | Văn phòng Quốc hội"],
    ),
    (
        "ông Hồ Văn Bảy, Chánh Văn phòng kiêm người phát ngôn UBND tỉnh",
        ["Hồ Văn Bảy: Chánh Văn phòng | Văn phòng UBND tỉnh, người phát ngôn | UBND tỉnh"],
    ),
    (
        "ông Đỗ Văn Tư, Trưởng phòng, Bí thư chi bộ phòng Nội vụ huyện Hải Lăng.",
        ["Đỗ Văn Tư: Trưởng phòng | phòng Nội vụ huyện Hải Lăng, Bí thư | Chi bộ phòng Nội vụ huyện Hải Lăng"],
    ),
    (
        "bà Ngô Thị Sáu (Giám đốc - Tổng Biên tập Nhà xuất bản Sông Hương)",
        ["Ngô Thị Sáu: Giám đốc | Nhà xuất bản Sông Hương, Tổng Biên tập | Nhà xuất bản Sông Hương"],
    ),
    # but not what has a unit of its own, or is no title of such a body,
    (
        "Bà Hà Thị Bình, Chủ tịch, Hiệu trưởng Trường THPT Trần Phú",
        ["Hà Thị Bình: Chủ tịch | , Hiệu trưởng | Trường THPT Trần Phú"],
    ),
    (
        "Ông Lê Văn An, Trưởng thôn và Chủ tịch Hội Nông dân xã Tân Mẫu",
        ["Lê Văn An: Trưởng thôn | , Chủ tịch | Hội Nông dân xã Tân Mẫu"],
    ),
    (
        "Ông Lê Văn An, Giám đốc, Chủ tịch Công đoàn ngành Y tế",
        ["Lê Văn An: Chủ tịch | Công đoàn"],
    ),
    # or the place of it, where both are of one level.
    (
        "ông Lê Văn An, Bí thư Huyện ủy, Chủ tịch HĐND huyện Hải Lăng",
        ["Lê Văn An: Bí thư | Huyện ủy Hải Lăng, Chủ tịch | HĐND huyện Hải Lăng"],
    ),
    (
        "ông Lê Văn An, Bí thư Đảng ủy, Chủ tịch UBND phường An Phú",
        ["Lê Văn An: Bí thư | Đảng ủy phường An Phú, Chủ tịch | UBND phường An Phú"],
    ),
    (
        "ông Lê Văn An, Bí thư Quận ủy - Chủ tịch HĐND quận 1",
        ["Lê Văn An: Bí thư | Quận ủy quận 1, Chủ tịch | HĐND quận 1"],
    ),
    (
        "ông Lê Văn An, Giám đốc Sở VH & TT chuyển công tác về trường",
        ["Lê Văn An: Giám đốc | Sở VH & TT"],
    ),
    (
        "ông Lê Văn An, Chủ tịch HĐND, Trưởng ban Pháp chế HĐND phường 5",
        ["Lê Văn An: Chủ tịch | HĐND phường 5, Trưởng ban | Ban Pháp chế HĐND phường 5"],
    ),
    (
        "ông Lê Văn An, Bí thư Thành ủy, Chủ tịch HĐND huyện Hải Lăng",
        ["Lê Văn An: Bí thư | Thành ủy, Chủ tịch | HĐND huyện Hải Lăng"],
    ),
    (
        "ông Lê Văn An, Bí thư Đảng ủy, Giám đốc Thông tấn xã Việt Nam",
        ["Lê Văn An: Bí thư | Đảng ủy, Giám đốc | Thông tấn xã Việt Nam"],
    ),
    (
        "đại biểu HĐND, Chủ tịch UBND huyện Hải Lăng Lê Văn An",
        ["Lê Văn An: đại biểu | HĐND, Chủ tịch | UBND huyện Hải Lăng"],
    ),
    (
        "Lãnh đạo Thành ủy có 3 người, gồm: Bí thư Lê Văn An, các Phó Bí thư: Hồ Văn Bảy và Vũ Thị Hoa.",
        ["Lê Văn An: Bí thư | Thành ủy", "Hồ Văn Bảy: Phó Bí thư | Thành ủy", "Vũ Thị Hoa: Phó Bí thư | Thành ủy"],
    ),
]

DECISIONS = [
    (
        "Ba Phó Chủ tịch UBND huyện khóa trước tái đắc cử gồm ông Lê Văn An, ông Hồ Văn Bảy và bà Vũ Thị Hoa.",
        [
            "Lê Văn An: Phó Chủ tịch | UBND huyện",
            "Hồ Văn Bảy: Phó Chủ tịch | UBND huyện",
            "Vũ Thị Hoa: Phó Chủ tịch | UBND huyện",
        ],
    ),
    # Who decides does not hold the post that is decided on.
    (
        "Thủ tướng Chính phủ phê chuẩn miễn nhiệm Chủ tịch UBND tỉnh đối với ông Lê Văn An.",
        ["Lê Văn An: Chủ tịch | UBND tỉnh"],
    ),
    (
        "Ông Lê Văn An được đề cử làm Chủ tịch UBND tỉnh - Phó Bí thư Tỉnh ủy Hồ Văn Bảy cho hay.",
        ["Lê Văn An: Chủ tịch | UBND tỉnh", "Hồ Văn Bảy: Phó Bí thư | Tỉnh ủy"],
    ),
    ("ông Lê Văn An, Phó ban Ban Chỉ đạo Tây Nguyên", ["Lê Văn An: Phó ban | Ban Chỉ đạo Tây Nguyên"]),
    (
        "Tổ ĐBQH gồm ông Lê Văn An (Giám đốc Sở Y tế), Hồ Văn Bảy và Vũ Thị Hoa tiếp xúc cử tri.",
        [
            "Lê Văn An: ĐBQH | Quốc hội, Giám đốc | Sở Y tế",
            "Hồ Văn Bảy: ĐBQH | Quốc hội",
            "Vũ Thị Hoa: ĐBQH | Quốc hội",
        ],
    ),
]

SHARED_POSTS = [
    # Subjects with posts of their own share what a verb gives them,
    (
        "Ông Lê Văn An - Giám đốc Sở Y tế và ông Hồ Văn Bảy - Bí thư Tỉnh đoàn được bầu làm Phó Chủ tịch UBND tỉnh.",
        [
            "Lê Văn An: Giám đốc | Sở Y tế, Phó Chủ tịch | UBND tỉnh",
            "Hồ Văn Bảy: Bí thư | Tỉnh đoàn, Phó Chủ tịch | UBND tỉnh",
        ],
    ),
    # and not where each has his own verb, or a post in brackets.
    (
        "Ông Lê Văn An giữ chức Giám đốc Sở Y tế và ông Hồ Văn Bảy giữ chức Phó Chủ tịch UBND tỉnh.",
        ["Lê Văn An: Giám đốc | Sở Y tế", "Hồ Văn Bảy: Phó Chủ tịch | UBND tỉnh"],
    ),
    (
        "gồm ông Vũ Văn Cường, ông Lê Văn An (Giám đốc Sở Y tế) và ông Hồ Văn Bảy (Phó Chủ tịch UBND tỉnh)",
        ["Lê Văn An: Giám đốc | Sở Y tế", "Hồ Văn Bảy: Phó Chủ tịch | UBND tỉnh"],
    ),
    # "Sở này" is the one named last.
    (
        "Ông Lê Văn An - Chánh Văn phòng Sở Y tế làm Phó Giám đốc Sở này.",
        ["Lê Văn An: Chánh Văn phòng | Văn phòng Sở Y tế, Phó Giám đốc | Sở Y tế"],
    ),
]

FARTHER_SUBJECTS = [
    # The verb that gives a post may stand far behind its subject,
    (
        "Ông Lê Văn An - Bí thư Huyện ủy Hải Lăng - vừa được HĐND tỉnh bỏ phiếu bầu làm Phó Chủ tịch UBND tỉnh.",
        ["Lê Văn An: Bí thư | Huyện ủy Hải Lăng, Phó Chủ tịch | UBND tỉnh"],
    ),
    (
        "Bà Hồ Thị Mai được 48/50 đại biểu (96% đại biểu có mặt) bầu giữ chức danh Chủ tịch HĐND tỉnh.",
        ["Hồ Thị Mai: Chủ tịch | HĐND tỉnh"],
    ),
    ("Ông Lê Văn An được trao quyết định bổ nhiệm Giám đốc Sở Y tế.", ["Lê Văn An: Giám đốc | Sở Y tế"]),
    ("Ông Lê Văn An được phân công trao quyết định bổ nhiệm Giám đốc Sở Y tế.", []),
    (
        "Ông Lê Văn An sinh năm 1970 ở xã Phú An, từng là Giám đốc Sở Y tế.",
        ["Lê Văn An: Giám đốc | Sở Y tế"],
    ),
    (
        "Trong thời gian giữ chức Chủ tịch UBND xã, ông Lê Văn An đã ký hợp đồng.",
        ["Lê Văn An: Chủ tịch | UBND xã"],
    ),
    (
        "Bà Lê Thị An, Tỉnh ủy viên, Phó Bí thư Thành ủy, Chủ tịch UBND thành phố thôi giữ chức Phó Bí thư Thành ủy, "
        "thôi sinh hoạt trong Ban Chấp hành khóa trước để về công tác tại tỉnh, giữ chức Phó Giám đốc Sở Y tế.",
        ["Lê Thị An: Tỉnh ủy viên | Tỉnh ủy, Phó Bí thư | Thành ủy, Chủ tịch | UBND thành phố, Phó Giám đốc | Sở Y tế"],
    ),
    # or in the sentence before.
    (
        "Ông Lê Văn An từng làm cán bộ Ban Dân tộc tỉnh. Từ năm 2008 đến 2012, giữ chức Bí thư Tỉnh đoàn.\n"
        "Sau đó ông được bầu giữ chức Giám đốc Sở Y tế. Hiện UBND tỉnh giữ chức danh Trưởng ban Tôn giáo tỉnh.",
        ["Lê Văn An: cán bộ | Ban Dân tộc tỉnh, Bí thư | Tỉnh đoàn, Giám đốc | Sở Y tế"],
    ),
    (
        "Ông Lê Văn An bắt đầu sự nghiệp khi làm cán bộ tại Ban Dân tộc tỉnh.\n\nSau đó, là một cán bộ trẻ, năng nổ, "
        "ông được giao nhiều việc, từ năm 2008-2012 làm Bí thư Tỉnh đoàn.",
        ["Lê Văn An: cán bộ | Ban Dân tộc tỉnh, Bí thư | Tỉnh đoàn"],
    ),
    ("Ông Lê Văn An qua đời hôm qua. Về chức vụ Giám đốc Sở Y tế, tỉnh chưa bàn.", []),
    # Others' posts are no subject's.
    ("Ông Lê Văn An cho biết HĐND tỉnh sẽ bầu Giám đốc Sở Y tế.", []),
    ("Ông Lê Văn An không được giới thiệu để bầu giữ chức Giám đốc Sở Y tế.", []),
    ("Ông Lê Văn An là người được Giám đốc Sở Y tế mời.", []),
]

PARTED_NAMES = [
    # Blanks around an apostrophe or a hyphen, as some pages print them, part no name.
    ("Bà H ’ Na Byă, Chủ tịch HĐND xã", ["H’Na Byă: Chủ tịch | HĐND xã"]),
    ("Bí thư Đảng ủy xã, bà Kpă H ' Linh", ["Kpă H'Linh: Bí thư | Đảng ủy xã"]),
    ("Tổng thống Hàn Quốc Park Joo - min thăm Hà Nội.", ["Park Joo-min: Tổng thống | Hàn Quốc"]),
    ("Nhà lãnh đạo Triều Tiên Kim Yong - sun", ["Kim Yong-sun: Nhà lãnh đạo | Triều Tiên"]),
    ("Ông Kim Văn Long - con trai ông An - là Chủ tịch UBND xã.", []),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *BEFORE_THE_NAME,
        *BEHIND_THE_NAME,
        *LISTS,
        *CLAUSES,
        *MINORITIES_AND_FOREIGNERS,
        *SAME_POST,
        *SHARED_BODIES,
        *TOLD_PLACES,
        *DECISIONS,
        *SHARED_POSTS,
        *FARTHER_SUBJECTS,
        *PARTED_NAMES,
    ],
)
def test_posts_of_people(text: str, expected: list[str]) -> None:
    assert posts_of(text) == expected


@pytest.mark.parametrize("text", NOBODY_IN_OFFICE)
def test_nobody_in_office(text: str) -> None:
    assert posts_of(text) == []


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Ông Lê Văn Vinh chủ trì. Ông Vinh kết luận.", ["Lê Văn Vinh", "Lê Văn Vinh"]),
        ("Bà Tô Thị Quyết Thắng dự. Bà Quyết Thắng nói.", ["Tô Thị Quyết Thắng", "Tô Thị Quyết Thắng"]),
        # Two may be meant: the short form stays unresolved.
        ("Ông Lê Văn Vinh và ông Hồ Vinh dự. Ông Vinh nói.", ["Lê Văn Vinh", "Hồ Vinh"]),
        # A given name that nobody bears.
        ("Ông Lê Văn Vinh chủ trì. Ông Tám kể.", ["Lê Văn Vinh"]),
        ("Chủ tịch UBND xã Lê Văn Tới dự. Chủ tịch Tới nói.", ["Lê Văn Tới", "Lê Văn Tới"]),
    ],
)
def test_short_forms_resolve_where_one_person_remains(text: str, mentions: list[str]) -> None:
    assert [person.name for person in find_people(text)] == mentions


def test_a_title_alone_stands_for_its_only_holder() -> None:
    text = "Phó Chủ tịch HĐND tỉnh Lê Văn An dự. Đồng chí Phó Chủ tịch HĐND tỉnh cũng đề nghị."
    by_title = [person for person in find_people(text) if person.is_title_only]
    assert [(person.name, person.text, person.honorific) for person in by_title] == [
        ("Lê Văn An", "Phó Chủ tịch HĐND tỉnh", "Đồng chí")
    ]


@pytest.mark.parametrize(
    ("text", "genders"),
    [
        ("Bà Lê Thị An và ông Hồ Văn Bảy", ["female", "male"]),
        ("đồng chí Lê Thị An", [""]),
        ("các ông Lê Văn An, Hồ Văn Bảy và Vũ Văn Cảnh", ["male", "male", "male"]),
        ("các ông: Lê Văn An (Giám đốc Sở Y tế), Hồ Văn Bảy (Giám đốc Sở Nội vụ)", ["male", "male"]),
        ("ông Lê Văn An, Trần Văn Bảy", ["male", ""]),
        ("Thiếu tướng Lê Văn An", [""]),
        ("Đại biểu Lê Thị An, đơn vị số 2, nêu ý kiến.\n\nBà hỏi: vì sao?", ["female"]),
        ("Chiều nay, Giám đốc Sở Y tế Lê Văn An báo cáo. Ông cho biết dịch đã qua.", ["male"]),
        ("Đại biểu Lê Thị An nêu ý kiến. Bà con nghe rõ.", [""]),
        ("Đại biểu Lê Thị An nêu ý kiến. Ông Đinh Văn Vinh trả lời.", ["", "male"]),
        ("Đại biểu Lê Văn An nêu ý kiến. Bà con nghe. Ông Lê Văn An kết luận.", ["", "male"]),
    ],
)
def test_gender_is_told_by_the_form_of_address(text: str, genders: list[str]) -> None:
    assert [person.gender for person in find_people(text)] == genders


@given(st.text(max_size=120))
def test_any_text_is_survived(text: str) -> None:
    for person in find_people(text):
        assert text[person.start : person.end] == person.text


@given(
    st.lists(
        st.sampled_from(["Lê Văn An", "Chủ tịch", "UBND tỉnh", ", ", " - ", "ông ", ": ", "các ", "\n", ". ", "(", ")"])
    )
)
def test_posts_lie_in_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for person in find_people(text):
        assert text[person.start : person.end] == person.text
        assert all(text[post.start : post.end].startswith(post.title[:4]) for post in person.positions)


@pytest.mark.parametrize(
    "piece",
    [
        "Nguyễn ",
        "Chủ tịch ",
        "các Phó Chủ tịch HĐND tỉnh: ",
        "ông Lê Văn An, ",
        "(",
        "phó phó nguyên ",
        "Ban Ban Kinh tế - ",
        "Ông Lê Văn An. Ông là Chủ tịch UBND xã. ",
        "Trung tâm Phát triển ",
        "đại biểu a (",
    ],
)
def test_the_time_grows_with_the_text_alone(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        find_people(text)
        return time.process_time() - start

    seconds(2_000)
    # Sixteen times the text; quadratic time would be 256 times as long.
    assert seconds(64_000) < 80 * max(seconds(4_000), 0.005)


@pytest.mark.parametrize(
    "words",
    [
        "được đề nghị miễn nhiệm",
        "được kiến nghị bổ nhiệm",
        "được xem xét bổ nhiệm",
        "bị đề nghị cách chức",
        "hy vọng được bổ nhiệm",
        "được hứa bổ nhiệm",
        "được mời dự lễ bổ nhiệm",
        "được phân công thay mặt UBND tỉnh trao quyết định bổ nhiệm",
        "từ chối để được bổ nhiệm",
        "được khen, còn tỉnh bổ nhiệm",
    ],
)
def test_a_post_that_is_only_proposed_or_anothers_is_not_given(words: str) -> None:
    gap = f" {words} "
    assert not gives_subject(gap, 0, len(gap), "appointed")
    assert not gives_subject(gap, 0, len(gap), "dismissed")


@pytest.mark.parametrize(
    "words",
    ["được HĐND tỉnh bầu giữ chức", "vừa bị cách chức", "được điều động, bổ nhiệm làm", "được Thủ tướng phê chuẩn"],
)
def test_a_passive_right_before_its_verb_gives_the_post(words: str) -> None:
    gap = f" (sinh năm 1970) {words} "
    assert gives_subject(gap, 0, len(gap), "appointed")
