"""A class as its page shows it, the list of classes, and what of them is a person's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from ronda.learning.models import ClassPlace, TrainingClass
from ronda.learning.queries.classes.seen import (
    LEFT,
    SEATED,
    WAITING,
    class_seen,
    classes_seen,
    may_lead_class,
)
from ronda.people.rules import Viewer

RECENT = timedelta(days=30)


@dataclass(frozen=True)
class ClassPage:
    """`places` are shown only to who leads the class; everybody sees how many there are, and the own one.

    `turn`: the own place on the waiting list, from 1.
    """

    held: TrainingClass
    leads: bool
    places: Sequence[ClassPlace]
    own: ClassPlace | None
    seated: int
    waiting: int
    turn: int

    @property
    def left(self) -> int | None:
        return None if self.held.seats is None else max(0, self.held.seats - self.seated)

    @property
    def own_state(self) -> str:
        return self.own.state if self.own is not None else ""


def class_page(viewer: Viewer, number: int) -> ClassPage:
    """RefusedError for a class that the viewer does not see."""
    held = class_seen(viewer, number)
    places = list(held.places.select_related("person").order_by("asked_at", "pk"))
    own = next((each for each in places if each.person_id == viewer.person_id), None)
    waiting = [each for each in places if each.state == WAITING]
    leads = may_lead_class(viewer, held)
    return ClassPage(
        held,
        leads,
        places if leads else (),
        own,
        sum(each.state in SEATED for each in places),
        len(waiting),
        waiting.index(own) + 1 if own in waiting else 0,
    )


def listed_classes(
    viewer: Viewer, *, words: str = "", state: str = "", own: bool = False
) -> QuerySet[TrainingClass]:
    """The soonest first."""
    classes = classes_seen(viewer)
    if words:
        classes = classes.filter(
            Q(course__title__icontains=words) | Q(room__icontains=words) | Q(trainer__name__icontains=words)
        )
    if state:
        classes = classes.filter(state=state)
    if own:
        mine = ClassPlace.objects.filter(person_id=viewer.person_id or 0).exclude(state=LEFT)
        classes = classes.filter(
            Q(pk__in=mine.values("training_class")) | Q(trainer_id=viewer.person_id or 0)
        )
    return classes.order_by("starts_at", "pk")


def own_places(viewer: Viewer, since: datetime) -> list[ClassPlace]:
    """One's places in classes that begin after the moment, cancelled ones among them."""
    places = ClassPlace.objects.filter(
        person_id=viewer.person_id or 0,
        training_class__company_id=viewer.company_id,
        training_class__starts_at__gte=since,
    ).exclude(state=LEFT)
    return list(
        places.select_related(
            "training_class__course", "training_class__trainer", "training_class__centre"
        ).order_by("training_class__starts_at")
    )


def own_taught(viewer: Viewer, since: datetime) -> list[TrainingClass]:
    """Classes that one teaches and that are not over."""
    taught = TrainingClass.objects.filter(
        company_id=viewer.company_id,
        trainer_id=viewer.person_id or 0,
        state=TrainingClass.State.PLANNED,
        ends_at__gte=since,
    )
    return list(taught.select_related("course", "centre").order_by("starts_at"))
