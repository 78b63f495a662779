"""A visit more in a plan: a visit, a field visit, or a joint one that somebody comes along to."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from ronda.kernel.period import Period
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.outlets.queries import outlet_named
from ronda.people.queries import LedPerson, days_away, viewer_of_person
from ronda.people.rules import Viewer
from ronda.visits.models import PlannedVisit, Visit, VisitPlan
from ronda.visits.queries.move_cost import place_in
from ronda.visits.queries.plan_rows import plan_numbered
from ronda.visits.rules.forms import kinds_open
from ronda.visits.services.plans.changing import refuse_closed_plan, refuse_day, whole_of
from ronda.visits.services.plans.timing import time_again
from ronda.work.queries.at_outlet import may_visit_own
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.services.tracing import leave_trace

ABOUT = "visit_plan"


@transaction.atomic
def add_visit(
    *,
    by: Viewer,
    at: datetime,
    plan: int,
    outlet: str,
    kind: str,
    day: date,
    together_with: str | None = None,
    reason: str = "other",
) -> PlannedVisit:
    """It stays on its day. `together_with`: the code of the person who comes along, and sees it too."""
    into = plan_numbered(by, plan, to_change=True)
    refuse_closed_plan(by, at, into)
    if kind not in Visit.Kind.values or reason not in PlannedVisit.Reason.values:
        raise RefusedError(Problem("visit", "is of no kind that is known", "choose one of those offered"))
    whole = whole_of(by, into)
    refuse_day(by, at, whole, into, day)
    shop = outlet_named(by, outlet)
    _refuse_kind(by, into, shop, kind, day)
    if any(row.outlet_id == shop.pk and row.kind == kind for row in whole.going(day)):
        raise RefusedError(Problem("visit", "is planned there on this day already", "choose another day"))
    along = _along(by, into, together_with, day) if together_with else None
    row = PlannedVisit(
        plan=into,
        outlet=shop,
        kind=kind,
        day=day,
        minutes=whole.rules.minutes(kind, shop.visit_class, joint=along is not None),
        locked=True,
        together_with_id=along.person_id if along is not None else None,
        reason=reason,
        told={"added": True},
    )
    there = whole.going(day)
    place = place_in(whole, there, row)
    row.save()
    time_again(whole, day, [*there[:place], row, *there[place:]])
    said = {"outlet": shop.name, "day": day.isoformat(), "with": along.name if along else "", "kind": kind}
    leave_trace(by=by, at=at, about=ABOUT, number=into.pk, what="visit_plan.visit_added", said=said)
    return row


def _along(by: Viewer, into: VisitPlan, code: str, day: date) -> LedPerson:
    """Somebody else of the centre, who is there as far as the viewer may know."""
    found = colleagues_of(by, on=day, centres={into.centre_id})
    along = next((each for each in found if each.code == code and each.person_id != into.person_id), None)
    if along is None:
        raise RefusedError(Problem("colleague", "is no colleague to come along", "choose another one"))
    away = days_away(by, Period(day, day + timedelta(days=1)), [along.person_id])
    if away.get(along.person_id):
        raise RefusedError(Problem("colleague", "is away on this day", "choose another day"))
    return along


def _refuse_kind(by: Viewer, into: VisitPlan, shop: Any, kind: str, day: date) -> None:
    """Visits are made by who holds the outlet, field visits by the others."""
    owner = viewer_of_person(by.company_id, into.person_id, on=day)
    holds, records = may_visit_own(owner, shop.pk, on=day)
    if kind not in kinds_open(holds_outlet=holds, records_in_centre=records):
        raise RefusedError(
            Problem("visit", "is of a kind that this person does not make there", "choose another outlet")
        )
