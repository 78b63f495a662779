"""Where a phase priority stands on a day, and on whom it waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

State = Literal["coming", "on_course", "done", "late", "closed", "dropped"]
Kind = Literal["task", "handover", "plan", "close"]


@dataclass(frozen=True)
class TiedWork:
    """A task, hand-over or plan of the priority: in whose hands it is, until when; done when `done_on`."""

    kind: Kind
    person_id: int
    person: str
    due: date | None
    done_on: date | None = None

    def is_late(self, today: date) -> bool:
        """Up to and including `due` it is in time."""
        return self.done_on is None and self.due is not None and self.due < today


@dataclass(frozen=True)
class Waiting:
    """Somebody for whom it waits: how much of each kind is past its day, and since when."""

    person_id: int
    person: str
    tasks: int
    handovers: int
    plans: int
    close: bool
    since: date

    @property
    def number(self) -> int:
        return self.tasks + self.handovers + self.plans + self.close


@dataclass(frozen=True)
class PriorityDays:
    """Its own days; `dropped` where it ended with a reason instead of a summary."""

    starts: date
    last: date
    owner_id: int
    owner: str
    closed_on: date | None = None
    dropped: bool = False


@dataclass(frozen=True)
class PriorityState:
    """`waits` is the longest first; `done` of `total` pieces of work are done."""

    name: State
    waits: tuple[Waiting, ...]
    done: int
    total: int
    late: int


def priority_state(days: PriorityDays, work: Sequence[TiedWork], today: date) -> PriorityState:
    """Late: some work is past its day, or the last day went by and nobody closed it.

    Everything done before the last day waits for nobody; whoever leads may close it at once.
    """
    done = sum(1 for each in work if each.done_on is not None)
    late = [each for each in work if each.is_late(today)]
    if days.closed_on is not None:
        return PriorityState("dropped" if days.dropped else "closed", (), done, len(work), 0)
    if today < days.starts and not late:
        return PriorityState("coming", (), done, len(work), 0)
    if today > days.last:
        late = [*late, TiedWork("close", days.owner_id, days.owner, days.last)]
    if late:
        number = sum(1 for each in late if each.kind != "close")
        return PriorityState("late", _waits(late), done, len(work), number)
    name: State = "done" if work and done == len(work) else "on_course"
    return PriorityState(name, (), done, len(work), 0)


def days_of_progress(
    days: PriorityDays, work: Sequence[TiedWork], today: date
) -> list[tuple[date, int, int]]:
    """For each day up to today: how much was done by then, and how much should have been."""
    end = min(today, days.closed_on or today)
    first = min([days.starts, *(each.done_on for each in work if each.done_on is not None)])
    number = (end - first).days + 1
    return [
        (
            day,
            sum(1 for each in work if each.done_on is not None and each.done_on <= day),
            sum(1 for each in work if each.due is not None and each.due <= day),
        )
        for day in (first + timedelta(days=n) for n in range(max(0, number)))
    ]


def _waits(late: Sequence[TiedWork]) -> tuple[Waiting, ...]:
    people = {(each.person_id, each.person) for each in late}
    found = [
        _of(person, name, [each for each in late if each.person_id == person]) for person, name in people
    ]
    return tuple(sorted(found, key=lambda each: (each.since, each.person, each.person_id)))


def _of(person_id: int, person: str, late: Sequence[TiedWork]) -> Waiting:
    kinds = [each.kind for each in late]
    since = min(each.due for each in late if each.due is not None)
    return Waiting(
        person_id,
        person,
        kinds.count("task"),
        kinds.count("handover"),
        kinds.count("plan"),
        "close" in kinds,
        since,
    )
