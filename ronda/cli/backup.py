"""The command that copies a home while Ronda runs."""

import os
import shutil
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.db import connection

from ronda.cli.options import HomeOption

app = typer.Typer()


class BackupError(Exception):
    """No backup was made; the sentence says why."""


@app.command()
def backup(
    to: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Where to write the copy; must not exist yet.")
    ],
    home: HomeOption = None,
) -> None:
    """Copy the whole home to a new folder; Ronda may go on running.

    The copy is a home itself: to restore, stop Ronda and put the folder in the place of the old home.
    """
    copy_home(settings.RONDA_HOME, to.absolute())
    typer.echo(f"Copied {settings.RONDA_HOME} to {to}; the copied database is sound.")


def copy_home(home: Path, target: Path) -> None:
    """Copy `home` to `target`, which appears only when it is whole."""
    if connection.vendor != "sqlite":
        raise BackupError("the database is PostgreSQL; copy it with pg_dump, and the home with any program")
    if target.exists():
        raise BackupError(f"{target} exists already; name a folder that does not")
    if target.is_relative_to(home):
        raise BackupError(f"{target} lies inside the home; a backup belongs on another disk")
    draft = target.with_name(f"{target.name}.unfinished")
    if draft.exists():
        raise BackupError(f"{draft} is left of a backup that was broken off; remove it and try again")

    draft.mkdir(mode=0o700, parents=True)
    database = Path(connection.settings_dict["NAME"])
    _copy_database(draft / database.name)
    # Files after the database: what a copied row names is in the copy, and a file too many does no harm.
    for entry in sorted(home.iterdir()):
        if entry.is_dir():
            shutil.copytree(entry, draft / entry.name)
        elif not entry.name.startswith(database.name):
            shutil.copy2(entry, draft / entry.name)
    os.sync()
    draft.rename(target)


def _copy_database(target: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(target)])
        cursor.execute("ATTACH DATABASE %s AS copy", [str(target)])
        answers = cursor.execute("PRAGMA copy.integrity_check").fetchall()
        cursor.execute("DETACH DATABASE copy")
    if answers != [("ok",)]:
        raise BackupError(f"the copied database is damaged: {answers[0][0]}; keep the older backups")
