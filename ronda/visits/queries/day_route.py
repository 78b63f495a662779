"""Today's route of the viewer: the stops of the accepted plan in order, with what waits at each of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from ronda.kernel.period import Month
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.visits.models import PlannedVisit, Promise
from ronda.visits.queries.plan_days import PersonDays, clock, start_place, timed
from ronda.visits.queries.plan_rules import plan_rules
from ronda.visits.queries.plans_today import planned_rows
from ronda.work.queries.requests import requests_in_force

NOT_GOING = frozenset({"cancelled", "missed"})
DONE = PlannedVisit.State.DONE


@dataclass(frozen=True)
class RouteStop:
    """`promises` are those that nobody has kept yet; `request_days`: how long the oldest request waits."""

    planned: PlannedVisit
    starts_at: time | None
    promises: int
    request_days: int | None
    along: str

    @property
    def done(self) -> bool:
        return self.planned.state == DONE

    @property
    def going(self) -> bool:
        return self.planned.state not in NOT_GOING


@dataclass(frozen=True)
class DayRoute:
    """`minutes` at the outlets and on the way; `kilometres` is None where no way is known."""

    stops: Sequence[RouteStop]
    minutes: int
    kilometres: Decimal | None

    @property
    def going(self) -> int:
        return sum(each.going for each in self.stops)

    @property
    def done(self) -> int:
        return sum(each.done for each in self.stops)


def route_of_day(viewer: Viewer, day: date) -> DayRoute | None:
    """None where nothing is planned for the day; two statements."""
    rows = _rows(viewer, day)
    if not rows:
        return None
    own = [row for row in rows if row.plan.person_id == viewer.person_id]
    minutes, kilometres, times = _way(viewer, day, [row for row in own if row.state not in NOT_GOING])
    stops = [
        RouteStop(
            row,
            times.get(row.pk, row.starts_at),
            row.promises,
            (day - row.asked_on).days if row.asked_on else None,
            _along(viewer, row),
        )
        for row in rows
    ]
    stops.sort(key=lambda stop: (stop.starts_at or time.max, stop.planned.position, stop.planned.pk))
    along = sum(row.minutes for row in rows if row.plan.person_id != viewer.person_id)
    return DayRoute(stops, minutes + along, kilometres)


def _rows(viewer: Viewer, day: date) -> list[Any]:
    """One's own, and those of others that one comes along to; each with what waits at its outlet."""
    if viewer.person_id is None:
        return []
    whose = Q(plan__person_id=viewer.person_id) | Q(together_with_id=viewer.person_id)
    rows = planned_rows().filter(whose, day=day, plan__company_id=viewer.company_id)
    here = {"outlet": OuterRef("outlet"), "outlet__company_id": viewer.company_id}
    promised = Promise.objects.filter(form__sent_at__isnull=False, kept=None, **here).order_by()
    counted = promised.values("outlet").annotate(number=Count("pk")).values("number")
    waiting = requests_in_force(viewer).filter(closed_on=None, **here).order_by("raised_on")
    told = rows.annotate(
        promises=Coalesce(Subquery(counted), 0), asked_on=Subquery(waiting.values("raised_on")[:1])
    )
    return list(told.select_related("plan__person", "together_with").order_by("position", "pk"))


def _way(
    viewer: Viewer, day: date, going: Sequence[PlannedVisit]
) -> tuple[int, Decimal | None, dict[int, time]]:
    """As the plan's own page tells it: from the start by each stop in order, and back."""
    minutes = sum(row.minutes for row in going)
    try:
        rules = plan_rules(day)
    except RefusedError:
        return minutes, None, {}
    month = Month.of(day)
    start, end = start_place(viewer.company_id, viewer.person_id or 0, month)
    made = next((row.plan.found.get("start") for row in going if row.plan.found.get("start")), None)
    if start is None and made:
        start = end = (float(made[0]), float(made[1]))
    found = timed(rules, PersonDays(month, {}, (), start, end), going)
    clocks = {row.pk: clock(each.begins) for row, each in zip(going, found.stops, strict=True)}
    kilometres = (Decimal(found.metres) / 1000).quantize(Decimal(1)) if found.metres else None
    return found.travel_minutes + found.service, kilometres, clocks


def _along(viewer: Viewer, row: PlannedVisit) -> str:
    """With whom it is a joint visit; empty where one goes alone."""
    if row.plan.person_id != viewer.person_id:
        return str(row.plan.person.name)
    return row.together_with.name if row.together_with is not None else ""
