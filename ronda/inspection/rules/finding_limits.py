"""The time limits of a finding, in working days, and whether it is late."""

from dataclasses import dataclass
from datetime import date

from ronda.inspection.rules.finding_steps import State
from ronda.policy import InspectionRules
from ronda.work.rules import WorkingClock


@dataclass(frozen=True)
class FindingDays:
    """The days that a finding's limits count from, as far as they have come.

    `answer_due` and `correction_due` are limits that were told already, and may have been extended.
    """

    issued_on: date | None = None
    answered_on: date | None = None
    decided_on: date | None = None
    corrected_on: date | None = None
    failed_on: date | None = None
    """The last day on which a correction was found not to hold."""
    answer_due: date | None = None
    correction_due: date | None = None


def limit_of(
    state: State,
    confirmed: bool | None,
    days: FindingDays,
    rules: InspectionRules,
    clock: WorkingClock,
    today: date | None = None,
) -> date | None:
    """The day by which the next deed is due; None: nothing is due, or the calendar does not reach so far.

    With `today`, a finding whose last day for an answer has passed is to be decided, and by when.
    """
    if days.issued_on is None or state in {"draft", "rechecked", "closed", "withdrawn"}:
        return None
    if state == "corrected":
        return days.corrected_on and clock.due_on(days.corrected_on, rules.recheck_days)
    if confirmed:
        start = max(day for day in (days.decided_on, days.failed_on, days.issued_on) if day)
        return days.correction_due or clock.due_on(start, rules.correction_days)
    answer_due = days.answer_due or clock.due_on(days.issued_on, rules.answer_days)
    if state == "issued" and days.answered_on is None and not is_late(answer_due, today or days.issued_on):
        return answer_due
    return decision_limit(days, answer_due, rules, clock)


def decision_limit(
    days: FindingDays, answer_due: date | None, rules: InspectionRules, clock: WorkingClock
) -> date | None:
    """Counted from the answer; where none came, from the last day on which it could come."""
    heard_on = days.answered_on or answer_due
    return heard_on and clock.due_on(heard_on, rules.decision_days)


def is_late(limit: date | None, today: date) -> bool:
    """Up to and including the last day it is in time."""
    return limit is not None and limit < today


def is_directors(times_corrected: int, state: State, rules: InspectionRules) -> bool:
    """Whether so many corrections did not hold that the director takes it up."""
    return state == "answered" and times_corrected >= rules.most_corrections
