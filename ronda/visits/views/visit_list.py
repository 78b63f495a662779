"""The list of visits: of every state, narrowed down, as a page or as a file."""

from typing import Any

import django_tables2
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.design.tables import DayColumn, NumberColumn, RondaTable, StateColumn
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.visits.forms.visit_filter import VisitFilterForm
from ronda.visits.queries.visit_list import listed_visits
from ronda.visits.wording.forms import KINDS, STATES
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.views.doing import today


class VisitTable(RondaTable):
    """Visits with day, outlet, person and state."""

    caption = gettext_lazy("Visits")
    row_name = "outlet_name"
    hidden_at_first = ("outlet_code", "stay")

    day = DayColumn(verbose_name=gettext_lazy("Day"), order_by=("day", "row"))
    outlet_name = django_tables2.Column(verbose_name=gettext_lazy("Outlet"))
    outlet_code = django_tables2.Column(verbose_name=gettext_lazy("Code of the outlet"))
    person_name = django_tables2.Column(verbose_name=gettext_lazy("Person"))
    kind = django_tables2.Column(verbose_name=gettext_lazy("Kind"))
    state = StateColumn(verbose_name=gettext_lazy("State"), kind_of=lambda record: STATES[record["state"]][1])
    stay = NumberColumn(verbose_name=gettext_lazy("Minutes there"))
    words = django_tables2.Column(verbose_name=gettext_lazy("What came of it, or why not"))

    def render_outlet_name(self, value: str, record: Any) -> SafeString:
        return format_html('<a href="{}">{}</a>', address_of(record), value)

    def value_outlet_name(self, value: str) -> str:
        return value

    def render_kind(self, value: str) -> str:
        return str(KINDS[value])

    def value_kind(self, value: str) -> str:
        return str(KINDS[value])

    def render_state(self, value: str, record: Any, column: Any) -> SafeString:
        return column.render(STATES[value][0], record)  # type: ignore[no-any-return]

    def value_state(self, value: str) -> str:
        return str(STATES[value][0])


def address_of(row: Any) -> str:
    """The visit, its form while it is open, or the outlet where nothing has begun."""
    if row["number"]:
        return reverse("visit", args=[row["number"]])
    if row["key"]:
        return reverse("visit_form", args=[row["key"]])
    return reverse("outlet", args=[row["outlet_code"]])


@for_viewer
def show_visits(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    people = None
    if viewer.scope != "own":
        people = [(each.code, each.name) for each in colleagues_of(viewer, on=today())]
    form = VisitFilterForm(request.GET, people=people)
    wanted = form.wanted
    narrowed = any(vars(wanted).values())
    table = VisitTable(listed_visits(viewer, wanted), order_by=("-day",))
    table.empty_text = (
        _("No visit fits these filters.") if narrowed else _("No visit is planned or recorded.")
    )
    if not narrowed:
        table.empty_link = (reverse("visit_begin"), _("Begin the first visit"))
    return show_list(request, table, name="ronda-visits", template="visits/list.html", filter={"form": form})
