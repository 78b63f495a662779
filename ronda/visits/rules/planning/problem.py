"""What a plan of visits is made from: days, people, outlets, the way between them, and prices."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ronda.visits.rules.planning.travel import Travel

Spacing = tuple[int, int]


@dataclass(frozen=True)
class Outlet:
    """An outlet with its `visits` of the period, `minutes` each, by `person`.

    `place` is its number in the travel, None without a position: it is planned last. `weekdays` are ISO
    digits. `spacing` in working days from visit to visit overrules the usual one. `patterns`, where given,
    are the only combinations of days. `done`: visits of the period already made; `locked`: days that stay.
    `load` fills the room of a tour.
    """

    code: str
    person: str
    visits: int
    minutes: int
    place: int | None
    kind: str = ""
    weekdays: str = "1234567"
    closed: frozenset[date] = frozenset()
    spacing: Spacing | None = None
    patterns: tuple[frozenset[date], ...] | None = None
    done: frozenset[date] = frozenset()
    locked: frozenset[date] = frozenset()
    load: int = 0


@dataclass(frozen=True)
class Person:
    """Who visits, or a team with `tours` alike on each day; `minutes` of travel and service on a day.

    `off`: leave and days off. `on_day`: other minutes on single days, where something else is done as well.
    """

    code: str
    start: int
    end: int
    minutes: int | None
    off: frozenset[date] = frozenset()
    on_day: Mapping[date, int] = field(default_factory=dict)
    tours: int = 1
    room: int | None = None

    def minutes_on(self, day: date) -> int | None:
        """0 for a day off, None without a limit."""
        return 0 if day in self.off else self.on_day.get(day, self.minutes)


@dataclass(frozen=True)
class Prices:
    """What is weighed against a minute of travel; all in minutes but `uneven`, which is per mille.

    `unmet`: of a visit left out, by kind of outlet. `overtime`: of a minute beyond the day's, up to
    `longest_overtime`. `uneven`: of a minute moved from a full day to an empty one. `moved`: of a visit on
    another day than in the accepted plan.
    """

    unmet: Mapping[str, int]
    overtime: int
    longest_overtime: int | None
    uneven: int
    moved: int

    def of_unmet(self, kind: str) -> int:
        """A kind without a price of its own takes the dearest."""
        return self.unmet.get(kind, max(self.unmet.values(), default=0))


@dataclass(frozen=True)
class Problem:
    """`days`: the company's working days of the period in order. Days before `first` are past.

    `spacings` by number of visits in the period. `accepted`: days by outlet of the plan that a re-plan
    changes. `may_leave_out`: whether a visit may be left unmet at its price.
    """

    days: tuple[date, ...]
    people: tuple[Person, ...]
    outlets: tuple[Outlet, ...]
    travel: Travel
    prices: Prices
    spacings: Mapping[int, Spacing]
    first: date | None = None
    accepted: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
    may_leave_out: bool = True

    @property
    def days_ahead(self) -> tuple[date, ...]:
        return tuple(day for day in self.days if self.first is None or day >= self.first)

    def outlets_of(self, person: str) -> tuple[Outlet, ...]:
        return tuple(outlet for outlet in self.outlets if outlet.person == person)
