"""One hand-over: where it stands, how far it failed by now, and what the viewer may do with it."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Q

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import in_force
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.rules import Viewer
from ronda.work.models import Chain, Handover
from ronda.work.queries.chain_page import Picture, picture_of, picture_of_chain
from ronda.work.queries.clocks import handover_terms
from ronda.work.queries.handovers import handovers_in_force
from ronda.work.queries.numbered import numbered
from ronda.work.rules import WorkingClock, may_act_for, may_lead
from ronda.work.rules.failure_degree import failure_degree
from ronda.work.rules.handover_state import State, handover_state, late_days
from ronda.work.rules.silence import HandoverTerms, silent_since


@dataclass(frozen=True)
class HandoverPage:
    """`degree` None: not due yet; `grace` None: the policy does not weigh the duty by its hand-overs."""

    handover: Handover
    state: State
    chain: Chain | None
    picture: Picture
    due: date | None
    days: int
    late: int
    grace: int | None
    degree: Fraction | None
    silent_on: date | None
    may_give: bool
    may_answer: bool
    may_settle: bool
    may_remind: bool

    @property
    def waits_for(self) -> str:
        if self.state == "to_give":
            return str(self.handover.owner.name)
        receiver = self.handover.receiver
        return receiver.name if self.state == "to_answer" and receiver else ""


def handover_page(viewer: Viewer, number: int, *, today: date) -> HandoverPage:
    handover = (
        handovers_in_force(viewer)
        .select_related(
            "owner", "receiver", "outlet", "plan", "priority", "centre", "company", "step__chain__company"
        )
        .filter(numbered([number]))
        .first()
    )
    if handover is None:
        what = "is not in force among yours"
        raise RefusedError(Problem(f"hand-over {number}", what, "look at the list again"))
    terms = handover_terms(today)
    chain = handover.step.chain if handover.step else None
    if chain is not None:
        picture = picture_of_chain(viewer, chain, today=today, terms=terms)
    else:
        rounds = _rounds(handover)
        picture = picture_of(
            viewer,
            [(1, handover, rounds)],
            starts=rounds[0].started_on,
            today=today,
            terms=terms,
            company=handover.company,
        )
    clock = picture.clock
    again = any(
        row.handover.round == handover.round + 1
        for row in picture.rows
        if row.handover and row.handover.step_id == handover.step_id
    )
    state = handover_state(handover, today=today, terms=terms, clock=clock, comes_again=again)
    return _page(viewer, handover, state, chain, picture, clock, today, terms)


def _page(
    viewer: Viewer,
    handover: Handover,
    state: State,
    chain: Chain | None,
    picture: Picture,
    clock: WorkingClock,
    today: date,
    terms: HandoverTerms,
) -> HandoverPage:
    due = clock.due_on(handover.started_on, handover.allowed_days)
    late = late_days(handover, today, clock)
    duty = rules_in_use(today).duties.get(handover.duty)
    grace = duty.grace if duty is not None and duty.evidence == "handovers" else None
    person, owner = viewer.person_id, handover.owner_id
    led = may_lead(viewer, handover.centre_id)
    return HandoverPage(
        handover=handover,
        state=state,
        chain=chain,
        picture=picture,
        due=due,
        days=clock.elapsed(handover.started_on, handover.given_on or today),
        late=late,
        grace=grace,
        degree=_degree(handover, due, today, clock, grace),
        silent_on=silent_since(handover.given_on, terms.silence_days, clock) if handover.given_on else None,
        may_give=state == "to_give"
        and handover.started_on <= today
        and may_act_for(viewer, owner, handover.centre_id),
        may_answer=state == "to_answer" and (viewer.can_manage or person == handover.receiver_id),
        may_settle=state == "to_settle" and led and person != owner,
        may_remind=_may_remind(viewer, handover, state),
    )


def _degree(
    handover: Handover, due: date | None, today: date, clock: WorkingClock, grace: int | None
) -> Fraction | None:
    """What the month will count, as far as it is known today: nothing before the due day is over."""
    if grace is None:
        return None
    delivered, returned = handover.given_on is not None, handover.returned_on is not None
    if not delivered and (due is None or today <= due):
        return None
    # As long as the month runs, what is late may still be given; the month itself counts what never came.
    days = clock.elapsed(handover.started_on, handover.given_on or today)
    return failure_degree(days, handover.allowed_days, grace, delivered=True, returned=returned)


def _may_remind(viewer: Viewer, handover: Handover, state: State) -> bool:
    waits_for = {"to_give": handover.owner_id, "to_answer": handover.receiver_id}.get(state)
    return viewer.person_id is not None and waits_for not in (None, viewer.person_id)


def _rounds(handover: Handover) -> list[Handover]:
    """Every round of the same work, the first one first."""
    root = handover.rework_of or handover.number
    same = numbered([root]) | Q(rework_of=root)
    rows = Handover.objects.filter(in_force(), same, company_id=handover.company_id)
    found = list(rows.select_related("owner", "receiver").order_by("round", "pk"))
    return found or [handover]
