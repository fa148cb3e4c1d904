"""The site as people use it: in a browser, on a desk and on a phone, by mouse and by keyboard."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from typing import Any

import pytest

playwright_api = pytest.importorskip("playwright.sync_api")
CHROMIUM = which("chromium") or which("chromium-browser") or which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")

Page = Any
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright_api.sync_playwright() as player:
        started = player.chromium.launch(executable_path=CHROMIUM, args=list(_QUIET))
        yield started
        started.close()


@pytest.fixture(params=[(1280, 900), (360, 740)], ids=["desk", "phone"])
def page(request: pytest.FixtureRequest, browser: Any) -> Iterator[Page]:
    """A page that fails its test where the console tells of an error or anything is asked of the network."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, accept_downloads=True)
    context.set_default_timeout(10_000)
    opened = context.new_page()
    troubles: list[str] = []
    opened.on(
        "console", lambda message: troubles.append(message.text) if message.type in ("error", "warning") else None
    )
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("dialog", lambda dialog: (troubles.append(f"dialog {dialog.message}"), dialog.dismiss()))
    opened.on("request", lambda asked: None if asked.url.startswith("file:") else troubles.append(asked.url))
    yield opened
    context.close()
    assert not troubles


def fits(page: Page) -> bool:
    """Whether the page is no wider than the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def test_from_the_overview_to_an_official_to_a_meeting_to_the_words(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.wait_for_url("**/vi/index.html")
    page.get_by_role("navigation").get_by_role("link", name="Cán bộ").click()
    page.get_by_role("link", name="Thân Đức Trạch").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Thân Đức Trạch"
    page.locator("main").get_by_role("link", name="uổi tiếp công dân").first.click()
    assert page.get_by_role("heading", name="Ai làm gì").is_visible()
    page.get_by_role("link", name="Xem trong bài").first.click()
    assert re.search(r"/articles/[\w-]+\.html#w\d+$", page.url)
    assert page.locator(".article .lit").first.is_visible()
    assert page.locator(".rows .lit").count() == 1
    assert fits(page)


def test_words_lead_to_their_row_and_the_row_back(page: Page, site: Path) -> None:
    article = next(path for path in (site / "vi" / "articles").iterdir() if "Thân Đức Trạch" in path.read_text("utf-8"))
    page.goto(article.as_uri())
    words = page.locator(".article a.metrics").first
    row = page.locator(words.get_attribute("href"))
    words.click()
    assert "lit" in row.get_attribute("class")
    row.locator(".to-words").click()
    assert "lit" in words.get_attribute("class")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "A"


@pytest.mark.parametrize("typed", ["Thân Đức Trạch", "than duc trach", "TRẠCH  thân"])
def test_search_finds_an_official_with_and_without_diacritics(page: Page, site: Path, typed: str) -> None:
    page.goto((site / "vi" / "index.html").as_uri())
    page.get_by_role("search").get_by_role("searchbox").fill(typed)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    found = page.locator("#results a").first
    assert found.inner_text() == "Thân Đức Trạch"
    found.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Thân Đức Trạch"


def test_a_search_that_finds_nothing_says_so(page: Page, site: Path) -> None:
    page.goto((site / "en" / "search.html").as_uri() + "?q=zzzz")
    assert page.get_by_role("status").inner_text() == "Nothing found"


def test_a_search_that_finds_much_says_how_much_it_shows(page: Page, site: Path) -> None:
    many = "Array.from({length: 75}, (_, n) => ['officials', 'officials.html', `Lò Văn ${n}`])"
    page.add_init_script(f"Object.defineProperty(window, 'councilNewsIndex', {{get: () => {many}, set() {{}}}})")
    page.goto((site / "vi" / "search.html").as_uri() + "?q=lo")
    assert page.locator("#results li").count() == 60
    assert page.get_by_role("status").inner_text() == "75 kết quả; hiện 60 kết quả đầu"


def test_the_data_behind_a_chart_can_be_taken_home(page: Page, site: Path, tmp_path: Path) -> None:
    page.goto((site / "vi" / "index.html").as_uri())
    assert page.evaluate("[...document.images].every((image) => image.loading === 'lazy' || image.complete)")
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("Tải số liệu.*Số liệu theo chỉ tiêu")).click()
    download.value.save_as(tmp_path / "data.csv")
    with open(tmp_path / "data.csv", encoding="utf-8-sig", newline="") as file:
        header, first, *_ = csv.reader(file)
    assert header == ["Chỉ tiêu", "Số liệu"]
    assert int(first[1]) > 0


def test_the_other_language_is_the_same_page(page: Page, site: Path) -> None:
    page.goto((site / "vi" / "officials.html").as_uri())
    page.get_by_role("link", name="English").click()
    assert page.url.endswith("/en/officials.html")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_role("heading", level=1).inner_text() == "Officials"


def test_everything_is_reached_by_the_keyboard(page: Page, site: Path) -> None:
    page.goto((site / "vi" / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").is_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    links = page.locator("main a").count()
    regions = page.locator("main [tabindex='0']").count()
    reached = set()
    for _ in range(links + regions + 2):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.getAttribute('href')"))
    hrefs = page.locator("main a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    assert set(hrefs) <= reached


PAGES = ("index.html", "meetings.html", "officials.html", "search.html", "indicators/petitions_received.html")


@pytest.mark.parametrize("path", [*PAGES, "meetings/*", "officials/*", "articles/*"])
def test_a_page_fits_the_window_and_passes_axe(page: Page, site: Path, path: str) -> None:
    target = max((site / "vi").glob(path), key=lambda found: found.stat().st_size)
    page.goto(target.as_uri())
    assert fits(page)
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    violations = axe.run(page, options={"preload": False}).response["violations"]
    assert not [(one["id"], one["nodes"][0]["html"][:200]) for one in violations]
