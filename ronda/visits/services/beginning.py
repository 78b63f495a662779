"""The check in: a form begins, with all that is known filled in."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.queries import outlet_named
from ronda.people.rules import Viewer
from ronda.visits.models import PlannedVisit, VisitForm
from ronda.visits.queries.advice import advice_at
from ronda.visits.queries.plans_today import planned_for
from ronda.visits.rules.forms import kinds_open, reason_for
from ronda.visits.rules.proof import PlaceSaid
from ronda.visits.services.advising import draft_advice
from ronda.visits.services.measuring import GIVEN, measure_these
from ronda.visits.services.proof.reading import take_reading
from ronda.work.queries.at_outlet import WorkAtOutlet, may_visit_own, work_at_outlet
from ronda.work.queries.colleagues import colleagues_of


@dataclass(frozen=True)
class VisitBegun:
    """Where somebody arrives; `planned` is the number of the planned visit, if one is meant.

    `place` is what the device said of where it is, if it was asked.
    """

    outlet_code: str
    kind: str = "visit"
    together_with: str = ""
    planned: int | None = None
    place: PlaceSaid | None = None


@transaction.atomic
def begin_visit(*, by: Viewer, at: datetime, today: date, key: UUID, begun: VisitBegun) -> VisitForm:
    """`key` is made where the form is shown; the same key again is the same visit."""
    known = VisitForm.objects.filter(company_id=by.company_id, key=key).first()
    if known is not None:
        if known.person_id != by.person_id:
            raise NotAllowedError("beginning somebody else's visit")
        return known
    if by.person_id is None:
        raise NotAllowedError("visiting outlets")
    outlet = outlet_named(by, begun.outlet_code)
    holds, records = may_visit_own(by, outlet.pk, on=today)
    if begun.kind not in kinds_open(holds_outlet=holds, records_in_centre=records):
        raise NotAllowedError(f"a visit to outlet {outlet.code}")
    if outlet.status == "closed":
        raise RefusedError(Problem("outlet", "is closed for good", "choose another outlet"))
    planned = _planned(by, begun, outlet.pk, today)
    work = work_at_outlet(by, outlet.code, on=today)
    form = VisitForm.objects.create(
        company_id=by.company_id,
        key=key,
        outlet=outlet,
        person_id=by.person_id,
        kind=begun.kind,
        day=today,
        planned=planned,
        together_with_id=_colleague(by, begun.together_with, outlet.centre_id, today),
        arrived_at=at,
        reason=_reason(planned, work, holds=begun.kind == "visit"),
        priority=_priority(planned, work),
        task_number=work.tasks[0].number if work.tasks else None,
        saved_at=at,
    )
    if planned is not None:
        planned.state = PlannedVisit.State.UNDER_WAY
        planned.save(update_fields=["state"])
    take_reading(by=by, at=at, form=form, moment="arrived", said=begun.place)
    waiting = advice_at(outlet.pk).filter(
        adopted=None, state__in=GIVEN, given_on__lt=today, product__isnull=False
    )
    measure_these(by, list(waiting.exclude(rule="")), today)
    draft_advice(by=by, at=at, form=form, work=work)
    return form


def _planned(by: Viewer, begun: VisitBegun, outlet_id: int, today: date) -> PlannedVisit | None:
    """The one that was named, or the one of the day at this outlet, or one without a day."""
    open_ones = [
        each
        for each in planned_for(by, today)
        if each.outlet_id == outlet_id and each.kind == begun.kind and each.state == "planned"
    ]
    named = next((each for each in open_ones if each.pk == begun.planned), None)
    if named is not None:
        return named
    # A re-plan gives a visit another number while a device still holds the earlier one.
    return next(iter(sorted(open_ones, key=lambda each: each.day is None)), None)


def _reason(planned: PlannedVisit | None, work: WorkAtOutlet, *, holds: bool) -> str:
    return reason_for(
        planned=planned.reason if planned else "",
        holds_outlet=holds,
        open_request=bool(work.requests),
        priority=bool(work.priorities),
        alert=bool(work.alerts),
    )


def _priority(planned: PlannedVisit | None, work: WorkAtOutlet) -> Any:
    if planned is not None and planned.priority is not None:
        return planned.priority
    return work.priorities[0] if work.priorities else None


def _colleague(by: Viewer, code: str, centre_id: int, today: date) -> int | None:
    if not code:
        return None
    people = colleagues_of(by, on=today, centres=[centre_id])
    found = next((each.person_id for each in people if each.code == code), None)
    if found is None or found == by.person_id:
        raise RefusedError(Problem("together_with", "is no colleague to come along", "choose somebody else"))
    return found
