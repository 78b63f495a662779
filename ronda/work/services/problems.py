"""A problem is found: told with its evidence, given to an owner with a day."""

from datetime import date, datetime, timedelta
from typing import Any, Protocol

from django.db import transaction

from ronda.kernel.period import Period
from ronda.kernel.problem import Problem as Fault
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.queries import outlets_for
from ronda.people.queries import centres_for, working_days_of
from ronda.people.rules import Viewer
from ronda.people.services.checking import invalid_fields, refuse_if_any
from ronda.work.models import Problem
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.queries.rules_today import work_rules
from ronda.work.rules import WorkingClock
from ronda.work.services.problems_repeating import propose_where_repeated
from ronda.work.services.tracing import leave_trace


class Known(Protocol):
    """A row that the caller has read as its viewer."""

    @property
    def pk(self) -> Any: ...


@transaction.atomic
def raise_problem(
    *,
    by: Viewer,
    at: datetime,
    today: date,
    title: str,
    found: str,
    evidence: str,
    owner: Known,
    centre_id: int | None = None,
    outlet: Known | None = None,
    due: date | None = None,
    topic: str = "",
    process: Known | None = None,
    anomaly: Known | None = None,
) -> Problem:
    """Anybody in the centre may; the outlet's centre where none is named.

    Without a day it is due as many working days from today as the policy gives.
    """
    place = centre_id if outlet is None else _centre_of(by, outlet)
    if place is None or not centres_for(by).filter(pk=place).exists():
        raise NotAllowedError("raising problems in this centre")
    problem = Problem(
        company_id=by.company_id,
        centre_id=place,
        title=title.strip(),
        topic=topic.strip(),
        found=found,
        evidence=evidence.strip(),
        outlet_id=outlet.pk if outlet else None,
        process_id=process.pk if process else None,
        anomaly_id=anomaly.pk if anomaly else None,
        found_by_id=by.person_id,
        found_on=today,
        owner_id=owner.pk,
        due=due or default_due(by, today),
    )
    refuse_if_any(_faults(by, problem, today))
    problem.save()
    leave_trace(by=by, at=at, about="problem", number=problem.pk, what="problem.raised", said=_said(problem))
    propose_where_repeated(by=by, at=at, today=today, problem=problem)
    return problem


def default_due(by: Viewer, today: date) -> date:
    """So many working days from today as the policy gives to act on a problem."""
    allowed = work_rules(today).problem_days
    ahead = Period(today, today + timedelta(days=2 * allowed + 30))
    return WorkingClock.of(working_days_of(by, ahead)).due_on(today, allowed) or ahead.last_day


def refuse_unknown_owner(by: Viewer, owner_id: int, centre_id: int, today: date) -> None:
    refuse_if_any(owner_faults(by, owner_id, centre_id, today))


def owner_faults(by: Viewer, owner_id: int, centre_id: int, today: date) -> list[Fault]:
    if owner_id in {each.person_id for each in colleagues_of(by, on=today, centres=[centre_id])}:
        return []
    return [Fault("owner", "works in no post of this centre", "choose somebody of the centre")]


def _centre_of(by: Viewer, outlet: Known) -> int:
    centre_id = outlets_for(by).filter(pk=outlet.pk).values_list("centre_id", flat=True).first()
    if centre_id is None:
        raise RefusedError(Fault("outlet", "is not among your outlets", "choose another outlet"))
    return int(centre_id)


def _faults(by: Viewer, problem: Problem, today: date) -> list[Fault]:
    found = invalid_fields(problem, "problem")
    if not problem.title:
        found.append(Fault("title", "says nothing", "say in a few words what is wrong"))
    if not problem.evidence:
        found.append(Fault("evidence", "says nothing", "say what was seen, where and when"))
    if problem.due < today:
        found.append(Fault("due", "lies in the past", "give a day from today on"))
    return found + owner_faults(by, problem.owner_id, problem.centre_id, today)


def _said(problem: Problem) -> dict[str, Any]:
    return {"owner": problem.owner.name, "due": problem.due.isoformat()}
