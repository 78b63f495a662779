"""Run a measurement in a process of its own and read what it cost there."""

import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Cost:
    """CPU seconds of the work itself, CPU seconds of its process, its peak memory, and what it counted."""

    work_seconds: float
    process_seconds: float
    peak_mb: float
    count: int


@dataclass
class Work:
    """What a measured process reports: the CPU time inside `working`, and a count of its own."""

    seconds: float = 0.0
    count: int = 0
    _start: float = field(default=0.0, repr=False)


@contextmanager
def working() -> Iterator[Work]:
    """Measure the block; on leaving it the report goes to standard output as one line of JSON."""
    work = Work(_start=_cpu_seconds())
    yield work
    work.seconds = _cpu_seconds() - work._start
    sys.stdout.write(json.dumps({"seconds": work.seconds, "count": work.count}) + "\n")
    sys.stdout.flush()


def run_measured(module: str, *arguments: str) -> Cost:
    """`python -m module arguments`, alone; its children's time and memory are in the numbers."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "benchmarks.alone", module, *arguments]
    finished = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    *_, report, peak = finished.stdout.strip().splitlines()
    told = json.loads(report)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(told["seconds"], spent, json.loads(peak)["peak_mb"], told["count"])


def cheapest(costs: list[Cost]) -> Cost:
    """The least work; noise only ever adds."""
    return min(costs, key=lambda cost: cost.work_seconds)


def _cpu_seconds() -> float:
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in spent)
