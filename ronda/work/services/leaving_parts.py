"""The two parts of what is passed on: the leaver's, closed with its lateness, and the taker's, begun anew."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ronda.people.rules import Viewer
from ronda.work.models import Handover, Task
from ronda.work.queries.clocks import clock_over
from ronda.work.queries.rules_today import work_rules
from ronda.work.rules.passing_on import passed_handover, passed_task
from ronda.work.services.recording import add_records, replace_record
from ronda.work.services.tracing import leave_trace

# What made the work, or is made of it, stays with the taker: the leaver's part is evidence and nothing else.
MADE_BY: Mapping[str, Any] = {"problem_id": None, "analysis_id": None, "rhythm_id": None, "batch": ""}


@dataclass(frozen=True)
class Passing:
    """Who passes it on to whom, when and why."""

    by: Viewer
    at: datetime
    today: date
    leaver: str
    taker_id: int
    taker: str
    why: str


def pass_task(task: Task, passing: Passing) -> None:
    least = work_rules(passing.today).rework_days
    clock = clock_over(passing.by, [passing.today], ahead=least)
    days = passed_task(task.starts_on, task.due, passing.today, least, clock)
    if days.late:
        part = _part(task, passing, kind=Task.Kind.TASK, done_on=passing.today, **MADE_BY)
        part.result = passing.why
        _keep(part, passing, "task")
    replace_record(task, at=passing.at, owner_id=passing.taker_id, starts_on=days.starts_on, due=days.due)


def pass_handover(handover: Handover, passing: Passing) -> None:
    """The leaver has given it to the taker: that is when the leaver's clock stops."""
    least = work_rules(passing.today).rework_days
    earliest = min(handover.started_on, passing.today)
    clock = clock_over(passing.by, [earliest, passing.today], ahead=least)
    days = passed_handover(handover.started_on, handover.allowed_days, passing.today, least, clock)
    if days.late:
        given = {"receiver_id": passing.taker_id, "given_on": passing.today, "accepted_on": passing.today}
        part = _part(handover, passing, step_id=None, rework_of=None, round=1, analysis_id=None, **given)
        part.answer = passing.why
        _keep(part, passing, "handover")
    replace_record(
        handover,
        at=passing.at,
        owner_id=passing.taker_id,
        started_on=days.started_on,
        allowed_days=days.allowed_days,
    )


def _part(record: Any, passing: Passing, **values: Any) -> Any:
    part = copy(record)
    part.pk = part.first_id = None
    part._state.adding = True
    part.source_key, part.known_at = "", passing.at
    for name, value in values.items():
        setattr(part, name, value)
    return part


def _keep(part: Any, passing: Passing, about: str) -> None:
    add_records([part], at=passing.at, refuse=lambda records: None)
    leave_trace(
        by=passing.by,
        at=passing.at,
        about=about,
        number=part.number,
        what=f"{about}.left",
        said={"before": passing.leaver, "name": passing.taker},
        why=passing.why,
    )
