"""The comparison: sales of both sides from the ledger, the rule, and its figures as plain JSON."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import fmean
from typing import Any

from ronda.kernel.period import Month
from ronda.outlets.queries import SoldMonths, sales_and_order_days
from ronda.people.rules import Viewer
from ronda.policy import WorkRules
from ronda.work.models import Plan
from ronda.work.queries.effect.figures import figures_of
from ronda.work.queries.effect.plans import Sides, products_of, sides_of, windows_for
from ronda.work.queries.rules_today import work_rules
from ronda.work.rules.effect import (
    TRAITS,
    Candidate,
    EffectSettings,
    Figures,
    Windows,
    measure_effect,
    open_stream,
    ordered_again,
    share_of_months,
)

NOTHING = SoldMonths({}, {})
Values = dict[int, float]


@dataclass(frozen=True)
class Sales:
    """What both sides bought: everything, and the products of the plan, by month; and when."""

    sold: Mapping[int, SoldMonths]
    days: Mapping[int, list[date]]
    outlets: tuple[int, ...]
    has_products: bool

    def mean(self, months: tuple[Month, ...], *, chosen: bool) -> Values:
        """Cents a month."""
        return {outlet: _mean(self._months(outlet, chosen), months) for outlet in self.outlets}

    def share(self, months: tuple[Month, ...]) -> Values:
        """The part of the months with an order of the products."""
        return {outlet: share_of_months(self._months(outlet, True), months) for outlet in self.outlets}

    def bought(self, months: tuple[Month, ...]) -> Values:
        """One where the outlet bought a product of the plan at all."""
        return {outlet: float(share > 0) for outlet, share in self.share(months).items()}

    def reordered(self, months: tuple[Month, ...], weeks: int) -> Values:
        start, end = months[0].start, months[-1].end
        return {
            outlet: float(ordered_again(self.days.get(outlet, []), start=start, end=end, weeks=weeks))
            for outlet in self.outlets
        }

    def _months(self, outlet: int, chosen: bool) -> Mapping[Month, int]:
        found = self.sold.get(outlet, NOTHING)
        return found.chosen if chosen else found.amounts


def measured_effect(
    viewer: Viewer, plan: Plan, *, today: date, tell: Callable[..., Any] = lambda *told: None
) -> dict[str, Any]:
    """Of a plan that the viewer may measure; the same day and ledger give the same figures."""
    rules = work_rules(today)
    windows = windows_for(viewer, plan, today)
    sides = sides_of(viewer, plan, windows)
    tell("read", 1, 3)
    sales = _sales(viewer, plan, sides, windows)
    tell("compare", 2, 3)
    outcomes = _outcomes(sales, windows, rules) if windows.before and windows.after else {}
    effect = measure_effect(
        _candidates(sides.targets, sales, windows),
        _candidates(sides.pool, sales, windows),
        outcomes,
        _halves(sales, windows),
        EffectSettings(
            rules.effect_neighbours,
            rules.effect_least_outlets,
            float(rules.effect_confidence),
            rules.effect_resamples,
        ),
        lambda: open_stream(plan.pk),
    )
    monthly = {month: sales.mean((month,), chosen=sales.has_products) for month in windows.months}
    return figures_of(plan, today, rules, windows, sides, effect, outcomes, monthly)


def _sales(viewer: Viewer, plan: Plan, sides: Sides, windows: Windows) -> Sales:
    outlets = tuple(sorted({*sides.targets, *sides.pool}))
    products = products_of(viewer, plan)
    sold, days = sales_and_order_days(viewer, outlets, windows.months, products)
    return Sales(sold, days, outlets, bool(products))


def _outcomes(sales: Sales, windows: Windows, rules: WorkRules) -> dict[str, Figures]:
    """What the plan is about comes first; windows of the same length where it matters how long one looks."""
    before, after = windows.before, windows.after
    total = Figures(sales.mean(before, chosen=False), sales.mean(after, chosen=False))
    if not sales.has_products:
        return {"total": total}
    number = min(len(before), len(after))
    near, far = before[-number:], after[:number]
    weeks = rules.reorder_cycles
    return {
        "sales": Figures(sales.mean(before, chosen=True), sales.mean(after, chosen=True)),
        "listing": Figures(sales.bought(near), sales.bought(far)),
        "sell_through": Figures(sales.share(before), sales.share(after)),
        "reorder": Figures(sales.reordered(near, weeks), sales.reordered(far, weeks)),
        "total": total,
    }


def _halves(sales: Sales, windows: Windows) -> Figures | None:
    first, second = windows.halves
    if not first:
        return None
    return Figures(*(sales.mean(half, chosen=sales.has_products) for half in (first, second)))


def _candidates(side: Mapping[int, Mapping[str, Any]], sales: Sales, windows: Windows) -> list[Candidate]:
    """Compared by everything they bought, and by what they bought of the plan's products."""
    kinds = (False, True) if sales.has_products else (False,)
    past = [sales.mean(windows.before, chosen=kind) for kind in kinds]
    return [
        Candidate(outlet, tuple(row[trait] for trait in TRAITS), tuple(each[outlet] for each in past))
        for outlet, row in side.items()
    ]


def _mean(amounts: Mapping[Month, int], months: tuple[Month, ...]) -> float:
    return fmean(amounts.get(month, 0) for month in months) if months else 0.0
