"""The company's working clock over the days that a question needs, and the terms of both hands."""

from collections.abc import Iterable
from datetime import date, timedelta

from ronda.kernel.period import Period
from ronda.people.queries import working_days_of
from ronda.people.rules import Viewer
from ronda.work.queries.rules_today import work_rules
from ronda.work.rules import WorkingClock
from ronda.work.rules.silence import HandoverTerms

# A week of work a week, and feasts.
SLACK = 30


def clock_over(
    viewer: Viewer, days: Iterable[date], *, ahead: int = 0, weekdays: str | None = None
) -> WorkingClock:
    """From the first of the days until `ahead` working days after the last one have surely passed."""
    known = sorted(days)
    first, last = known[0], known[-1]
    reach = Period(first, last + timedelta(days=2 * ahead + SLACK))
    return WorkingClock.of(working_days_of(viewer, reach, weekdays))


def day_after(viewer: Viewer, start: date, working: int) -> date:
    """The day on which so many working days have passed."""
    clock = clock_over(viewer, [start], ahead=working)
    found = clock.due_on(start, working)
    assert found is not None, "the clock reaches far enough ahead"
    return found


def handover_terms(on: date) -> HandoverTerms:
    rules = work_rules(on)
    return HandoverTerms(rules.silence_days, rules.rework_days, rules.returns_before_director)
