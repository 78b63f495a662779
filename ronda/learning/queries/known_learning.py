"""Frozen rows of what was learnt and sat over the twelve months that end with one."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from ronda.kernel.period import Month
from ronda.learning.models import ExamOutcome, LearningTime
from ronda.people.queries import believed_at, refuse_unless_freezing
from ronda.people.queries.months_there import known_days_there
from ronda.people.rules import Viewer
from ronda.people.rules.absence import AbsenceRules
from ronda.work.queries import NUMBER

YEAR = 12


def known_learning_months(
    viewer: Viewer, month: Month, as_of: datetime, absence: AbsenceRules
) -> list[dict[str, Any]]:
    """A row for each person and month with a day at work or a minute of learning.

    A month counts when the person was there for as many days as an appraisal asks for.
    """
    refuse_unless_freezing(viewer)
    months = twelve_months(month)
    minutes: dict[tuple[int, Month], int] = defaultdict(int)
    learnt = LearningTime.objects.filter(
        believed_at(as_of),
        company_id=viewer.company_id,
        day__gte=months[0].start,
        day__lt=month.end,
    )
    for person, day, spent in learnt.order_by().values_list("person_id", "day", "minutes"):
        minutes[person, Month.of(day)] += spent
    there = known_days_there(viewer, months, as_of, absence.protected_leave)
    return [
        {
            "person_id": person,
            "month": str(each),
            "minutes": minutes.get((person, each), 0),
            "counts": there.get((person, each), 0) >= absence.min_days,
        }
        for person, each in sorted(minutes.keys() | there.keys())
    ]


def known_exam_outcomes(viewer: Viewer, month: Month, as_of: datetime) -> list[dict[str, Any]]:
    refuse_unless_freezing(viewer)
    outcomes = ExamOutcome.objects.filter(
        believed_at(as_of),
        company_id=viewer.company_id,
        day__gte=twelve_months(month)[0].start,
        day__lt=month.end,
    )
    names = ("person_id", "day", "level", "exam_id", "passed")
    return [dict(row) for row in outcomes.values(*names, outcome_id=NUMBER)]


def twelve_months(last: Month) -> list[Month]:
    """The year that ends with the month."""
    return [last.plus(back) for back in range(1 - YEAR, 1)]
