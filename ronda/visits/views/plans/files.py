"""A plan to take along: as a workbook, on paper, in a calendar program."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from ronda.design.pdf import pdf_answer, pdf_of
from ronda.design.tables.xlsx_file import xlsx_answer
from ronda.design.templatetags.figures import long_day, month_name, quantity
from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.visits.queries.month_plan import MonthPlan
from ronda.visits.views.plans.asked import month_of, plan_there
from ronda.visits.views.plans.calendar_file import calendar_of
from ronda.visits.views.plans.shown import ShownDay, ShownStop, shown_days, shown_stops
from ronda.visits.wording.plan_pages import COLUMNS, PLAN_STATES, duration_words
from ronda.work.views.doing import moment, today

PAPER = Path(__file__).parents[2] / "papers" / "month_plan.typ"
CALENDAR = "text/calendar; charset=utf-8"


@require_GET
@for_viewer
def hand_over(request: HttpRequest, viewer: Viewer, code: str, month: str, kind: str) -> HttpResponse:
    plan = plan_there(request, viewer, code, month_of(month))
    name = f"ronda-visits-{plan.person}-{plan.month}"
    if kind == "xlsx":
        return xlsx_answer(f"{name}.xlsx", [(f"{plan.month} {plan.person}", _rows(plan))])
    if kind == "pdf":
        return pdf_answer(f"{name}.pdf", pdf_of(PAPER, paper_data(plan)))
    if kind == "ics":
        zone = company_for(viewer).timezone
        answer = HttpResponse(calendar_of(plan, request, zone, moment()), content_type=CALENDAR)
        answer["Content-Disposition"] = f'attachment; filename="{name}.ics"'
        return answer
    raise Http404


def _rows(plan: MonthPlan) -> Iterator[Sequence[object]]:
    """A row a visit, also of those that did not take place and those without a day."""
    yield [str(each) for each in COLUMNS.values()]
    for day in shown_days(plan, today()):
        for each in day.stops:
            yield _cells(day.day.day, each)
    for each in shown_stops(plan.unplaced):
        yield _cells(None, each)


def _cells(day: Any, shown: ShownStop) -> list[object]:
    stop = shown.stop
    return [
        day,
        shown.place if day else None,
        _clock(stop.starts_at),
        stop.outlet_code,
        stop.outlet_name,
        stop.outlet_class,
        stop.address,
        str(shown.kind),
        stop.minutes,
        stop.travel_minutes if day else None,
        stop.together_with or "",
        stop.reason_label,
        str(shown.word),
        stop.state_why,
        _("yes") if stop.locked else "",
    ]


def paper_data(plan: MonthPlan) -> dict[str, Any]:
    """What the paper is told, all of it text in the reader's language."""
    days = [each for each in shown_days(plan, today()) if each.stops]
    visits = sum(each.going for each in days)
    return {
        "title": _("Plan of visits, %(month)s") % {"month": month_name(plan.month)},
        "below": f"{plan.person_name} ({plan.person}) · {plan.centre}",
        "foot": f"Ronda · {plan.person_name} · {plan.month} · {PLAN_STATES[plan.state][0]}",
        "pairs": [
            [_("State"), str(PLAN_STATES[plan.state][0])],
            [_("Visits"), quantity(visits)],
            [_("Hours needed"), quantity(plan.hours_needed, 1)],
            [_("Hours there"), quantity(plan.hours_there, 1)],
        ],
        "sentences": [str(each) for each in plan.sentences],
        "words": {"sentences": _("What the plan says"), "loose": _("Visits without a day")},
        "heads": [
            "",
            str(COLUMNS["starts_at"]),
            str(COLUMNS["outlet_name"]),
            str(COLUMNS["outlet_class"]),
            str(COLUMNS["minutes"]),
            str(COLUMNS["state"]),
        ],
        "days": [_paper_day(each) for each in days],
        "loose_heads": [str(COLUMNS[each]) for each in ("outlet_name", "outlet_class", "reason")],
        "loose": [[each.outlet_name, each.outlet_class, each.reason_label] for each in plan.unplaced],
    }


def _paper_day(day: ShownDay) -> dict[str, Any]:
    visits = ngettext("%(number)s visit", "%(number)s visits", day.going) % {"number": day.going}
    way = _("%(number)s km") % {"number": quantity(day.day.kilometres, 1)}
    return {
        "title": long_day(day.day.day),
        "below": " · ".join([visits, way, duration_words(day.used)]),
        "rows": [_paper_row(each) for each in day.stops],
    }


def _paper_row(shown: ShownStop) -> list[str]:
    stop = shown.stop
    named = f"{stop.outlet_name}, {stop.address}" if stop.address else stop.outlet_name
    along = f" ({stop.together_with})" if stop.together_with else ""
    place = "" if shown.place is None else str(shown.place)
    return [
        place,
        _clock(stop.starts_at),
        named + along,
        stop.outlet_class,
        str(stop.minutes),
        str(shown.word),
    ]


def _clock(at: Any) -> str:
    return date_format(at, "H:i") if at is not None else ""
