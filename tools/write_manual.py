"""Write the pages of the manual that the program itself knows best; the tests compare them."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import typer

from ronda.cli.frame import build_app
from ronda.config.environment import SETTINGS

MANUAL = Path(__file__).resolve().parents[1] / "docs" / "manual"
WIDTH = 100
MARK = "<!-- Written by `make manual`; change the program, not this page. -->"
SETTINGS_RULE = """\
Settings are environment variables, read once at the start. A value that is not allowed stops the start and
is named; so is a variable that begins with `RONDA_` and is no setting. Relative paths start at the checkout.
"""


def write_commands() -> str:
    """The page of all commands with their help."""
    sections = [f"## ronda {name}\n\n{_indent(text)}" for name, text in _each_help()]
    return f"# Commands\n\n{MARK}\n\n" + "\n\n".join(sections) + "\n"


def write_settings() -> str:
    """The page of all settings."""
    rows = [
        f"| `{each.name}` | {_as_default(each.default)} | {each.meaning} | {each.allowed} |"
        for each in SETTINGS
    ]
    head = ["| setting | default | meaning | allowed |", "|---|---|---|---|"]
    return f"# Settings\n\n{MARK}\n\n{SETTINGS_RULE}\n" + "\n".join(head + rows) + "\n"


def _as_default(text: str) -> str:
    return f"`{text}`" if text else "empty"


def _each_help() -> Iterator[tuple[str, str]]:
    root: Any = typer.main.get_command(build_app())
    top = root.context_class(root, info_name="ronda", terminal_width=WIDTH, max_content_width=WIDTH)
    yield from _leaves(root, top, "")


def _leaves(group: Any, context: Any, prefix: str) -> Iterator[tuple[str, str]]:
    for name, command in group.commands.items():
        inner = command.context_class(command, info_name=name, parent=context, max_content_width=WIDTH)
        if hasattr(command, "commands"):
            yield from _leaves(command, inner, f"{prefix}{name} ")
        else:
            yield f"{prefix}{name}", command.get_help(inner)


def _indent(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.splitlines())


PAGES = {"commands.md": write_commands, "settings.md": write_settings}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ronda.config.settings")
    django.setup()
    for name, write in PAGES.items():
        (MANUAL / name).write_text(write(), encoding="utf-8")
        sys.stdout.write(f"docs/manual/{name}\n")
