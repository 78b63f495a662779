"""Month-end stuffing: most of a month comes in its last five days, far more than usual for the outlet.

The share of the last five days is held against the outlet's shares of other months, beyond what all outlets
did in the same month; and the month is at least as large as usual, for otherwise an order merely came late.
"""

from datetime import date, timedelta
from statistics import median

from ronda.kernel.period import Month
from ronda.work.rules.anomalies.false_alarms import shown_findings
from ronda.work.rules.anomalies.own_pattern import Chance, beyond_all, scores_of
from ronda.work.rules.anomalies.past import Bought, Finding, Limits, Looked, Span

LAST_DAYS = 5
LEAST_ORDERS_IN_MONTH = 2


def find_stuffing(outlets: list[Bought], span: Span, limits: Limits) -> Looked:
    """Of the last month that has ended."""
    months = span.full_months
    if not months:
        return Looked("stuffing", 0, 0, 0.0, [])
    totals = {each.outlet_id: _totals(each, months, limits) for each in outlets}
    shares = {outlet: [_share(pair) for pair in pairs] for outlet, pairs in totals.items() if pairs}
    scores = {
        outlet: scores_of(found, limits.least_spread)
        for outlet, found in beyond_all(shares, limits.least_compared).items()
    }
    chance = Chance([score for each in scores.values() for score in each[1:] if score is not None])
    now = {outlet: each[0] for outlet, each in scores.items() if each[0] is not None}
    findings = []
    for outlet, score in now.items():
        share, pairs = shares[outlet][0] or 0.0, totals[outlet]
        large = pairs[0] is not None and pairs[0][1] >= median(pair[1] for pair in pairs if pair)
        if score <= limits.limit or share < limits.stuffing_share or not large:
            continue
        others = [value for value in shares[outlet][1:] if value is not None]
        findings.append(
            Finding(
                outlet,
                "stuffing",
                score,
                chance.of(score),
                seen=round(share * 1000),
                expected=round(median(others) * 1000),
                facts={"month": str(months[0])},
            )
        )
    return shown_findings(
        "stuffing",
        findings,
        tests=len(now),
        by_chance=len(now) * chance.of(limits.limit),
        false_share=limits.false_share,
    )


def _totals(outlet: Bought, months: list[Month], limits: Limits) -> list[tuple[int, int] | None]:
    """Cents of the last days and of the whole month; None where too few orders make no share."""
    counted: dict[Month, list[date]] = {}
    for day in outlet.ordered:
        counted.setdefault(Month.of(day), []).append(day)
    if sum(len(counted.get(month, ())) for month in months) < limits.least_orders:
        return []
    found: list[tuple[int, int] | None] = []
    for month in months:
        days = counted.get(month, [])
        whole = sum(outlet.days[day] for day in days)
        from_day = month.end - timedelta(days=LAST_DAYS)
        late = sum(outlet.days[day] for day in days if day >= from_day)
        fits = len(days) >= LEAST_ORDERS_IN_MONTH and whole > 0
        found.append((min(max(late, 0), whole), whole) if fits else None)
    return found


def _share(pair: tuple[int, int] | None) -> float | None:
    return None if pair is None else pair[0] / pair[1]
