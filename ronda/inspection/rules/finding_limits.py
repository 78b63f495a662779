"""The time limits of a finding, in working days, and whether it is late."""

from dataclasses import dataclass
from datetime import date

from ronda.inspection.rules.finding_steps import State
from ronda.policy import InspectionRules
from ronda.work.rules import WorkingClock


@dataclass(frozen=True)
class FindingDays:
    """The days that a finding's limits count from, as far as they have come."""

    issued_on: date | None = None
    answered_on: date | None = None
    decided_on: date | None = None
    corrected_on: date | None = None
    failed_on: date | None = None
    """The last day on which a correction was found not to hold."""


def limit_of(
    state: State, confirmed: bool | None, days: FindingDays, rules: InspectionRules, clock: WorkingClock
) -> date | None:
    """The day by which the next deed is due; None: nothing is due, or the calendar does not reach so far."""
    if days.issued_on is None or state in {"draft", "rechecked", "closed", "withdrawn"}:
        return None
    if state == "corrected":
        return days.corrected_on and clock.due_on(days.corrected_on, rules.recheck_days)
    if confirmed:
        start = max(day for day in (days.decided_on, days.failed_on, days.issued_on) if day)
        return clock.due_on(start, rules.correction_days)
    answer_due = clock.due_on(days.issued_on, rules.answer_days)
    if state == "issued" and days.answered_on is None:
        return answer_due
    return clock.due_on(days.answered_on or days.issued_on, rules.decision_days)


def is_late(limit: date | None, today: date) -> bool:
    """Up to and including the last day it is in time."""
    return limit is not None and limit < today


def is_directors(times_corrected: int, state: State, rules: InspectionRules) -> bool:
    """Whether so many corrections did not hold that the director takes it up."""
    return state == "answered" and times_corrected >= rules.most_corrections
