"""Which objects of work a viewer reads, by name and number; who sees one sees what lies with it.

The contexts above work add their objects with `reach`, in the `ready` of their apps.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.work.models import (
    Card,
    Chain,
    CustomerRequest,
    Event,
    Handover,
    OfficeRecord,
    Plan,
    Priority,
    Process,
    Task,
)
from ronda.work.models import Problem as Trouble
from ronda.work.queries.analyses import analyses_for
from ronda.work.queries.numbered import numbered
from ronda.work.queries.seen import seen_by, shared_with


@dataclass(frozen=True)
class Reached:
    """Whose work an object is and in which centre; None: nobody's, or the whole company's."""

    owner_id: int | None = None
    centre_id: int | None = None


Read = Callable[[Viewer, int], Reached | None]


def reached(viewer: Viewer, about: str, number: int) -> Reached:
    """RefusedError for what the viewer does not see."""
    read = READS.get(about)
    found = read(viewer, number) if read else None
    if found is None:
        raise RefusedError(Problem(f"{about} {number}", "is not in force among yours", "look at it again"))
    return found


def reach(about: str, read: Read) -> None:
    """Comments, files, notes and traces may lie with this kind of object too."""
    READS[about] = read


def _one(rows: QuerySet[Any], owner: str | None, centre: str | None) -> Reached | None:
    """The first row's owner and centre, by the names of their columns."""
    names = [name for name in (owner, centre) if name]
    found = rows.order_by().values("pk", *names).first()
    if found is None:
        return None
    return Reached(found[owner] if owner else None, found[centre] if centre else None)


def _task(viewer: Viewer, number: int) -> Reached | None:
    seen = seen_by(viewer, centre="centre_id", persons=["owner_id", "accountable_id"])
    return _one(Task.objects.filter(in_force(), numbered([number]), seen), "owner_id", "centre_id")


def _handover(viewer: Viewer, number: int) -> Reached | None:
    seen = seen_by(viewer, centre="centre_id", persons=["owner_id", "receiver_id"])
    return _one(Handover.objects.filter(in_force(), numbered([number]), seen), "owner_id", "centre_id")


def _chain(viewer: Viewer, number: int) -> Reached | None:
    hands = ["steps__owner_id", "steps__receiver_id", "made_by_id"]
    seen = seen_by(viewer, centre="centre_id", persons=hands)
    return _one(Chain.objects.filter(seen, pk=number), "made_by_id", "centre_id")


def _request(viewer: Viewer, number: int) -> Reached | None:
    seen = seen_by(viewer, centre="outlet__centre_id", persons=["owner_id", "raised_by_id"])
    rows = CustomerRequest.objects.filter(in_force(), numbered([number]), seen)
    return _one(rows, "owner_id", "outlet__centre_id")


def _shared(model: Any, owner: str, **more: Any) -> Read:
    def read(viewer: Viewer, number: int) -> Reached | None:
        return _one(model.objects.filter(shared_with(viewer), pk=number, **more), owner, "centre_id")

    return read


def _of_company(model: Any, owner: str | None) -> Read:
    def read(viewer: Viewer, number: int) -> Reached | None:
        ours = Q(company_id=viewer.company_id)
        return _one(model.objects.filter(ours, pk=number), owner, None) if viewer.roles else None

    return read


def _office(viewer: Viewer, number: int) -> Reached | None:
    seen = seen_by(viewer, centre="centre_id", persons=["owner_id", "made_by_id"])
    return _one(OfficeRecord.objects.filter(seen, pk=number), "owner_id", "centre_id")


def _analysis(viewer: Viewer, number: int) -> Reached | None:
    found = analyses_for(viewer).filter(pk=number)
    return _one(found.select_related(None), "made_by_id", "centre_id")


READS: dict[str, Read] = {
    "task": _task,
    "handover": _handover,
    "chain": _chain,
    "request": _request,
    "priority": _shared(Priority, "owner_id"),
    "plan": _shared(Plan, "owner_id"),
    "event": _shared(Event, "owner_id"),
    "problem": _shared(Trouble, "owner_id"),
    "analysis": _analysis,
    "process": _of_company(Process, "owner_id"),
    "card": _of_company(Card, None),
    "office": _office,
}
