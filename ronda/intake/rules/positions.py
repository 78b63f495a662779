"""Outlets whose position is missing or lies far from the others of their area."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ronda.intake.rules.oddity import Oddity, oddities, strange


@dataclass(frozen=True)
class Placed:
    """An outlet on the map; `area` is its county, or what stands for it."""

    where: str
    area: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True)
class Distances:
    """Far is beyond `deviations` robust standard deviations of the distances, and beyond `least_km`.

    Shops crowd in the county's town, so the deviation is small; a county itself reaches some 40 km.
    """

    deviations: float = 8.0
    least_km: float = 50.0
    least_outlets: int = 5


EARTH_KM = 6371.0
# A median absolute deviation times this is a standard deviation, where errors are normal.
ROBUST = 1.4826


def strange_positions(outlets: Sequence[Placed], far: Distances = Distances()) -> list[Oddity]:
    """Median and median absolute deviation, so that a wrong position neither hides nor accuses others."""
    missing = [
        strange(each.where, "has no position", "it cannot be planned on the map")
        for each in outlets
        if each.latitude is None or each.longitude is None
    ]
    areas: dict[str, list[tuple[Placed, float, float]]] = defaultdict(list)
    for each in outlets:
        if each.latitude is not None and each.longitude is not None:
            areas[each.area.casefold()].append((each, each.latitude, each.longitude))
    distant = [
        strange(
            each.where,
            f"its position ({latitude:.6f}, {longitude:.6f}) is {round(km):,} km from the middle of "
            f"{each.area or 'the others'}",
            "look at it on a map",
        )
        for (each, latitude, longitude), km in sorted(
            (found for members in areas.values() for found in _distant(members, far)),
            key=lambda found: -found[1],
        )
    ]
    return [*oddities("missing_position", missing), *oddities("far_position", distant)]


def _distant(
    members: list[tuple[Placed, float, float]], far: Distances
) -> list[tuple[tuple[Placed, float, float], float]]:
    if len(members) < far.least_outlets:
        return []
    middle = median(each[1] for each in members), median(each[2] for each in members)
    kms = [_kilometres(middle, (each[1], each[2])) for each in members]
    usual = median(kms)
    spread = ROBUST * median(abs(km - usual) for km in kms)
    limit = max(usual + far.deviations * spread, far.least_km)
    return [(each, km) for each, km in zip(members, kms, strict=True) if km > limit]


def _kilometres(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Great-circle distance by the haversine formula."""
    lat_1, lon_1, lat_2, lon_2 = map(math.radians, (*here, *there))
    root = (
        math.sin((lat_2 - lat_1) / 2) ** 2
        + math.cos(lat_1) * math.cos(lat_2) * math.sin((lon_2 - lon_1) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(root)))
