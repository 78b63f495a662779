"""The policy folder that this Ronda works with; no rows of a company are in it."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from ronda.kernel.period import Month
from ronda.policy import Policy, Rules, load_policy
from ronda.policy.loading import policy_files


def policy_in_use() -> Policy:
    """Read again only when a file of the folder has changed."""
    folder = Path(settings.RONDA_POLICIES)
    return _policy(folder, tuple((path, path.stat().st_mtime_ns) for path in policy_files(folder)))


def rules_in_use(on: date) -> Rules:
    """The rules of the month of `on`: those in force on its first day, as its appraisal will use."""
    return policy_in_use().in_force(Month.of(on).period)


@lru_cache(maxsize=4)
def _policy(folder: Path, stamps: tuple[tuple[Path, int], ...]) -> Policy:
    return load_policy(folder)
