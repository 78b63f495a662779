"""The command that proposes a centre's portfolios, and records them when they are accepted."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from django.conf import settings
from rich.console import Console
from rich.table import Table

from ronda.cli.options import CompanyOption, HomeOption
from ronda.kernel.exact import rounded
from ronda.kernel.period import Period
from ronda.kernel.problem import Problem
from ronda.kernel.reason import Reason
from ronda.kernel.refusal import RefusedError
from ronda.outlets.queries import PortfolioProblem, portfolio_problem
from ronda.outlets.rules import Proposal, propose_portfolios
from ronda.outlets.services import accept_proposal
from ronda.outlets.wording import proposal_sentence
from ronda.people.queries import company_named, people_for
from ronda.people.rules import Viewer
from ronda.policy import load_policy

app = typer.Typer()

DAY = "%Y-%m-%d"


@app.command()
def portfolios(
    centre: Annotated[str, typer.Argument(metavar="CENTRE", help="The centre's code.")],
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same proposal.")] = 1,
    on: Annotated[
        datetime | None,
        typer.Option(formats=[DAY], metavar="DATE", help="Outlets and people of this day; today without."),
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="Record the proposal; needs --from.")] = False,
    start: Annotated[
        datetime | None,
        typer.Option("--from", formats=[DAY], metavar="DATE", help="The first day of the new portfolios."),
    ] = None,
    company: CompanyOption = None,
    home: HomeOption = None,
) -> None:
    """Propose portfolios for a centre that are compact on the map and even in workload.

    It shows the load of every account manager before and after. Nothing is written without --accept.
    """
    del home
    if accept != (start is not None):
        raise typer.BadParameter("--accept and --from DATE go together: say both or neither")
    found = company_named(company)
    by, now = Viewer.operator(found.pk), datetime.now(UTC)
    day = on.date() if on else now.astimezone(ZoneInfo(found.timezone)).date()
    problem = _problem(by, centre, day)
    proposal = propose_portfolios(
        problem.outlets, problem.managers, seed=seed, monthly_minutes=problem.monthly_minutes
    )
    names = _names(by, day)
    console = Console()
    if found.simulated:
        _say(console, f"{found.name}: everything here is simulated.")
    console.print(_loads(proposal, problem.monthly_minutes, names), highlight=False)
    console.print()
    for line in (_moves(problem, proposal), *(_sentence(reason, names) for reason in proposal.reasons)):
        _say(console, line)
    if start is None:
        again = f"ronda portfolios {centre} --seed {seed} --on {day} --accept --from DATE"
        _say(console, f"Nothing was written: this is a proposal. `{again}` records it.")
        return
    changes = accept_proposal(by=by, at=now, proposal=proposal, start=start.date())
    _say(console, f"The portfolios from {start:{DAY}} are {'recorded' if changes else 'on record already'}.")


def _problem(by: Viewer, centre: str, day: date) -> PortfolioProblem:
    rules = load_policy(Path(settings.RONDA_POLICIES)).in_force(Period(day, day))
    problem = portfolio_problem(by, centre, on=day, rules=rules)
    if not problem.outlets:
        raise RefusedError(Problem(f"centre {centre}", "has no open outlet", "import its outlets first"))
    if not problem.managers:
        raise RefusedError(
            Problem(
                f"centre {centre}",
                f"has nobody in a post that holds portfolios on {day}",
                "appoint an account manager, or name another day with --on",
            )
        )
    return problem


def _loads(proposal: Proposal, monthly_minutes: int, names: Mapping[str, str]) -> Table:
    """Two lines for each account manager; the last column is the part of the month's minutes."""
    table = Table(
        box=None, pad_edge=False, title=f"Minutes in the month: {monthly_minutes:,}", title_justify="left"
    )
    table.add_column("account manager")
    table.add_column("")
    for name in ("outlets", "visits", "service", "travel", "minutes", "of month"):
        table.add_column(name, justify="right", no_wrap=True)
    for before, after in zip(proposal.before, proposal.after, strict=True):
        for when, load in (("before", before), ("after", after)):
            table.add_row(
                names[load.manager] if when == "before" else "",
                when,
                *(f"{count:,}" for count in (load.outlets, load.visits)),
                *(f"{count:,}" for count in (load.service_minutes, load.travel_minutes, load.minutes)),
                _share(load.minutes, monthly_minutes),
            )
    return table


def _share(minutes: int, monthly: int) -> str:
    return f"{rounded(Fraction(100 * minutes, monthly), 0)}%" if monthly else ""


def _moves(problem: PortfolioProblem, proposal: Proposal) -> str:
    holder = {code: manager.code for manager in problem.managers for code in manager.outlets}
    held = [code for code in proposal.assignment if code in holder]
    moving = sum(proposal.assignment[code] != holder[code] for code in held)
    total, free = len(proposal.assignment), len(proposal.assignment) - len(held)
    unheld = f" and {free:,} had nobody" if free else ""
    return f"Of {total:,} outlets {moving:,} move{unheld}."


def _sentence(reason: Reason, names: Mapping[str, str]) -> str:
    manager = reason.facts.get("manager")
    facts = dict(reason.facts)
    if manager is not None:
        facts["manager"] = names[str(manager)]
    return proposal_sentence(Reason(reason.code, facts))


def _names(by: Viewer, day: date) -> dict[str, str]:
    return {person.code: f"{person.name} ({person.code})" for person in people_for(by, on=day)}


def _say(console: Console, text: str) -> None:
    console.print(text, markup=False, highlight=False, soft_wrap=True)
