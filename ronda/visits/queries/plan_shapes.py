"""What a page is told of a month's plan of visits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Literal

from ronda.kernel.period import Month

Position = tuple[float, float]
DayKind = Literal["work", "leave", "holiday", "off"]


@dataclass(frozen=True)
class Said:
    """Something to be said, as a code with its numbers; as text it is the sentence in the page's language."""

    code: str
    numbers: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return _TELLERS[-1](self) if _TELLERS else self.code


# Words are not a query's: the context names who puts them into words when it starts.
_TELLERS: list[Callable[[Said], str]] = []


def tell_with(teller: Callable[[Said], str]) -> None:
    _TELLERS[:] = [teller]


@dataclass(frozen=True)
class PlannedStop:
    """One visit of a plan. `number` is that of the planned visit, which the services take.

    `travel_minutes` is the way to it from the stop before. `reason` and `state` are codes, `reason_label` the
    reason in words. `told` holds `pattern`, `near`, `outside_hours` and the proposal's `reasons`, where there
    are any; `why` says the same in sentences. `whose` names the other person's plan that a joint visit stands
    in; empty for one's own. `fixed`: it cannot be moved (begun, done, cancelled, missed or another's).
    """

    number: int
    outlet: int
    outlet_code: str
    outlet_name: str
    outlet_class: str
    address: str
    latitude: float | None
    longitude: float | None
    kind: str
    day: date | None
    position: int
    starts_at: time | None
    minutes: int
    travel_minutes: int
    locked: bool
    together_with: str | None
    reason: str
    reason_label: str
    state: str
    state_why: str
    told: Mapping[str, Any]
    why: tuple[Said, ...] = ()
    whose: str = ""
    fixed: bool = False
    preferred_from: time | None = None
    preferred_to: time | None = None


@dataclass(frozen=True)
class PlanDay:
    """A day of the month with its stops in order; `travel_minutes` with the way there and back."""

    day: date
    kind: DayKind
    stops: tuple[PlannedStop, ...]
    travel_minutes: int
    service_minutes: int
    budget_minutes: int
    kilometres: Decimal


@dataclass(frozen=True)
class Moved:
    """A visit of the earlier plan on another day; without `from_day` it is new, without `to_day` gone."""

    outlet_name: str
    from_day: date | None
    to_day: date | None
    outlet_code: str = ""


@dataclass(frozen=True)
class MonthPlan:
    """One plan of one person and month, read whole: days before `starts` are those of the plans before it.

    `person` is the person's code; `basis` is the number of the plan that it changes. `unplaced` found no day;
    a quota's choice without a day is among them. `without_position` are stops that are planned by list.
    `sentences` print as whole sentences. `stale`: a draft that must be made anew before it can be accepted.
    """

    number: int
    person: str
    person_name: str
    centre: str
    month: Month
    version: int
    state: str
    starts: date
    basis: int | None
    made_at: datetime
    accepted_at: datetime | None
    days: tuple[PlanDay, ...]
    unplaced: tuple[PlannedStop, ...]
    without_position: tuple[PlannedStop, ...]
    start: Position | None
    end: Position | None
    hours_needed: Decimal
    hours_there: Decimal
    sentences: tuple[Said, ...]
    moved: tuple[Moved, ...]
    can_change: bool
    can_accept: bool
    why: str = ""
    made_by: str = ""
    stale: bool = False
    owner_id: int = 0
    centre_id: int = 0
    accepted: int | None = None
    draft: int | None = None


@dataclass(frozen=True)
class PlanLine:
    """A person's plans of a month in a line: numbers of the accepted and the newest draft."""

    person: str
    person_name: str
    accepted: int | None
    draft: int | None
    visits: int
    done: int
    hours_needed: Decimal
    hours_there: Decimal
    unmet: int


@dataclass(frozen=True)
class MoveCost:
    """What a move of a visit to a day costs; `spacing` is a code where it is too near or too far."""

    minutes: int
    over_budget_minutes: int
    spacing: str | None
    sentence: Said
