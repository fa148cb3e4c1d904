"""The two views: labels in Vietnamese and nothing to look up."""

from __future__ import annotations

from typing import Any

from pipeline.facts import Article, ArticleFacts, Meeting, Metric, Participant, Position
from pipeline.tables.codes import label_vi
from pipeline.tables.views import metric_views, person_views

EVIDENCE: dict[str, Any] = {"evidence": "Câu.", "start": 0, "end": 3, "found_by": "test", "confidence": 0.9}

FACTS = ArticleFacts(
    article=Article(
        article_id="a", source="s", content_hash="h", text="t", title="Kỳ họp thứ 9", province="Lào Cai"
    ),
    meetings=[
        Meeting(
            meeting_id="m", article_id="a", name="kỳ họp thứ 9", meeting_type="council_session", timex="XXXX-07-05",
            **EVIDENCE,
        )
    ],
    participants=[
        Participant(article_id="a", meeting_id="m", official_id="o", name="Ma Thị Sen", role="chair", **EVIDENCE),
        Participant(article_id="a", official_id="?", name="Vù A Páo", role="attend", **EVIDENCE),
    ],
    positions=[
        Position(article_id="a", name="MA THỊ SEN", title="Chủ tịch", organization="HĐND tỉnh", **EVIDENCE),
        Position(article_id="a", name="Ma Thị Sen", title="Chủ tịch", organization="HĐND tỉnh", **EVIDENCE),
        Position(article_id="a", name="Ma Thị Sen", title="Tỉnh ủy viên", **EVIDENCE),
        Position(article_id="a", name="Ma Thị Sen", title="Bí thư", organization="Tỉnh đoàn", status="", **EVIDENCE),
        Position(article_id="a", name="Vù A Páo", title="Bí thư", organization="Tỉnh đoàn", status="", **EVIDENCE),
    ],
    metrics=[
        Metric(
            metric_id="x", article_id="a", meeting_id="m", indicator="đơn", indicator_id="petitions_received", value=5,
            comparator="gt", change="increase", status="planned", text="5 đơn", **EVIDENCE,
        )
    ],
)  # fmt: skip


def test_a_metric_with_its_meeting_and_labels() -> None:
    (row,) = metric_views(FACTS)
    assert (row.title, row.meeting_name, row.meeting_type, row.meeting_date) == (
        "Kỳ họp thứ 9",
        "kỳ họp thứ 9",
        "Kỳ họp Hội đồng nhân dân",
        "XXXX-07-05",
    )
    assert (row.indicator_label, row.comparator, row.change, row.status) == (
        "Đơn thư tiếp nhận",
        "Trên",
        "Tăng",
        "Kế hoạch",
    )


def test_a_person_with_all_positions_of_the_article() -> None:
    sen, pao = person_views(FACTS, {"o": "female"})
    assert (sen.role, sen.gender, sen.positions) == ("Chủ trì, chủ tọa", "Nữ", ("Chủ tịch HĐND tỉnh", "Tỉnh ủy viên"))
    # A post of a career stands in the view only where the article gives the person no other.
    assert (pao.role, pao.gender, pao.positions, pao.meeting_name) == ("Tham dự", "", ("Bí thư Tỉnh đoàn",), "")


def test_a_code_without_a_label_labels_itself() -> None:
    assert label_vi("indicator", "bridges_built") == "bridges_built"
    assert label_vi("gender", "") == ""
