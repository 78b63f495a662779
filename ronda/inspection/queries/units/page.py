"""One drawn unit as its page shows it: to be filled in blindly, or what came of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ronda.inspection.models import DrawnUnit, Finding
from ronda.inspection.queries.rules_today import inspection_rules
from ronda.inspection.queries.units.seen import unit_numbered, units_seen
from ronda.inspection.queries.units.told import ToldUnit, told_unit
from ronda.inspection.rules.revisit import Compared, agrees
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class UnitPage:
    """`compared` is empty while the unit is to be inspected; `others` repeat it, or are what it repeats."""

    told: ToldUnit
    may_fill: bool
    may_write: bool
    compared: tuple[Compared, ...]
    agrees: bool | None
    findings: list[Finding]
    others: list[DrawnUnit]

    @property
    def unit(self) -> DrawnUnit:
        return self.told.unit


def unit_page(viewer: Viewer, number: int, *, today: date) -> UnitPage:
    unit = unit_numbered(viewer, number)
    waiting = unit.state == DrawnUnit.State.TO_CHECK
    own = viewer.person_id is not None and unit.inspector_id == viewer.person_id
    compared = () if waiting else compared_of(unit)
    findings = Finding.objects.filter(unit=unit) if own else Finding.objects.none()
    return UnitPage(
        told=told_unit(unit, inspection_rules(today), today=today),
        may_fill=own and waiting,
        may_write=own and unit.state == DrawnUnit.State.CHECKED,
        compared=compared,
        agrees=agrees(compared),
        findings=list(findings.select_related("person").order_by("pk")),
        others=[] if waiting else _others(viewer, unit),
    )


def compared_of(unit: DrawnUnit) -> tuple[Compared, ...]:
    """As it was kept when the inspection was sent."""
    return read_compared(unit.compared)


def read_compared(rows: Iterable[Mapping[str, Any]]) -> tuple[Compared, ...]:
    return tuple(Compared(row["name"], row["outcome"], row["first"], row["second"]) for row in rows)


def _others(viewer: Viewer, unit: DrawnUnit) -> list[DrawnUnit]:
    """Other inspections of the same, as far as the viewer sees them and they are done."""
    done = units_seen(viewer).filter(state=DrawnUnit.State.CHECKED).exclude(pk=unit.pk)
    of = unit.second_of_id or unit.pk
    return [each for each in done.filter(round_id=unit.round_id) if of in (each.pk, each.second_of_id)]
