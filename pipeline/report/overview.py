"""The charts of a report's first page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.report.charts import Chart
from pipeline.report.corpus import Corpus
from pipeline.report.print import words
from pipeline.tables.labels import Language, code_label

# What a chart can show without becoming a wall.
_MOST_BARS = 20
_MOST_PARTS = 6
_MOST_MONTHS = 36
_MOST_YEARS = 100


def overview_charts(corpus: Corpus, language: Language) -> list[Chart]:
    """Articles, meetings and officials in time, provinces, measures; charts without a row are left out."""
    charts = [
        _articles_in_time(corpus, language),
        _meetings_by_year(corpus, language),
        _officials_by_year(corpus, language),
        _articles_by_province(corpus, language),
        _numbers_by_indicator(corpus, language),
    ]
    return [chart for chart in charts if chart.rows]


def _articles_in_time(corpus: Corpus, language: Language) -> Chart:
    say = words(language)
    days = [str(row["published_at"]) for row in corpus.articles.values() if row["published_at"]]
    months = Counter(day[:7] for day in days)
    spread = _months(months)
    if len(spread) <= _MOST_MONTHS:
        rows = tuple((month, months[month]) for month in spread)
        return Chart("articles_in_time", say["articles_by_month"], "columns", (say["month"], say["articles"]), rows)
    years = Counter(day[:4] for day in days)
    rows = tuple((year, years[year]) for year in _years(years))
    return Chart("articles_in_time", say["articles_by_year"], "columns", (say["year"], say["articles"]), rows)


def _months(seen: Iterable[str]) -> list[str]:
    """Every month from the first to the last: a gap in the reading is to be seen."""
    places = [int(month[:4]) * 12 + int(month[5:]) - 1 for month in seen]
    return (
        [f"{place // 12:04d}-{place % 12 + 1:02d}" for place in range(min(places), max(places) + 1)] if places else []
    )


def _years(seen: Iterable[str]) -> list[str]:
    """Every year from the first to the last, for the same reason; one that is centuries off draws no desert."""
    places = sorted({int(year) for year in seen})
    spread = range(places[0], places[-1] + 1) if places else ()
    return [f"{place:04d}" for place in (spread if len(spread) <= _MOST_YEARS else places)]


def _meetings_by_year(corpus: Corpus, language: Language) -> Chart:
    say = words(language)
    counted: Counter[tuple[str, str]] = Counter()
    for reports in corpus.events().values():
        year = next((meeting.text("timex")[:4] for meeting in reports if meeting.text("timex")[:4].isdigit()), "")
        if year:
            counted[year, reports[0].text("meeting_type")] += 1
    frequent = [kind for kind, _ in _totals(counted).most_common(_MOST_PARTS)]
    grouped: Counter[tuple[str, str]] = Counter()
    for (year, kind), count in counted.items():
        label = code_label("meeting_type", kind, language) if kind in frequent else say["all_others"]
        grouped[year, label] += count
    rows = tuple((year, label, count) for (year, label), count in sorted(grouped.items()))
    header = (say["year"], say["kind"], say["meetings"])
    dated, events = sum(counted.values()), len(corpus.events())
    return Chart(
        "meetings_by_year",
        say["meetings_by_year"],
        "stacked",
        header,
        rows,
        drawn=_without_gaps(rows),
        note=say["meetings_note"].format(undated=events - dated, all=events) if dated < events else "",
    )


def _without_gaps(rows: Sequence[tuple[str, str, int]]) -> tuple[tuple[str, str, int], ...]:
    """Rows of year, part and number with a row of nothing for every year that has none."""
    seen = {year for year, _, _ in rows}
    return tuple(sorted([*rows, *((year, rows[0][1], 0) for year in _years(seen) if year not in seen)]))


def _totals(counted: Mapping[tuple[str, str], int]) -> Counter[str]:
    totals: Counter[str] = Counter()
    for (_, kind), count in counted.items():
        totals[kind] += count
    return totals


def _officials_by_year(corpus: Corpus, language: Language) -> Chart:
    say = words(language)
    named: defaultdict[str, set[str]] = defaultdict(set)
    for table in ("participants", "positions"):
        for fact in corpus.by_table[table]:
            year = str(corpus.articles[fact.article_id]["published_at"] or "")[:4]
            if year and fact["official_id"]:
                named[year].add(fact.text("official_id"))
    rows = tuple((year, len(named[year])) for year in _years(list(named)))
    return Chart("officials_by_year", say["officials_by_year"], "columns", (say["year"], say["officials"]), rows)


def _articles_by_province(corpus: Corpus, language: Language) -> Chart:
    say = words(language)
    provinces = Counter(str(row["province"]) for row in corpus.articles.values() if row["province"])
    header = (say["province"], say["articles"])
    return _longest("articles_by_province", header, provinces.most_common(), language)


def _numbers_by_indicator(corpus: Corpus, language: Language) -> Chart:
    say = words(language)
    counted = Counter(metric.text("indicator_id") for metric in corpus.by_table["metrics"] if metric["indicator_id"])
    rows = [(code_label("indicator", code, language), count) for code, count in counted.most_common()]
    return _longest("numbers_by_indicator", (say["indicator"], say["numbers"]), rows, language)


def _longest(name: str, header: tuple[str, str], rows: Sequence[tuple[str, int]], language: Language) -> Chart:
    """A bar for each of the first rows; how many there are besides is told."""
    say = words(language)
    left_out = len(rows) > _MOST_BARS
    return Chart(
        name,
        say[name],
        "bars",
        header,
        tuple(rows),
        drawn=tuple(rows[:_MOST_BARS]),
        note=say["bars_note"].format(drawn=_MOST_BARS, all=len(rows)) if left_out else "",
    )
