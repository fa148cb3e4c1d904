"""Which posts are those of a career, and which are held on the day of the article: ``positions.status``."""

from __future__ import annotations

import pytest

from pipeline.grammar.offices import settle_posts
from pipeline.grammar.people import read_people


def statuses_of(text: str) -> list[str]:
    people, posts = read_people(text)
    return [f"{row.post.title} | {row.post.organization}: {row.post.status}" for row in settle_posts(people, posts)]


CAREERS: list[tuple[str, list[str]]] = [
    ("Ông Lê Văn An từng là Giám đốc Sở Y tế.", ["Giám đốc | Sở Y tế: "]),
    (
        "Trước khi nhận chức Phó Chủ tịch UBND TP, ông Lê Văn An từng trải qua các chức vụ: Phó Chi cục trưởng, "
        "Chi cục trưởng Chi cục Kiểm lâm; Bí thư Quận ủy Hải Châu, Trưởng ban Dân vận Thành ủy.",
        [
            "Phó Chủ tịch | UBND TP: ",
            "Phó Chi cục trưởng | Chi cục Kiểm lâm: ",
            "Chi cục trưởng | Chi cục Kiểm lâm: ",
            "Bí thư | Quận ủy Hải Châu: ",
            "Trưởng ban | Ban Dân vận Thành ủy: ",
        ],
    ),
    (
        "Bà Hà Thị Bình lần lượt làm Phó phòng rồi Trưởng phòng Tài chính huyện Vân Canh, Chủ tịch UBND huyện.",
        [
            "Phó phòng | Phòng Tài chính huyện Vân Canh: ",
            "Trưởng phòng | Phòng Tài chính huyện Vân Canh: ",
            "Chủ tịch | UBND huyện: ",
        ],
    ),
    ("Bà Hà Thị Bình từng 2 nhiệm kỳ được bầu làm Phó Chủ tịch HĐND huyện.", ["Phó Chủ tịch | HĐND huyện: "]),
    ("Ông Lê Văn An có gần 13 năm làm Chủ tịch UBND xã.", ["Chủ tịch | UBND xã: "]),
    ("Thời điểm ông Lê Văn An làm Chủ tịch UBND xã, đường chưa có.", ["Chủ tịch | UBND xã: "]),
    (
        "Ông Lê Văn An từng giữ chức Bí thư Tỉnh đoàn, hiện là Phó Chủ tịch HĐND tỉnh.",
        ["Bí thư | Tỉnh đoàn: ", "Phó Chủ tịch | HĐND tỉnh: current"],
    ),
    (
        "Ông Lê Văn An, Chủ tịch UBND tỉnh, từng là Giám đốc Sở Y tế.",
        ["Chủ tịch | UBND tỉnh: current", "Giám đốc | Sở Y tế: "],
    ),
    ("Ông Lê Văn An nguyên là Giám đốc Sở Y tế.", ["nguyên là Giám đốc | Sở Y tế: former"]),
    ("Ông Lê Văn An từng là nguyên Giám đốc Sở Y tế.", ["nguyên Giám đốc | Sở Y tế: former"]),
    ("Chủ tịch UBND huyện khi đó là bà Hà Thị Bình.", ["Chủ tịch | UBND huyện: "]),
    ("Khi còn làm Giám đốc Sở Y tế, bà Hà Thị Bình đã ký văn bản này.", ["Giám đốc | Sở Y tế: "]),
    ("Với cương vị Giám đốc Sở Y tế, bà Hà Thị Bình đã ký văn bản này.", ["Giám đốc | Sở Y tế: current"]),
    (
        "Năm 2010, ông Lê Văn An làm Phó Chủ tịch UBND huyện. Từ năm 2015 đến nay, ông là Chủ tịch UBND huyện.",
        ["Phó Chủ tịch | UBND huyện: ", "Chủ tịch | UBND huyện: current"],
    ),
    ("Từ năm 2008 đến 2012, ông Lê Văn An là Bí thư Huyện ủy.", ["Bí thư | Huyện ủy: "]),
    ("Ngày 5/12/2023, ông Lê Văn An được bầu làm Bí thư Huyện ủy.", ["Bí thư | Huyện ủy: appointed"]),
    (
        "Ông Lê Văn An từ Chủ tịch UBND huyện Vân Canh được điều động làm Giám đốc Sở Y tế.",
        ["Chủ tịch | UBND huyện Vân Canh: ", "Giám đốc | Sở Y tế: "],
    ),
    (
        "Trước đó, HĐND tỉnh bầu ông Lê Văn An, Giám đốc Sở Y tế, làm Phó Chủ tịch UBND tỉnh.",
        ["Giám đốc | Sở Y tế: current", "Phó Chủ tịch | UBND tỉnh: appointed"],
    ),
    ("Năm 2013, Thành ủy điều động bà Hà Thị Bình làm Bí thư Quận ủy.", ["Bí thư | Quận ủy: appointed"]),
    (
        "Huyện ủy giới thiệu ông Lê Văn An (Bí thư Đảng ủy xã) để HĐND huyện bầu làm Phó Chủ tịch UBND huyện.",
        ["Bí thư | Đảng ủy xã: current", "Phó Chủ tịch | UBND huyện: "],
    ),
    ("Ông Lê Văn An bất ngờ có đơn xin từ chức Trưởng phòng Nội vụ.", ["Trưởng phòng | Phòng Nội vụ: dismissed"]),
    ("Ông Lê Văn An nhậm chức Giám đốc Sở Y tế khi mới 40 tuổi.", ["Giám đốc | Sở Y tế: appointed"]),
    ("Ông Lê Văn An khi còn đương chức giám đốc Sở Y tế đã ký.", ["giám đốc | Sở Y tế: "]),
    ("Ông Lê Văn An được điều động sang giữ chức Cục trưởng Cục Dân số.", ["Cục trưởng | Cục Dân số: appointed"]),
    (
        "Bà Hà Thị Bình kinh qua nhiều chức vụ tại Bộ Y tế như: vụ trưởng Vụ Pháp chế, cục trưởng Cục Dân số.",
        ["vụ trưởng | Vụ Pháp chế: ", "cục trưởng | Cục Dân số: "],
    ),
    (
        "Mọi người yên tâm khi Chủ tịch UBND tỉnh Lê Văn An còn làm Giám đốc Công an tỉnh.",
        ["Chủ tịch | UBND tỉnh: current", "Giám đốc | Công an tỉnh: "],
    ),
    ("HĐND tỉnh họp khi Chủ tịch UBND tỉnh Lê Văn An đến.", ["Chủ tịch | UBND tỉnh: current"]),
    (
        "Huyện ủy giới thiệu bà Hà Thị Bình để HĐND huyện bầu giữ chức Trưởng ban Pháp chế.",
        ["Trưởng ban | Ban Pháp chế: "],
    ),
    ("Bà Hà Thị Bình được giới thiệu để bầu giữ chức Trưởng ban Pháp chế.", ["Trưởng ban | Ban Pháp chế: "]),
    (
        "Ông Lê Văn An được bầu làm Bí thư Tỉnh ủy thay ông Hà Văn Bình được điều động làm Bộ trưởng Bộ Y tế.",
        ["Bí thư | Tỉnh ủy: appointed", "Bí thư | Tỉnh ủy: ", "Bộ trưởng | Bộ Y tế: appointed"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CAREERS)
def test_a_post_of_a_career_has_no_status(text: str, expected: list[str]) -> None:
    assert statuses_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Bà Hà Thị Bình, Giám đốc Sở Y tế, nói. Bà Bình từng là Giám đốc Sở Y tế, Bí thư Huyện ủy.",
        "Bà Hà Thị Bình từng là Giám đốc Sở Y tế, Bí thư Huyện ủy. Giám đốc Sở Y tế Hà Thị Bình nói.",
    ],
)
def test_of_two_tellings_the_one_with_a_status_counts(text: str) -> None:
    assert statuses_of(text) == ["Giám đốc | Sở Y tế: current", "Bí thư | Huyện ủy: "]
