"""The year of the company: a month beside the other, each day worked or free."""

import calendar
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.kernel.period import Month
from ronda.people.forms.company import DaysForm
from ronda.people.models import CalendarDay
from ronda.people.queries import company_for
from ronda.people.queries.history import history_of_calendar
from ronda.people.queries.lists import calendar_days, days_set
from ronda.people.rules import Viewer
from ronda.people.rules.overlap import Interval
from ronda.people.services import set_calendar
from ronda.people.views.acting import for_viewer
from ronda.people.views.acting_roles import for_manager
from ronda.people.views.doing import moment
from ronda.people.views.recording import record
from ronda.people.wording import told

FIRST_YEAR, LAST_YEAR = 1990, 2100


@dataclass(frozen=True)
class Day:
    """`says` is the row that overrules the week, when there is one."""

    day: date
    worked: bool
    says: CalendarDay | None
    today: bool


@dataclass(frozen=True)
class MonthOfDays:
    month: Month
    weeks: list[list[Day | None]]
    worked: int


@for_viewer
def show_calendar(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    year = _year(request)
    days = {each.day: each for each in calendar_days(viewer, year)}
    company = company_for(viewer)
    months = [_month(Month(year, number), days, company.working_weekdays) for number in range(1, 13)]
    return render(
        request,
        "people/calendar.html",
        {
            "year": year,
            "before": year - 1 if year > FIRST_YEAR else None,
            "after": year + 1 if year < LAST_YEAR else None,
            "months": months,
            "worked": sum(month.worked for month in months),
            "named": sorted(days.values(), key=lambda each: each.day),
            "week": company.working_weekdays,
            "monday_to_sunday": [date(2024, 1, number) for number in range(1, 8)],
        },
    )


@for_viewer
def show_calendar_history(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    year = _year(request)
    return render(
        request,
        "people/history.html",
        {
            "heading": _("Calendar of %(year)s") % {"year": year},
            "back": f"{reverse('people_calendar')}?year={year}",
            "entries": told(history_of_calendar(viewer, year)),
        },
    )


@for_manager
def set_days(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """One day that was chosen in the year, or a range."""
    asked = _day(request.GET.get("day", ""))
    said = days_set(viewer, [asked]).first() if asked else None
    initial = {"first": asked, "working": "off"}
    if said:
        initial |= {"working": "on" if said.working else "off", "name": said.name}
    form = DaysForm(request.POST or None, initial=initial)

    def write(form: DaysForm) -> list[object]:
        # Days that are to be as the week says again lose what was said of them.
        going = [] if form.rows() else [each.pk for each in days_set(viewer, form.days)]
        return set_calendar(by=viewer, at=moment(), rows=form.rows(), why=form.reason, instead_of=going)  # type: ignore[return-value]

    year = (asked or timezone.localdate()).year
    return record(
        request,
        viewer,
        form,
        write,  # type: ignore[arg-type]
        heading=_("Set days"),
        done=_("The days are set."),
        to=f"{reverse('people_calendar')}?year={year}",
        changed=_changed,
        corrects=True,
    )


def _changed(form: DaysForm) -> list[Interval]:
    return [(form.days[0], date.fromordinal(form.days[-1].toordinal() + 1))]


def _month(month: Month, days: dict[date, CalendarDay], week: str) -> MonthOfDays:
    weeks: list[list[Day | None]] = []
    worked, today = 0, timezone.localdate()
    for dates in calendar.Calendar().monthdatescalendar(month.year, month.month):
        line: list[Day | None] = []
        for each in dates:
            if each.month != month.month:
                line.append(None)
                continue
            says = days.get(each)
            is_worked = says.working if says else str(each.isoweekday()) in week
            worked += is_worked
            line.append(Day(each, is_worked, says, each == today))
        weeks.append(line)
    return MonthOfDays(month, weeks, worked)


def _year(request: HttpRequest) -> int:
    text = request.GET.get("year", "") or str(timezone.localdate().year)
    if not text.isdecimal() or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise Http404
    return int(text)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Http404 from None
