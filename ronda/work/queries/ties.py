"""What the contexts above work tie to a phase priority: they name their reads, the page shows them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from ronda.people.rules import Viewer
from ronda.work.models import Priority, PriorityOutlet


@dataclass(frozen=True)
class TiedRow:
    """One thing that happened for the priority: a day, what, by whom, and its own page if it has one."""

    day: date
    what: str
    who: str = ""
    href: str = ""


@dataclass(frozen=True)
class Ties:
    """Of one kind: how many there are, and the newest ones."""

    heading: Any
    number: int
    rows: list[TiedRow]


@dataclass(frozen=True)
class Concern:
    """What a priority concerns: its number, its days, the numbers of its outlets as a question."""

    number: int
    company_id: int
    starts: date
    last: date
    outlets: QuerySet[Any]


Reader = Callable[[Viewer, Concern], Ties]

_READERS: dict[str, Reader] = {}


def tie(kind: str, reader: Reader) -> None:
    """Called in the `ready` of the context that the kind belongs to; the same kind again replaces it."""
    _READERS[kind] = reader


def ties_of(viewer: Viewer, priority: Priority) -> list[Ties]:
    """Of a priority that the viewer was given; what there is none of is left out."""
    concern = Concern(
        priority.pk,
        priority.company_id,
        priority.starts,
        priority.last,
        PriorityOutlet.objects.filter(priority=priority).values("outlet_id"),
    )
    found = (reader(viewer, concern) for _kind, reader in sorted(_READERS.items()))
    return [each for each in found if each.number]
