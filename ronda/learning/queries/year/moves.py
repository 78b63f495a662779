"""Where a person's course, or a course of many, may go, and what each move would do."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ronda.kernel.period import Month
from ronda.learning.models import LearningForm, PlannedLearning, TrainingClass, TrainingPlan
from ronda.learning.queries.classes.seen import SEATED
from ronda.learning.rules.year.moving import Lying, MoveEffect, effect_of

MONTHS = 12
CANCELLED = PlannedLearning.State.CANCELLED


@dataclass(frozen=True)
class ClassThere:
    """A class of the course in the month, with the seats that are left (None: as many as like)."""

    held: TrainingClass
    left: int | None


@dataclass(frozen=True)
class Move:
    """A month that the course may go to; `classes` only where it is taught in classes."""

    month: Month
    effect: MoveEffect
    classes: tuple[ClassThere, ...]
    here: bool
    past: bool
    together: bool

    @property
    def no_class(self) -> bool:
        return self.together and not self.classes

    @property
    def no_seat(self) -> bool:
        return bool(self.classes) and all(each.left == 0 for each in self.classes)

    @property
    def possible(self) -> bool:
        return not (self.past or self.effect.away or self.effect.breaks_order)


def lying_of(rows: Sequence[PlannedLearning]) -> list[Lying]:
    """One person's courses of the plan, cancelled ones left out."""
    return [
        Lying(
            row.course.code,
            row.minutes,
            int(row.month[5:]) - 1,
            row.course.form == LearningForm.CLASS,
            tuple(each.code for each in row.course.requires.all()),
        )
        for row in rows
        if row.state != CANCELLED
    ]


def rows_of_person(plan: TrainingPlan, person_id: int) -> list[PlannedLearning]:
    rows = plan.learning.filter(person_id=person_id).select_related("course", "training_class", "person")
    return list(rows.prefetch_related("course__requires").order_by("month", "course__title"))


def room_in(plan: TrainingPlan, code: str) -> list[int]:
    """Minutes that were free when the plan was made; as much as anybody likes for who joined later."""
    room: list[int] = plan.found.get("room", {}).get(code, [10**6] * MONTHS)
    return room


def moves_of(row: PlannedLearning, *, now: Month) -> list[Move]:
    """To each month of the plan's year; four statements."""
    mine = rows_of_person(row.plan, row.person_id)
    lying, room = lying_of(mine), room_in(row.plan, row.person.code)
    there = classes_there(row.plan, row.course_id)
    together = row.course.form == LearningForm.CLASS
    months = [Month(row.plan.year, number) for number in range(1, MONTHS + 1)]
    return [
        Move(
            month,
            effect_of(lying, row.course.code, place, room),
            tuple(there.get(str(month), ())),
            str(month) == row.month,
            month < now,
            together,
        )
        for place, month in enumerate(months)
    ]


def move_to(row: PlannedLearning, month: Month, *, now: Month) -> Move | None:
    return next((each for each in moves_of(row, now=now) if each.month == month), None)


def classes_there(plan: TrainingPlan, course_id: int) -> dict[str, list[ClassThere]]:
    """Those that are still to be held, by month; two statements."""
    classes = TrainingClass.objects.filter(
        centre_id=plan.centre_id,
        course_id=course_id,
        state=TrainingClass.State.PLANNED,
        starts_at__year=plan.year,
    ).prefetch_related("places")
    found: defaultdict[str, list[ClassThere]] = defaultdict(list)
    for held in classes.order_by("starts_at"):
        sit = sum(place.state in SEATED for place in held.places.all())
        left = None if held.seats is None else max(0, held.seats - sit)
        found[f"{held.starts_at:%Y-%m}"].append(ClassThere(held, left))
    return dict(found)
