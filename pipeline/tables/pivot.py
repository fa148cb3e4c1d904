"""One measure as a table: provinces down, years across, and the rows that stand behind each figure."""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping

import pandas as pd

from pipeline.tables.codes import code_tables
from pipeline.tables.read import read_tables

#: Dimensions that a table can have on either side, with the column that gives each.
DIMENSIONS = {
    "province": "province",
    "province_2025": "province_2025",
    "admin_level": "admin_level",
    "publisher": "publisher",
    "year": "year",
    "period": "period",
    "actor": "actor",
    "subject": "subject",
    "meeting_type": "meeting_type",
    "meeting": "meeting_id",
    "article": "article_id",
}
_ARTICLE = ["article_id", "province", "province_2025", "admin_level", "publisher", "published_at", "title", "url"]
_MEETING = ["meeting_id", "meeting_type", "start_date"]
_SHOWN = [
    "value", "value_max", "denominator", "unit", "comparator", "indicator", "period_start", "period_end", "actor",
    "subject", "title", "url", "published_at", "evidence", "confidence", "metric_id", "article_id",
]  # fmt: skip


def pivot(
    tables: Mapping[str, pd.DataFrame] | str | os.PathLike[str],
    rows: str = "province",
    columns: str = "year",
    *,
    indicator: str,
    status: str = "actual",
    share: bool = False,
) -> pd.DataFrame:
    """One measure as a table of figures.

    Each cell holds one figure of one article, never a sum: where several rows of ``metrics`` fall into it, the one with
    the longest period, then the highest confidence, then the largest value. :func:`pivot_evidence` with the same
    arguments shows all of them.

    Parameters
    ----------
    tables
        What :func:`pipeline.read_tables` returns, or the folder of a run.
    rows, columns
        What goes down and what goes across: one of ``province``, ``province_2025``, ``admin_level``, ``publisher``,
        ``year``, ``period``, ``actor``, ``subject``, ``meeting_type``, ``meeting``, ``article``. A number's year is
        that of its period, else of its meeting; a number without either is in no year.
    indicator
        A measure of ``code_indicator``, such as ``petitions_received``.
    status
        ``actual`` or ``planned``.
    share
        Percentages instead of counts and sums.

    Returns
    -------
    pandas.DataFrame
        ``Float64`` figures; missing where no article gives one. Rows and columns in the order of their names.

    Raises
    ------
    ValueError
        For a measure, dimension or status that there is not.
    FileNotFoundError
        Where the folder holds no tables.

    Examples
    --------
    >>> import tempfile, pipeline
    >>> from pathlib import Path
    >>> folder = tempfile.TemporaryDirectory()
    >>> page = Path(folder.name, "tin.txt")
    >>> text = "Tổng kết năm 2021\\nNăm 2021, HĐND tỉnh Lào Cai tiếp nhận 132 đơn; xử lý 121 đơn."
    >>> _ = page.write_text(text, encoding="utf-8")
    >>> _ = pipeline.run(page, Path(folder.name, "tables"))
    >>> tables = pipeline.read_tables(Path(folder.name, "tables"))
    >>> print(pipeline.pivot(tables, rows="province", columns="year", indicator="petitions_received").to_csv(), end="")
    province,2021
    Lào Cai,132.0
    >>> pipeline.pivot_evidence(tables, indicator="petitions_received")["evidence"].tolist()
    ['Năm 2021, HĐND tỉnh Lào Cai tiếp nhận 132 đơn; xử lý 121 đơn.']
    >>> folder.cleanup()
    """
    figures = pivot_evidence(tables, rows, columns, indicator=indicator, status=status, share=share)
    chosen = figures[figures["is_shown"]]
    table = chosen.set_index([rows, columns])["value"].unstack(columns)
    return table.sort_index().sort_index(axis="columns").astype("Float64")


def pivot_evidence(
    tables: Mapping[str, pd.DataFrame] | str | os.PathLike[str],
    rows: str = "province",
    columns: str = "year",
    *,
    indicator: str,
    status: str = "actual",
    share: bool = False,
) -> pd.DataFrame:
    """The rows of ``metrics`` behind the cells of :func:`pivot`, which takes the same arguments.

    Returns
    -------
    pandas.DataFrame
        The two dimensions, ``is_shown`` (whether the cell shows this row's figure), the figure with its unit and
        period, and its article and sentence; the shown one first in each cell.
    """
    known = tables if isinstance(tables, Mapping) else read_tables(tables)
    _check(rows, columns, indicator, status)
    figures = _figures(known, indicator, status, share)
    figures = figures.assign(**{name: figures[DIMENSIONS[name]] for name in (rows, columns)})
    figures = figures.dropna(subset=[rows, columns])
    figures = figures.sort_values(
        [rows, columns, "days", "confidence", "value"], ascending=[True, True, False, False, False], kind="stable"
    )
    figures["is_shown"] = ~figures.duplicated([rows, columns])
    own = [name for name in _SHOWN if name not in (rows, columns)]
    return figures[[rows, columns, "is_shown", *own]].reset_index(drop=True)


def _check(rows: str, columns: str, indicator: str, status: str) -> None:
    for name in (rows, columns):
        if name not in DIMENSIONS:
            raise ValueError(f"{name!r} is no dimension of a table; there are {', '.join(DIMENSIONS)}")
    if rows == columns:
        raise ValueError(f"rows and columns are both {rows!r}")
    known = {code.code for code in code_tables()["indicator"]}
    if indicator not in known:
        near = difflib.get_close_matches(indicator, known, n=3, cutoff=0.5)
        hint = f"; do you mean {' or '.join(near)}?" if near else "; the table code_indicator lists them"
        raise ValueError(f"there is no indicator {indicator!r}{hint}")
    if status not in ("actual", "planned"):
        raise ValueError(f"status is 'actual' or 'planned', not {status!r}")


def _figures(tables: Mapping[str, pd.DataFrame], indicator: str, status: str, share: bool) -> pd.DataFrame:
    """The rows of the measure with their article, meeting, year and length of period; changes are no figures of it."""
    metrics = tables["metrics"]
    is_share = metrics["unit"].isin(["%", "‰"]).fillna(False).astype(bool)
    of_measure = (metrics["indicator_id"] == indicator) & (metrics["status"] == status) & metrics["change"].isna()
    figures = metrics[of_measure & (is_share == share)].merge(tables["articles"][_ARTICLE], on="article_id", how="left")
    figures = figures.merge(tables["meetings"][_MEETING], on="meeting_id", how="left")
    first, last = figures["period_start"], figures["period_end"]
    in_year = figures["start_date"].dt.year.where(first.isna(), first.dt.year.where(first.dt.year == last.dt.year))
    period = first.dt.strftime("%Y-%m-%d") + "/" + last.dt.strftime("%Y-%m-%d")
    return figures.assign(year=in_year.astype("Int64"), period=period, days=(last - first).dt.days.fillna(-1))
