"""The people whom a viewer leads, with their posts on a day, and the days that the company works."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Min, OuterRef, Q, Subquery

from ronda.kernel.period import Period
from ronda.people.models import Appointment, CalendarDay
from ronda.people.queries.believing import held_on, in_force
from ronda.people.queries.companies import company_for
from ronda.people.queries.once import once
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
    return people_led_on(viewer, (on,), centres)[on]


def people_led_on(
    viewer: Viewer, days: Collection[date], centres: Collection[int] | None = None
) -> dict[date, list[LedPerson]]:
    """The same for several days in one statement, which a page asks once."""
    led = _centres_led(viewer)
    seen = led if centres is None else frozenset(centres) if led is None else led & frozenset(centres)
    key = ("people_led", viewer.company_id, seen, frozenset(days))
    found = once(key, lambda: _held_on(viewer.company_id, seen, days))
    return {day: list(people) for day, people in found.items()}


def _held_on(
    company_id: int, centres: Collection[int] | None, days: Collection[date]
) -> dict[date, list[LedPerson]]:
    firsts = (
        Appointment.objects.filter(in_force(), person_id=OuterRef("person_id"))
        .order_by()
        .values("person_id")
        .annotate(first=Min("start"))
    )
    on_a_day = reduce(or_, (held_on(day) for day in days))
    held = Appointment.objects.filter(on_a_day, person__company_id=company_id).annotate(
        first=Subquery(firsts.values("first"))
    )
    if centres is not None:
        held = held.filter(centre_id__in=centres)
    found: dict[date, dict[int, LedPerson]] = {day: {} for day in days}
    for each in held.order_by("start", "pk").select_related("person", "centre", "post"):
        for day in days:
            if each.start <= day and (each.end is None or day < each.end):
                found[day].setdefault(each.person_id, _led_person(each))
    return {
        day: sorted(people.values(), key=lambda each: (each.name.casefold(), each.code))
        for day, people in found.items()
    }


def _led_person(held: Any) -> LedPerson:
    return LedPerson(
        person_id=held.person_id,
        code=held.person.code,
        name=held.person.name,
        centre_id=held.centre_id,
        centre_code=held.centre.code,
        centre=held.centre.name,
        post=held.post.code,
        joined=held.person.hired or held.first,
    )


def working_days_of(viewer: Viewer, period: Period, weekdays: str | None = None) -> frozenset[date]:
    """The days of the period that the company works; `weekdays` are its own, where they are known."""
    if weekdays is None:
        weekdays = company_for(viewer).working_weekdays
    return working_days(period, weekdays, _exceptions(viewer.company_id, period))


def _exceptions(company_id: int, period: Period) -> dict[date, bool]:
    """Days that the company works or rests otherwise; all are few, and a page asks for several spans."""
    days = CalendarDay.objects.filter(in_force(), company_id=company_id).order_by()
    found = once(("calendar", company_id), lambda: dict(days.values_list("day", "working")))
    return {day: works for day, works in found.items() if period.contains(day)}


def appointments_led(viewer: Viewer) -> Q:
    """Appointments of those whom the viewer leads, as a condition of the database."""
    company, led = Q(person__company_id=viewer.company_id), _centres_led(viewer)
    return company if led is None else company & Q(centre_id__in=led)


def _centres_led(viewer: Viewer) -> frozenset[int] | None:
    """None: all of the company."""
    if viewer.roles & LEADS_COMPANY:
        return None
    return viewer.centres_led if viewer.roles & LEADS_CENTRE else frozenset()
