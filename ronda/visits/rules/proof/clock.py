"""Whether the clock of the device and the server's differ."""

from collections.abc import Sequence

from ronda.visits.rules.proof.seen import Odd, Read


def clock_odd(readings: Sequence[Read], *, clock_minutes: int) -> Odd | None:
    """Minutes that the device is ahead of the server; negative: behind. The largest difference is told."""
    ahead = [int((each.read_at - each.received_at).total_seconds() / 60) for each in readings]
    most = max(ahead, key=abs, default=0)
    return Odd("clock", {"minutes": most, "allowed": clock_minutes}) if abs(most) > clock_minutes else None
