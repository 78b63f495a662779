"""A round as the rules look at it."""

from collections.abc import Iterable
from datetime import date

from ronda.inspection.models import Commitment, InspectionRound
from ronda.inspection.rules.rounds import RoundNow


def round_now(
    found: InspectionRound, commitments: Iterable[Commitment], today: date, *, units_left: int = 0
) -> RoundNow:
    """`units_left`: how many units are still to be inspected."""
    promises = list(commitments)
    reveal_by = found.asked.get("reveal_by", "")
    return RoundNow(
        state=found.state,
        committed=frozenset(each.party for each in promises),
        revealed=frozenset(each.party for each in promises if each.revealed_at is not None),
        reveal_over=bool(reveal_by) and today > date.fromisoformat(reveal_by),
        beacon_named=bool(found.asked.get("beacon")),
        beacon_given=bool(found.beacon),
        units_left=units_left,
    )
