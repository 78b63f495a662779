"""Whether one person was at two outlets at once."""

from collections.abc import Sequence

from ronda.visits.rules.proof.seen import Odd, Stay


def two_places_odd(stay: Stay, others: Sequence[Stay], *, overlap_minutes: int) -> Odd | None:
    """Stays at different outlets that overlap by the minutes of the policy or more; the longest is told."""
    overlaps = [
        (minutes, other)
        for other in others
        if other.outlet != stay.outlet and (minutes := overlap_of(stay, other)) >= overlap_minutes
    ]
    if not overlaps:
        return None
    minutes, other = max(overlaps, key=lambda each: each[0])
    return Odd("two_places", {"minutes": minutes, "other": other.name})


def overlap_of(one: Stay, other: Stay) -> int:
    """Whole minutes; 0 where an end is not known."""
    if one.arrived is None or one.left is None or other.arrived is None or other.left is None:
        return 0
    seconds = (min(one.left, other.left) - max(one.arrived, other.arrived)).total_seconds()
    return max(0, int(seconds) // 60)
