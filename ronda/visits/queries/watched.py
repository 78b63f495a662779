"""Whose stock is counted at an outlet, and what was counted there the last time."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ronda.outlets.queries import products_for
from ronda.people.rules import Viewer
from ronda.visits.models import StockCount
from ronda.visits.queries.at_visit_rules import at_visit_rules
from ronda.visits.queries.hooks import blind_visits
from ronda.visits.rules.advice import Stock
from ronda.work.queries.at_outlet import WorkAtOutlet

MOST_READ = 400


@dataclass(frozen=True)
class Watched:
    """A product to count, with the count of the last time."""

    product: Any
    last: StockCount | None = None

    @property
    def counted_on(self) -> date | None:
        return self.last.form.day if self.last else None


def watched_products(
    viewer: Viewer, outlet_id: int, work: WorkAtOutlet, *, on: date, best: Sequence[int] = ()
) -> list[Watched]:
    """Those of the plans that run there, those counted last time, then those that sell best there."""
    last = last_counts(outlet_id, before=on, without=blind_visits(viewer))
    of_plans = [each.product_id for each in work.plan_products]
    wanted = list(dict.fromkeys([*of_plans, *last, *best]))[: at_visit_rules(on).watched_products]
    products = products_for(viewer).filter(withdrawn_on=None).in_bulk(wanted)
    return [Watched(products[pk], last.get(pk)) for pk in wanted if pk in products]


def watched_again(viewer: Viewer, outlet_id: int, products: Sequence[int], *, on: date) -> list[Watched]:
    """Those that a form was shown with."""
    last = last_counts(outlet_id, before=on, without=blind_visits(viewer))
    known = products_for(viewer).in_bulk(list(products))
    return [Watched(known[pk], last.get(pk)) for pk in products if pk in known]


def last_counts(outlet_id: int, *, before: date, without: Collection[int] = ()) -> dict[int, StockCount]:
    """By product, the newest that was sent; of an outlet that the viewer was already given.

    `without`: numbers of visits that say nothing to the viewer yet.
    """
    counts = StockCount.objects.filter(
        form__outlet_id=outlet_id, form__sent_at__isnull=False, form__day__lte=before
    )
    if without:
        counts = counts.exclude(form__visit_id__in=without)
    found: dict[int, StockCount] = {}
    for count in counts.select_related("form").order_by("-form__day", "-pk")[:MOST_READ]:
        found.setdefault(count.product_id, count)
    return found


def stock_of(counts: dict[int, StockCount]) -> tuple[Stock, ...]:
    """Front and storeroom together; what was counted nowhere is not known."""
    return tuple(
        Stock(product, (count.front or 0) + (count.storeroom or 0), count.form.day)
        for product, count in counts.items()
        if count.front is not None or count.storeroom is not None
    )
