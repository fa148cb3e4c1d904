"""Settings of the commands out of ``council-news.toml``.

A table a command, a key an option as it is typed, without the dashes before it::

    [run]
    out = "tables"
    formats = ["csv", "parquet"]
    min-confidence = 0.5

An option on the command line and an environment variable (``COUNCIL_NEWS_RUN_OUT``) win over the file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

#: The file that is read where no other is named, in the folder where the command is started.
FILE = Path("council-news.toml")


class SettingsError(ValueError):
    """A settings file that cannot be used."""


def read_settings(path: Path, commands: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The defaults that a settings file gives the options of ``commands`` (name → Typer's command).

    Raises
    ------
    SettingsError
        Where it is no TOML or names a command or an option that there is not.
    OSError
        Where it cannot be read.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise SettingsError(f"{path} is no TOML: {error}") from error
    return {name: _defaults(path, name, table, commands) for name, table in tables.items()}


def _defaults(path: Path, name: str, table: Any, commands: Mapping[str, Any]) -> dict[str, Any]:
    if name not in commands or not isinstance(table, dict):
        raise SettingsError(f"{path}: [{name}] is no command; there are: {', '.join(sorted(commands))}")
    options = {
        spelling.lstrip("-"): option
        for option in commands[name].params
        if option.param_type_name == "option"
        for spelling in option.opts
    }
    for key in table:
        if key not in options:
            raise SettingsError(f"{path}: [{name}] has no option {key!r}; there are: {', '.join(sorted(options))}")
    return {str(options[key].name): _value(value, options[key]) for key, value in table.items()}


def _value(value: Any, option: Any) -> Any:
    """A list stands for what is joined by commas, where the option takes one value."""
    return ",".join(map(str, value)) if isinstance(value, list) and not option.multiple else value
