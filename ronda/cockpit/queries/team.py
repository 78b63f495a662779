"""The month of a team with its money: one line a person."""

from collections.abc import Sequence
from dataclasses import dataclass

from ronda.appraisal.queries import TeamRow, team_table
from ronda.cockpit.queries.closing_month import Approved, closing_approval
from ronda.cockpit.queries.months import closed_months, shown_closing
from ronda.facts.queries import Closing
from ronda.kernel.period import Month
from ronda.pay.queries import amounts_for, paid_amounts
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class TeamLine:
    """A person's result and the amount that stands; None before the money is divided."""

    result: TeamRow
    amount_cents: int | None


@dataclass(frozen=True)
class TeamMonth:
    """A closed month; without a `closing` there is nothing to show yet."""

    months: Sequence[Month]
    closing: Closing | None
    lines: Sequence[TeamLine]
    approved: Approved | None = None


def team_month(viewer: Viewer, month: Month | None) -> TeamMonth:
    """Everybody whose results the viewer may see, in the month or in the newest closed one."""
    months, closing = closed_months(viewer), shown_closing(viewer, month)
    if closing is None:
        return TeamMonth(months, None, ())
    amounts = _amounts(viewer, closing)
    lines = [TeamLine(row, amounts.get(row.person_id)) for row in team_table(viewer, closing)]
    return TeamMonth(months, closing, lines, closing_approval(viewer, closing))


def _amounts(viewer: Viewer, closing: Closing) -> dict[int, int]:
    """By person: somebody with two spells has two amounts. After several runs, what each keeps."""
    sums: dict[int, int] = {}
    for row in amounts_for(viewer, closing):
        sums[row.person_id] = sums.get(row.person_id, 0) + row.amount_cents
    return sums | paid_amounts(viewer, closing) if closing.run > 1 else sums
