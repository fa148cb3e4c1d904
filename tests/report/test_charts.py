"""What charts draw: every number at its year, in a unit that can be read, and what is left out told."""

from __future__ import annotations

import re

import pytest

import pipeline

pytest.importorskip("matplotlib")
pytest.importorskip("babel")

from pipeline.report.charts import Chart
from pipeline.report.corpus import Corpus, corpus_of
from pipeline.report.indicators import indicator_chart
from pipeline.report.overview import overview_charts
from pipeline.report.pages import Pages
from pipeline.tables.labels import Language


def corpus(*texts: str) -> Corpus:
    return corpus_of(pipeline.extract(text) for text in texts)


def chart(code: str, told: Corpus, language: Language = "vi") -> Chart:
    return indicator_chart(code, told.grouped("metrics", "indicator_id")[code], told, language)


def ticks(drawing: str) -> dict[str, float]:
    """Label of a tick of the lower axis → where it stands, from the left."""
    found = re.findall(r'text-anchor: middle" x="([\d.]+)"[^>]*>(\d{4})</text>', drawing)
    return {year: float(place) for place, year in found}


def dots(drawing: str) -> list[float]:
    """Where the dots stand, from the left."""
    series = re.findall(r'<g clip-path="url\(#\w+\)">(.*?)</g>', drawing, re.DOTALL)
    return [float(x) for one in series for x in re.findall(r'<use xlink:href="#\w+" x="([\d.]+)"', one)]


REVENUE = "Ngân sách\nNăm {year}, thu ngân sách trên địa bàn tỉnh Lào Cai đạt {amount} đồng."


def test_a_number_stands_at_its_year() -> None:
    told = corpus(*(REVENUE.format(year=year, amount=f"{year}0 tỷ") for year in (2019, 2022)))
    drawing = chart("budget_revenue", told).svg()
    place = ticks(drawing)
    assert dots(drawing) == pytest.approx([place["2019"], place["2022"]], abs=1)


@pytest.mark.parametrize(("last", "are_seen"), [(2022, True), (2052, False)])
def test_the_bounds_of_years_are_seen_where_there_is_room(last: int, are_seen: bool) -> None:
    told = corpus(*(REVENUE.format(year=year, amount="90 tỷ") for year in (2019, last)))
    assert ("#e3e4e8" in chart("budget_revenue", told).svg()) == are_seen


def test_one_number_gets_an_axis_of_its_years() -> None:
    drawing = chart("budget_revenue", corpus(REVENUE.format(year=2019, amount="9.120 tỷ"))).svg()
    assert set(ticks(drawing)) == {"2018", "2019", "2020"}


@pytest.mark.parametrize(
    ("amount", "language", "axis", "told"),
    [
        ("9.120 tỷ", "vi", "Giá trị (tỷ đồng)", "9.120 tỷ đồng"),
        ("9.120 tỷ", "en", "Value (billion đồng)", "9,120 billion đồng"),
        ("850 triệu", "vi", "Giá trị (triệu đồng)", "850 triệu đồng"),
        ("1,5 tỷ", "en", "Value (billion đồng)", "1.5 billion đồng"),
    ],
)
def test_money_is_told_in_millions_and_billions(amount: str, language: Language, axis: str, told: str) -> None:
    found = corpus(REVENUE.format(year=2023, amount=amount))
    drawing = chart("budget_revenue", found, language).svg()
    assert axis in drawing
    assert "000 000" not in re.sub(r"\s", " ", drawing)
    page = next(page for page in Pages(found, language) if page.path == "indicators/budget_revenue.html")
    (_, cells), *_ = page.context["grid"].rows
    assert [entry.text for entries in cells for entry in entries] == [told]


def test_counts_bear_their_unit() -> None:
    told = corpus("Đơn thư\nNăm 2023, HĐND tỉnh Sơn La tiếp nhận 214 đơn.")
    assert chart("petitions_received", told).axis == "Giá trị (đơn)"


def test_what_is_not_drawn_is_told() -> None:
    told = corpus("Đơn thư\nNăm 2023, HĐND tỉnh Sơn La tiếp nhận 214 đơn.", "Đơn thư\nHĐND tỉnh tiếp nhận 12 đơn.")
    assert chart("petitions_received", told, "en").note.startswith("Drawn are 1 of 2 numbers")


def test_years_without_a_meeting_are_seen_and_meetings_without_a_year_told() -> None:
    told = corpus(
        *(
            f"Kỳ họp\nSáng 6/8/{year}, HĐND tỉnh Hà Giang khai mạc kỳ họp thứ {n}."
            for n, year in enumerate((2018, 2021), 5)
        ),
        "Kỳ họp\nSáng 6/8, HĐND tỉnh Hà Giang khai mạc kỳ họp thứ 9.",
    )
    meetings = next(one for one in overview_charts(told, "en") if one.name == "meetings_by_year")
    assert [row[0] for row in meetings.shown] == ["2018", "2019", "2020", "2021"]
    assert [row[0] for row in meetings.rows] == ["2018", "2021"]
    assert meetings.note.startswith("The year of 1 of 3 meetings")
