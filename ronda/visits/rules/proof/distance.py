"""How far two places are apart."""

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS = 6_371_008.8


def metres_between(one: tuple[float, float], other: tuple[float, float]) -> int:
    """Whole metres of the great circle, by the haversine formula (Sinnott 1984, Sky and Telescope 68)."""
    (south, west), (north, east) = ((radians(a), radians(b)) for a, b in (one, other))
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return round(2 * EARTH_RADIUS * asin(sqrt(min(1.0, half))))
