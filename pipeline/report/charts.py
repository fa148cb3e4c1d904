"""Charts of a report as SVG, each drawn from the very table that is offered for download beside it."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

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
# In inches at 72 dots: SVG scales, so this settles the proportions and the size of letters only.
_WIDTH = 7.2
# Left, bottom, width and height of the axes, as shares of the figure. Only the labels of bars are of any length; to
# measure what all others need would take as long as drawing them.
_ROOM: Mapping[Kind, tuple[float, float, float, float]] = {
    "columns": (0.09, 0.1, 0.9, 0.86),
    "stacked": (0.09, 0.36, 0.9, 0.6),
    "dots": (0.19, 0.2, 0.79, 0.76),
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


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: its file's name, its title, its kind and its table.

    The first column holds the labels (``bars``, ``columns``, ``stacked``) or first days (``dots``); the second the
    numbers, for ``stacked`` the parts and the third the numbers, for ``dots`` last days, the third the numbers and the
    fourth the series. ``drawn`` holds the rows that one pair of axes can show, where these are not all.
    """

    name: str
    title: str
    kind: Kind
    header: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    drawn: tuple[tuple[Value, ...], ...] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not (self.rows if self.drawn is None else self.drawn)

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
            _DRAWERS[self.kind](axes, self.rows if self.drawn is None else self.drawn, self.header)
            return _document(figure, self.title)

    def _height(self) -> float:
        return 1.0 + 0.28 * max(len(self.rows), 2) if self.kind == "bars" else 3.4


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


def _bars(axes: Axes, rows: Sequence[Sequence[Value]], header: Sequence[str]) -> None:
    labels = [str(row[0]) for row in rows]
    bars = axes.barh(range(len(rows)), [_number(row[1]) for row in rows], color=_COLOURS[0])
    axes.bar_label(bars, padding=3)
    axes.set_yticks(range(len(rows)), labels)
    axes.invert_yaxis()
    axes.set_xlabel(header[1])
    axes.xaxis.set_major_locator(_whole_numbers())
    axes.margins(x=0.1)


def _columns(axes: Axes, rows: Sequence[Sequence[Value]], header: Sequence[str]) -> None:
    axes.bar(range(len(rows)), [_number(row[1]) for row in rows], color=_COLOURS[0])
    _label_columns(axes, [str(row[0]) for row in rows], header[1])


def _stacked(axes: Axes, rows: Sequence[Sequence[Value]], header: Sequence[str]) -> None:
    labels = list(dict.fromkeys(str(row[0]) for row in rows))
    parts = list(dict.fromkeys(str(row[1]) for row in rows))
    numbers = {(str(row[0]), str(row[1])): _number(row[2]) for row in rows}
    below = [0.0] * len(labels)
    for place, part in enumerate(parts):
        heights = [numbers.get((label, part), 0.0) for label in labels]
        axes.bar(range(len(labels)), heights, bottom=below, label=part, color=_COLOURS[place % len(_COLOURS)])
        below = [low + height for low, height in zip(below, heights, strict=True)]
    _label_columns(axes, labels, header[2])
    axes.legend(loc="upper left", bbox_to_anchor=(0, -0.16), ncols=2, frameon=False, fontsize=9)


def _label_columns(axes: Axes, labels: Sequence[str], counted: str) -> None:
    # Labels that would touch are left out.
    step = -(-len(labels) // 12)
    axes.set_xticks(range(0, len(labels), step or 1), labels[:: step or 1])
    axes.set_ylabel(counted)
    axes.yaxis.set_major_locator(_whole_numbers())


def _dots(axes: Axes, rows: Sequence[Sequence[Value]], header: Sequence[str]) -> None:
    for place, series in enumerate(dict.fromkeys(str(row[3]) for row in rows)):
        own = [row for row in rows if str(row[3]) == series]
        times = [_middle(str(row[0]), str(row[1])) for row in own]
        marker = "o" if place == 0 else "D"
        axes.plot(
            times,
            [_number(row[2]) for row in own],
            marker,
            label=series,
            color=_COLOURS[place % len(_COLOURS)],
            alpha=0.7,
        )
    numbers = [_number(row[2]) for row in rows]
    if min(numbers, default=0) > 0 and max(numbers) > 100 * min(numbers):
        axes.set_yscale("log")
    axes.yaxis.set_major_formatter(_short)
    axes.xaxis.set_major_locator(_whole_numbers())
    axes.set_ylabel(header[2])
    axes.legend(loc="upper left", bbox_to_anchor=(0, -0.1), ncols=2, frameon=False)
    axes.margins(x=0.1)


def _middle(start: str, end: str) -> float:
    """The middle of a period in years: of the whole of 2023, 2023."""
    first, last = (datetime.date.fromisoformat(value) for value in (start, end))
    return (first.toordinal() + last.toordinal()) / 2 / 365.2425 - 0.5


def _short(value: float, _place: float = 0) -> str:
    """A number on an axis as newspapers print it, without an exponent."""
    return f"{value:,.0f}".replace(",", "\N{NARROW NO-BREAK SPACE}") if abs(value) >= 1 else f"{value:g}"


_DRAWERS: dict[Kind, Callable[[Axes, Sequence[Sequence[Value]], Sequence[str]], None]] = {
    "bars": _bars,
    "columns": _columns,
    "stacked": _stacked,
    "dots": _dots,
}
