"""Suggestions, as a list and as a file."""

from collections.abc import Mapping
from typing import Any

import django_tables2
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from ronda.design.tables import DayColumn, RondaTable, StateColumn
from ronda.innovation.forms.ideas import IdeaFilterForm
from ronda.innovation.models import Idea
from ronda.innovation.queries.ideas import listed_ideas
from ronda.innovation.rules.answers import answer_state
from ronda.innovation.wording.words import ANSWER_STATES, IDEA_KINDS
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.work.views.doing import today


class IdeaTable(RondaTable):
    """One row a suggestion, with its name: whoever had the idea is thanked for it."""

    caption = gettext_lazy("Suggestions")
    row_name = "line"
    hidden_at_first = ("number", "about", "kind", "centre", "due", "answered")

    line = django_tables2.Column(verbose_name=gettext_lazy("In one line"))
    number = django_tables2.Column(verbose_name=gettext_lazy("Number"))
    person = django_tables2.Column(verbose_name=gettext_lazy("Whose idea"))
    about = django_tables2.Column(verbose_name=pgettext_lazy("suggestion", "About"))
    kind = django_tables2.Column(verbose_name=gettext_lazy("Kind"))
    written = DayColumn(verbose_name=gettext_lazy("Written"))
    state = StateColumn(verbose_name=gettext_lazy("State"), kind_of=lambda row: row["state_kind"])
    answer = StateColumn(verbose_name=gettext_lazy("Answer"), kind_of=lambda row: row["answer_kind"])
    due = DayColumn(verbose_name=gettext_lazy("Answer due"))
    answered = DayColumn(verbose_name=gettext_lazy("Answered"))
    centre = django_tables2.Column(verbose_name=gettext_lazy("Customer service centre"))

    def render_line(self, value: str, record: Mapping[str, Any]) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("idea", args=[record["number"]]), value)

    def value_line(self, value: str) -> str:
        return value


@for_viewer
def show_ideas(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    narrow = IdeaFilterForm(request.GET)
    found = list(listed_ideas(viewer, narrow.wanted, today()))
    table = IdeaTable([_row(each) for each in found])
    table.empty_text = _("No suggestion fits these filters.")
    return show_list(
        request,
        table,
        name="ronda-suggestions",
        template="innovation/ideas.html",
        filter={"form": narrow},
        any=bool(found) or bool(request.GET),
    )


def _row(each: Idea) -> dict[str, Any]:
    answered = localdate(each.answered_at) if each.answered_at else None
    now = today()
    answer = answer_state(each.answer_due, answered, today=now, remind_from=each.answer_due)
    word, kind = ANSWER_STATES[answer]
    return {
        "line": each.line,
        "number": each.pk,
        "person": each.person.name,
        "about": capfirst(each.get_about_display()),
        "kind": capfirst(each.get_kind_display()),
        "written": localdate(each.written_at),
        "state": str(Idea.State(each.state).label),
        "state_kind": IDEA_KINDS[each.state],
        "answer": str(word),
        "answer_kind": kind,
        "due": each.answer_due,
        "answered": answered,
        "centre": each.centre.name,
    }
