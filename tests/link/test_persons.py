"""Who is one person: offices, places, time and spelling decide, and what is in doubt is said."""

from __future__ import annotations

from itertools import count

import pytest

from pipeline.link.mentions import Mention, official_id
from pipeline.link.officials import People, people_of
from pipeline.link.posts import Office, post_of
from pipeline.link.spellings import similar_names

NAME = "Nguyễn Văn Hùng"
CHAIR = ("Chủ tịch", "HĐND tỉnh", "province")
PARTY = ("Bí thư", "Tỉnh ủy", "province")
NUMBERS = count()


def said(
    *offices: tuple[str, str, str], day: str = "", name: str = NAME, province: str = "Lào Cai", status: str = "current"
) -> Mention:
    """One article that names a person with offices."""
    return Mention(
        official_id=official_id(name, province),
        name=name,
        province=province,
        article_id=f"a-{next(NUMBERS):04}",
        day=day,
        offices=tuple(Office(*office, status) for office in offices),
    )


def number(*mentions: Mention) -> int:
    return len(people_of(mentions).officials)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("Chủ tịch", "HĐND tỉnh", "province"), ("chủ tịch", "Hội đồng nhân dân tỉnh", "province")),
        (("Chủ tịch", "UBND TP", "province"), ("Chủ tịch", "Uỷ ban nhân dân thành phố", "province")),
        (("Giám đốc", "Sở GTVT", "province"), ("Giám đốc", "Sở Giao thông Vận tải", "province")),
        (("Bí thư", "Huyện uỷ Bắc Hà", "district"), ("nguyên Bí thư", "Huyện ủy Bắc Hà", "district")),
    ],
)
def test_writings_of_one_seat_meet(a: tuple[str, str, str], b: tuple[str, str, str]) -> None:
    assert post_of(*a).seat == post_of(*b).seat


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("Chủ tịch", "HĐND huyện Bắc Hà", "district"), ("Chủ tịch", "HĐND huyện Sa Pa", "district")),
        (("Chủ tịch", "HĐND tỉnh", "province"), ("Phó Chủ tịch", "HĐND tỉnh", "province")),
        (("Chủ tịch", "HĐND tỉnh", "province"), ("Chủ tịch", "UBND tỉnh", "province")),
    ],
)
def test_two_seats_are_two(a: tuple[str, str, str], b: tuple[str, str, str]) -> None:
    assert post_of(*a).seat != post_of(*b).seat


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        pytest.param(PARTY, CHAIR, id="secretary, then chair"),
        pytest.param(("Chủ tịch", "UBND huyện Bắc Hà", "district"), ("Giám đốc", "Sở Nội vụ", "province"), id="rise"),
        pytest.param(("Giám đốc", "Sở Nội vụ", "province"), ("Bí thư", "Huyện ủy Sa Pa", "district"), id="sent down"),
        pytest.param(("Đại biểu", "HĐND tỉnh", "province"), ("Giám đốc", "Sở Y tế", "province"), id="a deputy"),
    ],
)
def test_a_career_is_one_person(earlier: tuple[str, str, str], later: tuple[str, str, str]) -> None:
    assert number(said(earlier, day="2017-03-01"), said(later, day="2019-03-01")) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            ("Chủ tịch", "HĐND huyện Bắc Hà", "district"), ("Chủ tịch", "UBND huyện Sa Pa", "district"), id="districts"
        ),
        pytest.param(("Giám đốc", "Sở Y tế", "province"), ("Giám đốc", "Sở Xây dựng", "province"), id="departments"),
        pytest.param(("Chủ tịch", "UBND xã Tả Phời", "commune"), ("Giám đốc", "Sở Y tế", "province"), id="levels"),
        pytest.param(CHAIR, ("Phó Giám đốc", "Công an tỉnh", "province"), id="police"),
    ],
)
def test_offices_that_exclude_each_other_keep_namesakes_apart(
    one: tuple[str, str, str], other: tuple[str, str, str]
) -> None:
    mentions = [said(one, day="2018-01-05"), said(one, day="2018-09-05"), said(other, day="2018-05-05")]
    people = people_of(mentions)
    assert len(people.officials) == 2
    assert all("another person of that name in the province" in row.needs_review for row in people.officials)


def test_offices_given_together_are_one_persons_even_where_they_exclude_each_other() -> None:
    (official,) = people_of([said(CHAIR, ("Chủ tịch", "UBND tỉnh", "province"), day="2018-01-05")]).officials
    assert official.needs_review == "offices that exclude each other: Chủ tịch HĐND tỉnh and Chủ tịch UBND tỉnh"


