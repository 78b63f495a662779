"""The training plan of the year, accepted in summer and followed since, its classes, and the next draft."""

from datetime import datetime, timedelta
from typing import Any

from ronda.demo.services.story import Scene
from ronda.kernel.period import Month
from ronda.learning.queries.classes.page import listed_classes
from ronda.learning.queries.planned import planned_learning
from ronda.learning.services.classes import (
    ClassSaid,
    cancel_class,
    close_class,
    invite_to_class,
    make_class,
    mark_attendance,
    sign_off,
    sign_up,
)
from ronda.learning.services.completing import complete_course
from ronda.learning.services.year import (
    accept_training_plan,
    cancel_learning,
    lock_learning,
    make_training_plan,
)
from ronda.people.queries import people_led

PLANNED = -88
EFFORT = 100
# Of what was planned alone for months that are over, so many of ten were learnt then.
LEARNT_OF_TEN = 8


def tell(scene: Scene) -> None:
    ana, year = scene.viewer("ana"), scene.today.year
    at = max(scene.moment(PLANNED), scene.now.replace(month=1, day=2, hour=9))
    made = make_training_plan(by=ana, at=at, centre=scene.centre_code, year=year, effort=EFFORT)
    accept_training_plan(by=ana, at=at, plan=made.pk, leaves=len(made.found["unmet"]))
    _learn(scene)
    _hold(scene)
    _decide(scene)
    _come(scene)
    make_training_plan(by=ana, at=scene.now, centre=scene.centre_code, year=year + 1, effort=EFFORT)


def _learn(scene: Scene) -> None:
    """Most of what was planned for the months that are over, each on a working day of its month."""
    rows = planned_learning(scene.viewer("ana"), scene.today.year).filter(state="planned")
    open_ = rows.exclude(course__form="class").filter(month__lt=str(scene.month))
    for number, row in enumerate(open_.order_by("month", "course__code", "person__code")):
        if number % 10 >= LEARNT_OF_TEN:
            continue
        month = Month.parse(row.month)
        days = [day for day in scene.working if month.start <= day < month.end]
        day = days[(3 * number) % len(days)]
        complete_course(
            by=scene.by,
            at=_at(scene, day, 16),
            course=row.course,
            person_id=row.person_id,
            day=day,
            minutes=row.minutes + 5 * (number % 4),
            how=row.course.form,
        )


def _at(scene: Scene, day: Any, hour: int) -> datetime:
    moment = scene.now.replace(year=day.year, month=day.month, day=day.day, hour=hour, minute=0)
    return min(scene.now, moment)


def _hold(scene: Scene) -> None:
    """Classes that are over: all but one of each were there."""
    ana = scene.viewer("ana")
    for held in list(listed_classes(ana, state="planned").filter(ends_at__lt=scene.now)):
        codes = list(held.places.order_by("person__code").values_list("person__code", flat=True))
        present = codes[1:] if len(codes) > 2 else codes
        mark_attendance(by=ana, at=held.starts_at + timedelta(minutes=10), number=held.pk, present=present)
        close_class(by=ana, at=held.ends_at, number=held.pk)


def _decide(scene: Scene) -> None:
    """One course stays where it is, another is not learnt this year."""
    ana = scene.viewer("ana")
    rows = planned_learning(ana, scene.today.year).filter(state="planned").order_by("-month", "person__code")
    chosen = list(rows.exclude(course__form="class")[:2])
    if len(chosen) == 2:
        lock_learning(by=ana, at=scene.moment(-3), number=chosen[0].pk, locked=True)
        why = "Learnt at the college this spring; the paper lies in the file."
        cancel_learning(by=ana, at=scene.moment(-3), number=chosen[1].pk, why=why)


def _come(scene: Scene) -> None:
    """A class of two seats with somebody waiting, and one that had to be cancelled."""
    ana = scene.viewer("ana")
    small = _class(scene, 7, room="Training room, first floor", seats=2)
    for who in ("elena", "diego", "farid"):
        sign_up(by=scene.viewer(who), at=scene.moment(-2), number=small.pk)
    waiting = {scene.person_code(who) for who in ("elena", "diego", "farid")}
    large = _class(scene, 12, room="County hall", seats=12)
    led = people_led(ana, on=scene.today)
    people = [each.code for each in led if each.post == "account_manager" and each.code not in waiting]
    people.append(scene.person_code("bruno"))
    invite_to_class(by=ana, at=scene.moment(-2), number=large.pk, people=people)
    why = "The brand round is on that day."
    sign_off(by=scene.viewer("bruno"), at=scene.moment(-1), number=large.pk, why=why)
    gone = _class(scene, 9, room="County hall", seats=12)
    cancel_class(by=ana, at=scene.moment(-1), number=gone.pk, why="The hall is taken for an election.")


def _class(scene: Scene, days: int, *, room: str, seats: int) -> Any:
    day = scene.day(days)
    starts = scene.now.replace(year=day.year, month=day.month, day=day.day, hour=14, minute=0, second=0)
    said = ClassSaid(
        starts_at=starts.replace(microsecond=0),
        ends_at=starts.replace(microsecond=0) + timedelta(hours=4),
        room=room,
        trainer=scene.person_code("omar"),
        seats=seats,
        cost_cents=3_200_00,
    )
    return make_class(
        by=scene.viewer("ana"), at=scene.moment(-3), centre=scene.centre_code, course="C12", said=said
    )
