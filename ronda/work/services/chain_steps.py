"""A chain goes on: an accepted step begins the next one, on the day on which it was given."""

from datetime import date, datetime
from itertools import pairwise

from django.db.models import QuerySet

from ronda.people.queries import company_day, in_force
from ronda.people.rules import Viewer
from ronda.work.models import Chain, ChainStep, Handover
from ronda.work.queries.numbered import numbered
from ronda.work.services.handover_hands import refuse, traced
from ronda.work.services.recording import add_records, withdraw_records
from ronda.work.services.tracing import leave_trace


def begin_step(by: Viewer, at: datetime, step: ChainStep, on: date) -> Handover:
    """The owner of the step holds the work since this day."""
    chain = step.chain
    handover = Handover(
        company_id=chain.company_id,
        centre_id=chain.centre_id,
        owner_id=step.owner_id,
        receiver_id=step.receiver_id,
        outlet_id=chain.outlet_id,
        plan_id=chain.plan_id,
        priority_id=chain.priority_id,
        duty=step.duty,
        title=step.title,
        evidence_wanted=step.evidence_wanted,
        text=chain.goal,
        started_on=on,
        allowed_days=step.allowed_days,
        step=step,
        known_at=at,
    )
    add_records([handover], at=at, refuse=lambda records: None)
    traced(by, at, handover, "handover.begun", {"name": step.owner.name, "days": step.allowed_days})
    return handover


def go_on_after(by: Viewer, at: datetime, accepted: Handover) -> None:
    """Begin the next step, or end the chain; its owner has had the work since it was given."""
    if accepted.step_id is None:
        return
    chain = Chain.objects.select_for_update(of=("self",)).get(steps=accepted.step_id)
    if chain.state != Chain.State.RUNNING:
        return
    step = _next(accepted)
    if step is None:
        _set_state(by, at, chain, Chain.State.DONE, "chain.done")
        return
    assert accepted.given_on is not None, "what is accepted was given"
    if not _of_step(step).exists():
        begin_step(by, at, step, max(accepted.given_on, _received_on(by, accepted) or accepted.given_on))


def _received_on(by: Viewer, handover: Handover) -> date | None:
    """The day on which the present receiver took the place of another one; None: it was never passed on."""
    rows = Handover.objects.filter(numbered([handover.number]), company_id=by.company_id)
    versions = list(rows.order_by("known_at", "pk").values_list("receiver_id", "known_at"))
    taken = [
        known_at
        for (before, _), (receiver, known_at) in pairwise(versions)
        if receiver == handover.receiver_id != before
    ]
    return company_day(by, taken[-1]) if taken else None


def undo_step(by: Viewer, at: datetime, accepted: Handover) -> None:
    """An acceptance is taken back: what it began goes too, as long as nobody has given it."""
    if accepted.step_id is None:
        return
    chain = Chain.objects.select_for_update(of=("self",)).get(steps=accepted.step_id)
    step = _next(accepted)
    begun = list(_of_step(step)) if step else []
    if any(each.given_on is not None for each in begun):
        refuse(accepted.number, "has gone on since", "return the later one instead")
    if begun:
        withdraw_records(begun, at=at, reason="the acceptance was taken back")
    if chain.state == Chain.State.DONE:
        _set_state(by, at, chain, Chain.State.RUNNING, "chain.reopened")


def _next(accepted: Handover) -> ChainStep | None:
    step = accepted.step
    assert step is not None
    later = ChainStep.objects.filter(chain_id=step.chain_id, position__gt=step.position)
    return later.select_related("chain", "owner").order_by("position").first()


def _of_step(step: ChainStep) -> QuerySet[Handover]:
    return Handover.objects.filter(in_force(), step=step)


def _set_state(by: Viewer, at: datetime, chain: Chain, state: str, what: str) -> None:
    chain.state = state
    chain.save(update_fields=["state"])
    leave_trace(by=by, at=at, about="chain", number=chain.pk, what=what)
