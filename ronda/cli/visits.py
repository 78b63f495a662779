"""Commands about visits: a person's month is planned."""

from datetime import UTC, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from rich.table import Table

from ronda.cli.options import CompanyOption, HomeOption, MonthArgument
from ronda.kernel.exact import plain
from ronda.people.queries import company_named
from ronda.people.rules import Viewer
from ronda.visits.queries.month_plan import MonthPlan, month_plan
from ronda.visits.services.plans import make_plan

app = typer.Typer(name="visits", help="Plans of visits.", no_args_is_help=True)
DAY = "%Y-%m-%d"


@app.callback()
def visits() -> None:
    """Plans of visits."""


@app.command("plan")
def plan(
    person: Annotated[str, typer.Argument(metavar="PERSON", help="The person's code.")],
    month: MonthArgument,
    starts: Annotated[
        datetime | None,
        typer.Option("--from", formats=[DAY], metavar="DATE", help="The first day that is planned anew."),
    ] = None,
    seed: Annotated[int | None, typer.Option(min=0, help="The same seed gives the same plan.")] = None,
    work: Annotated[
        int | None, typer.Option(min=1, help="Turns of the search; those of the policy without it.")
    ] = None,
    company: CompanyOption = None,
    home: HomeOption = None,
) -> None:
    """Make a draft of a person's plan of visits for a month, and show its days and what it says of itself.

    The plan in force stays as it is: whoever it is for accepts the draft on its page.
    """
    del home
    found = company_named(company)
    by, now = Viewer.operator(found.pk), datetime.now(UTC)
    made = make_plan(
        by=by,
        at=now,
        person=person,
        month=month,
        starts=starts.date() if starts else None,
        seed=seed,
        effort=work,
    )
    today = now.astimezone(ZoneInfo(found.timezone)).date()
    told = month_plan(by, person, month, on=today, plan=made.pk)
    assert told is not None, "it was made a moment ago"
    console = Console()
    console.print(_days(told), highlight=False)
    for sentence in told.sentences:
        console.print(str(sentence), highlight=False, soft_wrap=True, markup=False)
    console.print("The draft waits on the page of the plan to be accepted.", highlight=False, soft_wrap=True)


def _days(told: MonthPlan) -> Table:
    table = Table("Day", "Visits", "Travel", "Service", "Kilometres", box=None)
    for each in told.days:
        if each.stops:
            figures = (len(each.stops), each.travel_minutes, each.service_minutes)
            table.add_row(str(each.day), *map(str, figures), plain(each.kilometres))
    if told.unplaced:
        table.add_row("without", str(len(told.unplaced)), "", "", "")
    return table
