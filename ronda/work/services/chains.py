"""A chain is planned and begins; whoever leads the centre may stop it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries import company_day, in_force
from ronda.people.rules import Viewer
from ronda.people.services.checking import invalid_fields, refuse_if_any
from ronda.work.models import Chain, ChainStep, Handover
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.queries.silence import silence_on
from ronda.work.rules import may_lead, may_record_in
from ronda.work.rules.chain_plan import StepDraft, chain_faults
from ronda.work.services.chain_steps import begin_step
from ronda.work.services.recording import withdraw_records
from ronda.work.services.tracing import leave_trace


@dataclass(frozen=True)
class ChainDraft:
    """What is planned; plan, priority and outlet are numbers of rows that the planner sees."""

    title: str
    centre_id: int
    starts: date
    steps: Sequence[StepDraft]
    receiver_code: str
    goal: str = ""
    plan_id: int | None = None
    priority_id: int | None = None
    outlet_id: int | None = None


@transaction.atomic
def start_chain(*, by: Viewer, at: datetime, today: date, draft: ChainDraft) -> Chain:
    """The first step's hand-over begins with it; the others follow one after the other."""
    return _start(by, at, today, draft)


@transaction.atomic
def hand_to_many(
    *, by: Viewer, at: datetime, today: date, draft: ChainDraft, receivers: Sequence[str]
) -> list[Chain]:
    """The same single hand-over to each of the receivers, such as a target list to three account managers."""
    if len(draft.steps) != 1:
        raise RefusedError(Problem("steps", "has more than 1 steps", "only a single step goes to several"))
    if not receivers:
        raise RefusedError(Problem("receivers", "names nobody", "choose at least one receiver"))
    return [_start(by, at, today, replace(draft, receiver_code=code)) for code in dict.fromkeys(receivers)]


@transaction.atomic
def stop_chain(*, by: Viewer, at: datetime, number: int, why: str) -> Chain:
    """What is in somebody's hands is withdrawn; what was given and answered stays as it was."""
    chain = Chain.objects.select_for_update(of=("self",)).filter(company_id=by.company_id, pk=number).first()
    if chain is None or not may_lead(by, chain.centre_id):
        raise NotAllowedError(f"stopping chain {number}")
    if not why.strip():
        raise RefusedError(Problem("why", "says nothing", "say why it is stopped"))
    if chain.state != Chain.State.RUNNING:
        raise RefusedError(Problem(f"chain {number}", "does not run any more", "look at the page again"))
    end_chain(by, at, chain, why.strip())
    return chain


def end_chain(by: Viewer, at: datetime, chain: Chain, why: str) -> None:
    chain.state, chain.stopped_why = Chain.State.STOPPED, why[:500]
    chain.save(update_fields=["state", "stopped_why"])
    in_hand = Handover.objects.filter(in_force(), silence_on(by, company_day(by, at)).open, step__chain=chain)
    open_ones = list(in_hand)
    if open_ones:
        withdraw_records(open_ones, at=at, reason=why[:300])
    leave_trace(by=by, at=at, about="chain", number=chain.pk, what="chain.stopped", why=why[:500])


def _start(by: Viewer, at: datetime, today: date, draft: ChainDraft) -> Chain:
    if not may_record_in(by, draft.centre_id):
        raise NotAllowedError("planning chains of this centre")
    people = {each.code: each.person_id for each in colleagues_of(by, on=today, centres=[draft.centre_id])}
    refuse_if_any(_faults(draft, people))
    chain = Chain(
        company_id=by.company_id,
        centre_id=draft.centre_id,
        title=draft.title.strip(),
        goal=draft.goal.strip(),
        starts=draft.starts,
        plan_id=draft.plan_id,
        priority_id=draft.priority_id,
        outlet_id=draft.outlet_id,
        made_by_id=by.person_id,
        made_at=at,
    )
    refuse_if_any(invalid_fields(chain, "chain"))
    chain.save()
    steps = _steps(chain, draft, people)
    refuse_if_any([found for each in steps for found in invalid_fields(each, f"step {each.position}")])
    ChainStep.objects.bulk_create(steps)
    leave_trace(
        by=by, at=at, about="chain", number=chain.pk, what="chain.started", said={"steps": len(steps)}
    )
    first = ChainStep.objects.select_related("chain", "owner").get(chain=chain, position=1)
    begin_step(by, at, first, draft.starts)
    return chain


def _faults(draft: ChainDraft, people: Mapping[str, int]) -> list[Problem]:
    found = [
        Problem(where, what, remedy) for where, what, remedy in chain_faults(draft.steps, draft.receiver_code)
    ]
    if not draft.title.strip():
        found.append(Problem("title", "says nothing", "say what the chain is about"))
    for number, step in enumerate(draft.steps, start=1):
        if step.owner_code not in people:
            found.append(_stranger(f"step {number}"))
    if draft.receiver_code not in people:
        found.append(_stranger("receiver"))
    return found


def _stranger(where: str) -> Problem:
    return Problem(where, "works in no post of this centre", "choose somebody of the centre")


def _steps(chain: Chain, draft: ChainDraft, people: Mapping[str, int]) -> list[ChainStep]:
    hands = [people[step.owner_code] for step in draft.steps] + [people[draft.receiver_code]]
    return [
        ChainStep(
            chain=chain,
            position=number,
            title=step.title.strip(),
            duty=step.duty,
            owner_id=hands[number - 1],
            receiver_id=hands[number],
            allowed_days=step.allowed_days,
            evidence_wanted=step.evidence_wanted.strip(),
        )
        for number, step in enumerate(draft.steps, start=1)
    ]
