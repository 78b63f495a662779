"""The command that writes a simulated month of any size."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from ronda.cli.options import MonthOption
from ronda.demo.rules.sizes import SIZES
from ronda.demo.services import write_frozen_month

app = typer.Typer()


class Scale(StrEnum):
    """The sizes of `ronda.demo.rules.sizes.SIZES`, as the command line offers them."""

    COUNTY = "county"
    CITY = "city"
    NATION = "nation"


@app.command()
def simulate(
    to: Annotated[Path, typer.Option("--to", metavar="FOLDER", help="Where to write; new or empty.")],
    month: MonthOption,
    scale: Annotated[Scale, typer.Option(help="How large a company.")] = Scale.COUNTY,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same bytes.")] = 1,
) -> None:
    """Write one month of an invented company as frozen facts, straight to Parquet.

    Everything is simulated: people, outlets, products and sales. See docs/simulator.md.
    """
    console = Console()
    bar = Progress(
        TextColumn("simulating"), BarColumn(), MofNCompleteColumn(), TextColumn("parts"), TimeElapsedColumn(),
        console=console, transient=True,
    )  # fmt: skip
    with bar:
        task = bar.add_task("simulating", total=None)
        rows = write_frozen_month(
            SIZES[scale], seed=seed, month=month, folder=to,
            progress=lambda done, total: bar.update(task, completed=done, total=total),
        )  # fmt: skip
    console.print(f"Simulated {scale} of {month}, seed {seed}, in {to}:", highlight=False)
    for name, count in rows.items():
        console.print(f"{count:>12,}  {name}", highlight=False)
