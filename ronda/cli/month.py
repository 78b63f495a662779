"""Commands that freeze, close, list and verify the months of a company."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from django.conf import settings
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from ronda.cli.closing_table import print_closing, print_strange
from ronda.cli.options import CompanyOption, HomeOption, MonthArgument
from ronda.cockpit.services import close_month, examine_closing
from ronda.facts.queries import Closing, closing_for, closings_for, newest_closing
from ronda.kernel.moment import told
from ronda.kernel.money import parse_cents
from ronda.kernel.period import Month
from ronda.people.queries import company_for, company_named
from ronda.people.rules import Viewer
from ronda.policy import Policy, load_policy

app = typer.Typer()


class State(StrEnum):
    """How far a closing is taken."""

    FROZEN = "frozen"
    APPRAISED = "appraised"
    DISTRIBUTED = "distributed"


def read_amount(text: str | int) -> int:
    if isinstance(text, int):
        return text
    try:
        return parse_cents(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def read_moment(text: str | datetime) -> datetime:
    """A moment; without a zone it is of the company's clock, once the company is known."""
    if isinstance(text, datetime):
        return text
    try:
        # Ronda tells moments as `2022-11-03 08:00 UTC`: what it prints can be given back to it.
        return datetime.fromisoformat(f"{text.removesuffix(' UTC')}Z" if text.endswith(" UTC") else text)
    except ValueError:
        raise typer.BadParameter(
            f"'{text}' is not a moment; write it as 2022-11-03T08:00, 2022-11-03T08:00Z or"
            " 2022-11-03T08:00+01:00"
        ) from None


AsOfOption = Annotated[
    datetime | None,
    typer.Option(
        "--as-of",
        parser=read_moment,
        metavar="MOMENT",
        help="Take what was known then, as 2022-11-03T08:00 on the company's clock or 2022-11-03T08:00Z in"
        " UTC, in which moments are printed; otherwise what is known now.",
    ),
]
AgainOption = Annotated[
    bool, typer.Option("--again", help="Make a new run though nothing has changed since the last one.")
]
DONE = {
    State.FROZEN: "Frozen {}",
    State.APPRAISED: "Frozen {} and appraised",
    State.DISTRIBUTED: "Closed {} and distributed",
}


@app.command()
def freeze(
    month: MonthArgument,
    as_of: AsOfOption = None,
    again: AgainOption = False,
    company: CompanyOption = None,
    home: HomeOption = None,
) -> None:
    """Freeze all facts of a month, as they were known at one moment, and the policy beside them."""
    closing = _close(_operator(company), month, as_of, None, State.FROZEN, again)
    print_strange(closing)
    typer.echo(f"Manifest {closing.manifest_digest}")


@app.command()
def close(
    month: MonthArgument,
    as_of: AsOfOption = None,
    budget: Annotated[
        int | None,
        typer.Option(
            parser=read_amount, metavar="AMOUNT", help="The company's budget, instead of the policy's."
        ),
    ] = None,
    until: Annotated[
        State, typer.Option(help="Where to stop; the same command goes on.")
    ] = State.DISTRIBUTED,
    again: AgainOption = False,
    company: CompanyOption = None,
    home: HomeOption = None,
) -> None:
    """Close a month: freeze its facts, appraise them, distribute the money, and print the result.

    A closing that was broken off is continued, and a finished one is left as it is while nothing has
    changed. The files lie in the home, under closings/.
    """
    closing = _close(_operator(company), month, as_of, budget, until, again)
    print_closing(closing)
    typer.echo(f"Manifest {closing.manifest_digest}")


@app.command()
def verify(
    month: MonthArgument,
    run: Annotated[int | None, typer.Option(min=1, help="Which run; otherwise the one in force.")] = None,
    company: CompanyOption = None,
    home: HomeOption = None,
) -> None:
    """Prove a closing: its files, every number computed once more, and the rows in the database.

    Exits with 1 and names the first difference where they do not agree.
    """
    by = _operator(company)
    closing = closing_for(by, month, run)
    console = Console()
    with console.status("comparing") as status:
        found = examine_closing(by=by, closing=closing, tell=lambda what: status.update(f"comparing {what}"))
    for what in found.compared:
        typer.echo(f"compared: {what}")
    for remark in found.remarks:
        typer.echo(f"remark: {remark}")
    if not found.agrees:
        first, *others = found.differences
        typer.echo(f"{closing} differs: {first}", err=True)
        if others:
            typer.echo(f"and {len(others)} more, such as: {others[0]}", err=True)
        raise typer.Exit(1)
    typer.echo(f"{closing} agrees. Manifest {closing.manifest_digest}")


@app.command()
def closings(company: CompanyOption = None, home: HomeOption = None) -> None:
    """List the closings of a company."""
    found = list(closings_for(_operator(company)))
    if not found:
        typer.echo("No month is closed yet; `ronda close MONTH` closes one.")
        return
    columns = "{:8}{:>4}  {:12}{:18}{:18}{}"
    typer.echo(columns.format("month", "run", "state", "as of (UTC)", "closed (UTC)", "manifest"))
    for each in found:
        as_of, closed = (told(moment).removesuffix(" UTC") for moment in (each.as_of, each.closed_at))
        digest = each.manifest_digest[:12]
        typer.echo(columns.format(each.month, each.run, each.state, as_of, closed, digest))


def _operator(company: str | None) -> Viewer:
    return Viewer.operator(company_named(company).pk)


def _close(
    by: Viewer, month: Month, as_of: datetime | None, budget: int | None, until: State, again: bool
) -> Closing:
    """Takes the month as far as `until`, and says what was done."""
    policy = load_policy(Path(settings.RONDA_POLICIES))
    now = timezone.now()
    finished = set(closings_for(by).filter(month=str(month), state=State.DISTRIBUTED))
    moment = _zoned(by, as_of) if as_of else _broken_off(by, month, policy) or now
    with _shown_progress() as progress:
        closing = close_month(
            by=by,
            at=now,
            month=month,
            as_of=moment,
            policy=policy,
            budget_cents=budget,
            until=until,
            again=again,
            progress=progress.tell,
        )
    if closing in finished:
        typer.echo(f"Nothing changed since {closing}: no new run is made; `--again` makes one all the same.")
    done = DONE[State(closing.state)].format(closing)
    typer.echo(f"{done}, as of {told(closing.as_of)}, in {closing.folder}.")
    return closing


def _zoned(by: Viewer, moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(company_for(by).timezone))


def _broken_off(by: Viewer, month: Month, policy: Policy) -> datetime | None:
    """The moment of an unfinished run, so that the same command continues it."""
    newest = newest_closing(by, month)
    if newest is None or newest.state == State.DISTRIBUTED or newest.policy_digest != policy.digest:
        return None
    typer.echo(f"Continuing {newest}, {newest.state} as of {told(newest.as_of)}.")
    return newest.as_of


class _ShownProgress:
    """One bar for each step, on terminals only."""

    def __init__(self, bar: Progress) -> None:
        self.bar = bar
        self.steps: dict[str, TaskID] = {}

    def tell(self, step: str, done: int, total: int) -> None:
        if step not in self.steps:
            self.steps[step] = self.bar.add_task(step, total=total)
        self.bar.update(self.steps[step], completed=done, total=total)


@contextmanager
def _shown_progress() -> Iterator[_ShownProgress]:
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield _ShownProgress(bar)
