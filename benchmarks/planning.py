"""How good plans of visits are: `python -m benchmarks.planning FOLDER [--long]`, rows of Markdown.

Public periodic instances, each planned by Ronda, OR-Tools and PyVRP in the same CPU seconds of one process,
in turn; a made-up county against a longer run of its own; and the plan after a missed day. `--long`: every
instance and a county of ten, for more seconds.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.periodic import PER_UNIT, Instance, cost_of_plan, folder_in, read_all
from benchmarks.rivals import by_ortools, by_pyvrp, solve_by_day
from benchmarks.territory import after_missed_day, county, moved_share
from ronda.visits.rules.planning import Plan, Problem, plan, verify

SEED = 1
TRIAL = 20_000
SOME = ("p05", "p11", "p13", "p23", "pr03", "pr09")


@dataclass(frozen=True)
class Extent:
    """Instances ("" for all), CPU seconds for each; people of the county, seconds for each, times as long."""

    names: tuple[str, ...]
    seconds: float
    people: int
    for_each: float
    longer: int


SHORT = Extent(SOME, 10, people=1, for_each=10, longer=3)
LONG = Extent((), 60, people=10, for_each=12, longer=30)


def report_planning(data: Path | None, long: bool = False) -> str:
    """The tables, made in a process of its own; where there are no public instances, why not."""
    folder = folder_in(data)
    if folder is None:
        return "Planning: no public data sets here; set RONDA_SHARED_DATA to their folder."
    command = [sys.executable, "-m", "benchmarks.planning", str(folder), *(["--long"] if long else [])]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def measure_instances(folder: Path, extent: Extent) -> None:
    """Gaps to the best known costs."""
    tell("| instance | visits | turns a second | Ronda % | OR-Tools % | PyVRP % |")
    tell("|---|---|---|---|---|---|")
    gaps: dict[str, list[float]] = {"Ronda": [], "OR-Tools": [], "PyVRP": []}
    for instance in read_all(folder, extent.names):
        made, turns, seconds = planned_in(instance.problem, extent.seconds)
        costs = {
            "Ronda": cost_of_plan(instance, made),
            "OR-Tools": solve_by_day(instance, extent.seconds, by_ortools),
            "PyVRP": solve_by_day(instance, extent.seconds, by_pyvrp),
        }
        for name, cost in costs.items():
            gaps[name] += [] if cost is None else [instance.gap(cost)]
        visits = sum(outlet.visits for outlet in instance.problem.outlets)
        cells = " | ".join(_gap(instance, cost) for cost in costs.values())
        tell(f"| {instance.name} | {visits} | {turns / seconds:,.0f} | {cells} |")
    means = " | ".join(f"{sum(each) / max(1, len(each)):.2f} ({len(each)})" for each in gaps.values())
    tell(f"| mean of those found | | | {means} |")


def _gap(instance: Instance, cost: float | None) -> str:
    return "none" if cost is None else f"{instance.gap(cost):.2f}"


def measure_county(extent: Extent) -> None:
    """A county in the seconds, against a run that is longer; then a day of it is missed."""
    given = county(extent.people)
    made, turns, seconds = planned_in(given, extent.for_each * extent.people)
    best = sound(given, plan(given, SEED, turns * extent.longer))
    above = 100 * (made.cost.total / best.cost.total - 1)
    way = made.cost.travel // given.travel.per_minute
    tell(
        f"County of {extent.people} account managers and {len(made.visits):,} visits in {seconds:.0f} CPU s: "
        f"{above:.2f} % above a run {extent.longer} times as long; "
        f"{sum(made.unmet.values())} visits unmet, {way:,} minutes of way."
    )
    missed = given.days[6]
    kept, free = (after_missed_day(given, made, missed, price) for price in (given.prices.moved, 0))
    again = sound(kept, plan(kept, SEED, turns))
    anew = sound(free, plan(replace(free, accepted={}), SEED, turns))
    tell(
        f"After a missed day {moved_share(made, again, kept.days_ahead):.1f} % of the visits ahead move "
        f"({moved_share(made, anew, kept.days_ahead):.0f} % in a free plan); the way is "
        f"{100 * (again.cost.travel / anew.cost.travel - 1):+.1f} % of a free plan's."
    )


def planned_in(problem: Problem, seconds: float) -> tuple[Plan, int, float]:
    """A plan made in about these CPU seconds, its turns and the seconds it took."""
    # The first call compiles the search.
    plan(problem, SEED, 1)
    short, start = _timed(problem, TRIAL), _timed(problem, 1)
    turns = int(TRIAL * max(0.1, seconds - start) / max(1e-3, short - start))
    begin = time.process_time()
    made = plan(problem, SEED, turns)
    return sound(problem, made), turns, time.process_time() - begin


def _timed(problem: Problem, turns: int) -> float:
    begin = time.process_time()
    plan(problem, SEED, turns)
    return time.process_time() - begin


def sound(problem: Problem, made: Plan) -> Plan:
    """The plan, looked at by the independent verifier."""
    faults = verify(problem, made)
    if faults:
        raise ValueError("; ".join(faults))
    return made


tell: Callable[[str], None] = lambda line: print(line, flush=True)  # noqa: E731, T201

if __name__ == "__main__":
    asked = LONG if "--long" in sys.argv else SHORT
    tell(f"Instances in units of 1/{PER_UNIT}; {asked.seconds:.0f} CPU s each.\n")
    measure_instances(Path(sys.argv[1]), asked)
    tell("")
    measure_county(asked)
