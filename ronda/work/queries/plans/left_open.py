"""What a plan has begun and nobody has ended: what a stop takes out of everybody's hands."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Count, QuerySet, Value

from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.work.models import Chain, Handover, Plan, Task
from ronda.work.queries.silence import silence_on


@dataclass(frozen=True)
class LeftOpen:
    """Everybody's, also what the viewer does not see; `handovers` are those of no chain."""

    tasks: QuerySet[Task]
    handovers: QuerySet[Handover]
    chains: QuerySet[Chain]


@dataclass(frozen=True)
class OpenCounts:
    tasks: int
    handovers: int
    chains: int

    @property
    def total(self) -> int:
        return self.tasks + self.handovers + self.chains


def left_open(viewer: Viewer, plan: Plan, *, today: date) -> LeftOpen:
    """What is done, answered or accepted in silence has ended."""
    ours: dict[str, Any] = {"company_id": viewer.company_id, "plan": plan}
    waits = silence_on(viewer, today, weekdays=plan.company.working_weekdays).open
    return LeftOpen(
        Task.objects.filter(in_force(), **ours, done_on=None),
        Handover.objects.filter(in_force(), waits, **ours, step=None),
        Chain.objects.filter(**ours, state=Chain.State.RUNNING),
    )


def count_left_open(viewer: Viewer, plan: Plan, *, today: date) -> OpenCounts:
    """One statement, after the calendar's."""
    found = left_open(viewer, plan, today=today)
    kinds = {"tasks": found.tasks, "handovers": found.handovers, "chains": found.chains}
    first, *others = [_counted(name, rows) for name, rows in kinds.items()]
    counts = dict(first.union(*others, all=True))
    return OpenCounts(**{name: counts.get(name, 0) for name in kinds})


def _counted(name: str, rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    counts: QuerySet[Any, Any] = (
        rows.order_by()
        .values("company_id")
        .annotate(named=Value(name, CharField()), many=Count("pk"))
        .values_list("named", "many")
    )
    return counts
