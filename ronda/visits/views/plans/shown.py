"""A plan as its pages show it: weeks of days, stops with their words, lines and points of a map."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from ronda.design.templatetags.figures import day as day_words
from ronda.visits.queries.month_plan import MonthPlan, PlanDay, PlannedStop
from ronda.visits.wording.forms import KINDS, STATES
from ronda.visits.wording.plan_pages import DAYS

WEEK = timedelta(days=7)
NOT_GOING = frozenset({"cancelled", "missed"})
BAR_PERCENT = 115


@dataclass(frozen=True)
class ShownStop:
    """A stop with its place in the day's route; what does not take place has none."""

    stop: PlannedStop
    place: int | None
    word: Any
    colour: str
    kind: Any
    href: str

    @property
    def is_plain(self) -> bool:
        return self.stop.state == "planned"


@dataclass(frozen=True)
class ShownDay:
    """`used` are the minutes of travel and at outlets."""

    day: PlanDay
    stops: tuple[ShownStop, ...]
    word: Any
    is_today: bool
    is_past: bool
    can_take: bool

    @property
    def used(self) -> int:
        return self.day.travel_minutes + self.day.service_minutes

    @property
    def is_over(self) -> bool:
        return self.used > self.day.budget_minutes

    @property
    def fits(self) -> bool:
        return not self.is_over

    @property
    def is_bare(self) -> bool:
        """Over, with nothing on it."""
        return self.is_past and not self.stops

    @property
    def top(self) -> int:
        """Where a bar of the day ends: what is over shows beyond the day's time."""
        return max(self.used, self.day.budget_minutes * BAR_PERCENT // 100, 1)

    @property
    def going(self) -> int:
        return sum(each.place is not None for each in self.stops)


def shown_days(plan: MonthPlan, on: date) -> list[ShownDay]:
    return [_shown_day(plan, each, on) for each in plan.days]


def shown_stop(stop: PlannedStop, place: int | None = None) -> ShownStop:
    word, colour = STATES[stop.state]
    return ShownStop(
        stop, place, word, colour, KINDS[stop.kind], reverse("planned_visit", args=[stop.number])
    )


def shown_stops(stops: Sequence[PlannedStop]) -> tuple[ShownStop, ...]:
    """Numbered in the order of the route."""
    return tuple(_numbered(stops))


def weeks_of(days: Sequence[ShownDay]) -> tuple[list[date], list[list[ShownDay | None]]]:
    """A day of each weekday that heads a column, and the weeks; a weekday with nothing on it is left out."""
    shown = sorted({each.day.day.weekday() for each in days if each.day.kind == "work" or each.stops})
    columns = shown or list(range(5))
    first = days[0].day.day - timedelta(days=days[0].day.day.weekday())
    by_day = {each.day.day: each for each in days}
    weeks = []
    monday = first
    while monday <= days[-1].day.day:
        week = [by_day.get(monday + timedelta(days=n)) for n in columns]
        if any(week):
            weeks.append(week)
        monday += WEEK
    return [first + timedelta(days=n) for n in columns], weeks


def map_data(plan: MonthPlan, days: Sequence[ShownDay]) -> dict[str, Any]:
    """The routes of the days that have one, in their order, and the visits without a day."""
    routes = [
        {
            "day": each.day.day,
            "label": day_words(each.day.day),
            "today": each.is_today,
            "stops": [_point(one, each.day.day) for one in each.stops if one.stop.latitude is not None],
        }
        for each in days
        if each.stops
    ]
    loose = [_point(shown_stop(each), None) for each in plan.unplaced if each.latitude is not None]
    return {
        "routes": [each for each in routes if each["stops"]],
        "loose": loose,
        "start": list(plan.start) if plan.start else None,
        "end": list(plan.end) if plan.end else None,
    }


def _point(shown: ShownStop, day: date | None) -> dict[str, Any]:
    stop = shown.stop
    parts = [day_words(day) if day else _("day open")]
    if stop.starts_at is not None:
        parts.append(f"{stop.starts_at:%H:%M}")
    return {
        "place": shown.place,
        "lat": stop.latitude,
        "lon": stop.longitude,
        "name": stop.outlet_name,
        "when": " ".join(parts),
        "state": str(shown.word),
        "code": stop.state,
        "href": shown.href,
        "locked": stop.locked,
    }


def _shown_day(plan: MonthPlan, day: PlanDay, on: date) -> ShownDay:
    can_take = plan.can_change and day.kind == "work" and day.day >= max(on, plan.starts)
    word = DAYS.get(day.kind, "")
    return ShownDay(day, shown_stops(day.stops), word, day.day == on, day.day < on, can_take)


def _numbered(stops: Sequence[PlannedStop]) -> Iterator[ShownStop]:
    place = 0
    for stop in stops:
        if stop.state in NOT_GOING:
            yield shown_stop(stop)
        else:
            place += 1
            yield shown_stop(stop, place)
