"""Observed visits that one sees, as a list and as a file."""

from collections.abc import Mapping
from typing import Any

import django_tables2
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.design.tables import DayColumn, RondaTable, StateColumn
from ronda.learning.forms.practice.filters import ObservationFilterForm
from ronda.learning.models import Observation
from ronda.learning.queries.practice.observations import awaits, listed_observations, outlets_of, state_of
from ronda.learning.queries.practice.who import is_colleague
from ronda.learning.wording.practice_words import OBSERVATION_STATES
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.work.views.doing import today


class ObservationTable(RondaTable):
    """One row an observation."""

    caption = gettext_lazy("Observations")
    row_name = "shows"
    hidden_at_first = ("number", "course")

    shows = django_tables2.Column(verbose_name=gettext_lazy("Who shows"))
    watches = django_tables2.Column(verbose_name=gettext_lazy("Who watches"))
    number = django_tables2.Column(verbose_name=gettext_lazy("Number"))
    day = DayColumn(verbose_name=gettext_lazy("Day"))
    kind = django_tables2.Column(verbose_name=gettext_lazy("Kind"))
    outlet = django_tables2.Column(verbose_name=gettext_lazy("Outlet"))
    course = django_tables2.Column(verbose_name=gettext_lazy("Course"))
    state = StateColumn(verbose_name=gettext_lazy("State"), kind_of=lambda row: row["state_kind"])

    def render_shows(self, value: str, record: Mapping[str, Any]) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("observation", args=[record["number"]]), value)

    def value_shows(self, value: str) -> str:
        return value


@for_viewer
def show_observations(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    narrow = ObservationFilterForm(request.GET)
    found = listed_observations(viewer, narrow.wanted, today())
    outlets = outlets_of(found)
    table = ObservationTable([_row(each, outlets.get(each.pk, "")) for each in found])
    table.empty_text = _("No observation fits these filters.")
    return show_list(
        request,
        table,
        name="ronda-observations",
        template="learning/observations.html",
        filter={"form": narrow},
        any=bool(found) or bool(request.GET),
        waiting=[each for each in found if awaits(each, viewer.person_id, today())],
        may_arrange=is_colleague(viewer),
    )


def _row(each: Observation, outlet: str) -> dict[str, Any]:
    word, kind = OBSERVATION_STATES[state_of(each, today())]
    return {
        "number": each.pk,
        "shows": each.shows.name,
        "watches": each.watches.name,
        "day": each.day,
        "kind": capfirst(each.get_kind_display()),
        "outlet": outlet,
        "course": each.course.title if each.course else "",
        "state": str(word),
        "state_kind": kind,
    }
