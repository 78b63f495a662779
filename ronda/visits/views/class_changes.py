"""Changes of outlets' classes: the list, proposing, and deciding by a second person."""

from collections.abc import Mapping
from typing import Any

import django_tables2
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from ronda.design.tables import ChosenColumn, DayColumn, RondaTable, StateColumn
from ronda.design.templatetags.figures import quantity
from ronda.outlets.queries import outlet_named
from ronda.outlets.queries.class_changes import ClassChange, class_change_numbered, class_changes_for, decides
from ronda.outlets.rules.second_person import may_propose_class
from ronda.outlets.services import approve_classes, propose_classes, return_classes, withdraw_class
from ronda.outlets.wording.classes import CLASSES, STATES, change_words, class_words
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.visits.forms.class_changes import ClassChangeFilter, DecideForm, ProposeForm
from ronda.work.views.doing import moment, press, record, today


class DecidedHereColumn(ChosenColumn):
    """A box only where the viewer decides."""

    def render(self, value: object, bound_column: Any, record: Any) -> SafeString:
        return super().render(value, bound_column, record) if record["decides"] else SafeString("")


class ClassChangeTable(RondaTable):
    """Proposals, the newest first."""

    caption = gettext_lazy("Changes of class")
    row_name = "name"
    hidden_at_first = ("code", "settled_by")

    chosen = DecidedHereColumn(accessor="number")
    name = django_tables2.Column(verbose_name=gettext_lazy("Outlet"))
    code = django_tables2.Column(verbose_name=gettext_lazy("Code"))
    field = django_tables2.Column(verbose_name=pgettext_lazy("class change", "Class"))
    before = django_tables2.Column(verbose_name=gettext_lazy("Before"))
    after = django_tables2.Column(verbose_name=pgettext_lazy("change log", "After"))
    effective_on = DayColumn(verbose_name=gettext_lazy("Effective from"))
    proposed_by = django_tables2.Column(verbose_name=gettext_lazy("Proposed by"))
    why = django_tables2.Column(verbose_name=gettext_lazy("Reason"))
    state = StateColumn(verbose_name=gettext_lazy("State"), kind_of=lambda row: STATES[row["state_code"]][1])
    settled_by = django_tables2.Column(verbose_name=gettext_lazy("Decided by"))

    def render_name(self, value: str, record: Mapping[str, Any]) -> SafeString:
        return format_html(
            '<a href="{}">{}</a>', reverse("visit_class_change", args=[record["number"]]), value
        )

    def value_name(self, value: str) -> str:
        return value


@for_viewer
def show_class_changes(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    rows = [_row(viewer, each) for each in class_changes_for(viewer, on=today())]
    narrow = ClassChangeFilter(request.GET)
    waiting = sum(row["decides"] for row in rows)
    table = ClassChangeTable(narrow.narrowed(rows), exclude=() if waiting else ("chosen",))
    table.empty_text = (
        _("No change of class fits these filters.") if rows else _("No change of a class was proposed yet.")
    )
    return show_list(
        request,
        table,
        name="ronda-class-changes",
        template="visits/class_changes.html",
        narrow=narrow,
        waiting=waiting,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def propose(request: HttpRequest, viewer: Viewer, code: str) -> HttpResponse:
    if not may_propose_class(viewer):
        raise Http404
    on = today()
    outlet = outlet_named(viewer, code, on=on)
    form = ProposeForm(request.POST or None, outlet=outlet, today=on)
    return record(
        request,
        form,
        lambda good: propose_classes(
            by=viewer,
            at=moment(),
            today=on,
            codes=[code],
            values=good.values,
            why=good.cleaned_data["why"],
            effective_on=good.cleaned_data["effective_on"],
        ),
        to=lambda found: (
            reverse("visit_class_change", args=[found[0].pk]) if found else reverse("visit_class_changes")
        ),
        said=_said_proposed,
        back=reverse("outlet", args=[code]),
        heading=_("Propose a change of class"),
        above=outlet.name,
        below=_("Somebody else approves it or returns it; nothing changes before."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def show_class_change(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    change = class_change_numbered(viewer, number, on=today())
    own = change.proposed_by_id == viewer.person_id
    context: dict[str, Any] = {
        "change": change,
        "told": change_words(change),
        "name": CLASSES[change.which],
        "before": class_words(change.which, change.old),
        "after": class_words(change.which, change.new),
        "state": STATES[change.state],
        "own": own,
        "open": change.state == ClassChange.State.PROPOSED,
    }
    if not decides(viewer, change):
        return render(request, "visits/class_change.html", context)
    return record(
        request,
        DecideForm(request.POST or None),
        lambda good: _decide(viewer, number, good),
        to=reverse("visit_class_changes"),
        said=_("The decision is recorded."),
        template="visits/class_change.html",
        **context,
    )


@require_POST
@for_viewer
def withdraw(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    change = class_change_numbered(viewer, number, on=today())
    return press(
        request,
        lambda: withdraw_class(by=viewer, at=moment(), number=change.pk),
        to=reverse("visit_class_changes"),
        said=_("The proposal is withdrawn."),
    )


@require_POST
@for_viewer
def approve_chosen(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All that were chosen, or none of them."""
    chosen = {int(each) for each in request.POST.getlist("chosen") if each.isdecimal()}
    return press(
        request,
        lambda: approve_classes(by=viewer, at=moment(), today=today(), numbers=chosen),
        to=reverse("visit_class_changes"),
        said=lambda done: (
            ngettext("%(number)s change is approved.", "%(number)s changes are approved.", len(done))
            % {"number": quantity(len(done))}
        ),
    )


def _decide(viewer: Viewer, number: int, form: DecideForm) -> list[ClassChange]:
    why = form.cleaned_data["why"]
    if form.cleaned_data["how"] == "return":
        return return_classes(by=viewer, at=moment(), numbers=[number], why=why)
    return approve_classes(by=viewer, at=moment(), today=today(), numbers=[number], why=why)


def _said_proposed(found: list[ClassChange]) -> str:
    if not found:
        return _("These changes wait for a decision already.")
    return ngettext(
        "The change is proposed; somebody else approves it.",
        "The changes are proposed; somebody else approves them.",
        len(found),
    )


def _row(viewer: Viewer, each: ClassChange) -> dict[str, Any]:
    return {
        "number": each.pk,
        "name": each.outlet.name,
        "code": each.outlet.code,
        "which": each.which,
        "field": str(CLASSES[each.which]),
        "before": class_words(each.which, each.old),
        "after": class_words(each.which, each.new),
        "effective_on": each.effective_on,
        "proposed_by": each.proposed_by.name if each.proposed_by else "",
        "why": each.why,
        "state": str(STATES[each.state][0]),
        "state_code": each.state,
        "settled_by": each.settled_by.name if each.settled_by else "",
        "decides": decides(viewer, each),
        "own": each.proposed_by_id == viewer.person_id,
    }
