"""Where the pages of the project lie, and how a table gets into one."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def replace_between(path: Path, mark: str, text: str) -> None:
    """Put ``text`` between ``<!-- mark: begin -->`` and ``<!-- mark: end -->``.

    Raises
    ------
    ValueError
        Where the page has no such place, or several.
    """
    before = path.read_text(encoding="utf-8")
    pattern = rf"(<!-- {mark}: begin[^>]*-->\n).*?(<!-- {mark}: end -->)"
    after, count = re.subn(pattern, lambda match: f"{match[1]}{text}\n{match[2]}", before, flags=re.DOTALL)
    if count != 1:
        raise ValueError(f"{path.name} has no single place for {mark}")
    path.write_text(after, encoding="utf-8", newline="\n")
