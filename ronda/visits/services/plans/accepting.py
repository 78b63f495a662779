"""A draft becomes the plan, or is dropped."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import company_day
from ronda.people.rules import Viewer
from ronda.visits.models import PlannedVisit, VisitForm, VisitPlan
from ronda.visits.queries.month_plan import needed_of
from ronda.visits.queries.plan_rows import Versions, plan_numbered, rows_of, versions_of
from ronda.visits.rules.month.carrying import Standing, State, carry_over
from ronda.visits.services.plans.settling import take_in_made
from ronda.work.queries.desk import traces_since
from ronda.work.services.tracing import leave_trace

ABOUT = "visit_plan"
# Deeds on the plan in force that a draft made before them does not know.
CHANGES = ("visit_plan.visit_moved", "visit_plan.visit_locked", "visit_plan.visit_added")
LONGEST_WHY = 500


@transaction.atomic
def accept_plan(*, by: Viewer, at: datetime, plan: int) -> VisitPlan:
    """Replaces the earlier one; what was done, begun or chosen there is carried over."""
    draft = plan_numbered(by, plan, to_change=True)
    if draft.state == VisitPlan.State.ACCEPTED:
        return draft
    if draft.state != VisitPlan.State.DRAFT:
        raise RefusedError(Problem("plan", "is no draft any more", "look at the newest one"))
    versions = versions_of(by, Q(person_id=draft.person_id), Month.parse(draft.month))
    before = versions.accepted
    _refuse_outdated(by, at, draft, before)
    taken = dropped = 0
    if before is None or not before.visits.exclude(reason=PlannedVisit.Reason.QUOTA).exists():
        taken = take_in_made(by, draft, before)
    if before is not None:
        taken, dropped = _carry(versions, before, draft)
        VisitPlan.objects.filter(pk=before.pk).update(state=VisitPlan.State.REPLACED)
    draft.state, draft.accepted_at, draft.accepted_by_id = VisitPlan.State.ACCEPTED, at, by.person_id
    try:
        with transaction.atomic():
            draft.save(update_fields=["state", "accepted_at", "accepted_by"])
    except IntegrityError:
        again = "make the plan again"
        raise RefusedError(Problem("plan", "another one was accepted meanwhile", again)) from None
    if taken:
        month = Month.parse(draft.month)
        draft.found |= needed_of(by, versions_of(by, Q(person_id=draft.person_id), month), draft)
        draft.save(update_fields=["found"])
    said = {"visits": draft.visits.exclude(day=None).count(), "carried": taken, "dropped": dropped}
    leave_trace(by=by, at=at, about=ABOUT, number=draft.pk, what="visit_plan.accepted", said=said)
    return draft


@transaction.atomic
def drop_plan(*, by: Viewer, at: datetime, plan: int, why: str) -> VisitPlan:
    """Only a draft; twice is once."""
    draft = plan_numbered(by, plan, to_change=True)
    if draft.state == VisitPlan.State.DROPPED:
        return draft
    if draft.state != VisitPlan.State.DRAFT:
        raise RefusedError(Problem("plan", "is no draft any more", "look at the newest one"))
    draft.state = VisitPlan.State.DROPPED
    draft.save(update_fields=["state"])
    leave_trace(
        by=by, at=at, about=ABOUT, number=draft.pk, what="visit_plan.dropped", why=why.strip()[:LONGEST_WHY]
    )
    return draft


def _refuse_outdated(by: Viewer, at: datetime, draft: VisitPlan, before: VisitPlan | None) -> None:
    """What the draft does not know of must not be lost by it."""
    again = "make the plan again"
    today = company_day(by, at)
    if Month.parse(draft.month).end <= today:
        raise RefusedError(Problem("month", "is over", "choose this month or a later one"))
    if draft.visits.filter(state=PlannedVisit.State.PLANNED, day__lt=today).exists():
        raise RefusedError(Problem("plan", "has visits on days that are over", again))
    if before is None:
        return
    if draft.basis_id != before.pk:
        # A first choice for the quota makes a plan too; it is carried over.
        planned = before.visits.exclude(reason=PlannedVisit.Reason.QUOTA).exists()
        if planned or draft.basis_id is not None:
            raise RefusedError(Problem("plan", "another one was accepted meanwhile", again))
    if any(each.what in CHANGES for each in traces_since(by, ABOUT, before.pk, draft.made_at)):
        raise RefusedError(Problem("plan", "the plan in force was changed meanwhile", again))


def _carry(versions: Versions, before: VisitPlan, draft: VisitPlan) -> tuple[int, int]:
    """How many came along, and how many of the draft's went for them."""
    old = {row.pk: row for row in rows_of(versions, before)}
    new = list(draft.visits.select_related("outlet"))
    known = set(draft.found.get("settled", ()))
    found = carry_over(
        [_standing(row, known) for row in old.values()],
        [_standing(row, set()) for row in new],
        starts=draft.starts,
        instead={row.pk: row.told["stands_for"] for row in new if "stands_for" in row.told},
    )
    PlannedVisit.objects.filter(pk__in=found.dropped).delete()
    _copy([old[number] for number in found.taken], draft)
    return len(found.taken), len(found.dropped)


def _standing(row: PlannedVisit, known: set[int]) -> Standing:
    states: dict[str, State] = {"planned": "open", "under_way": "made", "done": "made"}
    state = states.get(row.state, "made" if row.told.get("given_up") else "lapsed")
    chosen = row.reason == PlannedVisit.Reason.QUOTA
    return Standing(row.pk, (row.outlet_id, row.kind), row.day, state, chosen, row.pk in known)


def _copy(rows: Sequence[PlannedVisit], draft: VisitPlan) -> None:
    """The earlier plan keeps its own; the forms of the visits follow to the new ones."""
    numbers = [row.pk for row in rows]
    for row in rows:
        row.pk, row.plan = None, draft
        row._state.adding = True
    made = PlannedVisit.objects.bulk_create(rows)
    for number, row in zip(numbers, made, strict=True):
        VisitForm.objects.filter(planned_id=number).update(planned=row)
