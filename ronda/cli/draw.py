"""Commands about draws of inspections that anybody may re-run."""

from pathlib import Path
from typing import Annotated

import typer

from ronda.inspection.rules.draws import read_published, verify
from ronda.inspection.wording.draw_steps import MARKS, OUTCOMES, say_step
from ronda.kernel.problem import Problem

app = typer.Typer(name="draw", help="Draws of inspections that anybody may re-run.", no_args_is_help=True)
LARGEST = 64_000_000


@app.callback()
def draw() -> None:
    """Draws of inspections that anybody may re-run."""


@app.command("verify")
def verify_files(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILES",
            help="The four published files of a draw, in any order and under any name.",
            exists=True,
            dir_okay=False,
        ),
    ],
) -> None:
    """Re-run a published draw and say of each step whether it agrees; exits with 1 when one does not.

    Needs the frame, what was announced, what was revealed and the list; no home and no database.
    """
    texts, problems = _read(files)
    published = None
    if not problems:
        published, problems = read_published(texts)
    if published is None:
        for problem in problems:
            typer.echo(str(problem))
        typer.echo("The files cannot be read; nothing was verified.", err=True)
        raise typer.Exit(1)
    steps = verify(published)
    for step in steps:
        typer.echo(f"{MARKS[step.ok]!s:<6}  {say_step(step.code, step.ok, step.facts)}")
    right = all(step.ok for step in steps)
    typer.echo(str(OUTCOMES[right]), err=not right)
    if not right:
        raise typer.Exit(1)


def _read(files: list[Path]) -> tuple[dict[str, str], list[Problem]]:
    texts: dict[str, str] = {}
    problems = []
    for path in files:
        name = str(path)
        content = path.read_bytes() if path.stat().st_size <= LARGEST else None
        if content is None:
            problems.append(Problem(name, f"has more than {LARGEST} bytes", "give the files of a draw"))
            continue
        try:
            texts[name] = content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            problems.append(Problem(f"{name}, line {line}", "is no UTF-8", "take it as it was published"))
    return texts, problems
