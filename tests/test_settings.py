"""The settings file that the guide shows is one that is taken."""

from __future__ import annotations

import re
from pathlib import Path

import typer

from pipeline.cli import app
from pipeline.settings import read_settings

GUIDE = Path(__file__).parents[1] / "docs" / "scale.md"


def test_the_settings_of_the_guide_are_taken(tmp_path: Path) -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    path = tmp_path / "council-news.toml"
    path.write_text(block, encoding="utf-8")
    commands = getattr(typer.main.get_command(app), "commands", {})
    assert read_settings(path, commands) == {
        "run": {"out": "tables", "formats": "csv,sqlite", "min_confidence": 0.5, "workers": 8}
    }
