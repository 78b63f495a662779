"""What a plan is made of: an outlet that a person is to see, and what such are gathered from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ronda.kernel.period import Month
from ronda.people.queries.stints import MonthStint
from ronda.people.rules import Viewer
from ronda.visits.models import PlannedVisit, Visit
from ronda.visits.queries.plan_rules import PlanRules

VISIT, FIELD_VISIT = Visit.Kind.VISIT.value, Visit.Kind.FIELD_VISIT.value
Key = tuple[int, str]


@dataclass
class Item:
    """An outlet to be seen `visits` times; `code` names it in the planner's problem.

    `earlier`: by number, days of open visits of the plan in force, which the new ones are held against;
    `missed` of those that are over. `locked` stay, `joint` ones too; `along` is the visit of another's plan
    that it is. `open_days`: when it is in hand; None: always. `by_list`: its position cannot be used.
    """

    code: str
    outlet: Any
    kind: str
    visits: int
    minutes: int
    weekdays: str = "1234567"
    reason: str = "frequency"
    priority_id: int | None = None
    told: Mapping[str, Any] = field(default_factory=dict)
    open_days: frozenset[date] | None = None
    done: set[date] = field(default_factory=set)
    locked: set[date] = field(default_factory=set)
    joint: set[date] = field(default_factory=set)
    earlier: dict[int, date | None] = field(default_factory=dict)
    missed: list[date] = field(default_factory=list)
    along: PlannedVisit | None = None
    by_list: bool = False


@dataclass(frozen=True)
class Around:
    """What items are gathered from: `rows` are those of the plan in force, `along` those of others' plans."""

    viewer: Viewer
    month: Month
    starts: date
    rules: PlanRules
    stints: Sequence[MonthStint]
    working: Sequence[date]
    rows: Sequence[PlannedVisit]
    along: Sequence[PlannedVisit]

    @property
    def person_id(self) -> int:
        return self.stints[0].person_id
