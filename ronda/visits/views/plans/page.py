"""One person's plan of a month: as a calendar, on a map, as a list; and what moved."""

from typing import Any

import django_tables2
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_GET

from ronda.design.tables import DayColumn, NumberColumn, RondaTable, StateColumn, show_table
from ronda.kernel.period import Month
from ronda.people.queries import people_led, person_named
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.visits.queries.month_plan import MonthPlan, Moved, month_plan
from ronda.visits.views.plans.asked import (
    address_of,
    asked_plan,
    head_job,
    head_of,
    month_of,
    months_of,
    plan_there,
)
from ronda.visits.views.plans.shown import ShownDay, ShownStop, map_data, shown_days, shown_stops, weeks_of
from ronda.visits.wording.plan_pages import VIEWS
from ronda.work.views.doing import today

MOST_NAMED = 8


class StopTable(RondaTable):
    """A line a visit."""

    caption = gettext_lazy("Planned visits")
    row_name = "outlet_name"
    hidden_at_first = ("outlet_code", "address", "minutes")

    day = DayColumn(verbose_name=gettext_lazy("Day"), order_by=("order",))
    place = NumberColumn(verbose_name=pgettext_lazy("of a route", "Stop"), orderable=False)
    starts_at = django_tables2.TimeColumn(
        verbose_name=gettext_lazy("Expected at"), format="H:i", order_by=("order",)
    )
    outlet_name = django_tables2.Column(verbose_name=gettext_lazy("Outlet"))
    outlet_code = django_tables2.Column(verbose_name=gettext_lazy("Code of the outlet"))
    outlet_class = django_tables2.Column(verbose_name=gettext_lazy("Visit class"))
    address = django_tables2.Column(verbose_name=gettext_lazy("Address"))
    kind = django_tables2.Column(verbose_name=gettext_lazy("Kind"))
    travel = NumberColumn(verbose_name=gettext_lazy("Minutes of travel"))
    minutes = NumberColumn(verbose_name=gettext_lazy("Minutes there"))
    reason = django_tables2.Column(verbose_name=gettext_lazy("Reason"))
    state = StateColumn(verbose_name=gettext_lazy("State"), kind_of=lambda record: record["colour"])

    def render_outlet_name(self, value: str, record: Any) -> SafeString:
        return format_html('<a href="{}">{}</a>', record["href"], value)

    def value_outlet_name(self, value: str) -> str:
        return value


@require_GET
@for_viewer
def show_plan(request: HttpRequest, viewer: Viewer, code: str, month: str) -> HttpResponse:
    wanted = month_of(month)
    plan = asked_plan(request, viewer, code, wanted)
    if plan is None:
        return _without(request, viewer, code, wanted)
    view = request.GET.get("view", "calendar")
    if view not in VIEWS:
        raise Http404
    days = shown_days(plan, today())
    context = {
        **head_of(viewer, plan),
        "view": view,
        "views": [(each, word, address_of(plan, view=each)) for each, word in VIEWS.items()],
        "months": months_of(code),
        "undo": _undo(request, plan),
        "moved": plan.moved[:MOST_NAMED],
        "moved_more": max(0, len(plan.moved) - MOST_NAMED),
        "unplaced": shown_stops(plan.unplaced),
        "by_list": plan.without_position,
        "going": sum(each.going for each in days),
        "done": sum(stop.state == "done" for each in plan.days for stop in each.stops),
        "rows": sum(len(each.stops) for each in days) + len(plan.unplaced),
        "kilometres": sum(each.day.kilometres for each in days),
        "beside": address_of(plan, "visit_plan_moved") if plan.moved or plan.basis else "",
        **_view(view, plan, days),
    }
    if view == "list" and (file := show_table(request, context["table"], name=f"ronda-visits-{code}")):
        return file
    return render(request, "visits/plan.html", context)


@require_GET
@for_viewer
def show_moved(request: HttpRequest, viewer: Viewer, code: str, month: str) -> HttpResponse:
    """The plan beside the one that it changes: whole days, and each visit that moved."""
    plan = plan_there(request, viewer, code, month_of(month))
    before = month_plan(viewer, code, plan.month, on=today(), plan=plan.basis) if plan.basis else None
    moved = _codes(plan.moved)
    old = {each.day.day: each for each in shown_days(before, today())} if before else {}
    rows = [
        {
            "day": each.day.day,
            "before": _marked(old.get(each.day.day), moved),
            "after": _marked(each, moved),
            "used_before": old[each.day.day].used if each.day.day in old else 0,
            "used": each.used,
        }
        for each in shown_days(plan, today())
        if each.day.day >= plan.starts and (each.stops or (each.day.day in old and old[each.day.day].stops))
    ]
    context = {**head_of(viewer, plan), "before": before, "rows": rows, "moved": plan.moved}
    return render(request, "visits/plan_moved.html", context)


def _without(request: HttpRequest, viewer: Viewer, code: str, month: Month) -> HttpResponse:
    """A person whom the viewer sees, without a plan."""
    person = person_named(viewer, code)
    own = person.pk == viewer.person_id
    may = own or any(each.person_id == person.pk for each in people_led(viewer, on=today()))
    context = {
        "person": person,
        "is_own": own,
        "month": month,
        "months": months_of(code),
        "may_make": may and month.end > today(),
        "job": head_job(viewer, code, month),
    }
    return render(request, "visits/plan_none.html", context)


def _view(view: str, plan: MonthPlan, days: list[ShownDay]) -> dict[str, Any]:
    if view == "map":
        routes = [each for each in days if each.stops]
        return {"map": map_data(plan, days), "routes": routes, "takes": [e for e in days if e.can_take]}
    if view == "list":
        stops = [(each.day.day, one) for each in days for one in each.stops]
        loose = [(None, one) for one in shown_stops(plan.unplaced)]
        rows = [_line(n, day, one) for n, (day, one) in enumerate([*stops, *loose])]
        return {"table": StopTable(rows)}
    columns, weeks = weeks_of(days)
    return {"columns": columns, "weeks": weeks}


def _line(order: int, day: Any, shown: ShownStop) -> dict[str, Any]:
    stop = shown.stop
    return {
        **vars(stop),
        "order": order,
        "day": day,
        "place": shown.place,
        "kind": shown.kind,
        "travel": stop.travel_minutes,
        "reason": stop.reason_label,
        "state": shown.word,
        "colour": shown.colour,
        "href": shown.href,
    }


def _codes(moved: tuple[Moved, ...]) -> set[tuple[str, Any]]:
    """Each outlet with a day that it left or came to."""
    return {(each.outlet_code, day) for each in moved for day in (each.from_day, each.to_day)}


def _marked(day: ShownDay | None, moved: set[tuple[str, Any]]) -> list[tuple[ShownStop, bool]]:
    if day is None:
        return []
    return [(each, (each.stop.outlet_code, day.day.day) in moved) for each in day.stops]


def _undo(request: HttpRequest, plan: MonthPlan) -> dict[str, Any] | None:
    """What was moved just now, with where it stood; the address carries it, so that it survives a reload."""
    asked = request.GET
    stops = [*(stop for each in plan.days for stop in each.stops), *plan.unplaced]
    stop = next((each for each in stops if str(each.number) == asked.get("moved", "")), None)
    if stop is None or not plan.can_change or stop.fixed:
        return None
    return {"stop": stop, "day": asked.get("back", ""), "position": asked.get("place", "")}
