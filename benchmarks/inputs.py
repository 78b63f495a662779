"""The frozen months that are measured; made once and kept in `var/bench`."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks import real_years
from ronda.demo.rules.sizes import SIZES
from ronda.kernel.period import Month

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "var" / "bench"
MONTH = Month(2026, 5)
SEED = 1


@dataclass(frozen=True)
class Input:
    """A folder of frozen facts, the month it is, and how many sales lines it has."""

    name: str
    month: Month
    facts: Path
    lines: int


def shared_data() -> Path | None:
    """The folder of public data sets; None where there is none."""
    folder = Path(os.environ.get("RONDA_SHARED_DATA", ROOT.parent / "shared" / "data"))
    return folder if folder.is_dir() else None


def simulated(name: str) -> Input:
    size = SIZES[name]
    return Input(name, MONTH, _made(name, lambda folder: write_simulated(name, folder)), size.lines)


def write_simulated(name: str, folder: Path) -> None:
    ronda = Path(sys.executable).with_name("ronda")
    simulate = [str(ronda), "simulate", "--scale", name, "--month", str(MONTH), "--seed", str(SEED)]
    subprocess.run([*simulate, "--to", str(folder)], check=True, stdout=subprocess.DEVNULL)


def write_real(iowa: Path, folder: Path) -> None:
    # In a process of its own: a child's peak memory begins with that of the process that starts it.
    subprocess.run([sys.executable, "-m", "benchmarks.real_years", str(iowa), str(folder)], check=True)


def real(data: Path) -> Input:
    facts = _made("iowa-2021-2022", lambda folder: write_real(data / "iowa", folder))
    return Input("Iowa 2021-22", real_years.MONTH, facts, real_years.count_lines(facts))


def large_home() -> Path:
    """The home of a company of 1,000 people and 100,000 outlets."""
    return _made("large-company", write_large_home)


def write_large_home(home: Path) -> None:
    subprocess.run([sys.executable, "-m", "benchmarks.large_company", str(home)], check=True)


def _made(name: str, write: Callable[[Path], object]) -> Path:
    """The folder of an input; written under a draft name first, so that a broken run leaves nothing half."""
    folder = KEPT / name
    if not folder.is_dir():
        draft = folder.with_name(f"{name}.draft")
        shutil.rmtree(draft, ignore_errors=True)
        draft.parent.mkdir(parents=True, exist_ok=True)
        write(draft)
        draft.rename(folder)
    return folder
