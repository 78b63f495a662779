"""One visit: its record, what its form said, and what lies with it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.visits.models import VisitForm
from ronda.visits.queries.visit_page import VisitPage, unsent_page, visit_page
from ronda.visits.views.proof_shown import proof_of
from ronda.visits.views.telling import told_advice
from ronda.visits.wording.forms import KINDS, STATES
from ronda.work.queries.desk import desk_of
from ronda.work.queries.method import places_on
from ronda.work.queries.reached import Reached
from ronda.work.rules.method_labels import in_language


@for_viewer
def show_visit(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    found = visit_page(viewer, number)
    visit = found.visit
    assert visit is not None, "found by its number"
    if found.blind:
        told = {"visit": visit, "outlet": visit.outlet, "kind": KINDS[visit.kind]}
        return render(request, "visits/visit_blind.html", told)
    desk = desk_of(viewer, "visit", number, Reached(visit.person_id, visit.outlet.centre_id))
    return _page(request, viewer, found, "done", desk=desk)


def show_unsent(request: HttpRequest, viewer: Viewer, form: VisitForm) -> HttpResponse:
    """Of a form that the viewer was already given and does not fill in: under way, or cancelled."""
    state = "cancelled" if form.cancelled_at is not None else "under_way"
    return _page(request, viewer, unsent_page(viewer, form), state)


def _page(request: HttpRequest, viewer: Viewer, found: VisitPage, state: str, **context: Any) -> HttpResponse:
    told: Any = found.visit or found.form
    word, kind = STATES[state]
    currency = told.company.currency
    return render(
        request,
        "visits/visit.html",
        {
            "found": found,
            "told": told,
            "outlet": told.outlet,
            "kind": KINDS[told.kind],
            "state": word,
            "state_kind": kind,
            "steps": _steps(viewer, found.form),
            "advice": [told_advice(each, currency) for each in found.advice],
            "proof": proof_of(viewer, found.form),
            **context,
        },
    )


def _steps(viewer: Viewer, form: VisitForm | None) -> list[str]:
    """Those that were taken, as the method of the day words them."""
    if form is None or not form.steps:
        return []
    words = get_language() or "en"
    return [in_language(each.label, words) for each in places_on(viewer, form.day) if each.code in form.steps]
