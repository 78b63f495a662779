"""What the retailer is shown: the outlet's own purchases, its best products, and advice. Nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from ronda.outlets.queries.outlet_sales import OutletSales, sales_of_outlet
from ronda.people.rules import Viewer
from ronda.visits.models import Advice, Promise, VisitForm
from ronda.visits.queries.advice import prepare_advice
from ronda.visits.queries.form_page import advice_of_form
from ronda.visits.queries.forms import form_keyed
from ronda.visits.queries.preparing import months_up_to
from ronda.visits.rules.advice import ProductFigures
from ronda.work.queries.at_outlet import work_at_outlet


@dataclass(frozen=True)
class Shown:
    """`months` are those of the best products; promises are what this outlet is promised."""

    form: VisitForm
    sales: OutletSales
    best: Sequence[ProductFigures]
    months: int
    advice: Sequence[Advice]
    promises: Sequence[Promise]

    @property
    def is_open(self) -> bool:
        return self.form.sent_at is None and self.form.cancelled_at is None


def shown_at(viewer: Viewer, key: UUID) -> Shown:
    """At a visit whose form the viewer sees."""
    form = form_keyed(viewer, key)
    work = work_at_outlet(viewer, form.outlet.code, on=form.day)
    prepared = prepare_advice(viewer, form.outlet, work, on=form.day)
    return Shown(
        form=form,
        sales=sales_of_outlet(viewer, form.outlet_id, months_up_to(form.day)),
        best=prepared.best,
        months=len(prepared.months),
        advice=[each for each in advice_of_form(form) if each.state != Advice.State.DISMISSED],
        promises=list(form.promises.order_by("pk")),
    )
