"""A seat that became free goes to whoever has waited longest, who is told of it."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet

from ronda.kernel.period import Month
from ronda.learning.models import ClassPlace, PlannedLearning, TrainingClass, TrainingPlan
from ronda.learning.queries.classes.seen import SIGNED_UP, WAITING, seats_left
from ronda.people.queries import company_day
from ronda.people.rules import Viewer
from ronda.work.services.tracing import leave_trace

ABOUT = "training_class"


def move_up(by: Viewer, at: datetime, held: TrainingClass) -> list[ClassPlace]:
    """Who now has a seat."""
    left = seats_left(held)
    waiting = held.places.filter(state=WAITING).select_related("person").order_by("asked_at", "pk")
    up = list(waiting if left is None else waiting[:left])
    for place in up:
        place.state, place.state_why = SIGNED_UP, "moved_up"
        place.save(update_fields=["state", "state_why"])
        tie_to_plan(by, held, place.person_id)
        said = {"person": place.person.code, "name": place.person.name}
        leave_trace(by=by, at=at, about=ABOUT, number=held.pk, what="training_class.moved_up", said=said)
    return up


def tie_to_plan(by: Viewer, held: TrainingClass, person_id: int) -> None:
    """What is planned for the person is learnt in this class, in its month."""
    month = str(Month.of(company_day(by, held.starts_at)))
    _planned(by, held).filter(person_id=person_id).update(training_class=held, month=month)


def follow_in_plan(by: Viewer, held: TrainingClass) -> None:
    """The class has another day: what is learnt in it lies in that month."""
    month = str(Month.of(company_day(by, held.starts_at)))
    _planned(by, held).filter(training_class=held).update(month=month)


def untie_from_plan(by: Viewer, held: TrainingClass, people: Collection[int]) -> None:
    _planned(by, held).filter(person_id__in=people, training_class=held).update(training_class=None)


def _planned(by: Viewer, held: TrainingClass) -> QuerySet[PlannedLearning]:
    return PlannedLearning.objects.filter(
        course_id=held.course_id,
        plan__company_id=by.company_id,
        plan__year=company_day(by, held.starts_at).year,
        plan__state=TrainingPlan.State.ACCEPTED,
        state=PlannedLearning.State.PLANNED,
    )
