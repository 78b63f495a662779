"""What an inspector fills in is kept as often as it is told; nobody else sees it before it is sent."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from ronda.inspection.models import DrawnUnit
from ronda.inspection.queries.units.seen import own_unit
from ronda.inspection.rules.revisit import Value
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer

MOST_FIELDS, LONGEST = 400, 4000


@transaction.atomic
def save_unit(
    *, by: Viewer, at: datetime, number: int, said: Mapping[str, Value], how: str = ""
) -> DrawnUnit:
    """All of it at once: what is not said any more is gone."""
    unit = unit_to_check(by, number)
    keep_said(unit, said, how)
    unit.save(update_fields=["form", "how"])
    return unit


def unit_to_check(by: Viewer, number: int) -> DrawnUnit:
    """The acting person's own that still waits, locked; nobody inspects the own work."""
    unit = own_unit(by, number)
    if unit.person_id is not None and unit.person_id == by.person_id:
        raise NotAllowedError("inspecting one's own work")
    if unit.state != DrawnUnit.State.TO_CHECK:
        raise RefusedError(Problem("unit", "is inspected already", "look at what came of it"))
    return unit


def keep_said(unit: DrawnUnit, said: Mapping[str, Value], how: str) -> None:
    if how and how not in DrawnUnit.How.values:
        raise RefusedError(Problem("how", "is no choice of the list", "choose one of the list"))
    if len(said) > MOST_FIELDS:
        raise RefusedError(Problem("form", "has too many fields", "fill in the form of the page"))
    long = [name for name, value in said.items() if isinstance(value, str) and len(value) > LONGEST]
    if long:
        raise RefusedError(
            *(Problem(name, f"is longer than {LONGEST} characters", "say it in fewer") for name in long)
        )
    unit.form = {name: value for name, value in said.items() if value not in (None, "")}
    unit.how = how or unit.how
