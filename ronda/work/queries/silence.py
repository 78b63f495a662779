"""What nobody answered in time is accepted in every read, before the daily round has written it down, too."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.rules import Viewer
from ronda.work.queries.clocks import SLACK, clock_over
from ronda.work.rules import WorkingClock
from ronda.work.rules.late_starts import silent_before
from ronda.work.rules.silence import Answerable, accepted_from

UNANSWERED = Q(accepted_on=None, returned_on=None)


@dataclass(frozen=True)
class Silence:
    """How long a receiver may be silent on a day; `days` None: the policy says nothing of work."""

    days: int | None
    today: date
    clock: WorkingClock

    def accepted_on(self, row: Answerable) -> date | None:
        """The clock must reach back to the day on which the row was given."""
        return accepted_from(row, self.days, self.today, self.clock) if self.days else row.accepted_on

    @property
    def accepted(self) -> Q:
        """Rows of hand-overs that nobody answered in time."""
        before = silent_before(self.days, self.today, self.clock) if self.days else None
        if before is None:
            return Q(pk__in=[])
        return Q(UNANSWERED, given_on__lt=before, receiver__isnull=False)

    @property
    def open(self) -> Q:
        """Rows that are still to give or to answer."""
        return UNANSWERED & ~self.accepted


def with_acceptance(
    viewer: Viewer, rows: Sequence[Any], today: date, *, weekdays: str | None = None
) -> Sequence[Any]:
    """The same hand-overs, each with `accepted`; the calendar is asked only where one waits for an answer."""
    waiting = [each for each in rows if each.given_on and not each.accepted_on and not each.returned_on]
    given = (each.given_on for each in waiting)
    silence = silence_on(viewer, today, given, weekdays=weekdays) if waiting else None
    for each in rows:
        each.accepted = silence.accepted_on(each) if silence else each.accepted_on
    return rows


def silence_days(on: date) -> int | None:
    work = rules_in_use(on).work
    return work.silence_days if work is not None else None


def silence_on(
    viewer: Viewer, today: date, given: Iterable[date | None] = (), *, weekdays: str | None = None
) -> Silence:
    """For questions to the database, and for rows that were given on these days."""
    days = silence_days(today)
    if days is None:
        return Silence(None, today, WorkingClock(()))
    # Back over feasts to where as many working days have surely passed.
    back = date.fromordinal(today.toordinal() - 2 * days - SLACK)
    known = [back, today, *(day for day in given if day is not None)]
    return Silence(days, today, clock_over(viewer, known, ahead=days, weekdays=weekdays))
