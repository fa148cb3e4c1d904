"""Linking: pure functions of rows, the same in any order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.facts import Article, ArticleFacts, Meeting, Metric, Participant, Position
from pipeline.link.corpus import link
from pipeline.link.keys import name_key

EVIDENCE: dict[str, Any] = {"evidence": "câu", "start": 0, "end": 3, "found_by": "test", "confidence": 0.9}


def article(name: str, *, day: str = "", province: str = "Lào Cai", content: str = "", **columns: Any) -> Article:
    return Article(
        article_id=columns.pop("article_id", f"a-{name}"),
        source=f"{name}.txt",
        content_hash=content or name,
        published_at=day,
        province=province,
        text="câu",
        **columns,
    )


def position(name: str, title: str = "", organization: str = "", *, start: int = 0, **columns: Any) -> Position:
    return Position(
        article_id="", name=name, title=title, organization=organization, **(EVIDENCE | {"start": start} | columns)
    )


def news(
    name: str, *positions: Position, genders: dict[str, tuple[str, str]] | None = None, **columns: Any
) -> ArticleFacts:
    return ArticleFacts(article=article(name, **columns), positions=list(positions), genders=genders or {})


def meeting(name: str, *, kind: str = "council_session", day: str = "2021-07-05", **columns: Any) -> Meeting:
    return Meeting(
        meeting_id=f"m-{name}", article_id=f"a-{name}", meeting_type=kind, start_date=day, **EVIDENCE, **columns
    )


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Trần Thị Thuỷ", "TRẦN THỊ THỦY"),
        ("Hoàng  Hoà", "Hoàng Hòa"),
        ("H'Bơ Khăp", "H’ Bơ Khăp"),
        ("Ngô Quý", "Ngô Qúy"),
    ],
)
def test_spellings_of_one_name_meet(a: str, b: str) -> None:
    assert name_key(a) == name_key(b)


@pytest.mark.parametrize(("a", "b"), [("Hoa", "Hòa"), ("Đạt", "Dạt"), ("Nguyễn Văn Lan", "Nguyễn Văn Lân")])
def test_different_names_stay_apart(a: str, b: str) -> None:
    assert name_key(a) != name_key(b)


def test_one_name_in_one_province_is_one_official() -> None:
    corpus = link([news("một", position("Vàng Seo Thủy")), news("hai", position("VÀNG SEO THUỶ"))])
    (official,) = corpus.officials
    assert official.article_count == 2
    assert {row.official_id for facts in corpus.articles for row in facts.positions} == {official.official_id}


def test_one_name_in_two_provinces_is_two_officials() -> None:
    corpus = link([news("một", position("Lê Văn Tám")), news("hai", position("Lê Văn Tám"), province="Cà Mau")])
    assert {official.province for official in corpus.officials} == {"Lào Cai", "Cà Mau"}
    assert not any(official.needs_review for official in corpus.officials)


def test_a_namesake_without_a_province_is_to_be_looked_at() -> None:
    corpus = link([news("một", position("Lê Văn Tám")), news("hai", position("Lê Văn Tám"), province="")])
    assert {official.province: official.needs_review for official in corpus.officials} == {
        "Lào Cai": "",
        "": "same name in Lào Cai",
    }


def test_the_latest_position_is_that_of_the_latest_dated_article() -> None:
    chair = position("Giàng A Páo", "Chủ tịch", "HĐND huyện Bắc Hà")
    deputy = position("Giàng A Páo", "Phó Chủ tịch", "HĐND huyện Bắc Hà")
    undated = position("Giàng A Páo", "Chuyên viên", "UBND huyện Bắc Hà")
    corpus = link([news("một", chair, day="2022-03-01"), news("hai", deputy, day="2019-03-01"), news("ba", undated)])
    (official,) = corpus.officials
    assert (official.latest_position, official.latest_organization) == ("Chủ tịch", "HĐND huyện Bắc Hà")
    assert (official.first_seen, official.last_seen) == ("2019-03-01", "2022-03-01")


@pytest.mark.parametrize("status", ["former", "dismissed", ""])
def test_an_office_that_was_left_is_not_the_latest_position(status: str) -> None:
    (official,) = link([news("một", position("Ma Thị Sen", "Chủ tịch", "HĐND tỉnh", status=status))]).officials
    assert official.latest_position == ""


def test_a_post_of_a_career_proves_neither_that_it_is_held_nor_that_it_was_left() -> None:
    post = ("Ma Thị Sen", "Chủ tịch", "HĐND tỉnh")
    corpus = link(
        [news("một", position(*post), day="2019-03-01"), news("hai", position(*post, status=""), day="2022-03-01")]
    )
    (career,) = corpus.careers
    assert (career.first_seen, career.last_seen, career.left_by, career.article_count) == (
        "2019-03-01",
        "2019-03-01",
        "",
        2,
    )
    assert corpus.officials[0].latest_position == "Chủ tịch"


def test_undated_articles_that_disagree_leave_the_latest_position_open() -> None:
    deputy, chair = (position("Ma Thị Sen", title, "HĐND tỉnh") for title in ("Phó Chủ tịch", "Chủ tịch"))
    (official,) = link([news("một", deputy), news("hai", chair)]).officials
    assert official.latest_position == ""


def test_positions_say_as_of_which_day() -> None:
    by_publication = news("một", position("Ma Thị Sen"), day="2022-03-01")
    by_meeting = ArticleFacts(
        article=article("hai"), positions=[position("Ma Thị Sen")], meetings=[meeting("hai", is_main=True)]
    )
    nowhere = news("ba", position("Ma Thị Sen"))
    corpus = link([by_publication, by_meeting, nowhere])
    assert {facts.article.source: facts.positions[0].as_of for facts in corpus.articles} == {
        "một.txt": "2022-03-01",
        "hai.txt": "2021-07-05",
        "ba.txt": "",
    }


def test_gender_comes_from_the_honorific_and_stays_open_where_they_disagree() -> None:
    said = {"Ma Thị Sen": ("female", "bà")}
    told = link([news("một", position("Ma Thị Sen"), genders=said), news("hai", position("Ma Thị Sen"))])
    assert [(o.gender, o.gender_basis, o.needs_review) for o in told.officials] == [("female", "bà", "")]
    other = news("hai", position("Ma Thị Sen"), genders={"Ma Thị Sen": ("male", "ông")})
    (official,) = link([news("một", position("Ma Thị Sen"), genders=said), other]).officials
    assert (official.gender, official.needs_review) == ("", "honorifics disagree: bà, ông")


def test_two_names_in_an_office_of_one_are_to_be_looked_at() -> None:
    a, b = (
        position(name, "Chánh Văn phòng", "Văn phòng HĐND tỉnh", start=n)
        for n, name in enumerate(["Lù A Tú", "Vù A Tú"])
    )
    reasons = {official.name: official.needs_review for official in link([news("một", a, b)]).officials}
    assert "Vù A Tú" in reasons["Lù A Tú"] and "Lù A Tú" in reasons["Vù A Tú"]


@pytest.mark.parametrize(
    ("title", "organization", "status"),
    [
        pytest.param("Phó Chủ tịch", "HĐND tỉnh", "current", id="several deputies"),
        pytest.param("Chủ tịch", "UBND huyện", "current", id="heads of several districts"),
        pytest.param("Chủ tịch", "", "current", id="no body"),
        pytest.param("Chủ tịch", "HĐND tỉnh", "former", id="predecessors"),
    ],
)
def test_offices_of_several_raise_no_doubt(title: str, organization: str, status: str) -> None:
    holders = [position(name, title, organization, status=status) for name in ("Lù A Tú", "Vù A Páo")]
    assert not any(official.needs_review for official in link([news("một", *holders)]).officials)


def test_subjects_of_votes_are_linked_to_people_of_their_article() -> None:
    def votes(subject: str) -> Metric:
        return Metric(
            metric_id=f"v-{subject}",
            article_id="",
            indicator="phiếu",
            value=40,
            subject=subject,
            text="40 phiếu",
            **EVIDENCE,
        )

    facts = news("một", position("Ma Thị Sen"))
    facts.metrics.extend([votes("Ma Thị Sen"), votes("Người Lạ"), votes("")])
    corpus = link([facts])
    linked = {row.subject: row.official_id for row in corpus.articles[0].metrics}
    assert linked == {"Ma Thị Sen": corpus.officials[0].official_id, "Người Lạ": "", "": ""}


def reports(*meetings: Meeting, level: str = "province", province: str = "Lào Cai") -> list[str]:
    """The event identifiers of one meeting each in as many articles."""
    articles = [
        ArticleFacts(article=article(str(n), province=province, admin_level=level), meetings=[row])
        for n, row in enumerate(meetings)
    ]
    return [row.event_id for facts in link(articles).articles for row in facts.meetings]


def test_a_province_has_one_council_session_a_day() -> None:
    first, second = reports(meeting("một"), meeting("hai", organizers=("HĐND tỉnh",)))
    assert first == second


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        pytest.param(meeting("một"), meeting("hai", day="2021-07-06"), "province", id="another day"),
        pytest.param(
            meeting("một", session_number=2), meeting("hai", session_number=3), "province", id="another session"
        ),
        pytest.param(meeting("một"), meeting("hai"), "district", id="councils of districts that are not named"),
        pytest.param(
            meeting("một", kind="voter_contact"), meeting("hai", kind="voter_contact"), "province", id="several a day"
        ),
        pytest.param(meeting("một", day=""), meeting("hai", day=""), "province", id="no day"),
    ],
)
def test_meetings_that_nothing_makes_one_stay_apart(a: Meeting, b: Meeting, level: str) -> None:
    first, second = reports(a, b, level=level)
    assert first != second


def test_meetings_of_one_body_on_one_day_are_one_event_however_it_is_spelled() -> None:
    first, second = reports(
        meeting("một", kind="conference", organizers=("Ban Pháp chế HĐND tỉnh",)),
        meeting("hai", kind="conference", organizers=("BAN PHÁP CHẾ HĐND TỈNH",)),
    )
    assert first == second


def test_a_repeated_article_keeps_its_row_and_loses_its_facts() -> None:
    early = news("muộn tên", position("Ma Thị Sen"), day="2021-01-01", content="x")
    late = news("bản sao", position("Ma Thị Sen"), day="2021-02-01", content="x")
    corpus = link([late, early])
    assert {f.article.source: (f.article.duplicate_of, len(f.positions)) for f in corpus.articles} == {
        "muộn tên.txt": ("", 1),
        "bản sao.txt": ("a-muộn tên", 0),
    }
    assert corpus.officials[0].article_count == 1
    kept = link([late, early], keep_duplicates=True)
    assert [len(facts.positions) for facts in kept.articles] == [1, 1]


def test_articles_that_claim_one_identifier_get_one_each() -> None:
    claimed = [
        ArticleFacts(
            article=article(name, article_id="a-url", content=name),
            meetings=[replace(meeting("một"), article_id="a-url")],
            participants=[
                Participant(article_id="a-url", meeting_id="m-một", name="Ma Thị Sen", role="chair", **EVIDENCE)
            ],
        )
        for name in ("một", "hai", "ba")
    ]
    corpus = link(claimed)
    assert len({facts.article.article_id for facts in corpus.articles}) == 3
    assert len({facts.meetings[0].meeting_id for facts in corpus.articles}) == 3
    for facts in corpus.articles:
        assert facts.participants[0].article_id == facts.meetings[0].article_id == facts.article.article_id
        assert facts.participants[0].meeting_id == facts.meetings[0].meeting_id


def test_two_counts_of_one_vote_contradict_each_other() -> None:
    def report(name: str, votes: float, subject: str = "Ma Thị Sen") -> ArticleFacts:
        row = Metric(
            metric_id=f"v-{name}",
            article_id=f"a-{name}",
            meeting_id=f"m-{name}",
            indicator="phiếu tín nhiệm cao",
            indicator_id="confidence_high",
            value=votes,
            subject=subject,
            text="phiếu",
            **EVIDENCE,
        )
        return ArticleFacts(article=article(name, admin_level="province"), meetings=[meeting(name)], metrics=[row])

    (found,) = link([report("một", 41), report("hai", 44), report("ba", 12, "Vù A Páo")]).contradictions
    assert {found.row_a, found.row_b} == {"v-một", "v-hai"}
    assert "41" in found.message and "44" in found.message
    assert not link([report("một", 41), report("hai", 41)]).contradictions


CORPUS = [
    news(
        "một",
        position("Ma Thị Sen", "Chủ tịch", "HĐND tỉnh"),
        day="2021-01-01",
        genders={"Ma Thị Sen": ("female", "bà")},
    ),
    news("hai", position("MA THỊ SEN", "Bí thư", "Tỉnh ủy"), day="2021-01-01"),
    news("ba", position("Ma Thị Sen", "Phó Bí thư", "Tỉnh ủy"), position("Lù A Tú", start=9), province=""),
    news("bốn", position("Lù A Tú"), content="x"),
    news("năm", position("Lù A Tú"), content="x"),
    news("sáu", position("Lù A Tú"), article_id="a-một"),
    ArticleFacts(article=article("bảy", admin_level="province"), meetings=[meeting("bảy")]),
    ArticleFacts(article=article("tám", admin_level="province"), meetings=[meeting("tám")]),
]


@given(st.permutations(CORPUS))
def test_linking_does_not_depend_on_the_order(corpus: list[ArticleFacts]) -> None:
    assert link(corpus) == link(CORPUS)


def test_linking_leaves_its_input_alone() -> None:
    before = [repr(facts) for facts in CORPUS]
    link(CORPUS)
    assert [repr(facts) for facts in CORPUS] == before
