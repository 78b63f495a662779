"""Frozen rows of a month: centres, people and the calendar as they were known at a moment."""

from datetime import date, datetime
from typing import Any

from ronda.kernel.period import Month, Period
from ronda.kernel.refusal import NotAllowedError
from ronda.people.models import Appointment, CalendarDay, Centre, Company, Person
from ronda.people.queries.believing import believed_at, lasting
from ronda.people.queries.remembering import remembered
from ronda.people.rules import Viewer, working_days


def known_units(viewer: Viewer, as_of: datetime) -> list[dict[str, Any]]:
    refuse_unless_freezing(viewer)
    return [
        {"unit_id": number, "code": centre["code"], "name": centre["name"]}
        for number, centre in remembered(Centre, as_of, company_id=viewer.company_id).items()
    ]


def known_people(viewer: Viewer, month: Month, as_of: datetime) -> list[dict[str, Any]]:
    """Whoever holds a believed spell in the month."""
    refuse_unless_freezing(viewer)
    appointed = set(
        Appointment.objects.filter(
            believed_at(as_of),
            lasting(month.start, month.end),
            person__company_id=viewer.company_id,
        ).values_list("person_id", flat=True)
    )
    return [
        {"person_id": number, "code": person["code"], "name": person["name"]}
        for number, person in remembered(Person, as_of, company_id=viewer.company_id).items()
        if number in appointed
    ]


def known_calendar(viewer: Viewer, month: Month, as_of: datetime) -> list[dict[str, Any]]:
    refuse_unless_freezing(viewer)
    worked = working_days_known(viewer, month.period, as_of)
    return [{"day": day, "working": day in worked} for day in month.period.each_day()]


def working_days_known(viewer: Viewer, period: Period, as_of: datetime) -> frozenset[date]:
    """The company's worked days of a period."""
    company = remembered(Company, as_of, id=viewer.company_id).get(viewer.company_id)
    exceptions = CalendarDay.objects.filter(
        believed_at(as_of),
        company_id=viewer.company_id,
        day__gte=period.start,
        day__lt=period.end,
    ).values_list("day", "working")
    return working_days(period, company["working_weekdays"] if company else "", dict(exceptions))


def refuse_unless_freezing(viewer: Viewer) -> None:
    if not viewer.can_freeze:
        raise NotAllowedError("reading every fact of the company's month")