def test_the_head_of_a_council_is_named_by_it_rather_than_by_the_party() -> None:
    (official,) = people_of([said(("Ủy viên", "Tỉnh ủy", "province"), PARTY, CHAIR, day="2018-01-05")]).officials
    assert (official.latest_position, official.latest_organization) == ("Chủ tịch", "HĐND tỉnh")


def test_two_names_in_one_office_at_one_time_are_to_be_looked_at() -> None:
    people = people_of(
        [
            said(CHAIR, day="2018-01-05", name="Lù Hữu Chí"),
            said(CHAIR, day="2018-05-05", name="Vàng Thị Sen"),
            said(CHAIR, day="2018-09-05", name="Lù Hữu Chí"),
        ]
    )
    assert {row.name: row.needs_review for row in people.officials} == {
        "Lù Hữu Chí": "same office as Vàng Thị Sen at the same time (Chủ tịch HĐND tỉnh)",
        "Vàng Thị Sen": "same office as Lù Hữu Chí at the same time (Chủ tịch HĐND tỉnh)",
    }


def test_a_successor_raises_no_doubt() -> None:
    people = people_of([said(CHAIR, day="2018-01-05", name="Lù Hữu Chí"), said(CHAIR, day="2019-05-05", name="Ma Sen")])
    assert not any(row.needs_review for row in people.officials)


def spelled(name: str, *offices: tuple[str, str, str]) -> People:
    """Two articles that spell a chairman usually, and one that spells him ``name``."""
    usual = [said(CHAIR, day=f"2018-0{month}-05", name="Lù Hữu Chí") for month in (1, 3)]
    return people_of([*usual, said(*offices, day="2018-02-05", name=name)])


@pytest.mark.parametrize("name", ["Lù Hữu Chi", "Lù Hửu Chí", "Lù Hứu Chí", "Lù Chí"])
def test_a_misspelled_holder_of_the_same_seat_is_the_same_and_it_is_said(name: str) -> None:
    (official,) = spelled(name, CHAIR).officials
    assert official.name == "Lù Hữu Chí"
    assert official.needs_review.startswith("spelled ") and name in official.needs_review


def test_a_similar_name_in_another_office_of_the_body_is_to_be_looked_at() -> None:
    people = spelled("Lù Hữu Chi", ("Phó Chủ tịch", "HĐND tỉnh", "province"))
    assert {row.needs_review for row in people.officials} == {"name like Lù Hữu Chi", "name like Lù Hữu Chí"}


def test_similar_names_elsewhere_raise_no_doubt() -> None:
    people = spelled("Lù Hữu Chi", ("Chủ tịch", "UBND xã Tả Phời", "commune"))
    assert not any(row.needs_review for row in people.officials)


@pytest.mark.parametrize(
    ("a", "b", "similar"),
    [
        ("nguyễn văn an", "nguyễn văn bình", False),
        ("nguyễn hữu chí", "trần hữu chí", False),
        ("ma thị sen", "ma thị xen", True),
        ("y blô niê", "y blố niê", True),
        ("trần thị hải yến", "trần hải yến", True),
    ],
)
def test_a_common_beginning_makes_no_names_similar(a: str, b: str, similar: bool) -> None:
    assert bool(list(similar_names([a, b]))) is similar


def test_an_office_of_another_province_is_that_provinces() -> None:
    here = said(CHAIR, day="2018-01-05", province="Quảng Trị")
    there = Mention(
        official_id=official_id(NAME, "Lào Cai"),
        name=NAME,
        province="Lào Cai",
        article_id="a-x",
        day="2018-02-05",
        offices=(Office(*CHAIR, "current", "Quảng Trị"),),
    )
    (official,) = people_of([here, there]).officials
    assert (official.province, official.article_count) == ("Quảng Trị", 2)


def test_one_person_goes_on_in_the_province_of_2025() -> None:
    before = said(CHAIR, day="2024-12-05", province="Hà Giang")
    after = said(CHAIR, day="2025-08-05", province="Tuyên Quang")
    assert number(before, after) == 1
    assert number(before, said(CHAIR, day="2024-08-05", province="Tuyên Quang")) == 2


def test_heads_of_the_country_are_one_person_in_the_news_of_every_province() -> None:
    office = ("Chủ tịch", "Quốc hội", "national")
    assert number(said(office, province="Lào Cai"), said(office, province="Sóc Trăng"), said(province="Nam Định")) == 1
