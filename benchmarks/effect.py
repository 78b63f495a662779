"""How often a plan that never was seems to have had an effect: random outlets, months and brands of Iowa."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import numpy.typing as npt

from ronda.kernel.period import Month
from ronda.work.rules.effect import (
    Candidate,
    Effect,
    EffectSettings,
    Figures,
    measure_effect,
    open_stream,
    windows_of,
)

SETTINGS = EffectSettings(neighbours=5, least_outlets=8, confidence=0.9, resamples=2000)
PLANS = 300
BEFORE = 6
SIZES = (8, 15, 40, 120)
KNOWN = [Month(2021, 1).plus(n) for n in range(22)]
Cents = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Iowa:
    """Cents by store (row) and known month (column): of everything, and of the largest brands (vendors)."""

    stores: Sequence[int]
    everything: Cents
    brands: Mapping[str, Cents]


def report_effect(iowa: Path | None) -> str:
    """A row for each number of target outlets: the share of plans without effect that seemed to have one."""
    if iowa is None:
        return "The real years are not here; set RONDA_SHARED_DATA."
    data = _read(iowa)
    lines = [
        "| targets | sales of the brand | listing | all sales | claimed in the end |",
        "|---|---|---|---|---|",
    ]
    for targets in SIZES:
        found = [_placebo_plan(data, targets, seed) for seed in range(PLANS)]
        alarms = Counter(
            outcome.name for each in found for outcome in each.outcomes if outcome.estimate.told != "chance"
        )
        claimed = sum(each.verdict in {"up", "down"} for each in found)
        shares = [alarms[name] / PLANS for name in ("sales", "listing", "total")] + [claimed / PLANS]
        lines.append(f"| {targets} | {' | '.join(f'{share:.1%}' for share in shares)} |")
    return "\n".join(lines)


def _placebo_plan(data: Iowa, number: int, seed: int) -> Effect:
    """A plan that never was: its brand, month and outlets are drawn."""
    chance = open_stream(seed)
    brand = data.brands[str(chance.choice(sorted(data.brands)))]
    start = Month(2021, 7).plus(int(chance.integers(0, 10)))
    windows = windows_of(start.start, known=KNOWN, months_before=BEFORE)
    alive = np.flatnonzero(_of(data.everything, windows.before).sum(axis=1) > 0)
    drawn = {data.stores[int(row)] for row in chance.choice(alive, number, replace=False)}

    def by_store(values: Cents) -> dict[int, float]:
        return {data.stores[row]: float(values[row]) for row in map(int, alive)}

    def mean(sold: Cents, months: Sequence[Month]) -> dict[int, float]:
        return by_store(_of(sold, months).mean(axis=1))

    def listed(months: Sequence[Month]) -> dict[int, float]:
        return by_store((_of(brand, months) > 0).any(axis=1).astype(float))

    past = [mean(each, windows.before) for each in (data.everything, brand)]
    everybody = [Candidate(store, (), tuple(each[store] for each in past)) for store in past[0]]
    first, second = windows.halves
    return measure_effect(
        [each for each in everybody if each.outlet in drawn],
        everybody,
        {
            "sales": Figures(past[1], mean(brand, windows.after)),
            "listing": Figures(listed(windows.before), listed(windows.after)),
            "total": Figures(past[0], mean(data.everything, windows.after)),
        },
        Figures(mean(brand, first), mean(brand, second)),
        SETTINGS,
        lambda: open_stream(seed + 1_000_000),
    )


def _of(sold: Cents, months: Sequence[Month]) -> Cents:
    return sold[:, [KNOWN.index(month) for month in months]]


def _read(iowa: Path) -> Iowa:
    with duckdb.connect() as database:
        database.execute(
            "CREATE TABLE sold AS SELECT store, vendor, strftime(date, '%Y-%m') AS month,"
            f" sum(cast(sale_dollars * 100 AS BIGINT)) AS cents FROM read_parquet('{iowa}/sales/*.parquet')"
            f" JOIN (SELECT item, max(vendor) AS vendor FROM read_parquet('{iowa}/iowa_products.parquet')"
            " GROUP BY item) USING (item) GROUP BY ALL"
        )
        top = database.execute(
            "SELECT vendor FROM sold GROUP BY vendor ORDER BY sum(cents) DESC, vendor LIMIT 30"
        ).fetchall()
        everything = database.execute("SELECT store, month, sum(cents) FROM sold GROUP BY ALL").fetchall()
        rows = database.execute(
            "SELECT vendor, store, month, cents FROM sold WHERE vendor IN (SELECT unnest($names))",
            {"names": [name for (name,) in top]},
        ).fetchall()
    stores = sorted({int(store) for store, _, _ in everything})
    places = {store: row for row, store in enumerate(stores)}
    columns = {str(month): column for column, month in enumerate(KNOWN)}
    brands = {name: np.zeros((len(stores), len(KNOWN))) for (name,) in top}
    whole = np.zeros((len(stores), len(KNOWN)))
    for vendor, store, month, cents in rows:
        if month in columns:
            brands[vendor][places[store], columns[month]] = cents
    for store, month, cents in everything:
        if month in columns:
            whole[places[store], columns[month]] = cents
    return Iowa(stores, whole, brands)


if __name__ == "__main__":
    from benchmarks.inputs import shared_data

    print(report_effect(None if (data := shared_data()) is None else data / "iowa"))  # noqa: T201
