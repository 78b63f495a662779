"""The command that estimates the running month."""

from pathlib import Path

import typer
from django.conf import settings
from django.utils import timezone
from rich.console import Console

from ronda.cli.options import CompanyOption, HomeOption
from ronda.cockpit.services.estimating import estimate_month
from ronda.kernel.moment import told
from ronda.people.queries import company_named
from ronda.people.rules import Viewer
from ronda.policy import load_policy

app = typer.Typer()


@app.command()
def estimate(company: CompanyOption = None, home: HomeOption = None) -> None:
    """Estimate the running month from what is known now, for the pages "My day" and "My month".

    Nothing is closed: the estimate lies in the home, under estimates/, and the next one takes its place.
    While no fact has changed since the last one of the day, nothing is computed.
    """
    del home
    by = Viewer.operator(company_named(company).pk)
    with Console(stderr=True).status("estimating") as status:
        made = estimate_month(
            by=by,
            at=timezone.now(),
            policy=load_policy(Path(settings.RONDA_POLICIES)),
            tell=lambda step, done, total: status.update(f"estimating: {step}, {done} of {total}"),
        )
    typer.echo(
        f"{made.month} as of {told(made.seen_at)}: {made.passed} of {made.total} working days have passed."
    )
    if made.seen_at != made.as_of:
        typer.echo(f"Nothing has changed since {told(made.as_of)}; that estimate stays.")
