"""Write docs/commands.md from the commands' own help.

Run ``python tools/make_commands_doc.py`` after a change of pipeline/cli.py; with ``--check`` it only compares.
"""

from __future__ import annotations

import argparse
import inspect
import sys
import types
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from typer.models import ArgumentInfo

from pipeline.cli import app

PAGE = Path(__file__).parents[1] / "docs" / "commands.md"
INTRODUCTION = """\
# Commands

Generated from `pipeline/cli.py` by `python tools/make_commands_doc.py`; do not edit.

`python -m pipeline COMMAND` and `council-news COMMAND` are the same. The exit status is 0 when all went well, 1 when
the output is complete but some inputs failed, 2 when nothing was done: wrong usage, nothing to read, a folder that
cannot be written; 130 when a run was interrupted, 1 when `who` finds nobody. `--help` behind a command tells its
options.
"""


def cell(text: str) -> str:
    """A text in a cell of a Markdown table."""
    return " ".join(text.split()).replace("|", "\\|")


def plain_type(hint: Any) -> Any:
    """What one value of a parameter is: ``list[Path] | None`` is a path."""
    if isinstance(hint, types.UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    return get_args(hint)[0] if get_origin(hint) is list else hint


def metavar(hint: Any, told: str | None) -> str:
    """What stands for a value: as the command says, else its choices, else its kind."""
    if told:
        return told
    if isinstance(hint, type) and issubclass(hint, Enum):
        return "|".join(str(one.value) for one in hint)
    return {int: "N", float: "X", Path: "PATH"}.get(hint, "TEXT")


def default(parameter: inspect.Parameter) -> str:
    """A parameter's default, where there is one worth telling."""
    if parameter.default is inspect.Parameter.empty:
        return "required"
    value = getattr(parameter.default, "value", parameter.default)
    return "" if value is None or value == "" or isinstance(value, bool) else f"`{value}`"


def line(name: str, parameter: inspect.Parameter, annotation: Any) -> str:
    """The line of one argument or option."""
    hint, told = get_args(annotation)[:2]
    value = metavar(plain_type(hint), told.metavar)
    if isinstance(told, ArgumentInfo):
        written = told.metavar or name.upper()
    else:
        # Typer takes the first of the names for a default where both may stand.
        names = [one for one in (told.default, *told.param_decls) if isinstance(one, str)]
        written = ", ".join(names or [f"--{name.replace('_', '-')}"])
        written += "" if plain_type(hint) is bool else f" {value}"
    # A bar would end the cell.
    return f"| `{written.replace('|', '/')}` | {cell(told.help or '')} | {default(parameter)} |\n"


def parameter_lines(function: Callable[..., Any]) -> Iterator[str]:
    hints = get_type_hints(function, include_extras=True)
    known = [(name, one) for name, one in inspect.signature(function).parameters.items() if get_args(hints[name])]
    if known:
        yield "\n| argument or option | what it does | default |\n| --- | --- | --- |\n"
    for name, parameter in sorted(known, key=lambda item: not is_argument(hints[item[0]])):
        yield line(name, parameter, hints[name])


def is_argument(annotation: Any) -> bool:
    return isinstance(get_args(annotation)[1], ArgumentInfo)


def page() -> str:
    parts = [INTRODUCTION]
    for command in app.registered_commands:
        if function := command.callback:
            parts.append(f"\n## {command.name or function.__name__}\n\n{cell(inspect.getdoc(function) or '')}\n")
            parts += parameter_lines(function)
    return "".join(parts)


def main() -> int:
    parser = argparse.ArgumentParser(description="Write docs/commands.md.")
    parser.add_argument("--check", action="store_true", help="only compare; exit status 1 if the page is out of date")
    if parser.parse_args().check:
        if PAGE.read_text(encoding="utf-8") == page():
            return 0
        print("docs/commands.md is out of date: run python tools/make_commands_doc.py", file=sys.stderr)
        return 1
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
