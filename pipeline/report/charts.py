"""Charts of a report as SVG, each drawn from the very table that is offered for download beside it."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from pipeline.frozen import frozen
from pipeline.tables.csv import cell
from pipeline.tables.rows import Value

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.ticker import Locator

Kind = Literal["bars", "columns", "stacked", "dots"]

# Okabe and Ito's colours, which colour-blind readers tell apart.
_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7A5C00", "#555555")
_INK = "#333333"
_FAINT = "#e3e4e8"
# Years that still have room for a line between them.
_MOST_BOUNDS = 15
# In inches at 72 dots: SVG scales, so this settles the proportions and the size of letters only.
_WIDTH = 7.2
# Left, bottom, width and height of the axes, as shares of the figure. Only the labels of bars are of any length; to
# measure what all others need would take as long as drawing them.
_ROOM: Mapping[Kind, tuple[float, float, float, float]] = {
    "columns": (0.09, 0.1, 0.9, 0.86),
    "stacked": (0.09, 0.36, 0.9, 0.6),
    "dots": (0.19, 0.2, 0.77, 0.76),
}
_STYLE: Mapping[str, object] = {
    # Text stays text: it can be read aloud, searched and copied.
    "svg.fonttype": "none",
    # The same table gives the same bytes.
    "svg.hashsalt": "council-news",
    "font.family": "DejaVu Sans",
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": _INK,
    "text.color": _INK,
    "text.parse_math": False,
}


@frozen
class Chart:
    """A chart: its file's name, its title, its kind and its table.

    The first column holds the labels (``bars``, ``columns``, ``stacked``) or first days (``dots``); the second the
    numbers, for ``stacked`` the parts and the third the numbers, for ``dots`` last days, the third the numbers and the
    fourth the series. ``drawn`` holds the rows that one pair of axes can show, where these are not all or have to be
    filled up; ``note`` tells what is left out. ``axis`` and ``scale`` are what the numbers of ``dots`` are printed as:
    the words at the axis and what one of them is worth.
    """

    name: str
    title: str
    kind: Kind
    header: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    drawn: tuple[tuple[Value, ...], ...] | None = None
    note: str = ""
    axis: str = ""
    scale: float = 1

    @property
    def shown(self) -> tuple[tuple[Value, ...], ...]:
        """The rows that are drawn."""
        return self.rows if self.drawn is None else self.drawn

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.shown

    def data(self) -> str:
        """The table as CSV, as the tables of a run are written."""
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        writer.writerow(self.header)
        writer.writerows([cell(value) for value in row] for row in self.rows)
        return text.getvalue()

    def svg(self) -> str:
        """The chart as an SVG document. Needs matplotlib (extra ``report``)."""
        # No pyplot: it keeps state, and looks for a screen.
        import matplotlib
        from matplotlib.backends.backend_svg import FigureCanvasSVG
        from matplotlib.figure import Figure

        with matplotlib.rc_context(dict(_STYLE)):
            room = _ROOM.get(self.kind)
            figure = Figure(figsize=(_WIDTH, self._height()), layout=None if room else "constrained")
            FigureCanvasSVG(figure)
            axes = figure.add_axes(room) if room else figure.add_subplot()
            _DRAWERS[self.kind](axes, self)
            return _document(figure, self.title)

    def _height(self) -> float:
        return 1.0 + 0.28 * max(len(self.shown), 2) if self.kind == "bars" else 3.4


def _document(figure: Figure, title: str) -> str:
    text = io.StringIO()
    figure.savefig(text, format="svg", metadata={"Date": None, "Creator": None, "Title": title})
    # The font that matplotlib measured with, then whatever the reader has.
    return text.getvalue().replace("'DejaVu Sans'", "'DejaVu Sans', system-ui, sans-serif")


def _number(value: Value) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0


def _whole_numbers() -> Locator:
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(integer=True)


def _bars(axes: Axes, chart: Chart) -> None:
    rows = chart.shown
    labels = [str(row[0]) for row in rows]
    bars = axes.barh(range(len(rows)), [_number(row[1]) for row in rows], color=_COLOURS[0])
    axes.bar_label(bars, padding=3)
    axes.set_yticks(range(len(rows)), labels)
    axes.invert_yaxis()
    axes.set_xlabel(chart.header[1])
    axes.xaxis.set_major_locator(_whole_numbers())
    axes.margins(x=0.1)


def _columns(axes: Axes, chart: Chart) -> None:
    rows = chart.shown
    axes.bar(range(len(rows)), [_number(row[1]) for row in rows], color=_COLOURS[0])
    _label_columns(axes, [str(row[0]) for row in rows], chart.header[1])


def _stacked(axes: Axes, chart: Chart) -> None:
    rows = chart.shown
    labels = list(dict.fromkeys(str(row[0]) for row in rows))
    parts = list(dict.fromkeys(str(row[1]) for row in rows))
    numbers = {(str(row[0]), str(row[1])): _number(row[2]) for row in rows}
    below = [0.0] * len(labels)
    for place, part in enumerate(parts):
        heights = [numbers.get((label, part), 0.0) for label in labels]
        axes.bar(range(len(labels)), heights, bottom=below, label=part, color=_COLOURS[place % len(_COLOURS)])
        below = [low + height for low, height in zip(below, heights, strict=True)]
    _label_columns(axes, labels, chart.header[2])
    axes.legend(loc="upper left", bbox_to_anchor=(0, -0.16), ncols=2, frameon=False, fontsize=9)


def _label_columns(axes: Axes, labels: Sequence[str], counted: str) -> None:
    # Labels that would touch are left out.
    step = -(-len(labels) // 12)
    axes.set_xticks(range(0, len(labels), step or 1), labels[:: step or 1])
    axes.set_ylabel(counted)
    axes.yaxis.set_major_locator(_whole_numbers())


def _dots(axes: Axes, chart: Chart) -> None:
    rows = chart.shown
    times = [_middle(str(row[0]), str(row[1])) for row in rows]
    numbers = [_number(row[2]) / chart.scale for row in rows]
    for place, series in enumerate(dict.fromkeys(str(row[3]) for row in rows)):
        own = [number for number, row in enumerate(rows) if str(row[3]) == series]
        axes.plot(
            [times[number] for number in own],
            [numbers[number] for number in own],
            "o" if place == 0 else "D",
            label=series,
            color=_COLOURS[place % len(_COLOURS)],
            alpha=0.7,
        )
    if min(numbers, default=0) > 0 and max(numbers) > 100 * min(numbers):
        axes.set_yscale("log")
    axes.yaxis.set_major_formatter(_short)
    # One year alone would get an axis of two centuries, and few years labels that are offsets from one of them.
    first, last = round(min(times)) - 1, round(max(times)) + 1
    axes.set_xlim(first, last)
    if last - first <= _MOST_BOUNDS:
        # A year stands at its middle: where it begins and ends is to be seen, for the half of a year.
        axes.vlines([year + 0.5 for year in range(first, last)], 0, 1, _FAINT, transform=axes.get_xaxis_transform())
    axes.xaxis.set_major_locator(_whole_numbers())
    axes.xaxis.set_major_formatter("{x:.0f}")
    axes.set_ylabel(chart.axis or chart.header[2])
    axes.legend(loc="upper left", bbox_to_anchor=(0, -0.1), ncols=2, frameon=False)


def _middle(start: str, end: str) -> float:
    """The middle of a period in years: of the whole of a year, that year.

    >>> [round(_middle(f"{year}-01-01", f"{year}-12-31"), 2) for year in (1999, 2020, 2023)]
    [1999.0, 2020.0, 2023.0]
    >>> round(_middle("2023-01-01", "2023-06-30"), 2)
    2022.75
    """
    first, last = (datetime.date.fromisoformat(value) for value in (start, end))
    # The first day of the year 1 is day 1; half a year on lies its middle, which is to stand at its number.
    return (first.toordinal() + last.toordinal()) / 2 / 365.2425 + 0.5


def _short(value: float, _place: float = 0) -> str:
    """A number on an axis as newspapers print it, without an exponent.

    >>> _short(1290000).split(), _short(1.5), _short(0.25)
    (['1', '290', '000'], '1.5', '0.25')
    """
    whole = f"{value:,.2f}".rstrip("0").rstrip(".") if abs(value) >= 1 else f"{value:g}"
    return whole.replace(",", "\N{NARROW NO-BREAK SPACE}")


_DRAWERS: dict[Kind, Callable[[Axes, Chart], None]] = {
    "bars": _bars,
    "columns": _columns,
    "stacked": _stacked,
    "dots": _dots,
}
