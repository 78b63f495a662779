"""The commands that take files in, list what was taken in, and take it back."""

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from ronda.cli.options import CompanyOption, HomeOption
from ronda.intake import services
from ronda.intake.queries import imports_for
from ronda.intake.rules.report import ImportReport
from ronda.intake.services import ImportOptions
from ronda.people.queries import company_named
from ronda.people.rules import Viewer

app = typer.Typer()
MOST_ERRORS = 50


class DayOrder(StrEnum):
    YMD = "ymd"
    DMY = "dmy"
    MDY = "mdy"


@app.command("import")
def import_(
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help=f"What the file lists: {', '.join(services.KINDS)}.")
    ],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV (also .gz), XLSX, XLS or Parquet.")],
    mapping: Annotated[
        str, typer.Option(metavar="NAME", help="A saved or built-in mapping; without one it is guessed.")
    ] = "",
    map_: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=COLUMN", help="The column of one field; repeatable."),
    ] = None,
    save_mapping: Annotated[str, typer.Option(metavar="NAME", help="Keep the mapping under this name.")] = "",
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="COLUMN=VALUE", help="Keep only rows with this value; repeatable."),
    ] = None,
    known_outlets: Annotated[
        bool, typer.Option("--known-outlets", help="Keep only sales of outlets on record.")
    ] = False,
    centre: Annotated[
        str,
        typer.Option(metavar="CODE", help="The centre of rows that name none."),
    ] = "",
    sheet: Annotated[str, typer.Option(metavar="NAME", help="The sheet of a workbook.")] = "",
    dates: Annotated[
        DayOrder | None,
        typer.Option(help="Which comes first, where the column leaves it open."),
    ] = None,
    decimal: Annotated[str, typer.Option(metavar="MARK", help="What starts decimals: . or ,")] = "",
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help="Leave rows with errors out and take the others.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Do everything but write.")] = False,
    company: CompanyOption = None,
    home: HomeOption = None,
) -> None:
    """Take in a file of people, outlets, sales, visits or another kind: all of it or nothing.

    Records are updated by their code or key, so the same file again changes nothing. What is strange is told
    and let in.
    """
    del home
    options = ImportOptions(
        mapping=mapping, columns=dict(_pairs(map_, "--map")), only=tuple(_pairs(only, "--only")),
        known_outlets=known_outlets, centre=centre, sheet=sheet, dates=dates.value if dates else "",
        decimal=_mark(decimal), skip_bad=skip_bad, dry_run=dry_run, save_mapping=save_mapping,
    )  # fmt: skip
    by = Viewer.operator(company_named(company).pk)
    console = Console()
    with _progress(console) as tell:
        report = services.import_file(
            by=by, at=datetime.now(UTC), kind=kind, file=file, options=options, progress=tell
        )
    _show(report, console)
    if report.outcome == "refused":
        raise typer.Exit(1)


@app.command()
def imports(company: CompanyOption = None, home: HomeOption = None) -> None:
    """List the files that were taken in, with the numbers that `undo-import` asks for."""
    del home
    by = Viewer.operator(company_named(company).pk)
    batches = imports_for(by)
    for batch in batches:
        typer.echo(
            f"{batch.pk:>5}  {batch.at:%Y-%m-%d %H:%M}  {batch.get_state_display():<10}  {batch.kind:<12}  "
            f"{batch.source_name}: {batch.rows:,} rows, {batch.created:,} created, "
            f"{batch.changed:,} changed, {batch.strange:,} strange"
        )
    if not batches:
        typer.echo("Nothing was imported yet.")


@app.command("undo-import")
def undo_import(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The import, as `ronda imports` lists it.")],
    company: CompanyOption = None,
    home: HomeOption = None,
) -> None:
    """Take an import back, unless later data rests on what it brought."""
    del home
    by = Viewer.operator(company_named(company).pk)
    batch = services.undo_import(by=by, at=datetime.now(UTC), number=number)
    typer.echo(f"Import {number} ({batch.kind} from {batch.source_name}) was taken back.")


def _pairs(texts: list[str] | None, option: str) -> Iterator[tuple[str, str]]:
    for text in texts or []:
        name, equals, value = text.partition("=")
        if not equals or not name.strip():
            raise typer.BadParameter(
                f"'{text}' has no name and value; write it as NAME=VALUE", param_hint=option
            )
        yield name.strip(), value.strip()


def _mark(text: str) -> services.DecimalMark:
    if text == ".":
        return "."
    if text == ",":
        return ","
    if text:
        raise typer.BadParameter(f"'{text}' starts no decimals; write . or ,", param_hint="--decimal")
    return ""


@contextlib.contextmanager
def _progress(console: Console) -> Iterator[services.Progress]:
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[rows]}"), TimeElapsedColumn(),
        console=console, transient=True, disable=not console.is_terminal,
    )  # fmt: skip
    with bar:
        task = bar.add_task("reading", total=None, rows="")

        def tell(stage: str, done: int, total: int | None) -> None:
            rows = f"{total or done:,} rows" if total or done else ""
            bar.update(task, description=stage, completed=done, total=total, rows=rows)

        yield tell


def _show(report: ImportReport, console: Console) -> None:
    """Which column was taken for what, then errors, what is strange, and the counts."""
    sheet = f", sheet {report.sheet}" if report.sheet else ""
    origin = f"mapping {report.mapping}" if report.mapping else "mapping guessed"
    _say(console, f"{report.source}{sheet}: {report.rows:,} rows of {report.kind}, {origin}")
    for name, column in report.columns.items():
        _say(console, f"  {name} < {column}")
    if report.other_sheets:
        _say(console, f"  not read: sheet {', '.join(report.other_sheets)}")
    if report.unused:
        _say(console, f"  not used: {', '.join(report.unused)}")
    for error in report.errors[:MOST_ERRORS]:
        _say(console, f"error: {error}")
    if report.error_count > MOST_ERRORS:
        _say(console, f"… and {report.error_count - MOST_ERRORS:,} more errors")
    for oddity in report.oddities:
        _say(console, f"strange, {oddity.code.replace('_', ' ')}: {oddity.count:,}")
        for example in oddity.examples:
            _say(console, f"  {example}")
    _say(console, _summary(report))


def _summary(report: ImportReport) -> str:
    counts = report.counts
    if report.outcome == "refused":
        return (
            f"Nothing was written: {report.error_count:,} errors in {report.left_out:,} of {report.rows:,} "
            "rows. "
            "Correct them, or leave those rows out with --skip-bad."
        )
    told = (
        f"{report.rows:,} rows: {counts.created:,} created, {counts.changed:,} changed, "
        f"{counts.same:,} same, {report.strange:,} strange, {report.left_out:,} left out."
    )
    endings = {
        "tried": "Nothing was written, this was a dry run.",
        "same": "Nothing to change: all of it is on record.",
        "written": f"This is import {report.number}; `ronda undo-import {report.number}` takes it back.",
    }
    return f"{told} {endings[report.outcome]}"


def _say(console: Console, text: str) -> None:
    console.print(text, markup=False, highlight=False, soft_wrap=True)
