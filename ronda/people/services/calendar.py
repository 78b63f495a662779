"""Days that are worked, or not, against the company's habit."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction

from ronda.kernel.change import Change
from ronda.people.models import CalendarDay
from ronda.people.rules import CalendarRow, Viewer
from ronda.people.services.checking import refuse_unless_manager
from ronda.people.services.dating import carry_out, plan_rows
from ronda.people.services.kinds import CALENDAR_DAY


@transaction.atomic
def set_calendar(
    *,
    by: Viewer,
    at: datetime,
    rows: Iterable[CalendarRow],
    why: str = "",
    instead_of: Collection[int] = (),
) -> list[Change]:
    """Saying otherwise of the same day corrects it.

    The rows numbered in `instead_of` are withdrawn: their days are as the week says again.
    """
    refuse_unless_manager(by, "setting the calendar")
    wanted = (
        (
            f"row {number}, {row.day}",
            CalendarDay(company_id=by.company_id, day=row.day, working=row.working, name=row.name),
        )
        for number, row in enumerate(rows, start=1)
    )
    return carry_out(plan_rows(CALENDAR_DAY, wanted, by=by, at=at, why=why, instead_of=instead_of))
