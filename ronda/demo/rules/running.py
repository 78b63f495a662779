"""A month that is still running: what had happened up to a day, and what was still open then."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from ronda.demo.rules.days import working_days
from ronda.inspection.rules.records import CheckRow
from ronda.kernel.period import Month, Period
from ronda.outlets.rules.records import SystemUseRow
from ronda.recognition.rules.records import FormRow
from ronda.visits.rules.records import VisitRow
from ronda.work.rules.records import HandoverRow, RequestRow, TaskRow

Dated = TypeVar("Dated", VisitRow, CheckRow, FormRow)

# So long a receiver of the demo takes to answer.
UNANSWERED_DAYS = 11


def batches_of(month: Month, today: date) -> list[tuple[date, date]]:
    """Up to which day was known on which day: the week before on Monday, and up to yesterday today."""
    monday = today - timedelta(days=today.weekday())
    days = [day for day in dict.fromkeys((monday, today)) if day > month.start]
    return [(day - timedelta(days=1), day) for day in days]


def tasks_up_to(rows: Sequence[TaskRow], last_day: date) -> list[TaskRow]:
    """Tasks are known from the start of the month; what is done later is not done yet."""
    return [
        row if _has_come(row.done_on, last_day) else replace(row, done_on=None, effective=None)
        for row in rows
    ]


def handovers_up_to(rows: Sequence[HandoverRow], last_day: date) -> list[HandoverRow]:
    """What was given in the last days waits for its receiver's answer."""
    waiting = last_day - timedelta(days=UNANSWERED_DAYS)
    return [_handover(row, last_day, waiting) for row in rows if row.started_on <= last_day]


def requests_up_to(rows: Sequence[RequestRow], last_day: date) -> list[RequestRow]:
    return [
        row if _has_come(row.closed_on, last_day) else replace(row, closed_on=None, confirmed=False)
        for row in rows
        if row.raised_on <= last_day
    ]


def days_up_to(rows: Sequence[Dated], last_day: date) -> list[Dated]:
    return [row for row in rows if row.day <= last_day]


def use_up_to(rows: Sequence[SystemUseRow], month: Month, last_day: date) -> list[SystemUseRow]:
    """Days of use so far, in proportion to the working days."""
    whole = working_days(month.period).size
    passed = working_days(Period(month.start, max(last_day + timedelta(days=1), month.start))).size
    return [replace(row, days_used=row.days_used * passed // whole) for row in rows]


def lines_up_to(lines: pa.Table, last_day: date) -> pa.Table:
    return lines.filter(pc.less_equal(lines["day"], pa.scalar(last_day, lines["day"].type)))


def _has_come(day: date | None, last_day: date) -> bool:
    return day is None or day <= last_day


def _handover(row: HandoverRow, last_day: date, waiting: date) -> HandoverRow:
    if row.given_on is None or row.given_on > last_day:
        return replace(row, given_on=None, accepted_on=None, returned_on=None, return_reason="")
    if row.given_on > waiting:
        return replace(row, accepted_on=None, returned_on=None, return_reason="")
    return row
