"""How the work of a plan stands today, by person: counted from tasks and hand-overs, typed by nobody."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.work.models import Handover, Plan, Task
from ronda.work.queries.clocks import clock_over
from ronda.work.queries.numbered import NUMBER
from ronda.work.queries.seen import seen_by
from ronda.work.queries.silence import with_acceptance
from ronda.work.rules.handover_state import late_days
from ronda.work.rules.task_state import task_state

OWED = ("milestone", "summary")
MOST = 5000


@dataclass
class PersonWork:
    """What one person was given by the plan: tasks, and lists handed to the person."""

    person_id: int
    name: str
    tasks: int = 0
    done: int = 0
    late: int = 0
    begun: int = 0
    given: int = 0
    accepted: int = 0
    returned: int = 0
    lists_late: int = 0

    @property
    def anything_late(self) -> bool:
        return bool(self.late or self.lists_late)


@dataclass(frozen=True)
class PlanWorkToday:
    """`owed` are the milestones and the summary; `mine` the viewer's own open tasks and hand-overs."""

    owed: list[Any]
    people: list[PersonWork]
    tasks: list[Any] = field(default_factory=list)
    handovers: list[Any] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(each.tasks for each in self.people)

    @property
    def done(self) -> int:
        return sum(each.done for each in self.people)

    @property
    def late(self) -> int:
        return sum(each.late + each.lists_late for each in self.people)


def plan_work(viewer: Viewer, plan: Plan, today: date) -> PlanWorkToday:
    """What the viewer sees of it; everybody sees the milestones and the summary."""
    tasks = _tasks(viewer, plan, today)
    handovers = _handovers(viewer, plan)
    with_acceptance(viewer, handovers, today, weekdays=plan.company.working_weekdays)
    people: dict[int, PersonWork] = {}
    for task in tasks:
        if task.kind not in OWED:
            _count_task(_of(people, task.owner_id, task.owner.name), task)
    late = _late(viewer, plan, handovers, today)
    for each in handovers:
        if each.receiver is not None:
            _count_handover(_of(people, each.receiver_id, each.receiver.name), each, late)
    return PlanWorkToday(
        owed=[each for each in tasks if each.kind in OWED],
        people=sorted(people.values(), key=lambda each: each.name),
        tasks=[each for each in tasks if each.kind not in OWED],
        handovers=handovers,
    )


def _tasks(viewer: Viewer, plan: Plan, today: date) -> list[Any]:
    seen = seen_by(viewer, centre="centre_id", persons=["owner_id", "accountable_id"])
    ours = Task.objects.filter(in_force(), company_id=viewer.company_id, plan=plan)
    rows = ours.filter(kind__in=OWED) | ours.filter(seen)
    found: list[Any] = list(
        rows.select_related("owner", "outlet").annotate(kept=NUMBER).order_by("due", "pk")[:MOST]
    )
    for each in found:
        each.state = task_state(each.due, each.done_on, today)
        each.own = viewer.person_id is not None and each.owner_id == viewer.person_id
    return found


def _handovers(viewer: Viewer, plan: Plan) -> list[Any]:
    seen = seen_by(viewer, centre="centre_id", persons=["owner_id", "receiver_id"])
    rows = Handover.objects.filter(in_force(), seen, plan=plan).select_related("owner", "receiver")
    return list(rows.annotate(kept=NUMBER).order_by("started_on", "round", "pk")[:MOST])


def _of(people: dict[int, PersonWork], person: int, name: str) -> PersonWork:
    return people.setdefault(person, PersonWork(person, name))


def _count_task(person: PersonWork, task: Any) -> None:
    person.tasks += 1
    person.done += task.done_on is not None
    person.late += task.state == "late"


def _count_handover(person: PersonWork, handover: Any, late: Mapping[int, int]) -> None:
    """A round that came back counts as returned; the next one is counted by itself."""
    person.begun += 1
    person.given += handover.given_on is not None
    person.accepted += handover.accepted is not None
    person.returned += handover.returned_on is not None
    person.lists_late += handover.given_on is None and late[handover.pk] > 0


def _late(viewer: Viewer, plan: Plan, handovers: list[Any], today: date) -> Mapping[int, int]:
    """Working days beyond those allowed; the calendar is asked only where something is still in hand."""
    waiting = [each for each in handovers if each.given_on is None]
    if not waiting:
        return {}
    longest = max(each.allowed_days for each in waiting)
    clock = clock_over(
        viewer,
        [today, *(each.started_on for each in waiting)],
        ahead=longest,
        weekdays=plan.company.working_weekdays,
    )
    return {each.pk: late_days(each, today, clock) for each in waiting}
