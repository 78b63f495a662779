"""What people say of a course: a mean from so many answers on, and words without names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ronda.learning.models import Course, CourseDone
from ronda.learning.queries.course_rules import course_rules
from ronda.learning.queries.courses import may_teach
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class Feedback:
    """`mean` is None while there are fewer answers than `least`."""

    answers: int
    least: int
    mean: Decimal | None
    words: Sequence[str]


def feedback_of(viewer: Viewer, course: Course, *, on: date) -> Feedback:
    """The words, in the order of the alphabet, for those who teach or lead; the mean for everybody."""
    least = course_rules(on).feedback_least_answers
    rows = list(
        CourseDone.objects.filter(course=course, rating__isnull=False).values_list("rating", "feedback")
    )
    if len(rows) < least:
        return Feedback(len(rows), least, None, ())
    mean = Decimal(sum(rating or 0 for rating, _ in rows)) / len(rows)
    reads = may_teach(viewer, course) or bool(viewer.roles & {"leader"})
    return Feedback(len(rows), least, mean, sorted(text for _, text in rows if text) if reads else ())
