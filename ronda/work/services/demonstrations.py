"""Target outlets that show others how it is done, and the outlets that copied them."""

from datetime import date, datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.queries import outlet_named, portfolio_for
from ronda.people.rules import Viewer
from ronda.people.services.checking import invalid_fields, refuse_if_any
from ronda.work.models import DemonstrationCopy, PlanOutlet
from ronda.work.queries.seen import shared_with
from ronda.work.rules import may_record_in
from ronda.work.services.plans.finding import plan_in, traced

LIVES = ("draft", "running")


@transaction.atomic
def mark_demonstration(*, by: Viewer, at: datetime, number: int, outlet_code: str, shows: str) -> PlanOutlet:
    """A target outlet of plan `number` becomes a demonstration, or shows something else from now on."""
    plan = plan_in(by, number, states=LIVES, right="targets")
    row = _target(plan.pk, outlet_code)
    if not shows.strip():
        raise RefusedError(Problem("shows", "says not what it shows", "say it in a sentence"))
    row.demonstration, row.shows = True, shows.strip()
    refuse_if_any(invalid_fields(row, "shows"))
    row.save(update_fields=["demonstration", "shows"])
    traced(by, at, plan, "plan.demonstration", {"outlet": row.outlet.name})
    return row


@transaction.atomic
def end_demonstration(*, by: Viewer, at: datetime, number: int, outlet_code: str) -> PlanOutlet:
    """One that others copied stays one."""
    plan = plan_in(by, number, states=LIVES, right="targets")
    row = _target(plan.pk, outlet_code)
    if row.copies.exists():
        raise RefusedError(Problem("outlet", "was copied by others", "it stays a demonstration"))
    row.demonstration, row.shows = False, ""
    row.save(update_fields=["demonstration", "shows"])
    traced(by, at, plan, "plan.demonstration_ended", {"outlet": row.outlet.name})
    return row


@transaction.atomic
def record_copy(
    *, by: Viewer, at: datetime, today: date, demonstration: int, outlet_code: str, on: date, note: str = ""
) -> DemonstrationCopy:
    """Told by the back office, or by whoever holds the outlet that copied."""
    shown = demonstration_of(by, demonstration)
    outlet = outlet_named(by, outlet_code)
    held = portfolio_for(by, on=today).filter(outlet_id=outlet.pk, person_id=by.person_id or 0)
    if not may_record_in(by, outlet.centre_id) and not held.exists():
        raise NotAllowedError(f"telling about outlet {outlet_code}")
    if outlet.pk == shown.outlet_id:
        raise RefusedError(Problem("outlet", "shows it itself", "name the outlet that copied"))
    if on > today:
        raise RefusedError(Problem("copied_on", "lies ahead", "choose today or an earlier day"))
    if DemonstrationCopy.objects.filter(shown=shown, outlet=outlet).exists():
        raise RefusedError(Problem("outlet", "is told already", "name another outlet"))
    copy = DemonstrationCopy(
        shown=shown, outlet=outlet, copied_on=on, note=note.strip(), told_by_id=by.person_id
    )
    refuse_if_any(invalid_fields(copy, "note"))
    copy.save()
    traced(by, at, shown.plan, "plan.copied", {"outlet": outlet.name, "shown": shown.outlet.name})
    return copy


def demonstration_of(by: Viewer, number: int) -> PlanOutlet:
    seen = shared_with(by, centre="plan__centre_id", company="plan__company_id")
    rows = PlanOutlet.objects.filter(seen, pk=number, demonstration=True)
    found = rows.select_related("plan", "outlet").first()
    if found is None:
        what, remedy = "is not in force among yours", "look at the list again"
        raise RefusedError(Problem(f"demonstration {number}", what, remedy))
    return found


def _target(plan: int, code: str) -> PlanOutlet:
    found = PlanOutlet.objects.filter(plan_id=plan, outlet__code=code).select_related("outlet").first()
    if found is None:
        raise RefusedError(Problem("outlet", "is no target outlet of this plan", "choose one of its outlets"))
    return found
