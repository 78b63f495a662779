"""Hand-overs as a list, and one of them with everything that belongs to it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.work.models import Handover
from ronda.work.queries.chain_page import opened_from, state_today
from ronda.work.queries.desk import desk_of
from ronda.work.queries.handover_page import HandoverPage, handover_page
from ronda.work.queries.reached import Reached
from ronda.work.views.doing import today
from ronda.work.views.handover_shared import filter_of, may_plan
from ronda.work.views.handover_tables import HandoverTable
from ronda.work.wording.handovers import CHAIN_STATES, STATES


@for_viewer
def show_handovers(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    found = filter_of(viewer, request.GET)
    table = HandoverTable(found.qs, standing=found.standing, order_by=("-started_on",))
    narrowed = found.form.has_changed()
    table.empty_text = (
        _("No hand-over fits these filters.") if narrowed else _("Nothing has been handed over here yet.")
    )
    plans = may_plan(viewer)
    if not narrowed and plans:
        table.empty_link = (reverse("work_chain_new"), _("Plan the first chain"))
    context: dict[str, Any] = {"filter": found, "narrowed": narrowed, "may_plan": plans}
    return show_list(request, table, name="ronda-handovers", template="work/handovers.html", **context)


@for_viewer
def show_handover(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    found = handover_page(viewer, number, today=today())
    late = found.state == "to_give" and found.late
    word, kind = STATES["late" if late else found.state]
    context = {
        "found": found,
        "handover": found.handover,
        "picture": found.picture,
        "links": opened_from(viewer, found.picture) - {number},
        "state": word,
        "state_kind": kind,
        "chain_state": CHAIN_STATES[state_today(found.chain, found.picture)] if found.chain else None,
        "is_request": found.handover.kind == Handover.Kind.REQUEST,
        "satisfactions": Handover.Satisfaction.choices,
        "desk": desk_of(viewer, "handover", number, _whose(found)),
        "today": today(),
    }
    return render(request, "work/handover.html", context)


def _whose(found: HandoverPage) -> Reached:
    return Reached(found.handover.owner_id, found.handover.centre_id)
