"""A plan of visits: tours by person and day, what it costs, what stays unmet, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

NO_WORKING_DAY = "No day ahead is a working day of this person"
NO_DAY = "No day ahead is open for all visits of this outlet"
LEFT_OUT = "Visits of this outlet would cost more time than they are worth"
WIDER = "The spacing between this outlet's visits is not the usual one"
NO_POSITION = "This outlet has no position: it is planned last, by list, without travel"
LOCKED_OFF = "A locked visit falls on a day on which the person is not there"
TOO_MUCH = "The visits of this person need more time than there is"
NOT_WITHIN = "No plan was found that keeps the longest day and the room of every tour"


@dataclass(frozen=True)
class Tour:
    """A person's tour of a day: outlets in order, then those without position.

    `travel` in ticks, `metres` of the way, `work` in minutes at the outlets.
    """

    person: str
    day: date
    number: int
    stops: tuple[str, ...]
    by_list: tuple[str, ...]
    travel: int
    metres: int
    work: int


@dataclass(frozen=True, order=True)
class PlannedStop:
    """One visit: `place` counts the stops of its tour from 1."""

    day: date
    person: str
    tour: int
    place: int
    outlet: str


@dataclass(frozen=True)
class Cost:
    """Terms of the objective, each at its price, in ticks."""

    unmet: int = 0
    overtime: int = 0
    travel: int = 0
    uneven: int = 0
    moved: int = 0

    @property
    def total(self) -> int:
        return self.unmet + self.overtime + self.travel + self.uneven + self.moved


@dataclass(frozen=True)
class Reason:
    """Something to be said about a person or an outlet, with its numbers."""

    about: str
    what: str
    numbers: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Plan:
    """`unmet`: visits that find no day, by outlet."""

    visits: tuple[PlannedStop, ...]
    tours: tuple[Tour, ...]
    cost: Cost
    unmet: Mapping[str, int]
    reasons: tuple[Reason, ...]

    def days_of(self, outlet: str) -> tuple[date, ...]:
        return tuple(visit.day for visit in self.visits if visit.outlet == outlet)


def visits_of(tours: tuple[Tour, ...]) -> tuple[PlannedStop, ...]:
    """By day, person, tour and place."""
    return tuple(
        sorted(
            PlannedStop(tour.day, tour.person, tour.number, place, outlet)
            for tour in tours
            for place, outlet in enumerate((*tour.stops, *tour.by_list), 1)
        )
    )
