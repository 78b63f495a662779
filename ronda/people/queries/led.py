"""The people whom a viewer leads, with their posts on a day, and the days that the company works."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, OuterRef, Q, Subquery

from ronda.kernel.period import Period
from ronda.people.models import Appointment, CalendarDay, Company
from ronda.people.queries.believing import held_on, in_force
from ronda.people.rules import Viewer, working_days

LEADS_COMPANY = frozenset({"leader", "operator"})
LEADS_CENTRE = frozenset({"director", "deputy"})


@dataclass(frozen=True)
class LedPerson:
    """Somebody in a post on the day; `joined` is the day of hiring, or that of the first appointment."""

    person_id: int
    code: str
    name: str
    centre_id: int
    centre_code: str
    centre: str
    post: str
    joined: date


def people_led(viewer: Viewer, *, on: date, centres: Collection[int] | None = None) -> list[LedPerson]:
    """By name, once each: of all the centres that the viewer leads, or of some; nobody for everybody else."""
    firsts = (
        Appointment.objects.filter(in_force(), person_id=OuterRef("person_id"))
        .order_by()
        .values("person_id")
        .annotate(first=Min("start"))
    )
    held = Appointment.objects.filter(held_on(on), _led(viewer)).annotate(
        first=Subquery(firsts.values("first"))
    )
    if centres is not None:
        held = held.filter(centre_id__in=centres)
    found: dict[int, LedPerson] = {}
    for each in held.order_by("start", "pk").select_related("person", "centre", "post"):
        found.setdefault(
            each.person_id,
            LedPerson(
                person_id=each.person_id,
                code=each.person.code,
                name=each.person.name,
                centre_id=each.centre_id,
                centre_code=each.centre.code,
                centre=each.centre.name,
                post=each.post.code,
                joined=each.person.hired or each.first,
            ),
        )
    return sorted(found.values(), key=lambda each: (each.name.casefold(), each.code))


def working_days_of(viewer: Viewer, period: Period) -> frozenset[date]:
    """The days of the period that the company works, as its calendar stands."""
    weekdays = Company.objects.values_list("working_weekdays", flat=True).get(pk=viewer.company_id)
    exceptions = CalendarDay.objects.filter(
        in_force(), company_id=viewer.company_id, day__gte=period.start, day__lt=period.end
    ).values_list("day", "working")
    return working_days(period, weekdays, dict(exceptions))


def _led(viewer: Viewer) -> Q:
    company = Q(person__company_id=viewer.company_id)
    if viewer.roles & LEADS_COMPANY:
        return company
    if not viewer.roles & LEADS_CENTRE:
        return Q(pk__in=[])
    led = viewer.centre_ids if viewer.led_centre_ids is None else viewer.led_centre_ids
    return company & Q(centre_id__in=led)
