"""Innovation points are given: by the policy of the day, once each, only upward."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from ronda.innovation.models import Idea, Points, Topic
from ronda.innovation.rules.points import only_upward


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
