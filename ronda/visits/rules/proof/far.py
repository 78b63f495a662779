"""Whether a place lies outside the geofence of the outlet, whatever the device's accuracy may hide."""

from collections.abc import Sequence

from ronda.visits.rules.proof.seen import Odd, Read


def far_odd(readings: Sequence[Read], *, geofence_metres: int) -> Odd | None:
    """The fence is widened by the accuracy; without a distance nothing is said. The farthest is told."""
    outside = [
        each
        for each in readings
        if each.distance_metres is not None
        and each.distance_metres > geofence_metres + (each.accuracy_metres or 0)
    ]
    if not outside:
        return None
    farthest = max(outside, key=lambda each: each.distance_metres or 0)
    return Odd(
        "far",
        {
            "metres": farthest.distance_metres or 0,
            "accuracy": round(farthest.accuracy_metres or 0),
            "fence": geofence_metres,
            "moment": farthest.moment,
        },
    )
