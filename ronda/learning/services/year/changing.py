"""Courses of a plan are moved, locked, cancelled and added, in place and with a trace."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import ClassPlace, Course, LearningForm, PlannedLearning, TrainingPlan
from ronda.learning.queries.classes.seen import INVITED, LEFT, SEATED, SIGNED_UP, WAITING
from ronda.learning.queries.year.moves import Move, classes_there, move_to
from ronda.learning.queries.year.plans import may_train, row_to_change, training_plan
from ronda.learning.services.classes.moving_up import move_up
from ronda.people.queries import company_day
from ronda.people.rules import Viewer
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.services.tracing import leave_trace

ABOUT = "training_plan"
LONGEST_WHY = 500


@transaction.atomic
def move_learning(*, by: Viewer, at: datetime, number: int, month: Month) -> PlannedLearning:
    """Refused where the order of courses would break, the person is away, or the month is over."""
    row = row_to_change(by, number)
    if row.month == str(month):
        return row
    before = row.month
    found = _refuse_move(by, at, row, month)
    _leave_class(by, at, row)
    row.month, row.training_class_id = str(month), None
    row.save(update_fields=["month", "training_class"])
    if row.plan.state == TrainingPlan.State.ACCEPTED:
        _take_seat(at, row, found)
    said = {**_named(row), "from": before, "to": str(month)}
    _trace(by, at, row.plan, "training_plan.moved", said)
    return row


@transaction.atomic
def move_course(
    *, by: Viewer, at: datetime, plan: int, course: str, before: Month, month: Month
) -> list[str]:
    """Everybody's who learn it in the month `before`; codes of those who cannot move are told, and stay."""
    there = training_plan(by, plan, to_change=True)
    rows = there.learning.filter(
        course__code=course, month=str(before), state=PlannedLearning.State.PLANNED, locked=False
    )
    numbers = list(rows.order_by("person__code").values_list("pk", "person__code"))
    if not numbers:
        raise RefusedError(Problem("course", "is planned for nobody then", "look at the plan again"))
    stay = []
    for number, code in numbers:
        try:
            with transaction.atomic():
                move_learning(by=by, at=at, number=number, month=month)
        except RefusedError:
            stay.append(code)
    if len(stay) == len(numbers):
        what = "nobody of them can learn it then"
        raise RefusedError(Problem("month", what, "choose another month"))
    said = {"course": course, "from": str(before), "to": str(month), "people": len(numbers) - len(stay)}
    _trace(by, at, there, "training_plan.course_moved", said)
    return stay


@transaction.atomic
def lock_learning(*, by: Viewer, at: datetime, number: int, locked: bool) -> PlannedLearning:
    """What is locked stays in its month in every re-plan; twice is once."""
    row = row_to_change(by, number)
    if row.locked != locked:
        row.locked = locked
        row.save(update_fields=["locked"])
        _trace(by, at, row.plan, "training_plan.locked", {**_named(row), "locked": locked})
    return row


@transaction.atomic
def cancel_learning(*, by: Viewer, at: datetime, number: int, why: str) -> PlannedLearning:
    """The person does not learn it this year, and a re-plan does not plan it again."""
    row = row_to_change(by, number)
    if not why.strip():
        raise RefusedError(Problem("why", "is wanting in words", "say why it is not learnt"))
    _leave_class(by, at, row)
    row.state, row.state_why = PlannedLearning.State.CANCELLED, why.strip()[:LONGEST_WHY]
    row.training_class_id = None
    row.save(update_fields=["state", "state_why", "training_class"])
    _trace(by, at, row.plan, "training_plan.learning_cancelled", _named(row), why=row.state_why)
    return row


