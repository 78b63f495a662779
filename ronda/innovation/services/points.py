"""Innovation points are given: by the policy of the day, once each; what was a mistake is taken back."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from ronda.innovation.models import Idea, Points, Topic
from ronda.innovation.queries.points import points_to_take_back, takes_back
from ronda.innovation.rules.points import only_upward
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.work.services.tracing import leave_trace


def give_points(
    *,
    at: datetime,
    day: date,
    cause: Points.Cause,
    due: Mapping[int, Decimal],
    idea: Idea | None = None,
    topic: Topic | None = None,
) -> dict[int, Decimal]:
    """What each person gets now; whoever has points of this cause for this thing already gets no more."""
    known = Points.objects.filter(cause=cause, idea=idea, topic=topic, taken_back_at=None)
    now = only_upward(due, dict(known.values_list("person_id", "points")))
    thing = idea or topic
    assert thing is not None, "points are of an idea or of a topic"
    Points.objects.bulk_create(
        Points(
            company_id=thing.company_id,
            person_id=person,
            year=day.year,
            cause=cause,
            points=points,
            idea=idea,
            topic=topic,
            day=day,
            given_at=at,
        )
        for person, points in now.items()
    )
    return now


@transaction.atomic
def take_back_points(*, by: Viewer, at: datetime, number: int, why: str) -> Points:
    """For a reason that the person reads; the line stays, and the same thing may earn its points again."""
    if not why.strip():
        raise RefusedError(Problem("why", "says nothing", "say why"))
    points = points_to_take_back(by, number)
    points = Points.objects.select_for_update(of=("self",)).get(pk=points.pk)
    if not takes_back(by, points):
        raise RefusedError(Problem("points", "are points taken back already", "look at them again"))
    points.taken_back_at, points.taken_back_by_id = at, by.person_id
    points.taken_back_why = why.strip()[:500]
    points.save(update_fields=["taken_back_at", "taken_back_by", "taken_back_why"])
    said = {"cause": points.cause, "points": str(points.points)}
    leave_trace(by=by, at=at, about="points", number=points.pk, what="points.taken_back", said=said)
    return points
