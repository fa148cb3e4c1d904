"""The numbers of one measure: a chart in time, and every number by province and period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.frozen import frozen
from pipeline.report.addresses import words_of
from pipeline.report.charts import Chart
from pipeline.report.corpus import Corpus, Fact
from pipeline.report.print import days, in_print_order, money_unit, number, words
from pipeline.tables.labels import Language, code_label, column_label
from pipeline.tables.rows import Value


@frozen
class Entry:
    """A number in a cell of the table; ``beside`` is whom it is about and the period, where that is no year."""

    text: str
    beside: str
    is_planned: bool
    page: str


@frozen
class Grid:
    """Province × year; a cell holds every number, since adding up what several articles say would be guessing."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[Entry, ...], ...]], ...]


def indicator_chart(code: str, metrics: Sequence[Fact], corpus: Corpus, language: Language) -> Chart:
    """The numbers of a measure in time, done and planned apart; its table holds those too that cannot be drawn."""
    names = ("period_start", "period_end", "value", "status", "unit", "change", "actor", "evidence")
    header = (*(column_label("metrics", name, language) for name in names), words(language)["province"])
    ordered = sorted(metrics, key=lambda metric: (metric.text("status"), metric.text("period_start")))
    rows = [(metric, _cells(metric, names, corpus, language)) for metric in ordered]
    shown = drawable(metrics)
    drawn = {id(metric) for metric in shown}
    axis, scale = _axis(shown, language)
    return Chart(
        f"indicator-{code}",
        code_label("indicator", code, language),
        "dots",
        header,
        tuple(cells for _, cells in rows),
        drawn=tuple(cells for metric, cells in rows if id(metric) in drawn),
        note=words(language)["chart_note"].format(drawn=len(shown), all=len(metrics)),
        axis=axis,
        scale=scale,
    )


def _axis(shown: Sequence[Fact], language: Language) -> tuple[str, float]:
    """What the numbers of a chart are printed as: the words at the axis, and what one of them is worth."""
    value = column_label("metrics", "value", language)
    units = {metric.text("unit") for metric in shown}
    if units == {"đồng"}:
        unit, scale = money_unit(max(float(metric["value"] or 0) for metric in shown), language)
        return f"{value} ({unit})", scale
    return (f"{value} ({units.pop()})" if len(units) == 1 and units != {""} else value), 1


def _cells(metric: Fact, names: Sequence[str], corpus: Corpus, language: Language) -> tuple[Value, ...]:
    labels = {"status": code_label("metric_status", metric.text("status"), language)}
    labels["change"] = code_label("change", metric.text("change"), language)
    return (*(labels.get(name, metric[name]) for name in names), _province(metric, corpus))


def drawable(metrics: Sequence[Fact]) -> list[Fact]:
    """The numbers that one axis can hold: money or counts, whichever is commoner; no shares, no increases; dated."""
    levels = [
        metric
        for metric in metrics
        if metric["unit"] != "%" and not metric["change"] and metric["period_start"] and metric["period_end"]
    ]
    money = [metric for metric in levels if metric["unit"] == "đồng"]
    counts = [metric for metric in levels if metric["unit"] != "đồng"]
    return money if len(money) > len(counts) else counts


def grid(metrics: Sequence[Fact], corpus: Corpus, language: Language) -> Grid:
    """Every number of a measure by province and year."""
    say = words(language)
    cells: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for metric in metrics:
        year = _year(metric)
        cells[_province(metric, corpus), year].append(_entry(metric, year, language))
    years = sorted({year for _, year in cells}, key=lambda year: (not year, year))
    provinces = sorted({province for province, _ in cells}, key=lambda name: (not name, in_print_order(name)))
    return Grid(
        columns=tuple(year or say["no_period"] for year in years),
        rows=tuple(
            (province or say["no_province"], tuple(tuple(cells[province, year]) for year in years))
            for province in provinces
        ),
    )


def _year(metric: Fact) -> str:
    first, last = metric.text("period_start")[:4], metric.text("period_end")[:4]
    return first if first == last or not last else f"{first}–{last}"


def _entry(metric: Fact, year: str, language: Language) -> Entry:
    text = _amount(metric, language)
    if metric["change"]:
        text = f"{code_label('change', metric.text('change'), language).lower()} {text}"
    if metric["comparator"]:
        text = f"{code_label('comparator', metric.text('comparator'), language).lower()} {text}"
    period = days(metric.text("period_start"), metric.text("period_end"), language)
    beside = (metric.text("subject"), "" if period == year else period)
    return Entry(text, " · ".join(filter(None, beside)), metric["status"] == "planned", words_of(metric))


def _amount(metric: Fact, language: Language) -> str:
    """The number as people write it, in millions or billions where it is money."""
    value, most = float(metric["value"] or 0), float(metric["value_max"] or 0)
    is_money = metric["unit"] == "đồng"
    unit, worth = money_unit(max(value, most), language) if is_money else ("", 1)
    text = number(value / worth, language)
    if metric["value_max"] is not None:
        text += f"–{number(most / worth, language)}"
    if metric["denominator"] is not None:
        text += f"/{number(float(metric['denominator']) / worth, language)}"
    if metric["unit"] == "%":
        text += "%"
    return f"{text} {unit}".rstrip()


def _province(metric: Fact, corpus: Corpus) -> str:
    return str(corpus.articles[metric.article_id]["province"] or "")
