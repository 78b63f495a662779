"""Reads of problems: everybody in a centre reads its problems, and those of the company's process."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from ronda.kernel.problem import Problem as Fault
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.work.models import Analysis, Problem, ProcessProposal, Task
from ronda.work.queries.seen import shared_with
from ronda.work.queries.tasks import tasks_in_force
from ronda.work.rules import may_act_for, may_record_in
from ronda.work.rules.problem_states import RUNNING, STEPS, is_late, may_check

MOST_TOPICS = 200


@dataclass(frozen=True)
class ProblemPage:
    """One problem, what is done about it, and what the viewer may do with it."""

    problem: Problem
    late: bool
    tasks: list[Task]
    proposals: list[ProcessProposal]
    analysis: Analysis | None
    may_act: bool
    may_check: bool
    may_dismiss: bool

    @property
    def running(self) -> bool:
        return self.problem.state in RUNNING

    @property
    def steps_done(self) -> int:
        """How many of found, cause, action, check and closed lie behind it."""
        order = {state: place for place, state in enumerate(STEPS)}
        return len(STEPS) if self.problem.state == "closed" else order.get(self.problem.state, 0) + 1


def problems_for(viewer: Viewer) -> QuerySet[Problem]:
    found = Problem.objects.filter(shared_with(viewer))
    return found.select_related("owner", "found_by", "outlet", "centre")


def late_on(today: date) -> Q:
    return Q(due__lt=today, state__in=RUNNING)


def problem_for(viewer: Viewer, number: int) -> Problem:
    problem = (
        problems_for(viewer).select_related("process", "checked_by", "anomaly").filter(pk=number).first()
    )
    if problem is None:
        raise _unknown(number)
    return problem


def problem_to_change(viewer: Viewer, number: int) -> Problem:
    """Locked until the end of the transaction."""
    problem = Problem.objects.filter(shared_with(viewer), pk=number).select_for_update(of=("self",)).first()
    if problem is None:
        raise _unknown(number)
    return problem


def problem_page(viewer: Viewer, number: int, *, today: date) -> ProblemPage:
    problem = problem_for(viewer, number)
    back_office = may_record_in(viewer, problem.centre_id)
    found_it = viewer.person_id is not None and problem.found_by_id == viewer.person_id
    tasks = tasks_in_force(viewer).filter(problem_id=problem.pk).select_related("owner")
    return ProblemPage(
        problem=problem,
        late=is_late(problem.state, problem.due, today),
        tasks=list(tasks),
        proposals=list(problem.proposals.all()),
        analysis=_analysis_of(problem),
        may_act=may_act_for(viewer, problem.owner_id, problem.centre_id),
        may_check=may_check(problem.owner_id, viewer.person_id) and (back_office or found_it),
        may_dismiss=back_office or found_it,
    )


def topics_of(viewer: Viewer) -> list[str]:
    """Topics in use, for a filter and to type the same word again."""
    named = Problem.objects.filter(shared_with(viewer)).exclude(topic="").order_by("topic")
    return list(named.values_list("topic", flat=True).distinct()[:MOST_TOPICS])


def owners_of(viewer: Viewer) -> list[tuple[str, str]]:
    """Who owns or owned a problem: code and name."""
    owners = Problem.objects.filter(shared_with(viewer)).order_by("owner__name")
    return list(owners.values_list("owner__code", "owner__name").distinct())


def _analysis_of(problem: Problem) -> Analysis | None:
    return None if problem.anomaly is None else problem.anomaly.analysis


def _unknown(number: int) -> RefusedError:
    return RefusedError(Fault(f"problem {number}", "is not among yours", "look at the number again"))
