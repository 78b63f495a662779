"""Outlets: place, independent classes, how much they sell and on which weekday they order."""

from dataclasses import dataclass

import numpy as np

from ronda.demo.rules.chance import Chance, Flags, Floats, Ints, mark_share, place_within
from ronda.demo.rules.geography import Places, scatter_outlets
from ronda.demo.rules.names import FORMATS
from ronda.demo.rules.sizes import Size

VISIT_CLASSES = ("A", "B", "C")
SIZE_NAMES = ("large", "medium", "small")
COMPLIANCES = ("A", "B", "C", "W")
FORMAT_SHARE = (0.34, 0.30, 0.07, 0.02, 0.12, 0.11, 0.04)
CLASS_EDGES = (0.15, 0.45)
SIZE_EDGES = (0.12, 0.50)
MODERN_RATE = 0.18
AFFILIATED_RATE = 0.04
GRADES = 30


@dataclass(frozen=True)
class Outlets:
    """Columns by outlet number; centres count from nought inside the region."""

    first: int
    centre: Ints
    manager: Ints
    place: Places
    weight: Floats
    visit_class: Ints
    shop_size: Ints
    shop_format: Ints
    grade: Ints
    modern: Flags
    affiliated: Flags
    compliance: Ints
    stars: Ints
    weekday: Ints

    @property
    def count(self) -> int:
        return int(self.centre.size)


def make_outlets(size: Size, first_centre: int, centres: int, chance: Chance) -> Outlets:
    """The outlets of some centres of the company, sorted by centre."""
    centre = np.repeat(np.arange(centres), size.outlets)
    place = scatter_outlets(centre, centres, first_centre, chance)
    weight = np.exp(chance.normal(0, 0.65, centre.size)) * np.where(place.country, 0.7, 1.0)
    rank = place_within(centre, -weight) / size.outlets
    modern_chance = np.full(centres, MODERN_RATE)
    modern = mark_share(centre, modern_chance, chance)
    return Outlets(
        first=first_centre * size.outlets,
        centre=centre,
        manager=_cut_sectors(size, centre, place),
        place=place,
        weight=weight,
        visit_class=np.searchsorted(CLASS_EDGES, rank, side="right"),
        shop_size=np.searchsorted(SIZE_EDGES, rank, side="right"),
        shop_format=chance.choice(len(FORMATS), centre.size, p=FORMAT_SHARE),
        grade=GRADES - np.floor(rank * GRADES).astype(np.int64),
        modern=modern,
        affiliated=~modern & (chance.random(centre.size) < AFFILIATED_RATE / (1 - MODERN_RATE)),
        compliance=chance.choice(len(COMPLIANCES), centre.size, p=(0.70, 0.20, 0.08, 0.02)),
        stars=np.where(modern, chance.integers(2, 7, centre.size), 0),
        weekday=chance.integers(0, 5, centre.size),
    )


def _cut_sectors(size: Size, centre: Ints, place: Places) -> Ints:
    """The county cut like a cake around its town: equally many outlets in every sector."""
    angle = np.arctan2(place.north_km, place.east_km)
    sector = place_within(centre, angle) * size.managers // size.outlets
    sectors: Ints = centre * size.managers + sector
    return sectors
