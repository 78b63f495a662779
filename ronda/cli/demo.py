"""The command that fills a home with a demo, shows its closing and serves it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.utils import timezone
from rich.console import Console
from rich.table import Table

from ronda.cli.closing_table import print_closing
from ronda.cli.options import HomeOption, read_month
from ronda.cli.server import run_server
from ronda.demo.rules.cast import CAST
from ronda.demo.rules.county import make_county
from ronda.demo.services import DemoMark, found_demo, load_county, load_real, prepare_home
from ronda.demo.services.county import COMPANIES, PASSWORD
from ronda.demo.services.real import COMPANY as REAL_COMPANY
from ronda.facts.queries import closing_for
from ronda.kernel.period import Month
from ronda.people.queries import company_named
from ronda.people.rules import Viewer
from ronda.policy import load_policy

app = typer.Typer()
REAL_MONTH = Month(2022, 10)


@app.command()
def demo(
    real: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="A folder with public Iowa sales (iowa_stores.csv and others) to load instead.",
            exists=True,
            file_okay=False,
        ),
    ] = None,
    month: Annotated[
        Month | None,
        typer.Option(
            parser=read_month,
            metavar="MONTH",
            help="The month to close; without it the month found in the home, else the last whole one.",
        ),
    ] = None,
    seed: Annotated[
        int | None, typer.Option(min=0, help="The same seed gives the same demo; 1 when left out.")
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Throw away the demo that is in the home and fill it again.")
    ] = False,
    serve: Annotated[bool, typer.Option(help="Serve it, or print its closing and stop.")] = True,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8000,
    home: HomeOption = None,
) -> None:
    """Fill a home with a simulated county, close its last months, estimate the running one, and serve it.

    The home is filled once (var/demo unless --home or RONDA_HOME names another) and found again the next
    time, with all that was done in it. A home that holds anything but a demo is refused.
    """
    del home
    kept: Path = settings.RONDA_HOME
    mark = _mark(found_demo(kept), "real" if real else "simulated", month, seed)
    chosen = Month.parse(mark.month)
    console = Console(stderr=True)
    with console.status("preparing") as status:

        def load() -> object:
            policy = load_policy(settings.RONDA_POLICIES)
            if real:
                return load_real(
                    real,
                    month=chosen,
                    seed=mark.seed,
                    policy=policy,
                    at=datetime.now(UTC),
                    progress=status.update,
                )
            return load_county(
                make_county(last=chosen, seed=mark.seed),
                policy=policy,
                progress=status.update,
                now=datetime.now(UTC),
            )

        made = prepare_home(kept, mark, load, again=again)
    typer.echo(f"{'Filled' if made else 'Found'} {kept}.")
    company = REAL_COMPANY if real else COMPANIES["main"][0]
    print_closing(closing_for(Viewer.operator(company_named(company).pk), chosen))
    _print_next_steps(kept, company, chosen)
    if serve:
        _print_sign_ins(real is not None, port)
        run_server(host="127.0.0.1", port=port, workers=1, threads=8)


def _mark(found: DemoMark | None, kind: str, month: Month | None, seed: int | None) -> DemoMark:
    """What is asked for; what is left open is as it is in the home."""
    if found is not None and found.kind == kind:
        return DemoMark(kind, str(month or found.month), found.seed if seed is None else seed)
    last = REAL_MONTH if kind == "real" else Month.of(timezone.now().date()).plus(-1)
    return DemoMark(kind, str(month or last), 1 if seed is None else seed)


def _print_next_steps(home: Path, company: str, month: Month) -> None:
    where = f"--home {home} --company {company}"
    typer.echo("\nGo on with")
    for step in (f"verify {month}", f"explain {month} E06", f"distribute {month} --budget 40000"):
        typer.echo(f"  .venv/bin/ronda {step} {where}")


def _print_sign_ins(is_real: bool, port: int) -> None:
    table = Table(box=None, pad_edge=False, title="Sign in", title_justify="left")
    for name in ("name", "role", "password"):
        table.add_column(name, no_wrap=True)
    for member in CAST:
        if not is_real or member.company == "main":
            role = (member.post or member.role).replace("_", " ")
            other = " of another company" if member.company == "other" else ""
            table.add_row(member.username, f"{role}{other}", PASSWORD)
    console = Console()
    console.print()
    console.print(table, highlight=False)
    console.print(f"\nOpen http://127.0.0.1:{port}    Stop with Ctrl-C", highlight=False)
