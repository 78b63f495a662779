"""One visit that took place: its record, and the form that it was written in, if there is one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.visits.models import Advice, Promise, StockCount, Visit, VisitForm
from ronda.visits.queries.facts import visits_in_force
from ronda.visits.queries.form_page import advice_of_form
from ronda.visits.queries.forms import form_keyed, form_of_visit
from ronda.visits.queries.hooks import blind_visits
from ronda.work.queries import records_numbered
from ronda.work.queries.reached import Reached
from ronda.work.queries.requests import requests_in_force


@dataclass(frozen=True)
class VisitPage:
    """`visit` is None while it is not sent, `form` where the visit was recorded otherwise.

    `blind`: the viewer is to inspect it and must not know yet what was written.
    """

    visit: Visit | None
    form: VisitForm | None
    promised: Sequence[Promise] = ()
    settled: Sequence[Promise] = ()
    counts: Sequence[StockCount] = ()
    advice: Sequence[Advice] = ()
    requests: Sequence[Any] = ()
    blind: bool = False


def visit_page(viewer: Viewer, number: int) -> VisitPage:
    """RefusedError for a visit that is withdrawn, or not the viewer's."""
    rows = visits_in_force(viewer).select_related("outlet", "outlet__centre", "person", "priority", "company")
    [visit] = records_numbered(rows, [number])
    if number in blind_visits(viewer):
        return VisitPage(visit, None, blind=True)
    requests = requests_in_force(viewer).filter(visit_number=number).select_related("owner")
    form = form_of_visit(number)
    if form is None:
        return VisitPage(visit, None, requests=list(requests))
    return _with_form(visit, form, list(requests))


def unsent_page(viewer: Viewer, form: VisitForm) -> VisitPage:
    """Of a form that the viewer was already given."""
    return _with_form(None, form_keyed(viewer, form.key), [])


def read_visit(viewer: Viewer, number: int) -> Reached | None:
    """Whose visit it is, for what lies with it."""
    try:
        [visit] = records_numbered(visits_in_force(viewer).select_related("outlet"), [number])
    except RefusedError:
        return None
    return Reached(visit.person_id, visit.outlet.centre_id)


def _with_form(visit: Visit | None, form: VisitForm, requests: Sequence[Any]) -> VisitPage:
    return VisitPage(
        visit,
        form,
        promised=list(form.promises.order_by("pk")),
        settled=list(Promise.objects.filter(settled_in=form).order_by("pk")),
        counts=list(form.counts.select_related("product")),
        advice=advice_of_form(form),
        requests=requests,
    )
