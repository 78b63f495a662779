"""Essays for those who mark them: without whose they are."""

from typing import Any

from django.db.models import Count, F, Max, Min, QuerySet

from ronda.learning.models import Attempt, AttemptQuestion, Exam
from ronda.learning.queries.setters import may_set, set_by
from ronda.people.rules import Viewer


def essays_to_mark(viewer: Viewer, *, markers: int) -> QuerySet[AttemptQuestion]:
    """Handed in, with fewer marks than they need, none of them the viewer's."""
    return essays_waiting(viewer).filter(given__lt=markers)


def essays_to_settle(viewer: Viewer, *, markers: int) -> QuerySet[AttemptQuestion]:
    """All marks are there and lie too far apart, else they would be one; whoever marked does not settle."""
    waiting = essays_waiting(viewer).filter(given__gte=markers)
    apart: QuerySet[AttemptQuestion] = waiting.annotate(apart=F("highest") - F("lowest"))
    return apart


def essays_waiting(viewer: Viewer) -> QuerySet[Any]:
    """To be marked or to be settled."""
    waiting: QuerySet[Any] = _open_essays(viewer).exclude(marks__marker_id=viewer.person_id)
    return waiting


def _open_essays(viewer: Viewer) -> QuerySet[Any]:
    exams = Exam.objects.filter(set_by(viewer)).exclude(state=Exam.State.CANCELLED).values("pk")
    asked = AttemptQuestion.objects.filter(
        attempt__exam__in=exams,
        attempt__state=Attempt.State.HANDED_IN,
        version__question__kind="essay",
        points__isnull=True,
    ).exclude(attempt__person_id=viewer.person_id or 0)
    asked = asked.annotate(given=Count("marks"), highest=Max("marks__points"), lowest=Min("marks__points"))
    asked = asked.select_related("version__question", "attempt__exam").order_by("version_id", "attempt__seed")
    return asked if viewer.person_id is not None and may_set(viewer) else asked.none()
