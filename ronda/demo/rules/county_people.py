"""The simulated county's people as the rows that people's own services take."""

from collections.abc import Iterable

from ronda.demo.rules.cast import CAST, Member
from ronda.demo.rules.days import feasts_between
from ronda.demo.rules.story import LEAVES
from ronda.kernel.period import Month, Period
from ronda.people.rules.records import (
    AppointmentRow,
    CalendarRow,
    CentreRow,
    LeaveRow,
    PersonRow,
    RoleRow,
)

CENTRE = CentreRow("C1", "Ribera centre")
FIRST_MANAGER_SEAT = 4


def company_cast(company: str) -> list[Member]:
    return [member for member in CAST if member.company == company]


def person_rows(company: str, last: Month) -> list[PersonRow]:
    return [
        PersonRow(member.code, member.name, hired=last.plus(member.joined).start)
        for member in company_cast(company)
    ]


def appointment_rows(company: str, last: Month) -> list[AppointmentRow]:
    return [
        AppointmentRow(
            person_code=member.code,
            centre_code=CENTRE.code,
            post_code=member.post,
            start=last.plus(member.joined).start,
            end=None if member.left is None else last.plus(member.left).start,
            monthly_wage_cents=member.wage_cents or None,
        )
        for member in company_cast(company)
        if member.post
    ]


def role_rows(company: str, last: Month) -> list[RoleRow]:
    return [
        RoleRow(member.code, member.role, last.plus(member.joined).start)
        for member in company_cast(company)
        if member.role
    ]


def leave_rows(last: Month) -> list[LeaveRow]:
    rows = []
    for absence in LEAVES:
        month = last.plus(absence.month)
        start = month.start.replace(day=absence.first_day)
        end = start.replace(day=absence.first_day + absence.days)
        rows.append(LeaveRow(code_on_seat(absence.manager, absence.month), start, end, absence.kind))
    return rows


def calendar_rows(months: Iterable[Month]) -> list[CalendarRow]:
    listed = sorted(months)
    feasts = feasts_between(Period(listed[0].start, listed[-1].end))
    return [CalendarRow(day, working=False, name=name) for day, name in feasts.items()]


def code_on_seat(manager: int, months_from_last: int) -> str:
    """Who looks after the book of this number in a month."""
    seat = FIRST_MANAGER_SEAT + manager
    return next(member.code for member in CAST if member.seat == seat and member.sits_in(months_from_last))
