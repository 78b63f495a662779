"""Classes of a course that are still to come."""

from datetime import date

from ronda.learning.models import Course, TrainingClass
from ronda.people.queries import centres_for
from ronda.people.rules import Viewer

MOST = 10


def classes_ahead(viewer: Viewer, course: Course, *, on: date) -> list[TrainingClass]:
    """In the viewer's centres, the soonest first; of a course that was read through `course_for`."""
    rows = TrainingClass.objects.filter(
        course=course,
        state=TrainingClass.State.PLANNED,
        starts_at__date__gte=on,
        centre__in=centres_for(viewer).values("pk"),
    )
    return list(rows.select_related("trainer").order_by("starts_at")[:MOST])
