"""Brand disappeared: it was bought regularly and is gone, while the outlet goes on ordering.

Of the outlet's orders so many held the brand; that none of the next r does has the chance of the
beta-binomial distribution with an even prior (Gelman et al. 2013, Bayesian Data Analysis, section 2.5):
the product of (n - a + i) / (n + 1 + i) for i from 1 to r, with a of n orders holding it. A brand that most
of its buyers lost at once is out of stock, and no outlet's doing.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import prod

from ronda.work.rules.anomalies.false_alarms import deviations_of, shown_findings
from ronda.work.rules.anomalies.past import Bought, Finding, Limits, Looked, Span


@dataclass(frozen=True)
class _Kept:
    """A brand at an outlet: `held` of `orders` before its last day; since then `without` orders."""

    outlet_id: int
    brand: str
    held: int
    orders: int
    without: int
    last: date

    @property
    def chance(self) -> float:
        missed = self.orders - self.held
        return prod((missed + i) / (self.orders + 1 + i) for i in range(1, self.without + 1))


def find_gone_brands(outlets: list[Bought], span: Span, limits: Limits) -> Looked:
    kept = [each for outlet in outlets for each in _kept(outlet, span, limits)]
    buyers = Counter(each.brand for each in kept)
    gone = [each for each in kept if each.chance < limits.stop_limit]
    lost = Counter(each.brand for each in gone)
    findings = [
        Finding(
            each.outlet_id,
            "brand_gone",
            deviations_of(each.chance),
            each.chance,
            seen=each.without,
            expected=round(each.without * each.held / each.orders),
            brand=each.brand,
            facts={"last_order": each.last.isoformat(), "held": each.held, "orders": each.orders},
        )
        for each in gone
        if lost[each.brand] * 2 <= buyers[each.brand] or buyers[each.brand] < limits.least_compared
    ]
    return shown_findings(
        "brand_gone",
        findings,
        tests=len(kept),
        by_chance=len(kept) * limits.stop_limit,
        false_share=limits.false_share,
    )


def _kept(outlet: Bought, span: Span, limits: Limits) -> Iterator[_Kept]:
    """The brands bought often enough in the pattern's weeks before their last day."""
    days = [day for day in outlet.ordered if span.back(limits.weeks * 7 - 1) <= day <= span.last]
    if not days or not span.knows(days[0], span.last):
        return
    for brand, brand_days in outlet.brands.items():
        inside = sorted(day for day in brand_days if days[0] <= day <= span.last)
        if len(inside) < limits.least_orders:
            continue
        last = inside[-1]
        # The last day with the brand is chosen for holding it: it says nothing about how often it is held.
        orders = sum(1 for day in days if day < last)
        since = [day for day in days if day > last]
        if not since or (span.last - last).days * 2 < limits.weeks * 7:
            yield _Kept(outlet.outlet_id, brand, len(inside) - 1, orders, len(since), last)
