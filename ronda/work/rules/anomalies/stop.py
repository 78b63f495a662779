"""Stop: an outlet that ordered regularly is silent for longer than chance explains.

Orders that come by chance, one in k weeks on average, leave n weeks without any with the probability
exp(-n / k) (Poisson process). k is known from a past of a orders in t weeks only, so that the probability is
(1 + n / t) to the power of -a, which comes to the same for a long past (ratio of exponential times: Cox and
Lewis 1966, section 9.2). Several orders in one week count once, for they come together; whoever orders by
the clock is silent by chance even less often, so that the test is on the safe side. A silence that the
outlet also kept in the same weeks of the year before is its season, and one no longer than its longest
silence so far is its habit.
"""

from datetime import date, timedelta
from itertools import pairwise

from ronda.work.rules.anomalies.false_alarms import deviations_of, shown_findings
from ronda.work.rules.anomalies.past import Bought, Finding, Limits, Looked, Span

YEAR = timedelta(days=364)


def find_stops(outlets: list[Bought], span: Span, limits: Limits) -> Looked:
    """Also of an outlet whose last order lies up to half of the pattern's weeks back; then it is old news."""
    findings, tests = [], 0
    for outlet in outlets:
        rhythm = _rhythm(outlet, span, limits)
        if rhythm is None:
            continue
        tests += 1
        days, ordered, weeks = rhythm
        silent = (span.last - days[-1]).days
        every = weeks / (ordered - 1)
        chance = (1 + silent / 7 / weeks) ** -(ordered - 1)
        if chance >= limits.stop_limit or _is_habit(days, silent) or _is_season(outlet, span, silent):
            continue
        findings.append(
            Finding(
                outlet.outlet_id,
                "stop",
                deviations_of(chance),
                chance,
                seen=silent,
                expected=round(every * 7),
                facts={"last_order": days[-1].isoformat(), "orders": ordered},
            )
        )
    return shown_findings(
        "stop", findings, tests=tests, by_chance=tests * limits.stop_limit, false_share=limits.false_share
    )


def _rhythm(outlet: Bought, span: Span, limits: Limits) -> tuple[list[date], int, int] | None:
    """The order days of the pattern's weeks up to the last order, the weeks with one, and all the weeks."""
    past = [day for day in outlet.ordered if day <= span.last]
    if not past or (span.last - past[-1]).days * 2 > limits.weeks * 7:
        return None
    first = past[-1] - timedelta(days=limits.weeks * 7 - 1)
    days = [day for day in past if day >= first]
    weeks = {(days[-1] - day).days // 7 for day in days}
    if len(weeks) < limits.least_orders or not span.knows(days[0], span.last):
        return None
    return days, len(weeks), max(weeks)


def _is_habit(days: list[date], silent: int) -> bool:
    """The outlet has been silent for as long before, and went on."""
    return any((later - earlier).days >= silent for earlier, later in pairwise(days))


def _is_season(outlet: Bought, span: Span, silent: int) -> bool:
    first, last = span.back(silent - 1) - YEAR, span.last - YEAR
    if not span.knows(first, last) or outlet.ordered[0] > first:
        return False
    return not any(first <= day <= last for day in outlet.ordered)
