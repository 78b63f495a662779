"""What a person was paid: a month's statement, all months, and a centre's month."""

from collections.abc import Sequence
from dataclasses import dataclass

from ronda.cockpit.queries.closing_month import Approved, closing_approval
from ronda.cockpit.queries.months import closed_months
from ronda.facts.queries import Closing, closing_for
from ronda.kernel.period import Month
from ronda.pay.queries import (
    CentreStatement,
    PaidMonth,
    Statement,
    centre_statement,
    paid_months,
    statement_for,
)
from ronda.people.queries import person_named
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class MonthStatement:
    """A statement with the closing that it is of, and the months to turn to."""

    closing: Closing
    months: Sequence[Month]
    statement: Statement
    approved: Approved | None


@dataclass(frozen=True)
class CentreMonth:
    """The same for a whole centre."""

    closing: Closing
    months: Sequence[Month]
    centre: CentreStatement
    approved: Approved | None


def month_statement(viewer: Viewer, code: str, month: Month) -> MonthStatement:
    """Refused for whoever may not see it, and just the same where nothing is distributed."""
    closing = closing_for(viewer, month)
    statement = statement_for(viewer, closing, code)
    return MonthStatement(closing, closed_months(viewer), statement, closing_approval(viewer, closing))


def centre_month(viewer: Viewer, month: Month, unit_id: int | None) -> CentreMonth:
    """For those who lead the centre."""
    closing = closing_for(viewer, month)
    centre = centre_statement(viewer, closing, unit_id)
    return CentreMonth(closing, closed_months(viewer), centre, closing_approval(viewer, closing))


def all_statements(viewer: Viewer, code: str) -> tuple[str, Sequence[PaidMonth]]:
    """The person's name and months of pay, the newest first; refused where the person is not to be seen."""
    return person_named(viewer, code).name, paid_months(viewer, code)
