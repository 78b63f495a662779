"""Drop and surge: the last four weeks against the outlet's own four-weekly sums, beyond what all outlets did.

Sums are compared as logarithms, so that half and double weigh alike and a small outlet as much as a large
one. What the median outlet of the centre did in the same weeks is taken off: a holiday is no anomaly.
"""

from datetime import date
from math import exp, log
from statistics import median

from ronda.work.rules.anomalies.false_alarms import shown_findings
from ronda.work.rules.anomalies.own_pattern import Chance, beyond_all, scores_of
from ronda.work.rules.anomalies.past import DAYS_IN_BLOCK, Bought, Finding, Limits, Looked, Span

# Four weeks without an order count as a twentieth of the usual: the logarithm of nought says nothing.
NOUGHT = 0.05


def find_levels(outlets: list[Bought], span: Span, limits: Limits) -> tuple[Looked, Looked]:
    """Drops and surges."""
    sums = {each.outlet_id: found for each in outlets if (found := block_sums(each, span, limits))}
    usual = {outlet: _usual(found) for outlet, found in sums.items()}
    logs: dict[int, list[float | None]] = {
        outlet: [None if cents is None else log(cents / usual[outlet] + NOUGHT) for cents in found]
        for outlet, found in sums.items()
        if usual[outlet] > 0
    }
    beyond = beyond_all(logs, limits.least_compared)
    scores = {outlet: scores_of(found, limits.least_spread) for outlet, found in beyond.items()}
    return tuple(  # type: ignore[return-value]
        _looked(kind, sign, scores, beyond, logs, sums, usual, limits)
        for kind, sign in (("drop", -1), ("surge", 1))
    )


def block_sums(outlet: Bought, span: Span, limits: Limits) -> list[int | None]:
    """Cents of each four weeks, the latest first; None before the first order and in unknown months.

    Nothing for an outlet without a pattern, or whose last four weeks are not known.
    """
    inside = [day for day in outlet.ordered if span.blocks[-1][0] <= day <= span.last]
    if len(inside) < limits.least_orders or not span.knows(*span.blocks[0]):
        return []
    if _weeks_ordered(inside, span) < limits.level_share:
        return []
    begun = outlet.ordered[0]
    sums: list[int | None] = [
        0 if span.knows(first, last) and begun <= last else None for first, last in span.blocks
    ]
    for day in inside:
        place = (span.last - day).days // DAYS_IN_BLOCK
        if (so_far := sums[place]) is not None:
            sums[place] = so_far + outlet.days[day]
    return [None if cents is None else max(cents, 0) for cents in sums]


def _weeks_ordered(days: list[date], span: Span) -> float:
    """The share of weeks with an order, from the first one to the last four weeks."""
    past = [day for day in days if day < span.blocks[0][0]]
    if not past:
        return 0.0
    weeks = {(span.blocks[0][0] - day).days // 7 for day in past}
    return len(weeks) / (max(weeks) + 1)


def _usual(sums: list[int | None]) -> float:
    return median(cents for cents in sums if cents is not None)


def _looked(
    kind: str,
    sign: int,
    scores: dict[int, list[float | None]],
    beyond: dict[int, list[float | None]],
    logs: dict[int, list[float | None]],
    sums: dict[int, list[int | None]],
    usual: dict[int, float],
    limits: Limits,
) -> Looked:
    past = [sign * score for each in scores.values() for score in each[1:] if score is not None]
    chance = Chance(past)
    now = {outlet: sign * each[0] for outlet, each in scores.items() if each[0] is not None}
    findings = []
    for outlet, score in now.items():
        if score <= limits.limit:
            continue
        others = [value for value in beyond[outlet][1:] if value is not None]
        market = (logs[outlet][0] or 0.0) - (beyond[outlet][0] or 0.0)
        expected = (exp(median(others) + market) - NOUGHT) * usual[outlet]
        findings.append(
            Finding(
                outlet,
                kind,
                score,
                chance.of(score),
                seen=sums[outlet][0] or 0,
                expected=max(0, round(expected)),
                facts={"market_thousandths": round(exp(market) * 1000)},
            )
        )
    by_chance = len(now) * chance.of(limits.limit) if now else 0.0
    return shown_findings(kind, findings, tests=len(now), by_chance=by_chance, false_share=limits.false_share)
