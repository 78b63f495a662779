"""The command that does the work of a day by hand."""

import typer
from django.utils import timezone

from ronda.cli.options import CompanyOption, HomeOption
from ronda.jobs.rules.daily import local_day
from ronda.jobs.services.daily import do_daily
from ronda.people.queries import company_for, company_named
from ronda.people.rules import Viewer

app = typer.Typer()


@app.command()
def daily(company: CompanyOption = None, home: HomeOption = None) -> None:
    """Do what is done once a day: recurring tasks, hand-overs accepted in silence, digests by e-mail.

    A worker does it by itself each morning; doing it again does nothing twice.
    """
    del home
    by = Viewer.operator(company_named(company).pk)
    at = timezone.now()
    done = do_daily(by=by, at=at, today=local_day(at, company_for(by).timezone))
    for found in done.values():
        for name, number in found.items() if isinstance(found, dict) else [("refused", found)]:
            typer.echo(f"{str(name).replace('_', ' ')}: {number}")
