"""The guide as a site: python -m sphinx docs build/guide (extra "docs")."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

project = "council-news"
copyright = "council-news maintainers"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
html_theme = "furo"
html_title = "council-news"
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 4
autodoc_typehints = "none"
autodoc_default_options = {"member-order": "bysource"}
suppress_warnings = ["misc.highlighting_failure"]

#: Document beside the guide → its page in the site, which takes its text in.
BESIDE = {
    "README.md": "beside/readme.md",
    "CONTRIBUTING.md": "beside/contributing.md",
    "CHANGELOG.md": "beside/changelog.md",
    "DATA_POLICY.md": "beside/data-policy.md",
    "notebooks/README.md": "beside/notebooks.md",
}
_ROOT = Path(__file__).resolve().parents[1]
_LINK = re.compile(r"\[([^\]\n]*)\]\(([^)\s#:]+)(#[^)\s]*)?\)")


def _link(link: re.Match[str], home: Path, page: Path) -> str:
    """A link of the document at ``home`` as one of the site's ``page``; what the site does not have stays as words."""
    target = (home.parent / link[2]).resolve()
    path = target.relative_to(_ROOT).as_posix() if target.is_relative_to(_ROOT) else ""
    inside = BESIDE.get(path) or (path.removeprefix("docs/") if path.startswith("docs/") else "")
    if not inside:
        return link[1]
    up = "../" * len(page.parent.parts)
    return f"[{link[1]}]({up}{inside}{link[3] or ''})"


def _read(app: Any, name: str, content: list[str]) -> None:
    """Take in the text of a document beside the guide, and turn links to where things are in the site."""
    page = Path(f"{name}.md")
    beside = next((document for document, inside in BESIDE.items() if inside == page.as_posix()), None)
    home = _ROOT / beside if beside else _ROOT / "docs" / page
    text = home.read_text(encoding="utf-8") if beside else content[0]
    content[0] = _LINK.sub(lambda link: _link(link, home, page), text)


def setup(app: Any) -> None:
    app.connect("source-read", _read)
