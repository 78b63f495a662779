"""Whether somebody went from visit to visit faster than one can travel."""

from collections.abc import Sequence

from ronda.visits.rules.proof.distance import metres_between
from ronda.visits.rules.proof.seen import Odd, Read, Stay

SECONDS_OF_AN_HOUR = 3600


def fast_odd(stay: Stay, others: Sequence[Stay], *, top_speed_kmh: int, least_metres: int) -> Odd | None:
    """From each place of another visit to each of this one; the fastest way is told.

    Both accuracies are taken from the distance, and what is left must be longer than the geofence: two
    readings at neighbouring doors say nothing about speed.
    """
    ways = [
        way
        for other in others
        for here in stay.readings
        for there in other.readings
        if (way := _way(here, there, other, top_speed_kmh, least_metres)) is not None
    ]
    return max(ways, key=lambda way: int(way.figures["kmh"]), default=None)


def _way(here: Read, there: Read, other: Stay, top_speed_kmh: int, least_metres: int) -> Odd | None:
    if here.place is None or there.place is None:
        return None
    apart = metres_between(
        (here.place.latitude, here.place.longitude), (there.place.latitude, there.place.longitude)
    )
    sure = apart - here.place.accuracy_metres - there.place.accuracy_metres
    if sure <= least_metres:
        return None
    # Two readings of one second are taken as one second apart: nobody divides by nothing.
    seconds = max(1, abs(int((here.received_at - there.received_at).total_seconds())))
    kmh = round(sure / seconds * SECONDS_OF_AN_HOUR / 1000)
    if kmh <= top_speed_kmh:
        return None
    figures = {"kmh": kmh, "top": top_speed_kmh, "metres": round(sure), "seconds": seconds}
    return Odd("fast", figures | {"other": other.name})
