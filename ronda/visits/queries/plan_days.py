"""The days of a month as one person works them, and the stops of each with their times and ways."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal

from ronda.kernel.period import Month
from ronda.people.queries import company_for, days_away, working_days_of
from ronda.people.rules import Viewer
from ronda.visits.models import PlannedVisit, StartPlace
from ronda.visits.queries.plan_rules import PlanRules
from ronda.visits.queries.plan_shapes import DayKind, PlanDay, PlannedStop, Position, Said
from ronda.visits.rules.month.days import Stop, TimedDay, time_day

LATEST = 24 * 60 - 1
MOST_NEAR = 2


@dataclass(frozen=True)
class PersonDays:
    """What each day of the month is to a person; `start` and `end` of a day outside."""

    month: Month
    kinds: Mapping[date, DayKind]
    working: tuple[date, ...]
    start: Position | None
    end: Position | None

    @property
    def there(self) -> list[date]:
        return [day for day, kind in self.kinds.items() if kind == "work"]


def person_days(viewer: Viewer, person_id: int, month: Month) -> PersonDays:
    """Four statements; leave of others is seen only by whom a centre is shown to."""
    weekdays = company_for(viewer).working_weekdays
    working = working_days_of(viewer, month.period, weekdays)
    away = days_away(viewer, month.period, [person_id]).get(person_id, frozenset())
    kinds: dict[date, DayKind] = {}
    for day in month.period.each_day():
        if day in working:
            kinds[day] = "leave" if day in away else "work"
        else:
            kinds[day] = "holiday" if str(day.isoweekday()) in weekdays else "off"
    start, end = start_place(viewer.company_id, person_id, month)
    return PersonDays(month, kinds, tuple(sorted(working)), start, end)


def start_place(company_id: int, person_id: int, month: Month) -> tuple[Position | None, Position | None]:
    """The one in force in the month, else none."""
    places = StartPlace.objects.filter(company_id=company_id, person_id=person_id, since__lt=month.end)
    found = places.order_by("-since").first()
    if found is None:
        return None, None
    start = (float(found.latitude), float(found.longitude))
    if found.end_latitude is None or found.end_longitude is None:
        return start, start
    return start, (float(found.end_latitude), float(found.end_longitude))


def middle_of(places: Sequence[Position]) -> Position | None:
    """The median of either degree: where nobody has said from where to set out."""
    if not places:
        return None
    half = (len(places) - 1) // 2
    return sorted(each[0] for each in places)[half], sorted(each[1] for each in places)[half]


def place_of(row: PlannedVisit) -> Position | None:
    outlet = row.outlet
    if outlet.latitude is None or outlet.longitude is None:
        return None
    return float(outlet.latitude), float(outlet.longitude)


def as_stop(row: PlannedVisit) -> Stop:
    """A position that was found to be a mistake is none."""
    place = None if row.told.get("by_list") else place_of(row)
    outlet = row.outlet
    return Stop(place, row.minutes, _minute(outlet.preferred_from), _minute(outlet.preferred_to))


def timed(rules: PlanRules, days: PersonDays, rows: Sequence[PlannedVisit]) -> TimedDay:
    return time_day(rules.roads, days.start, days.end, [as_stop(row) for row in rows])


def plan_day(
    rules: PlanRules,
    days: PersonDays,
    day: date,
    rows: Sequence[PlannedVisit],
    *,
    person_id: int,
    others: Mapping[tuple[int, str], Sequence[date]],
) -> PlanDay:
    """What was cancelled or missed stands there without time and way."""
    going = [row for row in rows if row.state not in {"cancelled", "missed"}]
    found = timed(rules, days, going)
    at = {row.pk: each for row, each in zip(going, found.stops, strict=True)}
    stops = []
    for row in rows:
        stop = stop_of(row, person_id=person_id)
        if row.pk in at:
            each = at[row.pk]
            own = row.plan.person_id == person_id
            begins = clock(each.begins) if own else row.starts_at or clock(each.begins)
            told = {**stop.told, "outside_hours": each.outside} if each.outside else stop.told
            why = (*_why(row, going, others), *([Said("outside_hours")] if each.outside else []))
            stop = replace(
                stop, starts_at=begins, travel_minutes=(each.travel + 30) // 60, told=told, why=why
            )
        stops.append(stop)
    kind = days.kinds[day]
    return PlanDay(
        day=day,
        kind=kind,
        stops=tuple(stops),
        travel_minutes=found.travel_minutes,
        service_minutes=found.service,
        budget_minutes=rules.visits.daily_minutes if kind == "work" else 0,
        kilometres=(Decimal(found.metres) / 1000).quantize(Decimal("0.1")),
    )


def stop_of(row: PlannedVisit, *, person_id: int) -> PlannedStop:
    """As the row says; whoever comes along sees it as another's."""
    outlet, own = row.outlet, row.plan.person_id == person_id
    along = row.together_with.name if row.together_with is not None else None
    return PlannedStop(
        number=row.pk,
        outlet=row.outlet_id,
        outlet_code=outlet.code,
        outlet_name=outlet.name,
        outlet_class=outlet.visit_class,
        address=", ".join(part for part in (outlet.address, outlet.city) if part),
        latitude=None if outlet.latitude is None else float(outlet.latitude),
        longitude=None if outlet.longitude is None else float(outlet.longitude),
        kind=row.kind,
        day=row.day,
        position=row.position,
        starts_at=row.starts_at,
        minutes=row.minutes,
        travel_minutes=row.travel_minutes,
        locked=row.locked,
        together_with=along if own else row.plan.person.name,
        reason=row.reason,
        reason_label=row.get_reason_display(),
        state=row.state,
        state_why=row.state_why,
        told=dict(row.told),
        whose="" if own else row.plan.person.name,
        fixed=not own or row.state != PlannedVisit.State.PLANNED,
        preferred_from=outlet.preferred_from,
        preferred_to=outlet.preferred_to,
    )


def days_by_outlet(rows: Sequence[PlannedVisit]) -> dict[tuple[int, str], list[date]]:
    """Of what takes place, by outlet and kind."""
    found: defaultdict[tuple[int, str], list[date]] = defaultdict(list)
    for row in rows:
        if row.day is not None and row.state not in {"cancelled", "missed"}:
            found[row.outlet_id, row.kind].append(row.day)
    return found


def clock(minute: int) -> time:
    kept = min(minute, LATEST)
    return time(kept // 60, kept % 60)


def _why(
    row: PlannedVisit, going: Sequence[PlannedVisit], others: Mapping[tuple[int, str], Sequence[date]]
) -> tuple[Said, ...]:
    """What holds it on its day: the person, its other visits, and what lies beside it."""
    said = []
    if row.locked:
        said.append(Said("locked"))
    apart = sorted({day for day in others.get((row.outlet_id, row.kind), ()) if day != row.day})
    if apart:
        said.append(Said("pattern", {"days": apart}))
    place = going.index(row)
    near = [each.outlet.name for each in (*going[max(0, place - 1) : place], *going[place + 1 : place + 2])]
    if near:
        said.append(Said("near", {"names": near[:MOST_NEAR]}))
    return tuple(said)


def _minute(at: time | None) -> int | None:
    return None if at is None else at.hour * 60 + at.minute
