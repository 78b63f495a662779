"""Outlets made by hand for the anomaly finder: who orders when, and how much."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from ronda.kernel.period import Month
from ronda.work.rules.anomalies import Bought, Limits, Span

LAST = date(2022, 9, 30)
KNOWN = frozenset(Month(2020, 10).plus(number) for number in range(24))
SPAN = Span(LAST, 52, KNOWN)
LIMITS = Limits(
    weeks=52,
    limit=3.5,
    stop_limit=0.01,
    stuffing_share=0.6,
    least_orders=8,
    false_share=0.2,
    least_spread=0.1,
    least_compared=5,
    level_share=0.75,
)
ALONE = replace(LIMITS, least_compared=1000)


def a_weekly_outlet(
    number: int = 1,
    *,
    cents: int = 10_000,
    weeks: int = 104,
    recent: int | None = None,
    silent: int = 0,
    every: int = 1,
    brands: Mapping[str, int] | None = None,
) -> Bought:
    """One order each week, every fourth one a tenth larger; `recent` cents in the last four weeks.

    `silent` weeks without an order at the end; `brands` with the weeks since each was bought last.
    """
    days = {}
    for week in range(silent, weeks, every):
        usual = cents if week % 4 else cents * 11 // 10
        days[LAST - timedelta(days=7 * week + 2)] = recent if recent is not None and week < 4 else usual
    held = {
        name: frozenset(day for day in days if (LAST - day).days // 7 >= since)
        for name, since in (brands or {}).items()
    }
    return Bought(number, days, held)


def scaled(outlet: Bought, factor: int) -> Bought:
    return replace(outlet, days={day: cents * factor for day, cents in outlet.days.items()})
