"""Records of visits: what the viewer may see, and the frozen rows of a month."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Window
from django.utils.translation import gettext_lazy as _

from ronda.kernel.period import Month
from ronda.outlets.queries import portfolio_for
from ronda.people.queries import believed_at, in_force, refuse_unless_freezing
from ronda.people.rules import Viewer
from ronda.visits.models import Visit
from ronda.work.queries import NUMBER, numbered, records_numbered, seen_by
from ronda.work.queries.ties import Concern, TiedRow, Ties

TIED = 10
FIELD_VISIT, INSPECTION = Visit.Kind.FIELD_VISIT.value, "inspection"


@dataclass(frozen=True)
class UnseenOutlet:
    """An outlet and the day of its last visit; None: there is none on record."""

    outlet: Any
    last_day: date | None


def visits_in_force(viewer: Viewer) -> QuerySet[Visit]:
    """One's own visits, those to the outlets of one's centres, or the company's."""
    seen = seen_by(viewer, centre="outlet__centre_id", persons=["person_id"])
    return Visit.objects.filter(in_force(), seen)


def visits_for(viewer: Viewer, month: Month) -> QuerySet[Visit]:
    visits = visits_in_force(viewer).filter(day__gte=month.start, day__lt=month.end)
    return visits.select_related("outlet", "person")


def longest_unseen(viewer: Viewer, *, on: date, limit: int) -> list[UnseenOutlet]:
    """Outlets of the viewer's own portfolio of the day, those that nobody has visited for longest first."""
    seen = Visit.objects.filter(in_force(), outlet_id=OuterRef("outlet_id"), day__lte=on).order_by("-day")
    held = portfolio_for(viewer, on=on).filter(person_id=viewer.person_id or 0)
    rows = held.annotate(last_day=Subquery(seen.values("day")[:1]))
    rows = rows.order_by(F("last_day").asc(nulls_first=True), "outlet__code")
    return [UnseenOutlet(each.outlet, each.last_day) for each in rows[:limit]]


def visits_numbered(viewer: Viewer, numbers: Sequence[int]) -> list[Visit]:
    """The visits with these numbers; refuses a number that the viewer does not see."""
    return records_numbered(visits_in_force(viewer), numbers)


def visits_of_month(
    viewer: Viewer, month: Month, as_of: datetime, numbers: Collection[int] | QuerySet[Any, Any]
) -> frozenset[int]:
    """Which of these visits took place in the month, as was believed at the moment."""
    visits = _believed(viewer, month, as_of).filter(numbered(numbers))
    return frozenset(visits.values_list(NUMBER, flat=True))


def known_visits(
    viewer: Viewer,
    month: Month,
    as_of: datetime,
    disproved: frozenset[int],
    inspections: Collection[tuple[int, int, date]] = (),
) -> list[dict[str, Any]]:
    """Frozen rows of the month's visits; one whose number is among the `disproved` is not valid.

    A field visit that is among the `inspections` (person, outlet, day) is one of these, for it counts once.
    """
    said = _believed(viewer, month, as_of).values_list(NUMBER, "outlet_id", "person_id", "kind", "day")
    return [
        {
            "visit_id": number,
            "outlet_id": outlet,
            "person_id": person,
            "kind": INSPECTION if kind == FIELD_VISIT and (person, outlet, day) in inspections else kind,
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


def visits_tied(viewer: Viewer, concern: Concern) -> Ties:
    """Those that name the phase priority, and those to its outlets within its days."""
    within = Q(day__range=(concern.starts, concern.last), outlet_id__in=concern.outlets)
    found = visits_in_force(viewer).filter(
        Q(priority_id=concern.number) | within, company_id=concern.company_id
    )
    counted = found.annotate(all=Window(Count("pk")))
    rows = list(counted.select_related("outlet", "person").order_by("-day", "-pk")[:TIED])
    return Ties(
        _("Visits"),
        rows[0].all if rows else 0,
        [
            TiedRow(each.day, f"{each.outlet.name} ({each.get_kind_display()})", each.person.name)
            for each in rows
        ],
    )
