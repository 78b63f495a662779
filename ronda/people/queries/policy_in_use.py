"""The policy folder that this Ronda works with; no rows of a company are in it."""

import os
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from ronda.kernel.period import Month, Period
from ronda.people.queries.once import once
from ronda.policy import Policy, Rules, load_policy

Stamps = tuple[tuple[str, int], ...]


def policy_in_use() -> Policy:
    """Read again only when a file of the folder has changed."""
    return _policy(*_in_use())


def rules_in_use(on: date) -> Rules:
    """The rules of the month of `on`: those in force on its first day, as its appraisal will use."""
    return _rules(*_in_use(), Month.of(on).period)


def _in_use() -> tuple[Path, Stamps]:
    folder = Path(settings.RONDA_POLICIES)
    return folder, once(("policy", folder), lambda: _stamps(folder))


def _stamps(folder: Path) -> Stamps:
    """When each file was written; most pages ask, so the folder is walked without a `Path` for each file."""
    return tuple(
        (path, os.stat(path).st_mtime_ns)
        for place, _, names in os.walk(folder)
        for path in (f"{place}/{name}" for name in sorted(names) if name.endswith(".yaml"))
    )


@lru_cache(maxsize=4)
def _policy(folder: Path, stamps: Stamps) -> Policy:
    return load_policy(folder)


@lru_cache(maxsize=64)
def _rules(folder: Path, stamps: Stamps, period: Period) -> Rules:
    return _policy(folder, stamps).in_force(period)
