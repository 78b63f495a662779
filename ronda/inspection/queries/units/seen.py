"""Which drawn units a viewer sees: an inspector the own ones; of others' only what came of them, and late."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from ronda.inspection.models import DrawnUnit, Finding, InspectionRound
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.people.rules.viewing import CENTRE_ROLES, LEADING_ROLES

BESIDE = ("round", "round__company", "outlet", "person", "inspector", "checked_by", "second_of")
IN_FIELD = (InspectionRound.State.DRAWN, InspectionRound.State.RELEASED)


def own_units(viewer: Viewer) -> QuerySet[DrawnUnit]:
    """Those that the viewer inspects, once they are drawn."""
    rows = DrawnUnit.objects.filter(
        round__company_id=viewer.company_id,
        round__state__in=IN_FIELD,
        inspector_id=viewer.person_id or 0,
    )
    return rows.select_related(*BESIDE)


def units_seen(viewer: Viewer) -> QuerySet[DrawnUnit]:
    """The own ones, and what came of others' where one leads, or once it concerns oneself and is public.

    What somebody is still to inspect without knowing the first answers is not shown to that person.
    """
    company = Q(round__company_id=viewer.company_id, round__state__in=IN_FIELD)
    done = ~Q(state=DrawnUnit.State.TO_CHECK)
    seen = Q(inspector_id=viewer.person_id or 0) | (done & _led(viewer))
    told = Q(round__state=InspectionRound.State.RELEASED) | Q(pk__in=_issued_to(viewer))
    seen |= done & told & Q(person_id=viewer.person_id or 0)
    return DrawnUnit.objects.filter(company & seen & ~_to_repeat(viewer)).select_related(*BESIDE)


def unit_numbered(viewer: Viewer, number: int) -> DrawnUnit:
    return _one(units_seen(viewer), number)


def own_unit(by: Viewer, number: int) -> DrawnUnit:
    """Locked for a write: only its inspector writes what is found."""
    rows = own_units(by).select_for_update(of=("self",))
    return _one(rows.filter(inspector_id__isnull=False), number)


def may_inspect(viewer: Viewer) -> bool:
    """Whose post is drawn from when inspectors are drawn; whether something is drawn is another question."""
    return bool(viewer.roles & (CENTRE_ROLES | {"market_inspector"}))


def blind_visits(viewer: Viewer) -> frozenset[int]:
    """Numbers of visits whose answers the viewer must not know yet: they are the viewer's to inspect."""
    if viewer.person_id is None:
        return frozenset()
    waiting = own_units(viewer).filter(state=DrawnUnit.State.TO_CHECK, visit_number__isnull=False)
    return frozenset(_numbers(waiting.order_by().values_list("visit_number", flat=True)))


def _numbers(found: Iterable[int | None]) -> Iterable[int]:
    return (number for number in found if number is not None)


def _led(viewer: Viewer) -> Q:
    """A round without a centre is the company's: its units belong to the centres of their outlets."""
    if viewer.roles & {"leader", "operator"}:
        return Q(round__company_id=viewer.company_id)
    if not viewer.roles & LEADING_ROLES:
        return Q(pk__in=[])
    led = viewer.centre_ids if viewer.led_centre_ids is None else viewer.led_centre_ids
    return Q(round__centre_id__in=led) | Q(round__centre__isnull=True, outlet__centre_id__in=led)


def _to_repeat(viewer: Viewer) -> Q:
    """Of others, what the viewer inspects a second time and has not sent yet."""
    again: QuerySet[Any] = own_units(viewer).filter(state=DrawnUnit.State.TO_CHECK)
    return Q(pk__in=again.filter(second_of__isnull=False).order_by().values("second_of_id"))


def _issued_to(viewer: Viewer) -> QuerySet[Any]:
    issued: QuerySet[Any] = Finding.objects.filter(
        person_id=viewer.person_id or 0, issued_on__isnull=False, unit__isnull=False
    )
    return issued.order_by().values("unit_id")


def _one(rows: QuerySet[DrawnUnit], number: int) -> DrawnUnit:
    unit = rows.filter(pk=number).first()
    if unit is None:
        raise RefusedError(
            Problem(f"unit {number}", "is not yours to inspect", "look at the list of your inspections")
        )
    return unit
