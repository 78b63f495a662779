"""Drills and contests, as a list and as a file."""

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

from ronda.design.tables import DayColumn, NumberColumn, RondaTable, StateColumn
from ronda.learning.forms.practice.filters import DrillFilterForm
from ronda.learning.models import Drill
from ronda.learning.queries.practice.drills import centres_run, drills_waiting, listed_drills
from ronda.learning.wording.practice_words import DRILL_KINDS
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list


class DrillTable(RondaTable):
    """One row a drill; nobody's score stands here."""

    caption = gettext_lazy("Drills and contests")
    row_name = "title"
    hidden_at_first = ("number", "course", "centre", "minutes")

    title = django_tables2.Column(verbose_name=gettext_lazy("Title"))
    number = django_tables2.Column(verbose_name=gettext_lazy("Number"))
    kind = django_tables2.Column(verbose_name=gettext_lazy("Kind"))
    contest = django_tables2.Column(verbose_name=gettext_lazy("Contest"))
    day = DayColumn(verbose_name=gettext_lazy("Day"))
    entered = NumberColumn(verbose_name=gettext_lazy("Take part"))
    judging = NumberColumn(verbose_name=gettext_lazy("Judges"))
    minutes = NumberColumn(verbose_name=gettext_lazy("Minutes of learning"))
    state = StateColumn(verbose_name=gettext_lazy("State"), kind_of=lambda row: row["state_kind"])
    course = django_tables2.Column(verbose_name=gettext_lazy("Course"))
    centre = django_tables2.Column(verbose_name=gettext_lazy("Customer service centre"))

    def render_title(self, value: str, record: Mapping[str, Any]) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("drill", args=[record["number"]]), value)

    def value_title(self, value: str) -> str:
        return value


@for_viewer
def show_drills(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    narrow = DrillFilterForm(request.GET)
    found = list(listed_drills(viewer, narrow.wanted))
    table = DrillTable([_row(each) for each in found])
    table.empty_text = _("No drill fits these filters.")
    return show_list(
        request,
        table,
        name="ronda-drills",
        template="learning/drills.html",
        filter={"form": narrow},
        any=bool(found) or bool(request.GET),
        waiting=drills_waiting(viewer),
        may_make=bool(centres_run(viewer)),
    )


def _row(each: Any) -> dict[str, Any]:
    return {
        "title": each.title,
        "number": each.pk,
        "kind": capfirst(each.get_kind_display()),
        "contest": _("yes") if each.contest else _("no"),
        "day": each.day,
        "entered": each.entered,
        "judging": each.judging,
        "minutes": each.minutes,
        "state": str(Drill.State(each.state).label),
        "state_kind": DRILL_KINDS[each.state],
        "course": each.course.title if each.course else "",
        "centre": each.centre.name,
    }
