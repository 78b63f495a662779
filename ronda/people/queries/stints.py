"""Who is in which post in a month: oneself and whom one leads, counted as a closing will count it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from ronda.kernel.period import Month
from ronda.people.models import Appointment, Leave
from ronda.people.queries.believing import in_force, lasting
from ronda.people.queries.led import appointments_led
from ronda.people.rules import Viewer, presence


@dataclass(frozen=True)
class MonthStint:
    """One appointment clipped to the month; `away` are its days of leave, `available` all others."""

    spell_id: int
    person_id: int
    code: str
    name: str
    centre_id: int
    centre: str
    post: str
    start: date
    end: date
    days: int
    available: int
    away: frozenset[date]


def stints_in(viewer: Viewer, month: Month, posts: Collection[str] | None = None) -> list[MonthStint]:
    """By name; two statements. Leave is told as days only, never why."""
    own = Q(person_id=viewer.person_id or 0, person__company_id=viewer.company_id)
    held = (
        Appointment.objects.filter(
            in_force(), lasting(month.start, month.end), appointments_led(viewer) | own
        )
        .select_related("person", "centre", "post")
        .order_by()
    )
    if posts is not None:
        held = held.filter(post__code__in=posts)
    found = list(held)
    away = _leave({each.person_id for each in found}, month)
    return sorted(
        (_stint(each, month, away.get(each.person_id, [])) for each in found),
        key=lambda each: (each.name.casefold(), each.code, each.start, each.spell_id),
    )


def _stint(held: Appointment, month: Month, leave: list[tuple[date, date, str]]) -> MonthStint:
    inside = month.period.overlap(held.start, held.end)
    assert inside is not None, "only those of the month were asked for"
    there = presence(inside, leave, ())
    away = frozenset(
        day
        for start, end, _ in leave
        if (part := inside.overlap(start, end)) is not None
        for day in part.each_day()
    )
    return MonthStint(
        spell_id=held.pk,
        person_id=held.person_id,
        code=held.person.code,
        name=held.person.name,
        centre_id=held.centre_id,
        centre=held.centre.name,
        post=held.post.code,
        start=inside.start,
        end=inside.end,
        days=there.days,
        available=there.available,
        away=away,
    )


def _leave(people: Collection[int], month: Month) -> dict[int, list[tuple[date, date, str]]]:
    taken = Leave.objects.filter(in_force(), lasting(month.start, month.end), person_id__in=people).order_by()
    found: dict[int, list[tuple[date, date, str]]] = {}
    for person_id, start, end, kind in taken.values_list("person_id", "start", "end", "kind"):
        found.setdefault(person_id, []).append((start, end, kind))
    return found
