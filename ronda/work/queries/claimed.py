"""Phase work as it was claimed up to a moment: what an inspection draws from."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.work.models import Task
from ronda.work.queries.numbered import NUMBER, numbered


@dataclass(frozen=True)
class ClaimedTask:
    """A finished task by its number, who carried it out, who answers for it, and where it was done."""

    number: int
    outlet_id: int | None
    owner_id: int
    accountable_id: int | None


def claimed_phase_work(
    viewer: Viewer,
    first: date,
    last: date,
    as_of: datetime,
    *,
    centre_id: int | None = None,
    priority_id: int | None = None,
) -> list[ClaimedTask]:
    """Tasks of phase priorities that were recorded as done on these days, of one priority or of all."""
    found = Task.objects.filter(
        in_force(),
        company_id=viewer.company_id,
        done_on__range=(first, last),
        known_at__lte=as_of,
        priority__isnull=False,
    )
    if centre_id is not None:
        found = found.filter(centre_id=centre_id)
    if priority_id is not None:
        found = found.filter(priority_id=priority_id)
    return [ClaimedTask(*row) for row in found.values_list(NUMBER, "outlet_id", "owner_id", "accountable_id")]


def hands_of_tasks(viewer: Viewer, numbers: Collection[int]) -> dict[int, list[int]]:
    """By the number of a task, who carries it out, answers for it, or asked for it."""
    found = Task.objects.filter(in_force(), numbered(numbers), company_id=viewer.company_id)
    rows = found.values_list(NUMBER, "owner_id", "accountable_id", "asked_by_id")
    return {number: [person for person in people if person is not None] for number, *people in rows}
