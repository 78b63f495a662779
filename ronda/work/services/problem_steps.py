"""The way of a problem after it was found: cause, action, check by another one, closed; or dismissed."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from ronda.kernel.problem import Problem as Fault
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.people.services.checking import invalid_fields, refuse_if_any
from ronda.work.models import Problem
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.queries.problems import problem_to_change
from ronda.work.rules import may_act_for, may_record_in
from ronda.work.rules.problem_states import may_check, next_state
from ronda.work.services.problems import Known, refuse_unknown_owner
from ronda.work.services.tracing import leave_trace


@transaction.atomic
def name_cause(*, by: Viewer, at: datetime, number: int, cause: str, topic: str | None = None) -> Problem:
    """Why it happens; only now one often knows what it is a case of."""
    problem = _taken(by, number, "cause")
    _refuse_unless_in_hand(by, problem)
    values: dict[str, Any] = {"cause": _said("cause", cause)}
    if topic is not None:
        values["topic"] = topic.strip()
    return _kept(by, at, problem, "problem.cause", **values)


@transaction.atomic
def plan_action(
    *, by: Viewer, at: datetime, today: date, number: int, action: str, due: date | None = None
) -> Problem:
    """What is done against the cause; the day may move with it."""
    problem = _taken(by, number, "action")
    _refuse_unless_in_hand(by, problem)
    values: dict[str, Any] = {"action": _said("action", action), "acted_on": None}
    if due is not None and due != problem.due:
        if due < today:
            raise RefusedError(Fault("due", "lies in the past", "give a day from today on"))
        values["due"] = due
    return _kept(by, at, problem, "problem.action", said={"due": (due or problem.due).isoformat()}, **values)


@transaction.atomic
def finish_action(*, by: Viewer, at: datetime, today: date, number: int) -> Problem:
    """The action is done; now somebody else looks."""
    problem = _taken(by, number, "acted")
    _refuse_unless_in_hand(by, problem)
    return _kept(by, at, problem, "problem.acted", acted_on=today)


@transaction.atomic
def check_problem(*, by: Viewer, at: datetime, today: date, number: int, solved: bool, says: str) -> Problem:
    """Solved closes it; not solved, it goes back to its action. The owner does not check the own work."""
    problem = _taken(by, number, "solved" if solved else "not_solved")
    if not may_check(problem.owner_id, by.person_id):
        raise RefusedError(
            Fault("check", "is checked by its own owner", "ask somebody else of the centre to check it")
        )
    if problem.found_by_id != by.person_id and not may_record_in(by, problem.centre_id):
        raise NotAllowedError("checking this problem")
    values: dict[str, Any] = {
        "check_says": _said("says", says),
        "checked_by_id": by.person_id,
        "checked_on": today,
        "solved": solved,
    }
    if solved:
        values["closed_on"] = today
    return _kept(by, at, problem, "problem.checked", said={"solved": solved}, why=says, **values)


@transaction.atomic
def dismiss_problem(*, by: Viewer, at: datetime, today: date, number: int, why: str) -> Problem:
    """Whoever found it, and the back office, may say that it is none."""
    problem = _taken(by, number, "dismissed")
    if problem.found_by_id != by.person_id and not may_record_in(by, problem.centre_id):
        raise NotAllowedError("dismissing this problem")
    reason = _said("why", why)
    return _kept(
        by, at, problem, "problem.dismissed", why=reason, dismissed_why=reason[:500], closed_on=today
    )


@transaction.atomic
def reassign_problem(
    *, by: Viewer, at: datetime, today: date, number: int, owner: Known, due: date, why: str
) -> Problem:
    problem = _taken(by, number, "reassigned")
    _refuse_unless_in_hand(by, problem)
    refuse_unknown_owner(by, owner.pk, problem.centre_id, today)
    if due < today:
        raise RefusedError(Fault("due", "lies in the past", "give a day from today on"))
    reason, before = _said("why", why), problem.owner.name
    names = {each.person_id: each.name for each in colleagues_of(by, on=today, centres=[problem.centre_id])}
    return _kept(
        by,
        at,
        problem,
        "problem.reassigned",
        said={"before": before, "after": names[owner.pk], "due": due.isoformat()},
        why=reason,
        owner_id=owner.pk,
        due=due,
    )


def _taken(by: Viewer, number: int, deed: str) -> Problem:
    """The problem, locked, its state led on by the deed; refused where its state does not allow it."""
    problem = problem_to_change(by, number)
    state = next_state(problem.state, deed)
    if state is None:
        what, remedy = "has gone another step meanwhile", "look at the page again"
        raise RefusedError(Fault(f"problem {number}", what, remedy))
    problem.state = state
    return problem


def _refuse_unless_in_hand(by: Viewer, problem: Problem) -> None:
    if not may_act_for(by, problem.owner_id, problem.centre_id):
        raise NotAllowedError("acting on this problem")


def _said(where: str, text: str) -> str:
    if not text.strip():
        raise RefusedError(Fault(where, "says nothing", "write something here"))
    return text.strip()


def _kept(
    by: Viewer,
    at: datetime,
    problem: Problem,
    what: str,
    *,
    said: dict[str, Any] | None = None,
    why: str = "",
    **values: Any,
) -> Problem:
    for name, value in values.items():
        setattr(problem, name, value)
    refuse_if_any(invalid_fields(problem, "problem"))
    problem.save()
    leave_trace(
        by=by,
        at=at,
        about="problem",
        number=problem.pk,
        what=what,
        said=said,
        why=" ".join(why.split())[:500],
    )
    return problem
