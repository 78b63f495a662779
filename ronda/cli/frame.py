"""What all commands have in common: the home folder, their list, and how they fail."""

import importlib
import importlib.util
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import django
import typer
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError

# In the order of `ronda --help`. An `app` with a name is a group of commands, as in `ronda policy check`.
MODULES = (
    "demo", "company", "imports", "portfolios", "targets", "month", "estimate", "daily", "explain",
    "distribute", "policy", "draw", "visits", "simulate", "server", "worker", "backup",
)  # fmt: skip
# With these a home begins, or they need none; every other command works on a home that is there.
WITHOUT_A_HOME = frozenset(
    {("migrate",), ("company", "open"), ("demo",), ("simulate",), ("policy",), ("draw",)}
)
DATABASE = "ronda.sqlite3"
# A demo never lands in the home where a company would begin.
DEMO_HOME = "var/demo"


def main() -> None:
    """The entry point of the command line."""
    arguments = sys.argv[1:]
    try:
        prepare(arguments)
        build_app()(arguments, prog_name="ronda")
    except Exception as error:
        if not is_meant_for_people(error):
            raise
        typer.echo(f"ronda: {describe(error)}", err=True)
        sys.exit(1)


def prepare(arguments: Sequence[str]) -> None:
    """Point Ronda at the home folder that `--home` names, then start Django.

    Refuses a home that is not there before Django's settings would begin one.
    """
    if (home := find_home(arguments)) is not None:
        os.environ["RONDA_HOME"] = str(Path(home).expanduser().absolute())
    elif arguments and arguments[0] == "demo":
        os.environ.setdefault("RONDA_HOME", DEMO_HOME)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ronda.config.settings")
    if not apps.ready and works_on_a_home(arguments):
        # By its name, as Django finds the settings: the configuration stands above the commands.
        environment = importlib.import_module("ronda.config.environment")
        in_home = not environment.DATABASE_URL.value()
        if in_home or home is not None:
            refuse_missing_home(environment.HOME.value(), has_database=in_home)
    django.setup()


def works_on_a_home(arguments: Sequence[str]) -> bool:
    """Whether the command needs a home that is there; asking for help or the version needs none."""
    words = tuple(word for word in arguments if word != "--home" and not word.startswith("--home="))
    begins = words[:1] in WITHOUT_A_HOME or words[:2] in WITHOUT_A_HOME
    return bool(words) and not begins and not {"--help", "--version"}.intersection(words)


def refuse_missing_home(home: Path, *, has_database: bool) -> None:
    """Nothing is made in a folder whose name may be mistyped."""
    missing = "there is no such folder" if not home.is_dir() else ""
    if not missing and has_database and not (home / DATABASE).is_file():
        missing = "the folder holds no database"
    if missing:
        remedy = "look at --home and RONDA_HOME; a home begins with `ronda company open` or `ronda migrate`"
        raise RefusedError(Problem(f"home {home}", missing, remedy))


def find_home(arguments: Sequence[str]) -> str | None:
    """The folder after `--home`; click reports a missing one, so none is no error here."""
    for place, argument in enumerate(arguments):
        if argument.startswith("--home="):
            return argument.removeprefix("--home=")
        if argument == "--home" and place + 1 < len(arguments):
            return arguments[place + 1]
    return None


def build_app() -> typer.Typer:
    """All commands; Django must be set up, for they import models."""
    app = typer.Typer(
        name="ronda",
        help="Work that leaves a trace, months that close, pay that explains itself.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback()(_start)
    for name in MODULES:
        if importlib.util.find_spec(f"ronda.cli.{name}") is None:
            continue
        app.add_typer(importlib.import_module(f"ronda.cli.{name}").app)
    return app


def is_meant_for_people(error: Exception) -> bool:
    """Errors of our own types, and Django's about settings and database, are sentences; others are bugs."""
    ours = type(error).__module__.split(".")[0] == "ronda"
    return ours or isinstance(error, ImproperlyConfigured | OperationalError)


def describe(error: Exception) -> str:
    text = str(error)
    if isinstance(error, OperationalError) and "no such table" in text:
        return f"the database is not set up yet ({text}); run `ronda migrate` with the same --home"
    return text


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(version("ronda"))
        raise typer.Exit


def _start(
    version: bool = typer.Option(
        False, "--version", callback=_show_version, is_eager=True, help="The version."
    ),
) -> None:
    """Work that leaves a trace, months that close, pay that explains itself."""
