"""Commands and options; no logic of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False)


@app.callback()
def council_news() -> None:
    """Meetings, officials, dates, counts and activities out of Vietnamese council news."""


@app.command()
def run(
    inputs: Annotated[list[Path], typer.Argument(help="Files or folders")],
    out: Annotated[Path, typer.Option(help="Folder for the tables")],
) -> None:
    """Read news, write tables."""
    from pipeline.batch.run import run as run_batch

    run_batch(inputs, out)


def main() -> None:
    app()
