"""What happened in a month of the simulated county, as the rows that each context's services take."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import numpy as np

from ronda.demo.rules.cast import months_between, seated
from ronda.demo.rules.county import County
from ronda.demo.rules.county_outlets import outlet_codes
from ronda.demo.rules.county_people import CENTRE, code_on_seat
from ronda.demo.rules.days import working_days
from ronda.demo.rules.duties import HANDOVERS, TASKS
from ronda.demo.rules.facts_of_month import MonthFacts
from ronda.demo.rules.story import FALSE_VISIT
from ronda.inspection.rules.records import CheckRow, FindingRow
from ronda.kernel.period import Month
from ronda.outlets.rules.records import SystemUseRow
from ronda.recognition.rules.records import FormRow
from ronda.visits.rules.records import VisitRow
from ronda.work.rules.records import HandoverRow, ListingTargetRow, RequestRow, TaskRow

OUTCOMES = (
    "order advised",
    "display put right",
    "price marking checked",
    "new product shown",
    "request taken",
)
REQUESTS = ("a product out of stock", "a damaged display", "a question about an order", "a change of hours")


@dataclass(frozen=True)
class Names:
    """Codes of the month's people, by their place in the region, and of the outlets."""

    people: tuple[str, ...]
    outlets: tuple[str, ...]


def names_in(county: County, month: Month) -> Names:
    seats = seated(months_between(county.last, month))
    people = tuple(seats[seat].code for seat in sorted(seats))
    return Names(people, tuple(outlet_codes(county.region)))


def task_rows(month: Month, facts: MonthFacts, names: Names) -> list[TaskRow]:
    """A task that was late was done two working days after it was due."""
    tasks = facts.tasks
    late = _following(month)
    rows = []
    for row, plan_number in enumerate(tasks.plan):
        plan, due = TASKS[plan_number], _day(tasks.due[row])
        in_time = bool(tasks.in_time[row])
        rows.append(
            TaskRow(
                centre_code=CENTRE.code,
                owner_code=names.people[tasks.owner[row]],
                duty=plan.duty,
                title=plan.title,
                due=due,
                done_on=due if in_time else late(due),
                effective=bool(tasks.effective[row]) if in_time else None,
                source_key=f"{month}-task-{row}",
            )
        )
    return rows


def handover_rows(month: Month, facts: MonthFacts, names: Names) -> list[HandoverRow]:
    """What was given was taken or sent back on the same day."""
    found = facts.handovers
    rows = []
    for row, plan_number in enumerate(found.plan):
        plan = HANDOVERS[plan_number]
        given = _day(found.given_on[row]) if found.delivered[row] else None
        returned = given if found.returned[row] else None
        rows.append(
            HandoverRow(
                centre_code=CENTRE.code,
                owner_code=names.people[found.owner[row]],
                receiver_code=names.people[found.receiver[row]],
                duty=plan.duty,
                title=plan.title,
                started_on=_day(found.started_on[row]),
                allowed_days=plan.allowed_days,
                given_on=given,
                accepted_on=None if returned else given,
                returned_on=returned,
                return_reason="the list of outlets is not this book's" if returned else "",
                source_key=f"{month}-handover-{row}",
            )
        )
    return rows


def request_rows(month: Month, facts: MonthFacts, names: Names) -> list[RequestRow]:
    """A request that was not answered in time was closed late and not confirmed."""
    asked = facts.requests
    late = _following(month)
    return [
        RequestRow(
            outlet_code=names.outlets[outlet],
            owner_code=names.people[asked.owner[row]],
            text=REQUESTS[row % len(REQUESTS)],
            raised_on=_day(asked.raised_on[row]),
            due_on=_day(asked.due_on[row]),
            closed_on=_day(asked.due_on[row]) if asked.in_time[row] else late(_day(asked.due_on[row])),
            confirmed=bool(asked.in_time[row]),
            source_key=f"{month}-request-{row}",
        )
        for row, outlet in enumerate(asked.outlet)
    ]


def listing_rows(county: County, month: Month) -> list[ListingTargetRow]:
    listings = county.listings_of(month)
    outlets, products = outlet_codes(county.region), county.region.products.codes
    return [
        ListingTargetRow(outlets[listings.outlet[row]], products[listings.product[row]], month)
        for row in np.flatnonzero(listings.asked)
    ]


def visit_rows(month: Month, facts: MonthFacts, names: Names) -> list[VisitRow]:
    done = facts.done_visits()
    return [
        VisitRow(
            outlet_code=names.outlets[outlet],
            person_code=names.people[done.person[row]],
            day=_day(done.day[row]),
            kind="field_visit" if done.field[row] else "visit",
            started_at=_moment(_day(done.day[row]), int(done.start_minute[row])),
            minutes=int(done.dwell_minutes[row]),
            outcome=OUTCOMES[row % len(OUTCOMES)],
            source_key=f"{month}-visit-{row}",
        )
        for row, outlet in enumerate(done.outlet)
    ]


def check_rows(month: Month, facts: MonthFacts, names: Names) -> list[CheckRow]:
    checks = facts.checks
    return [
        CheckRow(
            outlet_code=names.outlets[outlet],
            day=_day(checks.day[row]),
            complete=bool(checks.complete[row]),
            correct=bool(checks.correct[row]),
            on_time=bool(checks.on_time[row]),
            source_key=f"{month}-check-{row}",
        )
        for row, outlet in enumerate(checks.outlet)
    ]


def form_rows(month: Month, facts: MonthFacts, names: Names) -> list[FormRow]:
    forms = facts.forms
    return [
        FormRow(
            outlet_code=names.outlets[outlet],
            day=_day(forms.day[row]),
            score=int(forms.score[row]),
            source_key=f"{month}-form-{row}",
        )
        for row, outlet in enumerate(forms.outlet)
    ]


def use_rows(month: Month, facts: MonthFacts, names: Names) -> list[SystemUseRow]:
    return [
        SystemUseRow(names.outlets[outlet], month, int(facts.use.days_used[row]))
        for row, outlet in enumerate(facts.use.outlet)
    ]


def finding_rows(county: County, month: Month) -> list[FindingRow]:
    """The story's one false visit, confirmed on the last day of the last month."""
    if month != county.last:
        return []
    return [
        FindingRow(
            person_code=code_on_seat(FALSE_VISIT, 0),
            kind="false_visit",
            confirmed_on=month.period.last_day,
            reason="the outlet was closed that day; its owner and the delivery note say so",
            source_key=f"{month}-finding-1",
        )
    ]


def _following(month: Month) -> Callable[[date], date]:
    """The second working day after a day."""
    days = [_day(each) for each in [*working_days(month.period), *working_days(month.plus(1).period)]]

    def second_after(day: date) -> date:
        return [each for each in days if each > day][1]

    return second_after


def _day(value: np.datetime64) -> date:
    day = value.astype("datetime64[D]").item()
    assert isinstance(day, date)
    return day


def _moment(day: date, minute: int) -> datetime:
    return datetime.combine(day, time(), UTC) + timedelta(minutes=minute)
