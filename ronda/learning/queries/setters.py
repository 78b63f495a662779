"""Who sets questions and exams: directors and deputies, administrators, and whoever runs the machine."""

from datetime import date

from django.db.models import Q

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.queries.staff import people_at_any_time
from ronda.people.rules import Viewer
from ronda.policy import ExamRules
from ronda.work.rules import as_leader

SETTERS = frozenset({"director", "deputy", "administrator", "operator"})
OF_COMPANY = frozenset({"administrator", "operator"})


def may_set(viewer: Viewer) -> bool:
    return bool(viewer.roles & SETTERS)


def refuse_unless_setter(viewer: Viewer) -> None:
    if not may_set(viewer):
        raise NotAllowedError("setting questions and exams")


def set_by(viewer: Viewer, path: str = "") -> Q:
    """Exams that the viewer sets: the company's and those of the own centres; an administrator all."""
    if not may_set(viewer):
        return Q(pk__in=[])
    company = Q(**{f"{path}company_id": viewer.company_id})
    if viewer.roles & OF_COMPANY:
        return company
    own = Q(**{f"{path}centre_id__in": viewer.centre_ids})
    return company & (own | Q(**{f"{path}centre_id__isnull": True}))


def results_seen(viewer: Viewer, path: str = "") -> Q:
    """Of exams that the viewer sets, the attempts whose results are told: those of people whom one leads.

    Whoever administers the company sets its exams and does not read how its people did.
    """
    led = people_at_any_time(as_leader(viewer)).exclude(pk=viewer.person_id or 0)
    return set_by(viewer, f"{path}exam__") & Q(**{f"{path}person__in": led.values("pk")})


def exam_rules_or_none(on: date) -> ExamRules | None:
    """None where the policy folder has no part about exams: a part of a page is left out."""
    return rules_in_use(on).exams


def exam_rules(on: date) -> ExamRules:
    """RefusedError where the policy folder has no part about exams."""
    rules = rules_in_use(on).exams
    if rules is None:
        problem = Problem("exams", "has no policy", "copy the folder `learning` of Ronda's policies")
        raise RefusedError(problem)
    return rules
