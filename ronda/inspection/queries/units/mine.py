"""The inspections that wait for somebody, in the order in which one goes to them; and those that are done."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from ronda.inspection.models import DrawnUnit
from ronda.inspection.queries.units.seen import own_units
from ronda.inspection.rules.nearness import by_nearness
from ronda.people.rules import Viewer

SHOWN_DONE = 20


@dataclass(frozen=True)
class MyInspections:
    """`waiting` in the order of `order`: by day due, or the nearest next."""

    waiting: list[DrawnUnit]
    done: list[DrawnUnit]
    late: int


def my_inspections(viewer: Viewer, *, today: date, order: str = "due") -> MyInspections:
    units = own_units(viewer)
    waiting = list(
        units.filter(state=DrawnUnit.State.TO_CHECK).order_by(F("due").asc(nulls_last=True), "position", "pk")
    )
    if order == "near":
        waiting = by_nearness([(each, _place(each)) for each in waiting])
    done = units.exclude(state=DrawnUnit.State.TO_CHECK).order_by("-checked_at", "-pk")[:SHOWN_DONE]
    late = sum(each.due is not None and each.due < today for each in waiting)
    return MyInspections(waiting, list(done), late)


def units_waiting(viewer: Viewer) -> QuerySet[DrawnUnit]:
    """To be counted for the day: those that the viewer is still to inspect."""
    waiting = own_units(viewer).filter(state=DrawnUnit.State.TO_CHECK)
    return waiting.none() if viewer.person_id is None else waiting


def inspects(viewer: Viewer) -> bool:
    """Whether the viewer has, or had, anything to inspect."""
    return viewer.person_id is not None and own_units(viewer).exists()


def _place(unit: DrawnUnit) -> tuple[float, float] | None:
    outlet = unit.outlet
    if outlet is None or outlet.latitude is None or outlet.longitude is None:
        return None
    return float(outlet.latitude), float(outlet.longitude)
