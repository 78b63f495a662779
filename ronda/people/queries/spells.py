"""Frozen rows of a month: who was in which post of which centre, and how many days they were there."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from django.db.models import Min, QuerySet

from ronda.kernel.period import Month
from ronda.people.models import Appointment, Leave, Person
from ronda.people.queries.believing import believed_at, lasting
from ronda.people.queries.facts import refuse_unless_freezing
from ronda.people.queries.remembering import remembered
from ronda.people.rules import Viewer, is_newcomer, presence
from ronda.people.rules.absence import AbsenceRules


def known_spells(
    viewer: Viewer, month: Month, as_of: datetime, absence: AbsenceRules
) -> list[dict[str, Any]]:
    """One row for each believed appointment in the month, clipped to it; an unknown wage is 0."""
    refuse_unless_freezing(viewer)
    people = remembered(Person, as_of, company_id=viewer.company_id)
    believed = Appointment.objects.filter(believed_at(as_of), person__company_id=viewer.company_id)
    first_day = _first_days(believed)
    away = _leave(viewer, month, as_of)
    rows = []
    for spell in believed.filter(lasting(month.start, month.end)).select_related("post"):
        person = people.get(spell.person_id)
        inside = month.period.overlap(spell.start, spell.end)
        if person is None or inside is None:
            continue  # an appointment of somebody who was not known yet
        there = presence(inside, away[spell.person_id], absence.protected_leave)
        joined = person["hired"] or first_day[spell.person_id]
        rows.append(
            {
                "spell_id": spell.pk,
                "person_id": spell.person_id,
                "person_code": person["code"],
                "unit_id": spell.centre_id,
                "post": spell.post.code,
                "start": inside.start,
                "end": inside.end,
                "days": there.days,
                "present_days": there.present,
                "available_days": there.available,
                "newcomer": is_newcomer(joined, month, absence.new_hire_months),
                "wage_cents": spell.monthly_wage_cents or 0,
            }
        )
    return rows


def _first_days(believed: QuerySet[Appointment]) -> dict[int, date]:
    """The first day of anybody's first appointment, for those whose day of hiring is not known."""
    firsts = believed.order_by().values("person_id").annotate(first=Min("start"))
    return dict(firsts.values_list("person_id", "first"))


def _leave(viewer: Viewer, month: Month, as_of: datetime) -> dict[int, list[tuple[date, date, str]]]:
    away: dict[int, list[tuple[date, date, str]]] = defaultdict(list)
    taken = Leave.objects.filter(
        believed_at(as_of),
        lasting(month.start, month.end),
        person__company_id=viewer.company_id,
    )
    for leave in taken:
        inside = month.period.overlap(leave.start, leave.end)
        if inside is not None:
            away[leave.person_id].append((inside.start, inside.end, leave.kind))
    return away
