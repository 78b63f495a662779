"""How a hand-over that was due counts."""

from dataclasses import dataclass
from datetime import date

from ronda.kernel.period import Month
from ronda.work.rules.working_clock import WorkingClock


@dataclass(frozen=True)
class HandoverDays:
    """The days of one hand-over."""

    started_on: date
    allowed_days: int
    given_on: date | None
    returned_on: date | None


@dataclass(frozen=True)
class HandoverResult:
    elapsed: int
    delivered: bool
    returned: bool


def handover_result(days: HandoverDays, month: Month, clock: WorkingClock) -> HandoverResult | None:
    """None unless it is due in the month; a hand-over counts once, in the month in which it is due.

    The owner's clock stops on the day of giving, also when that lies beyond the month's end: a day late
    is a day late wherever the month ends. Of what was never given, it stops at the month's end.
    """
    due = clock.due_on(days.started_on, days.allowed_days)
    if due is None or not month.period.contains(due):
        return None
    until = days.given_on or month.period.last_day
    return HandoverResult(
        elapsed=clock.elapsed(days.started_on, until),
        delivered=days.given_on is not None,
        returned=days.returned_on is not None,
    )
