"""Checks of what was learnt: one's own, those of the people whom one leads, those of a course one trains."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from django.db.models import Q, QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.learning.models import Attempt, Course, EffectCheck, Exam
from ronda.learning.queries.practice.who import by_trainer, led_people, practice_rules
from ronda.learning.rules.practice import Checked, Effect, effect_of
from ronda.people.rules import Viewer
from ronda.visits.queries import visits_in_force

OFFERED_VISITS = 60


@dataclass(frozen=True)
class EffectsWanted:
    """What the list is narrowed down to; empty: everything."""

    words: str = ""
    state: str = ""
    course: str = ""
    first: date | None = None
    last: date | None = None


def effects_for(viewer: Viewer, on: date) -> QuerySet[EffectCheck]:
    own = viewer.person_id or 0
    seen = Q(person_id=own) | Q(person_id__in=list(led_people(viewer, on))) | by_trainer(viewer)
    rows = EffectCheck.objects.filter(seen, company_id=viewer.company_id)
    return rows.select_related("person", "course", "done", "checked_by", "before__exam", "after__exam")


def effect_for(viewer: Viewer, number: int, on: date) -> EffectCheck:
    found = effects_for(viewer, on).filter(pk=number).first()
    if found is None:
        raise RefusedError(Problem(f"check {number}", "is not among yours", "look at it again"))
    return found


def effects_to_check(viewer: Viewer, on: date) -> QuerySet[EffectCheck]:
    """Those that the viewer may check: never of oneself."""
    own = viewer.person_id or 0
    allowed = Q(person_id__in=list(led_people(viewer, on))) | by_trainer(viewer)
    return effects_for(viewer, on).filter(allowed, checked_at=None).exclude(person_id=own)


def effects_due(viewer: Viewer, on: date) -> list[EffectCheck]:
    """To check by then, the oldest first; those ahead as far as the policy tells them."""
    until = on + timedelta(days=practice_rules(on).effect_ahead_days)
    return list(effects_to_check(viewer, on).filter(due_on__lte=until).order_by("due_on", "pk"))


def may_check(viewer: Viewer, check: EffectCheck, on: date) -> bool:
    """Whoever leads the person, and the trainer of the course."""
    own = viewer.person_id
    if own is None or own == check.person_id or check.checked_at is not None:
        return False
    return check.course.trainer_id == own or check.person_id in led_people(viewer, on)


def state_of(check: EffectCheck, on: date) -> str:
    if check.checked_at is not None:
        return "done"
    return "late" if check.due_on < on else "open"


def listed_effects(viewer: Viewer, wanted: EffectsWanted, on: date) -> list[EffectCheck]:
    rows = effects_for(viewer, on)
    for word in wanted.words.split():
        rows = rows.filter(Q(person__name__icontains=word) | Q(course__title__icontains=word))
    named = {
        "course__code": wanted.course,
        "due_on__gte": wanted.first,
        "due_on__lte": wanted.last,
    }
    rows = rows.filter(**{column: value for column, value in named.items() if value})
    narrowed = {
        "open": Q(checked_at=None),
        "late": Q(checked_at=None, due_on__lt=on),
        "done": Q(checked_at__isnull=False),
    }
    if wanted.state in narrowed:
        rows = rows.filter(narrowed[wanted.state])
    if wanted.state in EffectCheck.Applied.values:
        rows = rows.filter(applied=wanted.state)
    return list(rows.order_by("due_on", "pk"))


def share_of(attempt: Attempt | None) -> Fraction | None:
    """Of the points of a test whose results are published."""
    if attempt is None or attempt.state != Attempt.State.MARKED:
        return None
    if attempt.exam.state != Exam.State.PUBLISHED:
        return None
    most = sum((Fraction(part["most"]) for part in attempt.parts), start=Fraction(0))
    points = sum((Fraction(part["points"]) for part in attempt.parts), start=Fraction(0))
    return points / most if most else None


def effect_by_course(checks: Iterable[EffectCheck], on: date) -> list[tuple[Course, Effect]]:
    """Of checks that the viewer was already given."""
    least = practice_rules(on).effect_least_people
    grouped: dict[int, list[Checked]] = {}
    courses: dict[int, Course] = {}
    for each in checks:
        courses[each.course_id] = each.course
        applied = each.applied if each.checked_at else ""
        said = Checked(share_of(each.before), share_of(each.after), applied)
        grouped.setdefault(each.course_id, []).append(said)
    order = sorted(courses, key=lambda pk: courses[pk].title.casefold())
    return [(courses[pk], effect_of(grouped[pk], least=least)) for pk in order]


def visits_since_learnt(viewer: Viewer, check: EffectCheck, on: date) -> list[Any]:
    """Of the person since then, as far as the viewer sees them, the newest first."""
    rows = visits_in_force(viewer).filter(person_id=check.person_id, day__gte=check.done.day, day__lte=on)
    return list(rows.select_related("outlet").order_by("-day", "-pk")[:OFFERED_VISITS])


def courses_of(checks: Iterable[EffectCheck]) -> Mapping[str, str]:
    """Titles by code, for the filter."""
    return {each.course.code: each.course.title for each in checks}
