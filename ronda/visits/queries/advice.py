"""The figures of an outlet that advice is drafted from, and the advice that it has got."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from ronda.kernel.period import Month
from ronda.outlets.queries import known_months, outlets_for, products_for, products_sold, usual_sales
from ronda.people.rules import Viewer
from ronda.visits.models import Advice
from ronda.visits.queries.at_visit_rules import advice_terms
from ronda.visits.queries.hooks import blind_visits
from ronda.visits.queries.watched import last_counts, stock_of
from ronda.visits.rules.advice import (
    Draft,
    OutletFigures,
    ProductFigures,
    Promotion,
    advice_for,
)
from ronda.work.queries.at_outlet import WorkAtOutlet

LOOKED_BACK = 14
BEST = 5


@dataclass(frozen=True)
class Prepared:
    """Drafts of advice with the months that they look at; `best` are the products that sell best there."""

    drafts: tuple[Draft, ...]
    figures: OutletFigures
    months: tuple[Month, ...]

    @property
    def best(self) -> list[ProductFigures]:
        bought = [each for each in self.figures.products if each.recent > 0]
        return sorted(bought, key=lambda each: (-each.recent_cents, each.product))[:BEST]


def prepare_advice(viewer: Viewer, outlet: Any, work: WorkAtOutlet, *, on: date) -> Prepared:
    """Of an outlet that the viewer was already given; without a ledger there is nothing to advise from."""
    terms = advice_terms(on)
    recent, before = _months(viewer, on, terms.months)
    figures = outlet_figures(viewer, outlet, work, on=on, recent=recent, before=before)
    drafts = advice_for(figures, terms, left_out=_told_lately(outlet.pk, on)) if recent else ()
    return Prepared(drafts, figures, tuple(recent))


def outlet_figures(
    viewer: Viewer,
    outlet: Any,
    work: WorkAtOutlet,
    *,
    on: date,
    recent: Sequence[Month],
    before: Sequence[Month],
) -> OutletFigures:
    """Other outlets are read as sums only, also those that the viewer does not see one by one."""
    machine = Viewer.operator(viewer.company_id)
    alike = _comparable(machine, outlet)
    own, past = products_sold(viewer, outlet.pk, recent), products_sold(viewer, outlet.pk, before)
    usual = usual_sales(machine, alike, recent) if alike else {}
    counts = last_counts(outlet.pk, before=on, without=blind_visits(viewer))
    named = {*own, *past, *usual, *counts, *(each.product_id for each in work.plan_products)}
    products = products_for(viewer).filter(withdrawn_on=None, pk__in=named)
    return OutletFigures(
        products=tuple(
            ProductFigures(
                product=each.pk,
                name=each.name,
                brand=each.brand,
                wholesale_cents=each.wholesale_cents,
                shelf_cents=each.shelf_cents,
                recent=own[each.pk].quantity if each.pk in own else 0,
                recent_cents=own[each.pk].amount_cents if each.pk in own else 0,
                before=past[each.pk].quantity if each.pk in past else 0,
                before_cents=past[each.pk].amount_cents if each.pk in past else 0,
                sellers=usual[each.pk].outlets if each.pk in usual else 0,
                usual=usual[each.pk].median // max(1, len(recent)) if each.pk in usual else 0,
                comparable_quantity=usual[each.pk].quantity if each.pk in usual else 0,
            )
            for each in products
        ),
        days=sum((month.end - month.start).days for month in recent),
        comparable=len(alike),
        stock=stock_of(counts),
        promotions=tuple(
            Promotion(each.product_id, each.plan.title, each.plan.last) for each in work.plan_products
        ),
    )


def best_products(viewer: Viewer, outlet_id: int, *, on: date) -> list[int]:
    """What an outlet that the viewer was already given buys most of, in money."""
    recent, _before = _months(viewer, on, advice_terms(on).months)
    sold = products_sold(viewer, outlet_id, recent)
    return sorted(sold, key=lambda product: (-sold[product].amount_cents, product))[:BEST]


def advice_at(outlet_id: int) -> QuerySet[Advice]:
    """Of an outlet that the viewer was already given, the newest first."""
    return Advice.objects.filter(outlet_id=outlet_id).select_related("person", "product").order_by("-pk")


def drafts_kept(viewer: Viewer, outlet_id: int) -> list[Advice]:
    """What the viewer has changed or left out of the drafts before the visit."""
    rows = advice_at(outlet_id).filter(form=None, person_id=viewer.person_id or 0)
    return list(rows.filter(state__in=[Advice.State.DRAFTED, Advice.State.DISMISSED], given_on=None))


def _comparable(machine: Viewer, outlet: Any) -> list[int]:
    """Others of the same class and size in the same centre."""
    alike = outlets_for(machine).filter(
        centre_id=outlet.centre_id, visit_class=outlet.visit_class, size=outlet.size, status="active"
    )
    return list(alike.exclude(pk=outlet.pk).order_by().values_list("pk", flat=True))


def _months(viewer: Viewer, on: date, wanted: int) -> tuple[list[Month], list[Month]]:
    """The last full months that the ledger knows, and as many before them."""
    present = Month.of(on)
    back = [present.plus(-number) for number in range(1, LOOKED_BACK + 2 * wanted)]
    known = sorted(known_months(viewer, back), key=lambda month: month.start)[-2 * wanted :]
    return known[-wanted:], known[:-wanted]


def _told_lately(outlet_id: int, on: date) -> frozenset[tuple[str, int]]:
    """What was given and is not measured yet is not said again."""
    open_ones = Advice.objects.filter(
        outlet_id=outlet_id, adopted=None, state__in=[Advice.State.GIVEN, Advice.State.AGREED]
    )
    rows = open_ones.exclude(rule="").exclude(product=None).values_list("rule", "product_id")
    return frozenset((rule, int(product)) for rule, product in rows)
