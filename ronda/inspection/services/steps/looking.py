"""Looks by others: the second look before a decision, and the recheck of a correction."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from ronda.inspection.models import Finding
from ronda.inspection.queries.steps.page import second_lookers
from ronda.inspection.services.steps.taking import days_after, kept, taken, words
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import person_named
from ronda.people.rules import Viewer


@transaction.atomic
def ask_second_look(*, by: Viewer, at: datetime, today: date, number: int, who: str) -> Finding:
    """`who` by code; whoever leads chooses, also anew while nobody has looked yet."""
    finding = taken(by, number, "ask_second", today)
    names = dict(second_lookers(by, finding, on=today))
    if who not in names:
        problem = Problem("who", "may not look at it", "choose somebody of the back office who is no party")
        raise RefusedError(problem)
    person = person_named(by, who)
    return kept(by, at, finding, "finding.second_asked", said={"name": names[who]}, second_by_id=person.pk)


@transaction.atomic
def say_second_look(
    *, by: Viewer, at: datetime, today: date, number: int, agrees: bool, says: str
) -> Finding:
    finding = taken(by, number, "second", today)
    values: dict[str, Any] = {"second_agrees": agrees, "second_says": words("says", says), "second_on": today}
    return kept(by, at, finding, "finding.second_said", said={"agrees": agrees}, **values)


@transaction.atomic
def recheck_finding(*, by: Viewer, at: datetime, today: date, number: int, held: bool, says: str) -> Finding:
    """What does not hold goes back to the person, with a limit that begins anew."""
    finding = taken(by, number, "held" if held else "not_held", today)
    values: dict[str, Any] = {
        "recheck": words("says", says),
        "rechecked_by_id": by.person_id,
        "rechecked_on": today,
    }
    if held:
        return kept(by, at, finding, "finding.held", why=says, **values)
    values |= {
        "times_corrected": finding.times_corrected + 1,
        "correction_due": days_after(by, today, "correction_days"),
    }
    return kept(by, at, finding, "finding.not_held", why=says, **values)
