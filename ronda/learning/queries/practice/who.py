"""Who leads whom in practice, and its policy. An administrator keeps records and sees nobody's results."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Q, QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.learning.models import Course, LearningForm
from ronda.people.queries import LedPerson, people_led
from ronda.people.queries.once import once
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.rules import Viewer
from ronda.policy import PracticeRules
from ronda.work.queries.colleagues import colleagues_of

OBSERVED = (LearningForm.FIELD_OBSERVATION.value, LearningForm.PEER.value)


def practice_rules(on: date) -> PracticeRules:
    """RefusedError where the policy folder has no part about practice."""
    rules = rules_in_use(on).practice
    if rules is None:
        problem = Problem("practice", "has no policy", "copy the folder `learning` of Ronda's policies")
        raise RefusedError(problem)
    return rules


def led_people(viewer: Viewer, on: date) -> Mapping[int, LedPerson]:
    """Those whom the viewer leads on the day; nobody for an administrator. One statement a page."""
    key = ("practice_led", viewer.company_id, viewer.person_id, viewer.roles, on)
    return once(key, lambda: {each.person_id: each for each in people_led(viewer, on=on)})


def colleagues_by_code(viewer: Viewer, on: date) -> Mapping[str, LedPerson]:
    return {each.code: each for each in colleagues_of(viewer, on=on)}


def is_colleague(viewer: Viewer) -> bool:
    """Works in a centre, or leads the company: finds something here."""
    return bool(viewer.centre_ids) or "leader" in viewer.roles or trains(viewer)


def trains(viewer: Viewer) -> bool:
    return _courses(viewer).filter(trainer_id=viewer.person_id or 0).exists()


def courses_in(viewer: Viewer, forms: tuple[str, ...]) -> list[Course]:
    """Courses on offer that are learnt in one of these forms."""
    return list(_courses(viewer).filter(state=Course.State.OFFERED, form__in=forms).order_by("title"))


def course_offered(viewer: Viewer, number: int | None, forms: tuple[str, ...]) -> Course | None:
    if number is None:
        return None
    found = _courses(viewer).filter(state=Course.State.OFFERED, form__in=forms, pk=number).first()
    if found is None:
        raise RefusedError(Problem("course", "is not offered in this form", "choose one of those offered"))
    return found


def by_trainer(viewer: Viewer, path: str = "course__") -> Q:
    """Things of a course that the viewer trains."""
    return Q(**{f"{path}trainer_id": viewer.person_id}) if viewer.person_id else Q(pk__in=[])


def _courses(viewer: Viewer) -> QuerySet[Course]:
    return Course.objects.filter(company_id=viewer.company_id)
