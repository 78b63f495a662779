"""Ticks and metres from place to place: measured by the company, or a straight line made longer."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ticks = npt.NDArray[np.int32]

EARTH_RADIUS = 6_371_008.8
SECONDS = 60
FARTHEST = 100_000_000


@dataclass(frozen=True)
class Travel:
    """Square matrices by place; a minute has `per_minute` ticks. The two ways of a pair may differ."""

    ticks: Ticks
    metres: Ticks
    per_minute: int = SECONDS

    def __post_init__(self) -> None:
        places = len(self.ticks)
        if self.ticks.shape != (places, places) or self.metres.shape != (places, places):
            raise ValueError("travel times and metres must be two square tables of the same places")
        if places and (self.ticks.min() < 0 or self.ticks.max() > FARTHEST):
            raise ValueError(f"a travel time must be between 0 and {FARTHEST} ticks")


def travel_of(
    positions: Sequence[tuple[float, float]], metres_per_minute: int, detour_percent: int
) -> Travel:
    """From degrees of latitude and longitude, in whole seconds and metres.

    Method: great-circle distance by the haversine formula (Sinnott 1984, Virtues of the haversine, Sky and
    Telescope 68), times a detour factor, over a speed. Rounded to whole metres before anything is
    compared, so that the last bit of a sine decides nothing.
    """
    if metres_per_minute < 1 or detour_percent < 100:
        raise ValueError("speed must be at least 1 metre a minute and a detour at least 100 percent")
    degrees = np.radians(np.array(positions, dtype=np.float64).reshape(-1, 2))
    north, east = degrees[:, 0], degrees[:, 1]
    half = (
        np.sin((north[:, None] - north) / 2) ** 2
        + np.cos(north[:, None]) * np.cos(north) * np.sin((east[:, None] - east) / 2) ** 2
    )
    line = np.rint(2 * EARTH_RADIUS * np.arcsin(np.sqrt(np.clip(half, 0, 1)))).astype(np.int64)
    metres = (line * detour_percent + 50) // 100
    seconds = (metres * SECONDS + metres_per_minute // 2) // metres_per_minute
    return Travel(
        np.minimum(seconds, FARTHEST).astype(np.int32), np.minimum(metres, FARTHEST).astype(np.int32)
    )


def table_of(minutes: Sequence[Sequence[int]], metres: Sequence[Sequence[int]] | None = None) -> Travel:
    """From a table of whole minutes that the company supplies."""
    ticks = np.array(minutes, dtype=np.int64) * SECONDS
    far = ticks if metres is None else np.array(metres, dtype=np.int64)
    return Travel(ticks.astype(np.int32), far.astype(np.int32))
