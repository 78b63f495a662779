"""Measure and print: `python -m benchmarks [PART ...]`, of PARTS and `nation`; by default all but that.

`planning --long`: plans of every public instance and of a whole county, which takes hours.
"""

import sys
from collections.abc import Callable

from benchmarks.importing import report_import
from benchmarks.inputs import Input, large_home, real, shared_data, simulated
from benchmarks.measuring import Cost, cheapest, run_measured
from benchmarks.pages import report_pages
from benchmarks.tasks import report_tasks

RUNS = 5
PARTS = ("county", "city", "real", "import", "pages", "tasks", "planning", "training", "raters")
HEAD = "| input | lines | scan CPU s | close CPU s | ratio | close MB | people paid |"


def report_close(given: Input) -> str:
    """The row of one input: scan and close in turn, the cheapest of each."""
    scans, closes = [], []
    for _ in range(RUNS):
        scans.append(run_measured("benchmarks.scan", str(given.facts)))
        closes.append(run_measured("benchmarks.close", str(given.facts), str(given.month)))
    return _row(given, cheapest(scans), cheapest(closes))


def _row(given: Input, scan: Cost, close: Cost) -> str:
    ratio = close.work_seconds / scan.work_seconds
    cells = (
        given.name,
        f"{given.lines:,}",
        f"{scan.work_seconds:.2f}",
        f"{close.work_seconds:.2f}",
        f"{ratio:.2f}",
        f"{close.peak_mb:.0f}",
        f"{close.count:,}",
    )
    return f"| {' | '.join(cells)} |"


def main(wanted: list[str]) -> None:
    if {"county", "city", "nation", "real"} & set(wanted):
        tell("Simulated months and real ones; the least of five runs each, scan and close in turn.")
        tell(HEAD)
        tell("|---|---|---|---|---|---|---|")
    for name in wanted:
        if name in {"county", "city", "nation"}:
            tell(report_close(simulated(name)))
        if name == "real" and (data := shared_data()) is not None:
            tell(report_close(real(data)))
    if "import" in wanted:
        tell(report_import(shared_data()))
    if "pages" in wanted:
        tell("Pages in a company of 1,000 people and 100,000 outlets; the least of five answers each.")
        tell(report_pages(large_home()))
    if "tasks" in wanted:
        tell("Tasks in the same company, which stays as it was; the least of five.")
        tell(report_tasks(large_home()))
    if "planning" in wanted:
        # Not at the top: it brings a compiler, whose memory would be in every process measured above.
        from benchmarks.planning import report_planning

        tell("Plans of visits in the same CPU seconds; per cent above the best known cost.")
        tell(report_planning(shared_data(), long="--long" in wanted))
    if "training" in wanted:
        # Not at the top: it brings the solver.
        from benchmarks.training_year import report_training_year

        tell("A year of training: people's fullest months against the least that they could be.")
        tell(report_training_year())
    if "raters" in wanted:
        from benchmarks.raters import report_raters

        tell("The correction for strict and lenient raters, and the yearly audit of raters.")
        tell(report_raters(shared_data()))


tell: Callable[[str], None] = lambda line: print(line, flush=True)  # noqa: E731, T201


if __name__ == "__main__":
    main(sys.argv[1:] or list(PARTS))
