"""A task as it is ordered, before it is known whether it can be given."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class TaskOrder:
    """Numbers of what it names; without a duty it belongs to the first one of the executor's post."""

    centre_id: int
    owner_id: int
    title: str
    due: date
    duty: str = ""
    kind: str = "task"
    accountable_id: int | None = None
    goal: str = ""
    evidence_wanted: str = ""
    starts_on: date | None = None
    minutes: int | None = None
    outlet_id: int | None = None
    plan_id: int | None = None
    priority_id: int | None = None
    stage: str = ""
    place: str = ""
    rhythm_id: int | None = None
    analysis_id: int | None = None
    problem_id: int | None = None
    source_key: str = ""


@dataclass(frozen=True)
class Target:
    """An outlet that gets a task, and who holds it on the due day."""

    outlet_id: int
    code: str
    name: str
    person_id: int
    person_code: str
    person: str
    centre_id: int


@dataclass(frozen=True)
class Targets:
    """`without`: code and name of outlets that nobody holds; `unknown`: codes of none of the viewer's."""

    held: Sequence[Target] = ()
    without: Sequence[tuple[str, str]] = ()
    unknown: Sequence[str] = field(default_factory=tuple)

    @property
    def by_person(self) -> list[tuple[str, str, int]]:
        """Code, name and number of tasks, by name."""
        counted: dict[tuple[str, str], int] = {}
        for each in self.held:
            key = (each.person, each.person_code)
            counted[key] = counted.get(key, 0) + 1
        return [(code, name, number) for (name, code), number in sorted(counted.items())]


def order_faults(order: TaskOrder, today: date) -> list[tuple[str, str, str]]:
    """`(field, what, remedy)` of what the order says by itself."""
    faults = []
    if not order.title.strip():
        faults.append(("title", "the task has no title", "say what is to be done"))
    if order.due < today:
        faults.append(("due", "is due before today", "choose today or a later day"))
    if order.starts_on is not None and order.starts_on > order.due:
        faults.append(("starts_on", "begins after it is due", "correct one of the days"))
    return faults
