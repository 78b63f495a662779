"""Topics, as a list and as a file."""

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
from ronda.innovation.forms.topics import TopicFilterForm
from ronda.innovation.models import Topic
from ronda.innovation.queries.topics import listed_topics
from ronda.innovation.wording.words import TOPIC_KINDS
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list


class TopicTable(RondaTable):
    """One row a topic."""

    caption = gettext_lazy("Topics")
    row_name = "title"
    hidden_at_first = ("kind", "centre", "starts")

    title = django_tables2.Column(verbose_name=gettext_lazy("Title"))
    number = django_tables2.Column(verbose_name=gettext_lazy("Registration number"))
    kind = django_tables2.Column(verbose_name=gettext_lazy("Kind"))
    measure = django_tables2.Column(verbose_name=gettext_lazy("What is to change"))
    team = NumberColumn(verbose_name=gettext_lazy("Team"))
    starts = DayColumn(verbose_name=gettext_lazy("From"))
    ends = DayColumn(verbose_name=gettext_lazy("Until"))
    state = StateColumn(verbose_name=gettext_lazy("State"), kind_of=lambda row: row["state_kind"])
    centre = django_tables2.Column(verbose_name=gettext_lazy("Customer service centre"))

    def render_title(self, value: str, record: Mapping[str, Any]) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("topic", args=[record["pk"]]), value)

    def value_title(self, value: str) -> str:
        return value


@for_viewer
def show_topics(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    narrow = TopicFilterForm(request.GET)
    found = list(listed_topics(viewer, narrow.wanted))
    table = TopicTable([_row(each) for each in found])
    table.empty_text = _("No topic fits these filters.")
    return show_list(
        request,
        table,
        name="ronda-topics",
        template="innovation/topics.html",
        filter={"form": narrow},
        any=bool(found) or bool(request.GET),
    )


def _row(each: Any) -> dict[str, Any]:
    return {
        "pk": each.pk,
        "title": each.title,
        "number": each.number,
        "kind": capfirst(each.get_kind_display()),
        "measure": each.measure,
        "team": each.team,
        "starts": each.starts_on,
        "ends": each.ends_on,
        "state": str(Topic.State(each.state).label),
        "state_kind": TOPIC_KINDS[each.state],
        "centre": each.centre.name,
    }
