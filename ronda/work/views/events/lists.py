"""All events, what comes next on top."""

import django_tables2
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from ronda.design.tables import DayColumn, NumberColumn, RondaTable, StateColumn
from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.work.forms.events import EventFilter
from ronda.work.models import Event
from ronda.work.queries.events import events_for, to_plan_for
from ronda.work.queries.events.month import month_of_events
from ronda.work.rules.event_state import event_state
from ronda.work.views.doing import today
from ronda.work.wording.events import KINDS, STATES


class EventTable(RondaTable):
    """One row an event."""

    caption = _("Events")
    row_name = "title"
    hidden_at_first = ("where", "units_sold")

    title = django_tables2.Column(verbose_name=_("Event"))
    kind = django_tables2.Column(verbose_name=_("Kind"))
    day = DayColumn(verbose_name=_("Day"))
    outlet = django_tables2.Column(verbose_name=_("Outlet"), accessor="outlet__name")
    where = django_tables2.Column(verbose_name=_("Another place"))
    owner = django_tables2.Column(verbose_name=_("Responsible"), accessor="owner__name")
    plan = django_tables2.Column(verbose_name=_("Plan"), accessor="plan__title")
    attendance = NumberColumn(verbose_name=_("Attendance"))
    units_sold = NumberColumn(verbose_name=_("Units sold"))
    state = StateColumn(verbose_name=_("State"), kind_of=lambda event: KINDS[_named(event)])

    def render_title(self, value: str, record: Event) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("work_event", args=[record.pk]), value)

    def value_title(self, value: str) -> str:
        return value

    def render_state(self, record: Event) -> SafeString:
        column: StateColumn = self.columns["state"].column
        return column.render(STATES[_named(record)], record)

    def value_state(self, record: Event) -> str:
        return str(STATES[_named(record)])


@for_viewer
def show_events(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    found = _filtered(request, viewer)
    table = EventTable(found.qs, order_by=("-day",))
    narrowed = found.form.has_changed()
    table.empty_text = __("No event fits these filters.")
    return show_list(
        request,
        table,
        name="ronda-events",
        template="work/events.html",
        filter=found,
        narrowed=narrowed,
        may_plan=bool(to_plan_for(viewer)),
    )


@for_viewer
def show_month(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """An address that names no month shows the running one."""
    try:
        month = Month.parse(request.GET.get("month", ""))
    except ValueError:
        month = Month.of(today())
    found = _filtered(request, viewer)
    weeks = month_of_events(found.qs, month)
    for each in (event for week in weeks for day in week for event in day.events):
        each.state_word = STATES[_named(each)]
        each.line = "late" if _named(each) == "unreported" else "done" if each.state != "planned" else "open"
    return render(
        request,
        "work/event_month.html",
        {
            "filter": found,
            "weeks": weeks,
            "shown_month": month,
            "before": month.plus(-1),
            "after": month.plus(1),
            "today": today(),
            "may_plan": bool(to_plan_for(viewer)),
        },
    )


def _filtered(request: HttpRequest, viewer: Viewer) -> EventFilter:
    seen = events_for(viewer)
    people = list(seen.order_by("owner__name").values_list("owner__code", "owner__name").distinct())
    return EventFilter(request.GET, queryset=seen, on=today(), people=people)


def _named(event: Event) -> str:
    return event_state(event.state, event.day, today())
