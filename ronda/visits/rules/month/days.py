"""When the stops of a day begin and how long the ways between them are.

Worked: the day begins at 8:30, the first outlet is 2 kilometres straight on, at 30 kilometres an hour: its
visit begins at 8:34. It takes 20 minutes; the one next door begins at 8:54.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

Position = tuple[float, float]

EARTH_RADIUS = 6_371_008.8
MINUTE = 60


@dataclass(frozen=True)
class Roads:
    """How fast one gets along, and at which minute of the day one sets out."""

    metres_per_minute: int
    detour_percent: int
    begins: int


@dataclass(frozen=True)
class Stop:
    """An outlet on its day; `opens` and `closes` are the minutes of the day that suit it, where known."""

    place: Position | None
    minutes: int
    opens: int | None = None
    closes: int | None = None


@dataclass(frozen=True)
class Timed:
    """`begins` is a minute of the day, `travel` seconds of the way there; `outside` the hours that suit."""

    begins: int
    travel: int
    metres: int
    outside: bool


@dataclass(frozen=True)
class TimedDay:
    """The stops in order and the way back, in seconds and metres."""

    stops: tuple[Timed, ...]
    back: int
    back_metres: int
    service: int

    @property
    def travel(self) -> int:
        return sum(each.travel for each in self.stops) + self.back

    @property
    def travel_minutes(self) -> int:
        return (self.travel + MINUTE // 2) // MINUTE

    @property
    def metres(self) -> int:
        return sum(each.metres for each in self.stops) + self.back_metres

    @property
    def seconds(self) -> int:
        """Travel and service."""
        return self.travel + self.service * MINUTE


def metres_between(roads: Roads, one: Position, other: Position) -> int:
    """The great circle (Sinnott 1984) with the detour of roads, as the planner's travel has it."""
    north, south = radians(one[0]), radians(other[0])
    half = sin((north - south) / 2) ** 2
    half += cos(north) * cos(south) * sin(radians(one[1] - other[1]) / 2) ** 2
    line = round(2 * EARTH_RADIUS * asin(sqrt(min(1.0, half))))
    return (line * roads.detour_percent + 50) // 100


def seconds_of(roads: Roads, metres: int) -> int:
    return (metres * MINUTE + roads.metres_per_minute // 2) // roads.metres_per_minute


def time_day(roads: Roads, start: Position | None, end: Position | None, stops: Sequence[Stop]) -> TimedDay:
    """Outlets without a position are no way; a day without any position has none at all."""
    clock, here = roads.begins * MINUTE, start
    timed = []
    for stop in stops:
        metres = 0 if here is None or stop.place is None else metres_between(roads, here, stop.place)
        travel = seconds_of(roads, metres)
        begins = -(-(clock + travel) // MINUTE)
        timed.append(Timed(begins, travel, metres, _outside(stop, begins)))
        clock = (begins + stop.minutes) * MINUTE
        here = stop.place or here
    moved = any(stop.place is not None for stop in stops)
    back = metres_between(roads, here, end) if moved and here is not None and end is not None else 0
    return TimedDay(tuple(timed), seconds_of(roads, back), back, sum(stop.minutes for stop in stops))


def best_place(
    roads: Roads, start: Position | None, end: Position | None, stops: Sequence[Stop], stop: Stop
) -> int:
    """Where in the order one stop more costs least travel; the first of the best."""
    return min(
        range(len(stops) + 1),
        key=lambda place: time_day(roads, start, end, [*stops[:place], stop, *stops[place:]]).travel,
    )


def _outside(stop: Stop, begins: int) -> bool:
    early = stop.opens is not None and begins < stop.opens
    late = stop.closes is not None and begins >= stop.closes
    return early or late
