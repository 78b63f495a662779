"""A class is laid down, changed or cancelled."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import Course, TrainingClass
from ronda.learning.queries.classes.seen import SEATED, WAITING, class_to_lead
from ronda.learning.queries.year.plans import centres_to_train, may_train
from ronda.learning.services.classes.moving_up import ABOUT, follow_in_plan, move_up, untie_from_plan
from ronda.people.queries import person_named
from ronda.people.rules import Viewer
from ronda.work.services.tracing import leave_trace

LONGEST_WHY = 500


@dataclass(frozen=True)
class ClassSaid:
    """`trainer` is a code, `trainer_name` somebody from outside; `seats` None: as many as like."""

    starts_at: datetime
    ends_at: datetime
    room: str = ""
    trainer: str = ""
    trainer_name: str = ""
    seats: int | None = None
    cost_cents: int = 0


@transaction.atomic
def make_class(*, by: Viewer, at: datetime, centre: str, course: str, said: ClassSaid) -> TrainingClass:
    """Of a course that is offered, in a centre whose training one leads, or of a course that one teaches."""
    lesson = Course.objects.filter(company_id=by.company_id, code=course, state=Course.State.OFFERED).first()
    if lesson is None:
        raise RefusedError(
            Problem("course", "is of no course that is offered", "choose a course that is offered")
        )
    place = centres_to_train(by).filter(code=centre).first()
    if place is None or not may_train(by, place.pk):
        raise NotAllowedError(f"holding classes in {centre}")
    held = TrainingClass(company_id=by.company_id, centre=place, course=lesson)
    _lay_down(by, at, held, said)
    held.save()
    told = {"course": lesson.title, "starts": said.starts_at.isoformat()}
    leave_trace(by=by, at=at, about=ABOUT, number=held.pk, what="training_class.made", said=told)
    return held


@transaction.atomic
def change_class(*, by: Viewer, at: datetime, number: int, said: ClassSaid) -> TrainingClass:
    """Fewer seats than people sit in them are refused; more seats let move up who waits."""
    held = class_to_lead(by, number)
    sit = held.places.filter(state__in=SEATED).count()
    if said.seats is not None and sit > said.seats:
        what = f"are fewer than the {sit} people who have one"
        raise RefusedError(Problem("seats", what, "take people out first, or hold a second class"))
    before = held.starts_at
    _lay_down(by, at, held, said)
    held.save()
    told = {"before": before.isoformat(), "starts": said.starts_at.isoformat()}
    leave_trace(by=by, at=at, about=ABOUT, number=held.pk, what="training_class.changed", said=told)
    follow_in_plan(by, held)
    move_up(by, at, held)
    return held


@transaction.atomic
def cancel_class(*, by: Viewer, at: datetime, number: int, why: str) -> TrainingClass:
    """Nobody has a place any more; what was planned to be learnt there is open again."""
    held = class_to_lead(by, number)
    if not why.strip():
        raise RefusedError(Problem("why", "is wanting in words", "say why it does not take place"))
    held.state, held.state_why = TrainingClass.State.CANCELLED, why.strip()[:LONGEST_WHY]
    held.code_digest, held.code_until = "", None
    held.save(update_fields=["state", "state_why", "code_digest", "code_until"])
    people = list(held.places.filter(state__in=[*SEATED, WAITING]).values_list("person_id", flat=True))
    untie_from_plan(by, held, people)
    leave_trace(
        by=by,
        at=at,
        about=ABOUT,
        number=held.pk,
        what="training_class.cancelled",
        said={"people": len(people)},
        why=held.state_why,
    )
    return held


def _lay_down(by: Viewer, at: datetime, held: TrainingClass, said: ClassSaid) -> None:
    problems = []
    if said.ends_at <= said.starts_at:
        problems.append(Problem("ends", "is not after it begins", "choose a later end"))
    elif (said.ends_at - said.starts_at).total_seconds() > 24 * 3600:
        problems.append(Problem("ends", "is more than a day later", "hold two classes"))
    if said.starts_at <= at:
        problems.append(Problem("day", "lies before now", "choose a later time"))
    trainer = person_named(by, said.trainer) if said.trainer else None
    if trainer is not None and (other := _taught_then(held, said, trainer.pk)):
        what = f"teaches {other.course.title} at that time"
        problems.append(Problem("trainer", what, "choose another time or another trainer"))
    if said.seats is not None and said.seats < 1:
        problems.append(Problem("seats", "are no seats at all", "name at least one seat, or leave it empty"))
    if problems:
        raise RefusedError(*problems)
    held.starts_at, held.ends_at = said.starts_at, said.ends_at
    held.room, held.trainer, held.trainer_name = said.room.strip(), trainer, said.trainer_name.strip()
    held.seats, held.cost_cents = said.seats, said.cost_cents


def _taught_then(held: TrainingClass, said: ClassSaid, trainer_id: int) -> TrainingClass | None:
    """Nobody teaches twice at once."""
    others = TrainingClass.objects.filter(
        trainer_id=trainer_id,
        state=TrainingClass.State.PLANNED,
        starts_at__lt=said.ends_at,
        ends_at__gt=said.starts_at,
    )
    return others.exclude(pk=held.pk).select_related("course").first()
