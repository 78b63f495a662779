"""What forms cost whom: the viewer's own, the centre's, or the company's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from django.db.models import Count, QuerySet, Sum

from ronda.kernel.period import Month, Period
from ronda.people.queries import days_away, working_days_of
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.queries.staff import people_at_any_time
from ronda.people.rules import Viewer
from ronda.work.models import FormTime
from ronda.work.queries.seen import seen_by
from ronda.work.rules.form_cost import FormCost

INDICATOR = "reporting_minutes"
WEEK = timedelta(days=7)
SUMS = {"seconds_sum": Sum("seconds"), "filled_sum": Sum("filled"), "typed_sum": Sum("typed")}


@dataclass(frozen=True)
class PersonCost:
    """`days` at work so far: working days of the month, less leave."""

    code: str
    name: str
    cost: FormCost
    days: int

    @property
    def a_day(self) -> Fraction | None:
        return self.cost.a_day(self.days)


@dataclass(frozen=True)
class WeekCost:
    """`a_day`: minutes a day at work of everybody who sent a form in the month."""

    monday: date
    cost: FormCost
    a_day: Fraction | None


@dataclass(frozen=True)
class Paperwork:
    """`target`: minutes a day that the policy calls enough; the dearest forms and people come first."""

    month: Month
    months: Sequence[Month]
    people: Sequence[PersonCost]
    forms: Sequence[tuple[str, FormCost]]
    weeks: Sequence[WeekCost]
    target: Fraction | None

    @property
    def whole(self) -> FormCost:
        return _sum(each.cost for each in self.people)

    @property
    def a_day(self) -> Fraction | None:
        return self.whole.a_day(sum(each.days for each in self.people))


def paperwork_for(viewer: Viewer, month: Month | None, *, today: date) -> Paperwork:
    """Six statements, whatever there is; without a month the newest with forms."""
    seen = FormTime.objects.filter(seen_by(viewer, centre="centre_id", persons=["person_id"])).order_by()
    months = sorted({Month.of(day) for day in seen.dates("day", "month")}, reverse=True)
    month = month or (months[0] if months else Month.of(today))
    sent = seen.filter(day__gte=month.start, day__lt=month.end)
    by_person = _costs(sent, "person_id")
    passed = Period(month.start, max(month.start, min(month.end, today + timedelta(days=1))))
    there = _days_there(viewer, passed, list(by_person))
    named = {each.pk: each for each in people_at_any_time(viewer).filter(pk__in=by_person)}
    people = [
        PersonCost(named[pk].code, named[pk].name, cost, len(there[pk]))
        for pk, cost in by_person.items()
        if pk in named
    ]
    return Paperwork(
        month=month,
        months=months or [month],
        people=sorted(people, key=lambda each: (-each.cost.seconds, each.code)),
        forms=sorted(_costs(sent, "form").items(), key=lambda each: (-each[1].seconds, each[0])),
        weeks=_weeks(_costs(sent, "day"), there.values()),
        target=_target(month),
    )


def _costs(sent: QuerySet[FormTime], name: str) -> dict[Any, FormCost]:
    rows = sent.values(name).annotate(forms_sum=Count("pk"), **SUMS)
    return {
        row[name]: FormCost(row["forms_sum"], row["seconds_sum"], row["filled_sum"], row["typed_sum"])
        for row in rows
    }


def _days_there(viewer: Viewer, passed: Period, people: list[int]) -> dict[int, frozenset[date]]:
    working, away = working_days_of(viewer, passed), days_away(viewer, passed, people)
    return {pk: working - away.get(pk, frozenset()) for pk in people}


def _weeks(by_day: dict[date, FormCost], there: Iterable[frozenset[date]]) -> list[WeekCost]:
    days: dict[date, int] = {}
    for each in there:
        for day in each:
            days[_monday(day)] = days.get(_monday(day), 0) + 1
    costs: dict[date, FormCost] = {}
    for day, cost in by_day.items():
        costs[_monday(day)] = costs.get(_monday(day), FormCost()).plus(cost)
    return [
        WeekCost(monday, cost := costs.get(monday, FormCost()), cost.a_day(days.get(monday, 0)))
        for monday in sorted({*days, *costs})
    ]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _target(month: Month) -> Fraction | None:
    indicator = rules_in_use(month.start).indicators.get(INDICATOR)
    return Fraction(indicator.target) if indicator and indicator.target is not None else None


def _sum(costs: Iterable[FormCost]) -> FormCost:
    total = FormCost()
    for cost in costs:
        total = total.plus(cost)
    return total
