"""One form of a visit with all that whoever fills it in needs beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ronda.people.rules import Viewer
from ronda.visits.models import Advice, Promise, StockCount, Visit, VisitForm
from ronda.visits.queries.advice import advice_at, best_products
from ronda.visits.queries.facts import visits_in_force
from ronda.visits.queries.forms import form_keyed, open_promises
from ronda.visits.queries.hooks import blind_visits
from ronda.visits.queries.watched import Watched, watched_again, watched_products
from ronda.work.queries.at_outlet import WorkAtOutlet, work_at_outlet

LAST = 5


@dataclass(frozen=True)
class FormPage:
    """`promises` are those of earlier visits, `promised` those of this one."""

    form: VisitForm
    work: WorkAtOutlet
    watched: Sequence[Watched]
    counts: dict[int, StockCount]
    promises: Sequence[Promise]
    promised: Sequence[Promise]
    advice: Sequence[Advice]
    last_visits: Sequence[Visit]

    @property
    def is_open(self) -> bool:
        return self.form.sent_at is None and self.form.cancelled_at is None


def form_page(viewer: Viewer, key: UUID, *, counted: Sequence[int] | None = None) -> FormPage:
    """RefusedError for a form that the viewer does not see.

    `counted` are the products that the form was shown with, where it comes back.
    """
    form, blind = form_keyed(viewer, key), blind_visits(viewer)
    work = work_at_outlet(viewer, form.outlet.code, on=form.day)
    counts = {each.product_id: each for each in form.counts.select_related("product")}
    if counted is None:
        best = best_products(viewer, form.outlet_id, on=form.day)
        watched = watched_products(viewer, form.outlet_id, work, on=form.day, best=[*counts, *best])
    else:
        watched = watched_again(viewer, form.outlet_id, counted, on=form.day)
    return FormPage(
        form=form,
        work=work,
        watched=watched,
        counts=counts,
        promises=[each for each in open_promises(form) if each.form.visit_id not in blind],
        promised=list(form.promises.order_by("pk")),
        advice=advice_of_form(form),
        last_visits=last_visits(viewer, form.outlet_id),
    )


def advice_of_form(form: VisitForm) -> list[Advice]:
    """In the order in which it was drafted; words of one's own come last."""
    return list(advice_at(form.outlet_id).filter(form=form).order_by("pk"))


def last_visits(viewer: Viewer, outlet_id: int, *, before: date | None = None) -> list[Visit]:
    """The newest of the outlet that the viewer sees; those that the viewer is to inspect say nothing."""
    rows = visits_in_force(viewer).filter(outlet_id=outlet_id).select_related("person")
    if before is not None:
        rows = rows.filter(day__lt=before)
    found = list(rows.order_by("-day", "-pk")[:LAST])
    blind = blind_visits(viewer)
    for each in found:
        if each.number in blind:
            each.outcome = ""
    return found
