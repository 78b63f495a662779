"""The command that divides the money of a month, or asks what another budget or policy would have done."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Annotated

import typer
from django.utils import timezone
from rich.console import Console
from rich.table import Table

from ronda.cli.options import CompanyOption, HomeOption, MonthArgument
from ronda.facts.queries import Closing, closed_table, closing_for
from ronda.kernel.exact import rounded
from ronda.kernel.money import format_cents, parse_cents
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.pay.queries import amounts_for, paid_amounts, pools_for
from ronda.pay.rules import Amount, Pool, reasons_of
from ronda.pay.rules.spread import Spread
from ronda.pay.services import WhatIf, distribute_closing, what_if
from ronda.pay.wording import sentence_of
from ronda.people.queries import company_named
from ronda.people.rules import Viewer
from ronda.policy import check_folder, load_policy

app = typer.Typer()


def read_amount(text: str | int) -> int:
    if isinstance(text, int):
        return text
    try:
        return parse_cents(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


@app.command()
def distribute(
    month: MonthArgument,
    budget: Annotated[
        int | None,
        typer.Option(
            parser=read_amount, metavar="AMOUNT", help="The company's budget, instead of the policy's."
        ),
    ] = None,
    policy: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="What another policy would have done; writes nothing."),
    ] = None,
    run: Annotated[int | None, typer.Option(min=1, help="Which run; otherwise the one in force.")] = None,
    company: CompanyOption = None,
    home: HomeOption = None,
) -> None:
    """Distribute the money of an appraised month, and print who receives what and how the cents fell.

    A month that is distributed already is printed again; with --budget or --policy the answer is what would
    have been, and nothing is written.
    """
    by = Viewer.operator(company_named(company).pk)
    closing = closing_for(by, month, run)
    if closing.state == Closing.State.DISTRIBUTED and (budget is not None or policy is not None):
        rules = load_policy(policy).in_force(month.period) if policy else None
        _print_what_if(by, closing, what_if(by, closing, rules=rules, budget_cents=budget))
        if policy is not None:
            _print_findings(policy)
        typer.echo("Nothing was written: this is what would have been.")
        return
    if policy is not None:
        remedy = f"distribute it with `ronda distribute {month}`, then ask again"
        raise RefusedError(Problem(str(closing), f"is {closing.state} under its own policy", remedy))
    if closing.state == Closing.State.APPRAISED:
        closing = distribute_closing(by=by, at=timezone.now(), closing=closing, budget_cents=budget)
        typer.echo(f"Distributed {closing}.")
    _print_money(by, closing)


def _print_money(by: Viewer, closing: Closing) -> None:
    """Pools, then everybody's amount, then how the cents fell and what is out of the ordinary."""
    if not (pools := pools_for(by, closing)):
        remedy = f"appraise it with `ronda close {closing.month}`"
        raise RefusedError(Problem(str(closing), f"is {closing.state}; there is no money yet", remedy))
    amounts, names, currency = amounts_for(by, closing), _names(by, closing), closing.company.currency
    console = Console()
    if closing.company.simulated:
        console.print(f"{closing.company.name}: everything here is simulated.", highlight=False)
    console.print(_pool_table(pools, currency), highlight=False)
    console.print()
    console.print(_amount_table(amounts, names, currency), highlight=False)
    console.print()
    reasons = [reason for amount in amounts for reason in reasons_of(amount) if _is_worth_a_line(reason.code)]
    for line in dict.fromkeys(sentence_of(reason, currency) for reason in reasons):
        console.print(line, highlight=False, soft_wrap=True)
    for person, cents in _paid_otherwise(by, closing, amounts).items():
        console.print(f"{names[person]} keeps {format_cents(cents)}, as paid before.", highlight=False)


def _paid_otherwise(by: Viewer, closing: Closing, amounts: Sequence[Amount]) -> dict[int, int]:
    """What stands for those who, after a correction for somebody else, keep more than this run gives."""
    given: dict[int, int] = {}
    for amount in amounts:
        given[amount.person_id] = given.get(amount.person_id, 0) + amount.amount_cents
    paid = paid_amounts(by, closing)
    return {person: cents for person, cents in paid.items() if cents != given.get(person, 0)}


