"""Every read of visits: what the viewer may see, and the frozen rows of a month."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from ronda.kernel.period import Month
from ronda.people.queries import believed_at, in_force, refuse_unless_freezing
from ronda.people.rules import Viewer
from ronda.visits.models import Visit
from ronda.work.queries import NUMBER, numbered, records_numbered, seen_by


def visits_in_force(viewer: Viewer) -> QuerySet[Visit]:
    """One's own visits, those to the outlets of one's centres, or the company's."""
    seen = seen_by(viewer, centre="outlet__centre_id", persons=["person_id"])
    return Visit.objects.filter(in_force(), seen)


def visits_for(viewer: Viewer, month: Month) -> QuerySet[Visit]:
    visits = visits_in_force(viewer).filter(day__gte=month.start, day__lt=month.end)
    return visits.select_related("outlet", "person")


def visits_numbered(viewer: Viewer, numbers: Sequence[int]) -> list[Visit]:
    """The visits with these numbers; refuses a number that the viewer does not see."""
    return records_numbered(visits_in_force(viewer), numbers)


def visits_of_month(
    viewer: Viewer, month: Month, as_of: datetime, numbers: Collection[int]
) -> frozenset[int]:
    """Which of these visits took place in the month, as was believed at the moment."""
    visits = _believed(viewer, month, as_of).filter(numbered(numbers))
    return frozenset(visits.values_list(NUMBER, flat=True))


def known_visits(
    viewer: Viewer, month: Month, as_of: datetime, disproved: frozenset[int]
) -> list[dict[str, Any]]:
    """Frozen rows of the month's visits; one whose number is among the `disproved` is not valid."""
    said = _believed(viewer, month, as_of).values_list(NUMBER, "outlet_id", "person_id", "kind", "day")
    return [
        {
            "visit_id": number,
            "outlet_id": outlet,
            "person_id": person,
            "kind": kind,
            "day": day,
            "valid": number not in disproved,
        }
        for number, outlet, person, kind, day in said
    ]


def _believed(viewer: Viewer, month: Month, as_of: datetime) -> QuerySet[Visit]:
    refuse_unless_freezing(viewer)
    return Visit.objects.filter(
        believed_at(as_of), company_id=viewer.company_id, day__gte=month.start, day__lt=month.end
    )
