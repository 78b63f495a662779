"""All phase priorities, the late ones first."""

from typing import Any

import django_tables2
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ronda.design.tables import DayColumn, NumberColumn, RondaTable, StateColumn
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.people.wording.indicators import indicator_name
from ronda.work.forms.priorities import PriorityFilter
from ronda.work.models import Priority
from ronda.work.queries.priorities import may_make, priorities_for, states_of
from ronda.work.rules.priority_state import PriorityState
from ronda.work.views.doing import today
from ronda.work.wording.priorities import KINDS, STATES

ORDER = ("late", "done", "on_course", "coming", "closed", "dropped")


class PriorityTable(RondaTable):
    """One row a priority, with its state of today."""

    caption = _("Phase priorities")
    row_name = "title"
    hidden_at_first = ("indicators",)

    title = django_tables2.Column(verbose_name=_("Title"))
    state = StateColumn(verbose_name=_("State"), order_by="order", kind_of=lambda row: KINDS[row["name"]])
    done = NumberColumn(verbose_name=_("Work done"), order_by="share")
    waits = NumberColumn(verbose_name=_("Waits for people"))
    owner = django_tables2.Column(verbose_name=_("Owner"))
    starts = DayColumn(verbose_name=_("First day"))
    last = DayColumn(verbose_name=_("Last day"))
    outlets = NumberColumn(verbose_name=_("Outlets"))
    indicators = django_tables2.Column(verbose_name=_("Indicators"), orderable=False)

    def render_title(self, value: str, record: dict[str, Any]) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("work_priority", args=[record["pk"]]), value)

    def value_title(self, value: str) -> str:
        return value

    def render_done(self, record: dict[str, Any]) -> str:
        return gettext("%(done)s of %(total)s") % {"done": record["done"], "total": record["total"]}

    def value_done(self, record: dict[str, Any]) -> str:
        return f"{record['done']}/{record['total']}"


@for_viewer
def show_priorities(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    on = today()
    seen = priorities_for(viewer)
    people = list(seen.order_by("owner__name").values_list("owner__code", "owner__name").distinct())
    found = PriorityFilter(request.GET, queryset=seen, on=on, people=people)
    rows = list(found.qs)
    states = states_of(viewer, rows, on)
    table = PriorityTable([_row(each, states[each.pk]) for each in rows], order_by=("state", "last"))
    narrowed = found.form.has_changed()
    table.empty_text = gettext("No phase priority fits these filters.")
    return show_list(
        request,
        table,
        name="ronda-priorities",
        template="work/priorities.html",
        filter=found,
        narrowed=narrowed,
        may_make=bool(may_make(viewer)),
    )


def _row(priority: Priority, state: PriorityState) -> dict[str, Any]:
    return {
        "pk": priority.pk,
        "title": priority.title,
        "name": state.name,
        "state": STATES[state.name],
        "order": ORDER.index(state.name),
        "done": state.done,
        "total": state.total,
        "share": state.done / state.total if state.total else 0.0,
        "waits": len(state.waits),
        "owner": priority.owner.name,
        "starts": priority.starts,
        "last": priority.last,
        "outlets": priority.outlets_number,  # type: ignore[attr-defined]
        "indicators": ", ".join(indicator_name(code) for code in priority.indicators),
    }
