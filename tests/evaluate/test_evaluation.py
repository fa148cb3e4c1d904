"""Evaluation in the terms of annotation: what counts as the same, and what each field counts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluate import Evaluation, Score, evaluate
from pipeline.evaluate.calibration import calibration
from pipeline.evaluate.report import report
from pipeline.evaluate.wording import covered, shared, words
from pipeline.facts import (
    TABLES,
    Activity,
    Article,
    CalendarDate,
    Document,
    Meeting,
    Metric,
    Official,
    Participant,
    Position,
)
from pipeline.tables.csv import write
from pipeline.tables.labels import Language, relabel

EVIDENCE: dict[str, Any] = {
    "evidence": "Câu làm chứng.",
    "start": 0,
    "end": 3,
    "found_by": "test.rule",
    "confidence": 0.9,
}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("HĐND tỉnh", "Hội đồng nhân dân tỉnh"),
        ("UBMTTQ TP. Huế", "Uỷ ban Mặt trận Tổ quốc thành phố Huế"),
        ("Ban Kinh tế – Ngân sách", "ban kinh tế - ngân sách"),
        ("ĐBQH & HĐND", "Đại biểu Quốc hội và Hội đồng nhân dân"),
        ("TP.HCM", "TPHCM"),
    ],
)
def test_wordings_that_say_the_same(a: str, b: str) -> None:
    assert words(a) == words(b)


def test_shares_of_common_words() -> None:
    assert shared(["đơn", "thư"], ["đơn"]) == 0.5
    assert covered(["đơn", "thư"], ["đơn"]) == 1
    assert shared([], []) == 1 and covered([], ["đơn"]) == 0


def score(tmp_path: Path, gold: dict[str, Any], **rows: list[Any]) -> Evaluation:
    """Evaluate tables with ``rows`` of one article against its gold."""
    article = Article(article_id="a", source="tin/bài.txt", content_hash="h", text="t", **rows.pop("article", [{}])[0])
    for name, row_class in TABLES.items():
        write(tmp_path / f"{name}.csv", row_class, [article] if name == "articles" else rows.get(name, []))
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps({"source": "bài.txt"} | gold, ensure_ascii=False) + "\n\n", encoding="utf-8")
    return evaluate(file, tmp_path)


def counts(found: Score) -> tuple[int, int, int]:
    return found.right, len(found.missed), len(found.spurious)


def person(name: str, *positions: list[str], roles: tuple[str, ...] = (), gender: str | None = None) -> dict[str, Any]:
    return {"name": name, "positions": list(positions), "roles": list(roles), "gender": gender}


def held(name: str, title: str, organization: str = "", **columns: Any) -> Position:
    return Position(
        article_id="a", official_id=f"o-{name}", name=name, title=title, organization=organization, **EVIDENCE | columns
    )


@pytest.mark.parametrize(
    ("gold", "title", "organization", "status", "same"),
    [
        (["Chủ tịch", "HĐND tỉnh"], "Chủ tịch", "Hội đồng nhân dân tỉnh Lào Cai", "current", True),
        (["Ủy viên Ban Thường vụ", "Tỉnh ủy"], "Ủy viên", "Ban Thường vụ Tỉnh ủy", "current", True),
        (["Chủ tịch", "HĐND tỉnh"], "Phó Chủ tịch", "HĐND tỉnh", "current", False),
        (["nguyên Chủ tịch", "HĐND tỉnh"], "Chủ tịch", "HĐND tỉnh", "former", True),
        (["Giám đốc", "Sở Nội vụ"], "Giám đốc", "Sở Tài chính", "current", False),
    ],
)
def test_positions_that_are_the_same(
    tmp_path: Path, gold: list[str], title: str, organization: str, status: str, same: bool
) -> None:
    found = score(
        tmp_path,
        {"officials": [person("Ma Thị Sen", gold)]},
        positions=[held("MA THỊ SEN", title, organization, status=status)],
    )
    assert counts(found["officials"]) == (1, 0, 0)
    assert counts(found["positions"]) == ((1, 0, 0) if same else (0, 1, 1))
    assert counts(found["position_status"])[0] == same


@pytest.mark.parametrize("language", ["en", "vi"])
def test_tables_with_labels_are_scored_as_those_with_codes(tmp_path: Path, language: Language) -> None:
    gold = {"officials": [person("Ma Thị Sen", ["nguyên Chủ tịch", "HĐND tỉnh"])]}
    found = score(tmp_path, gold, positions=[held("Ma Thị Sen", "Chủ tịch", "HĐND tỉnh", status="former")])
    relabel(tmp_path, language)
    labelled = evaluate(tmp_path / "gold.jsonl", tmp_path)
    assert counts(found["position_status"]) == counts(labelled["position_status"]) == (1, 0, 0)


def test_a_former_office_given_as_a_current_one_is_a_wrong_status(tmp_path: Path) -> None:
    gold = {"officials": [person("Ma Thị Sen", ["nguyên Chủ tịch", "HĐND tỉnh"])]}
    found = score(tmp_path, gold, positions=[held("Ma Thị Sen", "Chủ tịch", "HĐND tỉnh")])
    assert counts(found["positions"]) == (1, 0, 0)
    assert counts(found["position_status"]) == (0, 1, 1)


def test_roles_and_genders(tmp_path: Path) -> None:
    gold = [person("Ma Thị Sen", roles=("chair", "speak"), gender="female"), person("Vù A Páo", roles=("attend",))]
    rows = [
        Participant(article_id="a", official_id="o", name="Ma Thị Sen", role=role, **EVIDENCE)
        for role in ("chair", "chair", "present")
    ]
    officials = [Official(official_id="o", name="Ma Thị Sen", gender="female")]
    found = score(tmp_path, {"officials": gold}, participants=rows, officials=officials)
    assert counts(found["officials"]) == (1, 1, 0)
    assert counts(found["roles"]) == (1, 2, 1)
    assert counts(found["gender"]) == (1, 0, 0)


def measured(value: float, indicator: str, unit: str = "", **columns: Any) -> Metric:
    return Metric(
        metric_id="m",
        article_id="a",
        indicator=indicator,
        value=value,
        unit=unit,
        text=str(value),
        **EVIDENCE | columns,
    )


@pytest.mark.parametrize(
    ("metric", "matches"),
    [
        (measured(132, "đơn đã tiếp nhận và xử lý", "lá đơn"), True),
        (measured(132, "đơn thư"), True),
        (measured(132, "cuộc giám sát", "cuộc"), False),
        (measured(131, "đơn", "đơn"), False),
    ],
)
def test_a_metric_is_its_value_and_what_it_measures(tmp_path: Path, metric: Metric, matches: bool) -> None:
    gold = {"value": 132, "indicator": "đơn tiếp nhận", "unit": "đơn", "status": "actual", "period": None}
    found = score(tmp_path, {"metrics": [gold]}, metrics=[metric])
    assert counts(found["metrics"]) == ((1, 0, 0) if matches else (0, 1, 1))


def test_columns_of_a_matched_metric(tmp_path: Path) -> None:
    gold = {
        "value": 65,
        "indicator": "phiếu tán thành",
        "indicator_id": "votes_for",
        "unit": "phiếu",
        "denominator": 66,
        "status": "actual",
        "period": ["2021-01-01", "2021-12-31"],
    }
    row = measured(
        65, "phiếu tán thành", "phiếu", denominator=66.0, status="planned", comparator="gt", period_start="2021-01-01"
    )
    found = score(tmp_path, {"metrics": [gold]}, metrics=[row])
    assert counts(found["indicator"]) == (1, 0, 0)
    assert counts(found["indicator_id"]) == (0, 1, 0)
    assert counts(found["metric_status"]) == (0, 1, 1)
    assert counts(found["metric_period"]) == (0, 1, 1)
    assert counts(found["metric_detail"]) == (1, 0, 1)


def test_a_repeated_metric_counts_once(tmp_path: Path) -> None:
    gold = {"value": 5, "indicator": "đơn", "unit": "đơn", "status": "actual", "period": None}
    found = score(tmp_path, {"metrics": [gold]}, metrics=[measured(5, "đơn", "đơn"), measured(5, "đơn", "đơn")])
    assert counts(found["metrics"]) == (1, 0, 0)


def held_on(day: str, **columns: Any) -> Meeting:
    return Meeting(
        meeting_id="m", article_id="a", start_date=day, **EVIDENCE | {"meeting_type": "council_session"} | columns
    )


def test_meetings_and_the_main_one(tmp_path: Path) -> None:
    gold = [
        {"type": "council_session", "start": "2021-07-05", "main": True, "status": "held", "organizers": ["HĐND tỉnh"]},
        {"type": "voter_contact", "start": None, "main": False, "status": "planned", "organizers": [], "session": None},
    ]
    rows = [
        held_on("2021-07-05", is_main=True, organizers=("Hội đồng nhân dân tỉnh", "UBND tỉnh")),
        held_on("2021-09-01"),
    ]
    found = score(tmp_path, {"meetings": gold}, meetings=rows)
    assert counts(found["meetings"]) == (1, 1, 1)
    assert counts(found["meeting_type"]) == counts(found["main_date"]) == (1, 0, 0)
    assert counts(found["organizers"]) == (1, 0, 1)
    assert counts(found["meeting_status"]) == (1, 0, 0)


def test_a_session_is_known_by_its_number_and_a_day_without_year_by_its_timex(tmp_path: Path) -> None:
    gold = [{"type": "council_session", "start": "XXXX-07-05", "session": 9, "main": True, "status": "held"}]
    found = score(
        tmp_path, {"meetings": gold}, meetings=[held_on("", timex="XXXX-07-05", session_number=9, is_main=True)]
    )
    assert counts(found["meetings"]) == counts(found["main_date"]) == (1, 0, 0)


def test_dates_activities_documents_province_and_publication(tmp_path: Path) -> None:
    dates = [
        CalendarDate(article_id="a", text="x", kind="day", timex=timex, basis="explicit", **EVIDENCE)
        for timex in ("2021-07-05", "2021-07-05", "2021-07-06", "2020")
    ]
    found = score(
        tmp_path,
        {
            "dates": ["2021-07-05", "2021"],
            "published": "2021-07-06",
            "province": "Thừa Thiên Huế",
            "activities": [{"type": "budget", "status": "done"}],
            "documents": ["05-CT/TW"],
        },
        article=[{"province": "tỉnh Thừa Thiên - Huế", "published_at": "2021-07-06"}],
        dates=dates,
        activities=[Activity(activity_id="x", article_id="a", activity_type="budget", **EVIDENCE)],
        documents=[
            Document(article_id="a", number="05 - ct/tw", **EVIDENCE),
            Document(article_id="a", number="", **EVIDENCE),
        ],
    )
    assert counts(found["dates"]) == (1, 1, 1)
    for field in ("activities", "documents", "province", "published"):
        assert counts(found[field]) == (1, 0, 0), field


def test_an_article_that_the_tables_do_not_hold_is_all_missed(tmp_path: Path) -> None:
    found = score(tmp_path, {"source": "khác.txt", "dates": ["2020"]})
    assert found.absent == ("khác.txt",)
    assert counts(found["dates"]) == (0, 1, 0)


def test_precision_recall_and_f1() -> None:
    found = Score(right=3, missed=[("x", None)] * 1, spurious=[("x", None)] * 2)  # type: ignore[list-item]
    assert (found.precision, found.recall) == (0.6, 0.75)
    assert found.f1 == pytest.approx(2 / 3)
    assert Score().f1 == 0 and Score().is_empty


@pytest.mark.parametrize(
    ("judged", "auroc"),
    [
        ([(0.9, True), (0.2, False)], 1.0),
        ([(0.2, True), (0.9, False)], 0.0),
        ([(0.5, True), (0.5, False)], 0.5),
        ([(0.5, True)], None),
    ],
)
def test_a_right_row_should_be_surer_than_a_wrong_one(judged: list[tuple[float, bool]], auroc: float | None) -> None:
    found = calibration(judged)
    assert found is not None and found.auroc == auroc


def test_no_rows_have_no_calibration() -> None:
    assert calibration([]) is None


def test_the_report_shows_fields_misses_and_the_rule_behind_a_spurious_row(tmp_path: Path) -> None:
    found = score(
        tmp_path,
        {"officials": [person("Ma Thị Sen", ["Chủ tịch", "HĐND tỉnh"])]},
        positions=[held("Vù A Páo", "Bí thư", "Huyện ủy")],
    )
    printed = report(found, errors=3)
    assert "missed    bài.txt: Ma Thị Sen | Chủ tịch | HĐND tỉnh" in printed
    assert "test.rule: Câu làm chứng." in printed
    assert "missed" not in report(found).split("\n", 3)[3]


@pytest.mark.parametrize("line", ["{", "[]", '{"dates": []}'])
def test_gold_that_is_no_annotated_article_is_refused_by_line(tmp_path: Path, line: str) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(f'{{"source": "a.txt"}}\n{line}\n', encoding="utf-8")
    write(tmp_path / "articles.csv", Article, [])
    with pytest.raises(ValueError, match="line 2"):
        evaluate(gold, tmp_path)


def test_a_folder_without_tables_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text('{"source": "a.txt"}\n', encoding="utf-8")
    with pytest.raises(FileNotFoundError, match=r"no articles\.csv"):
        evaluate(tmp_path / "gold.jsonl", tmp_path)
