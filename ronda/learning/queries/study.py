"""A course in self-study: what is finished, which minutes count so far, what still stands in the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from ronda.learning.models import Course, CourseDone, LearningForm
from ronda.learning.queries.course_rules import course_rules
from ronda.learning.queries.courses import own_done
from ronda.learning.queries.materials import Item, items_of, own_seen
from ronda.learning.rules.courses import credited_minutes, due_again_on
from ronda.people.rules import Viewer

ALONE = frozenset({LearningForm.SELF_STUDY, LearningForm.VIDEO})


@dataclass(frozen=True)
class Study:
    """`hindrance` is a code: empty when the course may be completed now."""

    items: Sequence[Item]
    seconds: int
    minutes: int
    most_minutes: int
    done: CourseDone | None
    again_on: date | None
    before: Sequence[tuple[Course, date | None]]
    missing: Sequence[Course]
    hindrance: str
    due_again: bool
    alone: bool

    @property
    def finished(self) -> int:
        return sum(each.finished for each in self.items)

    @property
    def whole_minutes(self) -> int:
        return self.seconds // 60

    @property
    def begun(self) -> bool:
        return any(each.seen for each in self.items)


def study_of(viewer: Viewer, course: Course, *, on: date) -> Study:
    """Of a course that was read through `course_for`."""
    rules = course_rules(on)
    rows = list(own_seen(viewer, course))
    items = items_of(viewer, course, on=on, rows=rows)
    seconds = sum(each.seconds for each in rows)
    done = own_done(viewer, course)
    again_on = due_again_on(done.day, course.refresh_months) if done else None
    before = _before(viewer, course)
    missing = [each for each, day in before if day is None and each.state != Course.State.RETIRED]
    # What was begun again after the last time has no row from before it.
    closed = done is not None and not (rows and all(each.first_at > done.at for each in rows))
    minutes = credited_minutes(seconds, course_minutes=course.minutes, most_share=rules.credited_most_share)
    return Study(
        items=items,
        seconds=seconds,
        minutes=minutes,
        most_minutes=int(course.minutes * rules.credited_most_share),
        done=done,
        again_on=again_on,
        before=before,
        missing=missing,
        hindrance=_hindrance(course, items, minutes, closed, missing),
        due_again=again_on is not None and again_on <= on and closed,
        alone=course.form in ALONE,
    )


def _before(viewer: Viewer, course: Course) -> list[tuple[Course, date | None]]:
    """Courses that come before it, and when the viewer did each last."""
    own = CourseDone.objects.filter(course=OuterRef("pk"), person_id=viewer.person_id or 0)
    last = Subquery(own.order_by("-day").values("day")[:1])
    return [(each, each.last_on) for each in course.requires.annotate(last_on=last)]


def _hindrance(
    course: Course, items: Sequence[Item], minutes: int, done: bool, missing: Sequence[Course]
) -> str:
    if course.form not in ALONE:
        return "form"
    if course.state != Course.State.OFFERED:
        return "offer"
    if done:
        return "done"
    if missing:
        return "before"
    if not items:
        return "nothing"
    if any(each.material.compulsory and not each.finished for each in items):
        return "unfinished"
    return "" if minutes else "short"