@transaction.atomic
def add_learning(
    *, by: Viewer, at: datetime, plan: int, person: str, course: str, month: Month
) -> PlannedLearning:
    """A course that the plan does not have for the person, or that was cancelled there."""
    there = training_plan(by, plan, to_change=True)
    if not may_train(by, there.centre_id):
        raise NotAllowedError(f"changing training plan {plan}")
    if there.state not in {TrainingPlan.State.DRAFT, TrainingPlan.State.ACCEPTED}:
        raise RefusedError(Problem("plan", "is in force no more", "look at the newest one"))
    people = colleagues_of(by, on=company_day(by, at), centres=[there.centre_id])
    who = next((each for each in people if each.code == person), None)
    if who is None:
        raise RefusedError(Problem("person", "is nobody of the centre", "choose somebody of it"))
    lesson = Course.objects.filter(company_id=by.company_id, code=course, state=Course.State.OFFERED).first()
    if lesson is None:
        raise RefusedError(
            Problem("course", "is of no course that is offered", "choose a course that is offered")
        )
    row = there.learning.filter(person_id=who.person_id, course=lesson).first()
    if row is not None and row.state != PlannedLearning.State.CANCELLED:
        raise RefusedError(Problem("course", "stands in the plan already", "move it there"))
    row = row or PlannedLearning(plan=there, person_id=who.person_id, course=lesson)
    row.month, row.minutes, row.told = str(month), lesson.minutes, {"cause": "added"}
    row.state, row.state_why = PlannedLearning.State.PLANNED, ""
    row.save()
    found = _refuse_move(by, at, row, month)
    if there.state == TrainingPlan.State.ACCEPTED:
        _take_seat(at, row, found)
    _trace(by, at, there, "training_plan.added", {**_named(row), "to": str(month)})
    return row


def _refuse_move(by: Viewer, at: datetime, row: PlannedLearning, month: Month) -> Move:
    found = move_to(row, month, now=Month.of(company_day(by, at)))
    if found is None:
        raise RefusedError(Problem("month", "is not of the year of the plan", "choose a month of it"))
    if found.past:
        raise RefusedError(Problem("month", "is over", "choose this month or a later one"))
    if found.effect.away:
        raise RefusedError(Problem("month", "leaves no time to learn", "choose a month of work"))
    if found.effect.comes_after:
        names = ", ".join(found.effect.comes_after)
        raise RefusedError(
            Problem("month", f"lies before {names}, which comes first", "choose a later month")
        )
    if found.effect.comes_before:
        names = ", ".join(found.effect.comes_before)
        raise RefusedError(Problem("month", f"lies after {names}, which needs it", "choose an earlier month"))
    return found


def _leave_class(by: Viewer, at: datetime, row: PlannedLearning) -> None:
    """The seat goes to who waits."""
    held = row.training_class
    if held is None:
        return
    places = held.places.filter(person_id=row.person_id, state__in=[INVITED, SIGNED_UP, WAITING])
    if places.update(state=LEFT, state_why="plan"):
        move_up(by, at, held)


def _take_seat(at: datetime, row: PlannedLearning, found: Move) -> None:
    """In the class of the month with a seat left; without one the person waits in the first."""
    if row.course.form != LearningForm.CLASS:
        return
    there = classes_there(row.plan, row.course_id).get(row.month, [])
    free = next((each for each in there if each.left != 0), None)
    chosen = free or (there[0] if there else None)
    if chosen is None:
        return
    state = INVITED if free else WAITING
    place, made = ClassPlace.objects.get_or_create(
        training_class=chosen.held, person_id=row.person_id, defaults={"state": state, "asked_at": at}
    )
    if not made and place.state not in SEATED:
        place.state, place.state_why, place.asked_at = state, "", at
        place.save(update_fields=["state", "state_why", "asked_at"])
    row.training_class = chosen.held
    row.save(update_fields=["training_class"])


def _named(row: PlannedLearning) -> dict[str, object]:
    return {"name": row.person.name, "course": row.course.title}


def _trace(
    by: Viewer, at: datetime, plan: TrainingPlan, what: str, said: Mapping[str, object], *, why: str = ""
) -> None:
    leave_trace(by=by, at=at, about=ABOUT, number=plan.pk, what=what, said=said, why=why)
