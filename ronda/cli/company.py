"""Commands that open a company, its centres, roles and accounts: all that an import needs to begin with."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.core.management import call_command

from ronda.cli.options import CompanyOption, HomeOption
from ronda.kernel.change import Change
from ronda.kernel.period import Month, Period
from ronda.people import services
from ronda.people.queries import company_named
from ronda.people.rules import Viewer
from ronda.people.rules.records import CentreRow, RoleRow
from ronda.policy import load_policy
from ronda.work.services.cards import adopt_default_cards

app = typer.Typer(
    name="company", help="Open a company, its centres, roles and accounts.", no_args_is_help=True
)


@app.callback()
def company() -> None:
    """Open a company, its centres, roles and accounts."""


@app.command("open")
def open_(
    code: Annotated[str, typer.Argument(metavar="CODE", help="A short name, as in `ribera`.")],
    name: Annotated[str, typer.Option(help="The name that pages show.")],
    country: Annotated[str, typer.Option(metavar="XX", help="Two letters, as in US.")],
    currency: Annotated[str, typer.Option(metavar="XXX", help="Three letters, as in USD.")],
    timezone: Annotated[str, typer.Option(metavar="ZONE", help="As in Asia/Shanghai.")] = "UTC",
    language: Annotated[str, typer.Option(metavar="LANGUAGE", help="en, es or zh-hans.")] = "en",
    weekdays: Annotated[str, typer.Option(metavar="DIGITS", help="Worked days, Monday is 1.")] = "12345",
    home: HomeOption = None,
) -> None:
    """Open a company with the posts of its policy, in a new home or beside others.

    Repeating it with the same values changes nothing.
    """
    del home
    call_command("migrate", interactive=False, verbosity=0)
    now = datetime.now(UTC)
    opened = services.open_company(
        at=now, code=code, name=name, country=country, currency=currency, timezone=timezone,
        language=language, working_weekdays=weekdays,
    )  # fmt: skip
    rules = load_policy(Path(settings.RONDA_POLICIES)).in_force(Period(now.date(), now.date()))
    by = Viewer.operator(opened.pk)
    services.open_posts(by=by, at=now, rules=rules)
    adopt_default_cards(by=by, at=now, starts=Month.of(now.date()).start)
    typer.echo(f"{opened.name} is open, with the posts {', '.join(rules.posts)}.")
    typer.echo("Next: `ronda company centre CODE --name NAME`, then `ronda import people FILE`.")


@app.command()
def centre(
    code: Annotated[str, typer.Argument(metavar="CODE", help="The centre's code.")],
    name: Annotated[str, typer.Option(help="The name that pages show.")],
    company: CompanyOption = None,
    home: HomeOption = None,
) -> None:
    """Open a centre, or give it another name."""
    del home
    changes = services.keep_centres(by=_operator(company), at=datetime.now(UTC), rows=[CentreRow(code, name)])
    typer.echo(_told(changes, f"Centre {code}"))


@app.command()
def posts(company: CompanyOption = None, home: HomeOption = None) -> None:
    """Take in the posts of the policy once more, after it has named new ones."""
    del home
    now = datetime.now(UTC)
    rules = load_policy(Path(settings.RONDA_POLICIES)).in_force(Period(now.date(), now.date()))
    changes = services.open_posts(by=_operator(company), at=now, rules=rules)
    typer.echo(_told(changes, "Posts"))


@app.command()
def role(
    person: Annotated[str, typer.Argument(metavar="PERSON", help="The person's code.")],
    name: Annotated[
        str, typer.Argument(metavar="ROLE", help="leader, staff_representative or administrator.")
    ],
    start: Annotated[
        datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="The first day; today without.")
    ] = None,
    company: CompanyOption = None,
    home: HomeOption = None,
) -> None:
    """Give a person a role that follows from no post."""
    del home
    now = datetime.now(UTC)
    first: date = (start or now).date()
    row = RoleRow(person, name, first)
    changes = services.grant_roles(by=_operator(company), at=now, rows=[row])
    typer.echo(_told(changes, f"{person} as {name} from {first}"))


@app.command()
def account(
    person: Annotated[str, typer.Argument(metavar="PERSON", help="The person's code.")],
    username: Annotated[str, typer.Argument(metavar="NAME", help="The name to sign in with.")],
    from_stdin: Annotated[
        bool,
        typer.Option("--password-stdin", help="Read the password from the first line of the standard input."),
    ] = False,
    company: CompanyOption = None,
    home: HomeOption = None,
) -> None:
    """Open the account that a person signs in with; the password is asked for, unseen.

    A password in the command itself would be seen by everybody on the machine.
    """
    del home
    password = sys.stdin.readline().rstrip("\r\n") if from_stdin else _asked_password()
    services.open_account(
        by=_operator(company), at=datetime.now(UTC), person_code=person, username=username, password=password
    )
    typer.echo(f"{person} signs in as {username}.")


def _asked_password() -> str:
    asked: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    return asked


def _operator(code: str | None) -> Viewer:
    return Viewer.operator(company_named(code).pk)


def _told(changes: list[Change], what: str) -> str:
    return f"{what}: {'recorded' if changes else 'on record already'}."
