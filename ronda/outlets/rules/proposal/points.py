"""What the proposal is made from and what it says."""

from collections.abc import Mapping
from dataclasses import dataclass

from ronda.kernel.reason import Reason


@dataclass(frozen=True)
class OutletPoint:
    """An outlet on the map in degrees, visited `frequency` times a month for `minutes` each."""

    code: str
    latitude: float | None
    longitude: float | None
    frequency: int
    minutes: int


@dataclass(frozen=True)
class ManagerPoint:
    """An account manager with the codes of the outlets held now."""

    code: str
    outlets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Travel:
    """How fast a manager moves, and how much longer a road is than the straight line.

    Source of the detour: Ballou, Rahardja and Sakai (2002), Selected country circuity factors for road
    travel distance estimation, Transportation Research A 36: 1.2 to 1.5 for most countries.
    """

    metres_per_minute: int = 500
    detour_percent: int = 130

    def __post_init__(self) -> None:
        if self.metres_per_minute < 1 or self.detour_percent < 100:
            raise ValueError("speed must be at least 1 metre a minute and a detour at least 100 percent")


@dataclass(frozen=True)
class Load:
    """What a portfolio asks of its manager in a month."""

    manager: str
    outlets: int
    visits: int
    service_minutes: int
    travel_minutes: int

    @property
    def minutes(self) -> int:
        return self.service_minutes + self.travel_minutes

    def metres(self, travel: Travel) -> int:
        """The way of a month."""
        return self.travel_minutes * travel.metres_per_minute


@dataclass(frozen=True)
class Proposal:
    """Manager by outlet code, the load of each manager before and after, and why."""

    assignment: Mapping[str, str]
    before: tuple[Load, ...]
    after: tuple[Load, ...]
    reasons: tuple[Reason, ...]
