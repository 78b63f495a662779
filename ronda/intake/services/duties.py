"""Duties that no rule reads: the work is recorded and counts nowhere."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from django.conf import settings

from ronda.intake.rules.oddity import Oddity, oddities, strange
from ronda.intake.services.draft import Cells
from ronda.kernel.period import Period
from ronda.policy import load_policy


def unknown_duties(on: date, rows: Sequence[Cells]) -> list[Oddity]:
    """Of the rows that name a duty, those whose duty the policy does not know on the day."""
    named = [(cells["row"], cells["duty"]) for cells in rows if cells.get("duty")]
    if not named:
        return []
    rules = load_policy(Path(settings.RONDA_POLICIES)).in_force(Period(on, on))
    known = {*rules.duties, *(code for each in rules.indicators.values() for code in each.duty_codes)}
    remedy = f"write one of: {', '.join(sorted(known))}"
    return oddities(
        "unknown_duty",
        [
            strange(f"row {row}", f"'{duty}' is no duty of the policy, so nothing counts it", remedy)
            for row, duty in named
            if duty not in known
        ],
    )
