"""The command that sets a target by hand, where the rule's target does not do."""

from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any

import typer
from django.conf import settings

from ronda.cli.options import CompanyOption, HomeOption, MonthArgument
from ronda.facts.rules.records import TargetRow
from ronda.facts.services import set_targets
from ronda.kernel.money import format_cents, parse_cents
from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import company_named
from ronda.people.rules import Viewer
from ronda.policy import Indicator, load_policy
from ronda.policy.nearest import nearest

app = typer.Typer()

# The measure of sales is the only one that adds up the targets of single outlets.
OF_OUTLETS = "sales_plan"


@app.command()
def target(
    month: MonthArgument,
    indicator: Annotated[
        str, typer.Argument(metavar="INDICATOR", help="As the policy names it, as in sales_plan.")
    ],
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help="An amount of money, a share as 0.85 or 85%, or a number.")
    ],
    reason: Annotated[
        str, typer.Option(metavar="TEXT", help="Why the target of the rule does not do; it is shown.")
    ],
    outlet: Annotated[str | None, typer.Option(metavar="CODE", help="The target of one outlet.")] = None,
    person: Annotated[str | None, typer.Option(metavar="CODE", help="The target of one person.")] = None,
    centre: Annotated[str | None, typer.Option(metavar="CODE", help="The target of a whole centre.")] = None,
    company: CompanyOption = None,
    home: HomeOption = None,
) -> None:
    """Set a target by hand for an outlet, a person or a centre, in place of the one before.

    Closings that exist keep what was known; close the month again to appraise it with the new target.
    """
    del home
    by = Viewer.operator(company_named(company).pk)
    subjects = {"outlet": outlet, "person": person, "centre": centre}
    named = {subject: code for subject, code in subjects.items() if code}
    if len(named) != 1:
        raise typer.BadParameter("name exactly one of --outlet, --person and --centre")
    [(subject, code)] = named.items()
    rule = _indicator(month, indicator)
    if subject == "outlet" and rule.code != OF_OUTLETS:
        raise RefusedError(
            Problem(
                f"indicator {rule.code}",
                "has no targets of single outlets",
                f"set it for a person or a centre; an outlet has a target of {OF_OUTLETS} only",
            )
        )
    amount = _amount(rule, value)
    row = TargetRow(
        month, rule.code, amount.numerator, reason, amount.denominator,
        outlet_code=outlet, person_code=person, centre_code=centre,
    )  # fmt: skip
    changes = set_targets(by=by, at=datetime.now(UTC), rows=[row])
    what = f"{rule.code} of {subject} {code} in {month}: {_told(rule, amount)}"
    if not changes:
        typer.echo(f"{what}, on record already.")
        return
    before = changes[0].before
    typer.echo(f"{what}{_instead(rule, before) if before else ''}.")


def _indicator(month: Month, code: str) -> Indicator:
    known = load_policy(Path(settings.RONDA_POLICIES)).in_force(month.period).indicators
    if code not in known:
        raise RefusedError(
            Problem(
                f"indicator '{code}'",
                f"is not in the policy of {month}",
                f"is it '{nearest(code, known)}'? Name one of: {', '.join(known)}",
            )
        )
    return known[code]


def _amount(rule: Indicator, text: str) -> Fraction:
    """In the unit of the indicator's measure, exactly."""
    try:
        if rule.unit_of_measure == "cents":
            amount = Fraction(parse_cents(text))
        elif rule.unit_of_measure == "ratio" and text.endswith("%"):
            amount = Fraction(_number(text.removesuffix("%"))) / 100
        else:
            amount = Fraction(_number(text))
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="VALUE") from None
    if amount < 0:
        raise typer.BadParameter(f"'{text}' is less than nothing", param_hint="VALUE")
    if rule.unit_of_measure == "ratio" and amount > 1:
        raise typer.BadParameter(
            f"'{text}' is more than the whole; write a share as 0.85 or 85%", param_hint="VALUE"
        )
    return amount


def _number(text: str) -> Decimal:
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise ValueError(f"'{text}' is not a number; write it as 90 or 0.85")
    return number


def _instead(rule: Indicator, before: Any) -> str:
    return f", instead of {_told(rule, Fraction(before['value_num'], before['value_den']))}"


def _told(rule: Indicator, amount: Fraction) -> str:
    if rule.unit_of_measure == "cents":
        return format_cents(int(amount))
    return f"{float(amount):g}" if amount.denominator > 1 else str(amount.numerator)