def _pool_table(pools: Sequence[Pool], currency: str) -> Table:
    table = _table("pool", "people", "weight", f"{currency}", "in reserve", left=1)
    for pool in pools:
        name = {"company": "company", "unit": pool.unit_code, "post": f"  {_words(pool.post)}"}[pool.level]
        weight = _decimals(Fraction(pool.weight_num, pool.weight_den), 4)
        kept = pool.appeal_reserve_cents + pool.reserve_cents
        table.add_row(
            name, str(pool.spells), weight, format_cents(pool.pool_cents), format_cents(kept) if kept else ""
        )
    return table


def _amount_table(amounts: Sequence[Amount], names: dict[int, str], currency: str) -> Table:
    table = _table(
        "person", "post", "grade", "weight", "share", "penalty", f"amount {currency}", "cent", left=3
    )
    for amount in sorted(amounts, key=lambda row: (row.unit_id, row.post, row.person_code, row.spell_id)):
        table.add_row(
            names[amount.person_id],
            _words(amount.post),
            amount.grade,
            _decimals(Fraction(amount.weight_num, amount.weight_den), 4),
            format_cents(amount.share_cents),
            format_cents(-amount.penalty_cents) if amount.penalty_cents else "",
            format_cents(amount.amount_cents),
            amount.cent_by,
        )
    return table


def _print_findings(policy: Path) -> None:
    """What the check still finds in a folder that can be loaded: its examples."""
    if problems := check_folder(policy).problems:
        typer.echo(f"The folder cannot be adopted yet; `ronda policy check {policy}` finds:")
        for problem in problems:
            typer.echo(f"  {problem}")


def _print_what_if(by: Viewer, closing: Closing, answer: WhatIf) -> None:
    """Old and new score, grade and amount of everybody, and what it would mean for all."""
    names, currency = _names(by, closing), closing.company.currency
    heads = ("score", "for the grade", "grade", f"paid {currency}", "would be", "difference")
    table = _table("person", *heads, left=1)
    spells = Counter(
        amount.person_id for change in answer.changes if (amount := change.before or change.after)
    )
    for change in answer.changes:
        old, new = change.before, change.after
        known = new or old
        assert known is not None, "a change has a side"
        name = names[known.person_id]
        sides = [amount for amount in (old, new) if amount]
        table.add_row(
            name if spells[known.person_id] == 1 else f"{name}, {_words(known.post)}",
            _moved(change.score_before, change.score_after),
            _moved(*(amount.grade_points if amount else None for amount in (old, new))),
            " > ".join(dict.fromkeys(amount.grade for amount in sides)),
            format_cents(old.amount_cents) if old else "",
            format_cents(new.amount_cents) if new else "",
            format_cents(change.cents),
        )
    console = Console()
    console.print(table, highlight=False)
    console.print(
        f"\nbudget {format_cents(answer.budget_before)}, would be {format_cents(answer.budget_after)}; "
        f"{answer.gaining} would gain and {answer.losing} would lose money; "
        f"the score of {answer.rising} would rise and of {answer.falling} would fall; "
        f"{answer.regraded} would have another grade; "
        f"Gini {_told(answer.spread_before)}, would be {_told(answer.spread_after)}",
        highlight=False,
        soft_wrap=True,
    )


def _table(*names: str, left: int) -> Table:
    """The first `left` columns are words, which may break on a narrow terminal; the others are numbers."""
    table = Table(box=None, pad_edge=False)
    for place, name in enumerate(names):
        is_word = place < left
        table.add_column(name, justify="left" if is_word else "right", no_wrap=not is_word)
    return table


def _names(by: Viewer, closing: Closing) -> dict[int, str]:
    people = closed_table(by, closing, "facts/people")
    return dict(zip(people["person_id"].to_pylist(), people["name"].to_pylist(), strict=True))


def _is_worth_a_line(code: str) -> bool:
    return not code.startswith("pay.grade")


def _moved(before: int | None, after: int | None) -> str:
    """Points before and after; with all their decimals where two would hide that they differ."""
    known = [score for score in (before, after) if score is not None]
    for places in (2, 4):
        told = dict.fromkeys(_decimals(Decimal(score).scaleb(-4), places) for score in known)
        if len(told) == len(set(known)):
            break
    return " > ".join(told)


def _told(spread: Spread) -> str:
    return f"{spread.gini:.4f}"


def _decimals(value: Fraction | Decimal, places: int) -> str:
    return format(rounded(value, places), f".{places}f")


def _words(code: str) -> str:
    return code.replace("_", " ")
