"""Commands about the policy folder."""

from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings

from ronda.policy.checking import check_folder

app = typer.Typer(name="policy", help="The numbers that a company sets itself.", no_args_is_help=True)


@app.callback()
def policy() -> None:
    """The numbers that a company sets itself."""


@app.command()
def check(
    path: Annotated[
        Path | None,
        typer.Argument(
            metavar="FOLDER",
            help="The policy folder; RONDA_POLICIES when it is left out.",
            exists=True,
            file_okay=False,
        ),
    ] = None,
) -> None:
    """Read a policy folder, check it and run its worked examples; exits with 1 when something is wrong.

    Each finding says file and line, what is wrong, and what is allowed.
    """
    folder = path or settings.RONDA_POLICIES
    checked = check_folder(folder)
    for problem in checked.problems:
        typer.echo(str(problem))
    if checked.problems:
        count = len(checked.problems)
        typer.echo(f"{folder}: {count} finding{'s' if count > 1 else ''}", err=True)
        raise typer.Exit(1)
    typer.echo(
        f"{folder}: {checked.parameters} parameters and {checked.examples} worked examples are in order"
        f" (digest {checked.digest[:12]})"
    )
