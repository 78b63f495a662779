"""How often the anomaly finder cries wolf, and what it finds: the real weeks of Iowa's liquor stores.

Weeks reshuffled within each store keep its size and rhythm and hold no anomaly: whatever is found there is a
false alarm. Into these weeks anomalies are planted that it should find. Counties are the centres, vendors
the brands. `python -m benchmarks.anomalies`
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

import duckdb

from benchmarks.inputs import shared_data
from ronda.kernel.period import Month
from ronda.work.rules.anomalies import Bought, Limits, Span, find_anomalies
from ronda.work.rules.anomalies.level import block_sums

FIRST = date(2021, 1, 4)
WEEKS = 95
LAST = FIRST + timedelta(days=7 * WEEKS - 1)
KNOWN = frozenset(Month(2021, 1).plus(number) for number in range(22))
LIMITS = Limits(
    weeks=52, limit=3.5, stop_limit=0.01, stuffing_share=0.6, least_orders=8,
    false_share=0.2, least_spread=0.1, least_compared=5, level_share=0.75,
)  # fmt: skip
KINDS = ("drop", "surge", "stop", "stuffing", "brand_gone")
# What is planted: a half and a quarter of the usual in the last four weeks, and the double of it.
FACTORS = {"drop by half": 0.5, "drop to a quarter": 0.25, "surge to the double": 2.0}
PLANTS = (*FACTORS, "stop", "stuffing", "brand_gone")
LEAST_STORES = 20
LOOKS = range(8, 44, 4)
PLANTED = 0.05
SILENT_WEEKS = 8

Days = Mapping[date, int]
Brands = Mapping[str, frozenset[date]]


@dataclass
class Count:
    """Outlets looked at, and findings by kind."""

    outlets: int = 0
    found: Counter[str] | None = None
    planted: int = 0
    hit: int = 0


def report_anomalies(iowa: Path | None, *, seed: int = 1) -> str:
    if iowa is None:
        return "The real years are not here; set RONDA_SHARED_DATA."
    centres, chance = read_stores(iowa), Random(seed)
    lines = ["| weeks | outlet-weeks | " + " | ".join(KINDS) + " | all |", "|---" * 8 + "|"]
    lines.append(_row("as they were", _alarms(centres, None)))
    lines.append(_row("reshuffled", _alarms(centres, chance)))
    lines += ["", "| planted | outlets | found |", "|---|---|---|"]
    for kind in PLANTS:
        count = _planted(centres, kind, chance)
        lines.append(f"| {kind} | {count.planted:,} | {count.hit / max(count.planted, 1):.0%} |")
    return "\n".join(lines)


def _row(name: str, count: Count) -> str:
    found = count.found or Counter()
    rates = [found[kind] / count.outlets * 1000 for kind in KINDS]
    return f"| {name} | {count.outlets:,} | {' | '.join(f'{rate:.2f}' for rate in [*rates, sum(rates)])} |"


def _alarms(centres: list[list[Bought]], chance: Random | None) -> Count:
    """Findings in a thousand outlet-weeks, when one looks at the end of every fourth week."""
    count = Count(found=Counter())
    assert count.found is not None
    for stores in centres:
        shuffled = stores if chance is None else [reshuffled(each, chance) for each in stores]
        for back in LOOKS:
            found = find_anomalies(*_until(shuffled, back, living=chance is not None), LIMITS)
            count.outlets += found.outlets
            count.found.update(each.kind for each in found.findings)
    return count


def _planted(centres: list[list[Bought]], kind: str, chance: Random) -> Count:
    count = Count()
    for stores in centres:
        shuffled = [reshuffled(each, chance) for each in stores]
        for back in LOOKS:
            outlets, span = _until(shuffled, back, living=True)
            spoilt: dict[int, Bought] = {}
            for each in outlets:
                changed = plant(kind, each, span) if chance.random() < PLANTED else None
                if changed is not None:
                    spoilt[each.outlet_id] = changed
            after = [spoilt.get(each.outlet_id, each) for each in outlets]
            findings = find_anomalies(after, span, LIMITS).findings
            alarmed = {each.outlet_id for each in findings if each.kind == kind.split(" ")[0]}
            count.planted += len(spoilt)
            count.hit += len(alarmed & spoilt.keys())
    return count


def plant(kind: str, store: Bought, span: Span) -> Bought | None:
    """Something done to the last weeks; None for a store that has no pattern to leave."""
    year = [day for day in store.ordered if day > span.back(364)]
    if len(year) < LIMITS.least_orders:
        return None
    if kind in FACTORS:
        if not block_sums(store, span, LIMITS):
            return None
        factor = FACTORS[kind]
        recent = span.back(27)
        days = {day: int(cents * factor) if day >= recent else cents for day, cents in store.days.items()}
        return Bought(store.outlet_id, days, store.brands)
    if kind == "stop":
        recent = span.back(7 * SILENT_WEEKS - 1)
        return _without(store, lambda day: day >= recent)
    if kind == "brand_gone":
        recent = span.back(7 * SILENT_WEEKS - 1)
        regular = [name for name, days in store.brands.items() if len(days & set(year)) * 2 >= len(year)]
        if not regular or not any(day >= recent for day in year):
            return None
        name = min(regular)
        kept = frozenset(day for day in store.brands[name] if day < recent)
        return Bought(store.outlet_id, store.days, {**store.brands, name: kept})
    month = span.full_months[0]
    days = dict(store.days)
    inside = [day for day in store.ordered if Month.of(day) == month]
    if len(inside) < 2:
        return None
    # Next month's goods are pushed in: as much again as the whole month.
    late = month.end - timedelta(days=2)
    days[late] = days.get(late, 0) + 2 * sum(days[day] for day in inside)
    return Bought(store.outlet_id, days, store.brands)


def _without(store: Bought, gone: object) -> Bought:
    assert callable(gone)
    days = {day: cents for day, cents in store.days.items() if not gone(day)}
    brands = {name: frozenset(day for day in held if day in days) for name, held in store.brands.items()}
    return Bought(store.outlet_id, days, brands)


def reshuffled(store: Bought, chance: Random) -> Bought:
    """The store's weeks, from its first order to its last, in another order; a week keeps its days."""
    first, last = ((store.ordered[place] - FIRST).days // 7 for place in (0, -1))
    places = list(range(first, last + 1))
    moved = places.copy()
    chance.shuffle(moved)
    shift = {old: timedelta(days=7 * (new - old)) for old, new in zip(places, moved, strict=True)}

    def goes_to(day: date) -> date:
        return day + shift[(day - FIRST).days // 7]

    return Bought(
        store.outlet_id,
        {goes_to(day): cents for day, cents in store.days.items()},
        {name: frozenset(map(goes_to, days)) for name, days in store.brands.items()},
    )


def _until(stores: list[Bought], back: int, *, living: bool) -> tuple[list[Bought], Span]:
    """What was known so many weeks before the last one, of those that ordered in the half year before.

    `living`: only of stores that order later too; the others have closed, and their stop is none of chance.
    """
    last = LAST - timedelta(days=7 * back)
    cut = [_without(each, lambda day: day > last) for each in stores if not living or each.ordered[-1] > last]
    alive = [each for each in cut if each.days and (last - each.ordered[-1]).days < 182]
    return alive, Span(last, LIMITS.weeks, KNOWN)


def read_stores(iowa: Path) -> list[list[Bought]]:
    """The stores of each county that has enough of them."""
    with duckdb.connect() as database:
        rows = database.execute(
            "SELECT county, store, date, coalesce(vendor, ''),"
            " sum(cast(sale_dollars * 100 AS BIGINT))::BIGINT,"
            " sum(bottles) FROM read_parquet($sales) JOIN (SELECT store, max(county) AS county"
            " FROM read_csv($stores) GROUP BY store) USING (store) LEFT JOIN (SELECT item,"
            " max(vendor) AS vendor FROM read_parquet($products) GROUP BY item) USING (item)"
            " WHERE date <= $last GROUP BY ALL",
            {
                "sales": f"{iowa}/sales/*.parquet",
                "stores": f"{iowa}/iowa_stores.csv",
                "products": f"{iowa}/iowa_products.parquet",
                "last": LAST,
            },
        ).fetchall()
    counties: dict[str, dict[int, tuple[dict[date, int], dict[str, set[date]]]]] = defaultdict(dict)
    for county, store, day, vendor, cents, bottles in rows:
        if bottles <= 0:
            continue
        days, brands = counties[county or ""].setdefault(store, ({}, defaultdict(set)))
        days[day] = days.get(day, 0) + int(cents)
        brands[vendor].add(day)
    return [
        [_bought(*each) for each in sorted(stores.items())]
        for county, stores in sorted(counties.items())
        if county and len(stores) >= LEAST_STORES
    ]


def _bought(store: int, known: tuple[Days, Mapping[str, set[date]]]) -> Bought:
    days, brands = known
    return Bought(store, days, {name: frozenset(held) for name, held in brands.items()})


def _tell(lines: Iterator[str]) -> None:
    for line in lines:
        print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    data = shared_data()
    _tell(iter([report_anomalies(None if data is None else data / "iowa")]))
    sys.exit(0)
