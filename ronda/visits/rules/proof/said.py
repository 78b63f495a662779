"""What a device says of where it is; what cannot be is taken as nothing, never as a fault."""

from dataclasses import dataclass, replace
from datetime import datetime
from math import isfinite

HIGHEST_ACCURACY = 1_000_000.0


@dataclass(frozen=True)
class PlaceSaid:
    """`read_at` is the clock of the device; without degrees it gave no place."""

    latitude: float | None = None
    longitude: float | None = None
    accuracy_metres: float | None = None
    read_at: datetime | None = None


def sound_place(said: PlaceSaid) -> PlaceSaid:
    """Without the place where one of its degrees is missing or cannot be."""
    good = _within(said.latitude, -90, 90) and _within(said.longitude, -180, 180)
    accuracy = said.accuracy_metres
    if not good:
        return PlaceSaid(read_at=said.read_at)
    return replace(said, accuracy_metres=accuracy if _within(accuracy, 0, HIGHEST_ACCURACY) else None)


def _within(number: float | None, least: float, most: float) -> bool:
    return number is not None and isfinite(number) and least <= number <= most
