"""A static site of a run's tables: pages in Vietnamese and English, no server, no network, nothing that tracks."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.report.charts import Chart
from pipeline.report.corpus import Corpus, read_corpus
from pipeline.report.pages import Page, Pages
from pipeline.report.print import day, days, number, share, words
from pipeline.tables.labels import LANGUAGES, Language, code_label, column_label, doubt_label, table_label

#: The file that tells a folder of a report from others, so that nothing else is ever replaced.
MARK = "council-news-report.txt"
_SEARCHED = ("officials", "meetings", "indicators", "articles")


class MissingLibrary(ValueError):
    """What a report is made with is not installed."""


def write_report(tables: Path, out: Path) -> int:
    """Write the site of the CSV tables in ``tables`` into ``out``, in place of an earlier one.

    Returns
    -------
    int
        The number of pages.

    Raises
    ------
    FileNotFoundError
        Where ``tables`` holds no CSV tables.
    FileExistsError
        Where ``out`` is there and is no report.
    OSError
        Where ``out`` cannot be written or the disk is full; an earlier report is then as it was.
    MissingLibrary
        Where the extra ``report`` is not installed.
    """
    if find_spec("matplotlib") is None:
        raise MissingLibrary("a report needs matplotlib: pip install 'council-news[report]'")
    corpus = read_corpus(tables)
    _check_replaceable(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".report-") as folder:
        stage = Path(folder, "site")
        stage.mkdir()
        # A temporary folder is closed to others, a site is read by a server.
        stage.chmod(0o755)
        pages = sum(_write_language(stage / language, corpus, language) for language in LANGUAGES)
        _write_assets(stage)
        if out.exists():
            os.replace(out, Path(folder, "replaced"))
        os.replace(stage, out)
    return pages


def _check_replaceable(out: Path) -> None:
    if out.exists() and not (out / MARK).exists() and (not out.is_dir() or any(out.iterdir())):
        raise FileExistsError(f"{out} is there and is no report: choose another folder")


def _write_language(folder: Path, corpus: Corpus, language: Language) -> int:
    """Write the pages, charts and search index of one language; the number of pages."""
    pages = Pages(corpus, language)
    environment = make_environment(language, pages.helpers())
    count = 0
    for page in pages:
        count += 1
        for chart in page.charts:
            _write_chart(folder, chart)
        _write(folder / page.path, render(environment, page))
    _write(folder / "search-index.js", f"window.councilNewsIndex = {search_index(pages)};\n")
    return count


def make_environment(language: Language, helpers: dict[str, Any]) -> Environment:
    """The templates, every value of theirs escaped, with what they call."""
    environment = Environment(
        loader=PackageLoader("pipeline.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= helpers | {
        "lang": language,
        "other": next(one for one in LANGUAGES if one != language),
        "say": words(language),
        "day": lambda value: day(str(value or ""), language),
        "days": lambda start, end: days(str(start or ""), str(end or ""), language),
        "number": lambda value: number(value, language),
        "share": lambda value: share(value, language),
        "code": lambda vocabulary, value: code_label(vocabulary, str(value or ""), language),
        "column": lambda table, name: column_label(table, name, language),
        "table": lambda name: table_label(name, language),
        "doubt": lambda reasons: doubt_label(reasons, language),
    }
    return environment


def render(environment: Environment, page: Page) -> str:
    """A page as HTML; ``root`` leads from it to the folder of its language."""
    root = "../" * page.path.count("/")
    return environment.get_template(page.template).render(page=page, root=root, **page.context)


def search_index(pages: Pages) -> str:
    """What can be searched, as JSON: kind, page, name and what stands beside it."""
    found = [[kind, entry.page, entry.name, *entry.beside] for kind in _SEARCHED for entry in pages.entries(kind)]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _write_chart(folder: Path, chart: Chart) -> None:
    _write(folder / "charts" / f"{chart.name}.csv", chart.data(), encoding="utf-8-sig")
    if not chart.is_empty:
        _write(folder / "charts" / f"{chart.name}.svg", chart.svg())


def _write_assets(stage: Path) -> None:
    for name, source in _assets():
        (stage / "assets").mkdir(exist_ok=True)
        with resources.as_file(source) as path:
            shutil.copyfile(path, stage / "assets" / name)
    entrance = make_environment("vi", {}).get_template("entrance.html")
    _write(stage / "index.html", entrance.render(languages=LANGUAGES))
    _write(stage / MARK, "A report of council-news. Writing a new one replaces this folder.\n")


def _assets() -> Iterator[tuple[str, Any]]:
    for item in resources.files("pipeline.report").joinpath("assets").iterdir():
        if item.is_file():
            yield item.name, item


def _write(path: Path, text: str, encoding: str = "utf-8") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding=encoding, newline="")
