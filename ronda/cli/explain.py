"""The command that says why a person's month is what it is."""

from collections.abc import Iterator
from typing import Annotated

import typer

from ronda.appraisal.queries import derivation_for, evidence_rows
from ronda.appraisal.rules.derivation import Derivation, Evidence, Node
from ronda.appraisal.wording import sentence_of
from ronda.cli.options import CompanyOption, HomeOption, MonthArgument
from ronda.cockpit.rules import summary_of
from ronda.cockpit.wording.cards import kept_words
from ronda.cockpit.wording.evidence import evidence_cell, evidence_heading, filled_columns
from ronda.facts.queries import Closing, closing_for
from ronda.pay.queries import paid_to
from ronda.people.queries import company_named
from ronda.people.rules import Viewer

app = typer.Typer()

SHOWN_RECORDS = 5


@app.command()
def explain(
    month: MonthArgument,
    person: Annotated[str, typer.Argument(metavar="PERSON", help="The person's code.")],
    run: Annotated[
        int | None, typer.Option(min=1, help="Which run of the month; otherwise the one in force.")
    ] = None,
    evidence: Annotated[bool, typer.Option("--evidence", help="Show the records behind each line.")] = False,
    company: CompanyOption = None,
    home: HomeOption = None,
) -> None:
    """Say why a person's month is what it is, from the amount down to the records.

    Every number is read off the stored tables of the closing.
    """
    found = company_named(company)
    viewer = Viewer.operator(found.pk)
    closing = closing_for(viewer, month, run)
    derivation = derivation_for(viewer, closing, person)
    if found.simulated:
        typer.echo(f"{found.name}: everything here is simulated.")
    for line in _told(derivation, found.currency, viewer if evidence else None, closing):
        typer.echo(line)
    amount_cents = summary_of(derivation).amount_cents
    if kept := kept_words(paid_to(viewer, closing, person), amount_cents, found.currency):
        typer.echo(kept)


def _told(
    derivation: Derivation, currency: str, records_for: Viewer | None, closing: Closing
) -> Iterator[str]:
    yield f"{derivation.person} ({derivation.person_code}), {derivation.month}, run {derivation.run}"
    yield from _tree(derivation.root, 0, currency, records_for, closing)
    for node in derivation.instead:
        yield sentence_of(node.reason, currency)
    yield from _tree(derivation.rules, 0, currency, None, closing)


def _tree(
    node: Node, depth: int, currency: str, records_for: Viewer | None, closing: Closing
) -> Iterator[str]:
    yield "  " * depth + sentence_of(node.reason, currency)
    if records_for is not None and node.evidence is not None:
        indent = "  " * (depth + 1) + "| "
        yield from (indent + line for line in _records(records_for, closing, node.evidence, currency))
    for child in node.children:
        yield from _tree(child, depth + 1, currency, records_for, closing)


def _records(viewer: Viewer, closing: Closing, evidence: Evidence, currency: str) -> Iterator[str]:
    """The first records, and how many more there are."""
    page = evidence_rows(viewer, closing, evidence.table, evidence.keys, limit=SHOWN_RECORDS)
    for row in page.rows:
        cells = ((name, evidence_cell(name, row[name], currency)) for name in filled_columns(page))
        yield ", ".join(f"{evidence_heading(name)}: {cell}" for name, cell in cells if cell)
    if page.total > len(page.rows):
        yield f"and {page.total - len(page.rows)} more"
