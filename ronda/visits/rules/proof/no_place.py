"""Whether a place is missing that the policy asks for."""

from collections.abc import Sequence

from ronda.visits.rules.proof.seen import Odd, Read


def no_place_odd(readings: Sequence[Read], *, demanded: bool, in_hours: bool) -> Odd | None:
    """Only where the policy demands one, and never of a time at which none is read."""
    given = any(each.place is not None or each.distance_metres is not None for each in readings)
    if not demanded or not in_hours or given:
        return None
    return Odd("no_place", {"readings": len(readings)})
