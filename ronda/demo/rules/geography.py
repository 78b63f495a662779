"""Where outlets lie: a county town, smaller towns around it, and scattered country shops.

The simulated counties lie in open sea, so that no point of the map is a real shop.
"""

from dataclasses import dataclass

import numpy as np

from ronda.demo.rules.chance import Chance, Flags, Floats, Ints, deal_out
from ronda.demo.rules.names import TOWN_NAMES

TOWNS = len(TOWN_NAMES)
TOWN_SHARE = np.array([0.42, 0.12, 0.10, 0.07, 0.05, 0.04, 0.20])
COUNTRY = TOWNS - 1  # the last "town" is the open country
TOWN_SPREAD_KM = np.array([1.6, 0.8, 0.7, 0.6, 0.5, 0.5, 12.0])
RING_KM = (8.0, 22.0)
ORIGIN = (5.0, -150.0)
CENTRE_STEP_DEGREES = 0.6
CENTRES_PER_ROW = 100
KM_PER_DEGREE = 111.2


@dataclass(frozen=True)
class Places:
    """Columns by outlet: its town, and its position in degrees and in km from the county town."""

    town: Ints
    country: Flags
    east_km: Floats
    north_km: Floats
    latitude: Floats
    longitude: Floats


def scatter_outlets(centre: Ints, centres: int, first_centre: int, chance: Chance) -> Places:
    """Places for outlets whose centre is given; every centre has its own towns."""
    angles = chance.uniform(0, 2 * np.pi, (centres, TOWNS))
    rings = chance.uniform(*RING_KM, (centres, TOWNS))
    rings[:, [0, COUNTRY]] = 0.0

    town = _deal_towns(centre, centres)
    spread = TOWN_SPREAD_KM[town]
    east = rings[centre, town] * np.cos(angles[centre, town]) + chance.normal(0, 1, centre.size) * spread
    north = rings[centre, town] * np.sin(angles[centre, town]) + chance.normal(0, 1, centre.size) * spread

    number = centre + first_centre
    latitude = ORIGIN[0] + CENTRE_STEP_DEGREES * (number // CENTRES_PER_ROW % CENTRES_PER_ROW)
    longitude = ORIGIN[1] + CENTRE_STEP_DEGREES * (number % CENTRES_PER_ROW)
    latitude = latitude + north / KM_PER_DEGREE
    longitude = longitude + east / (KM_PER_DEGREE * np.cos(np.radians(latitude)))
    return Places(town, town == COUNTRY, east, north, latitude, longitude)


def _deal_towns(centre: Ints, centres: int) -> Ints:
    sizes = np.bincount(centre, minlength=centres)
    return np.concatenate([np.repeat(np.arange(TOWNS), deal_out(int(size), TOWN_SHARE)) for size in sizes])
