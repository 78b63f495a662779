"""A chain as one picture: its steps, their rounds, and what is still to come."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.work.models import Chain, ChainStep, Handover
from ronda.work.queries.clocks import clock_over
from ronda.work.queries.seen import seen_by
from ronda.work.queries.silence import silence_on
from ronda.work.rules import WorkingClock, may_lead
from ronda.work.rules.chain_picture import HeldRound, Part, PlannedStep, chain_parts, span_of
from ronda.work.rules.handover_state import State, handover_state
from ronda.work.rules.silence import HandoverTerms


@dataclass(frozen=True)
class Row:
    """A part of the picture: whose hands, in words, and where its bar lies on the days from 0 to `width`."""

    part: Part
    title: str
    duty: str
    owner: Any
    receiver: Any
    allowed: int
    handover: Handover | None
    state: State | None
    first: date

    @property
    def holder(self) -> Any:
        return self.receiver if self.part.kind == "answering" else self.owner

    @property
    def left(self) -> int:
        return (self.part.start - self.first).days

    @property
    def right(self) -> int:
        return (self.part.end - self.first).days + 1

    @property
    def length(self) -> int:
        return self.right - self.left

    @property
    def mark(self) -> int | None:
        """Behind the last allowed day."""
        return (self.part.due - self.first).days + 1 if self.part.due else None

    @property
    def late_left(self) -> int:
        return max(self.left, self.mark or self.left)

    @property
    def late_length(self) -> int:
        return max(0, self.right - self.late_left) if self.part.late_days else 0


@dataclass(frozen=True)
class Picture:
    rows: list[Row]
    first: date
    last: date
    today: date
    clock: WorkingClock

    @property
    def width(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def now(self) -> int | None:
        """Where today lies; None: outside of the picture."""
        return (self.today - self.first).days if self.first <= self.today <= self.last else None

    @property
    def late_days(self) -> int:
        return sum(row.part.late_days for row in self.rows)


@dataclass(frozen=True)
class ChainPage:
    """`state` is that of the day."""

    chain: Chain
    state: str
    picture: Picture
    waits_with: list[Row]
    may_stop: bool
    links: frozenset[int]


def chains_for(viewer: Viewer) -> QuerySet[Chain]:
    """Those of one's centres, and those in which one has a hand."""
    hand = Q(owner_id=viewer.person_id or 0) | Q(receiver_id=viewer.person_id or 0)
    mine = ChainStep.objects.filter(hand).order_by().values("chain_id")
    seen = seen_by(viewer, centre="centre_id", persons=["made_by_id"])
    if viewer.person_id is not None:
        seen |= Q(company_id=viewer.company_id, pk__in=mine)
    return Chain.objects.filter(seen)


def listed_chains(viewer: Viewer, *, today: date) -> QuerySet[Any]:
    """With the number of steps, of those accepted, who has it in hand, and `stands`, the state of the day."""
    silence = silence_on(viewer, today)
    of_chain = Handover.objects.filter(in_force(), step__chain=OuterRef("pk")).order_by()
    accepted = of_chain.filter(Q(accepted_on__isnull=False) | silence.accepted).values("step__chain")
    in_hand = of_chain.filter(silence.open).order_by("-started_on", "-pk")
    # What was let lie has ended its step, and the next owner has it, also before the daily round says so.
    silent = Exists(of_chain.filter(silence.accepted))
    to_come = _to_come()
    ends = Q(silent, ~Exists(to_come), ~Exists(in_hand), state=Chain.State.RUNNING)
    holder = Case(When(given_on=None, then=F("owner__name")), default=F("receiver__name"))
    return (
        chains_for(viewer)
        .select_related("plan", "made_by")
        .annotate(
            total=Count("steps", distinct=True),
            done=Coalesce(Subquery(accepted.annotate(many=Count("pk")).values("many")), 0),
            holder=Coalesce(
                Subquery(in_hand.annotate(who=holder).values("who")[:1]),
                Case(When(silent, then=Subquery(to_come.values("owner__name")[:1]))),
            ),
            stands=Case(
                When(ends, then=Value(str(Chain.State.DONE))), default=F("state"), output_field=CharField()
            ),
        )
        .order_by("-starts", "-pk")
    )


def _to_come() -> QuerySet[ChainStep]:
    """Steps of a running chain that have not begun, the next one first."""
    begun = Handover.objects.filter(in_force(), step=OuterRef("pk"))
    steps = ChainStep.objects.filter(~Exists(begun), chain=OuterRef("pk"), chain__state=Chain.State.RUNNING)
    return steps.order_by("position")


def chain_page(viewer: Viewer, number: int, *, today: date, terms: HandoverTerms) -> ChainPage:
    chain = (
        chains_for(viewer)
        .select_related("centre", "plan", "priority", "outlet", "made_by", "company")
        .filter(pk=number)
        .first()
    )
    if chain is None:
        raise RefusedError(
            Problem(f"chain {number}", "is not in force among yours", "look at the list again")
        )
    found = picture_of_chain(viewer, chain, today=today, terms=terms)
    state = state_today(chain, found)
    return ChainPage(
        chain=chain,
        picture=found,
        state=state,
        waits_with=_waiting(found.rows),
        may_stop=state == Chain.State.RUNNING and may_lead(viewer, chain.centre_id),
        links=opened_from(viewer, found),
    )


def state_today(chain: Chain, picture: Picture) -> str:
    """Done as well where the last step was let lie and the daily round has not written it down yet."""
    last = picture.rows[-1].state if picture.rows else None
    over = chain.state == Chain.State.RUNNING and last == "silent"
    return str(Chain.State.DONE if over else chain.state)


def _waiting(rows: Sequence[Row]) -> list[Row]:
    """What lies with somebody; also the step that a silence has begun and no daily round has written down."""
    found = []
    before: State | None = None
    for row in rows:
        if row.state in ("to_give", "to_answer", "to_settle"):
            found.append(row)
        elif row.part.kind == "planned" and before == "silent":
            found.append(replace(row, state="to_give"))
        before = row.state
    return found


def picture_of_chain(viewer: Viewer, chain: Chain, *, today: date, terms: HandoverTerms) -> Picture:
    steps = list(chain.steps.select_related("owner", "receiver"))
    handovers = Handover.objects.filter(in_force(), step__in=steps)
    rounds: dict[int, list[Handover]] = defaultdict(list)
    for each in handovers.select_related("owner", "receiver").order_by("round", "pk"):
        rounds[each.step_id or 0].append(each)
    planned = chain.state == Chain.State.RUNNING
    wanted = [(step.position, step, rounds[step.pk]) for step in steps if planned or rounds[step.pk]]
    return picture_of(viewer, wanted, starts=chain.starts, today=today, terms=terms, company=chain.company)


def picture_of(
    viewer: Viewer,
    wanted: Sequence[tuple[int, Any, Sequence[Handover]]],
    *,
    starts: date,
    today: date,
    terms: HandoverTerms,
    company: Any,
) -> Picture:
    """Of steps and their rounds; what has no step of a chain stands for itself."""
    steps = [
        PlannedStep(position, step.allowed_days, tuple(_held(each) for each in rounds))
        for position, step, rounds in wanted
    ]
    clock = _clock(viewer, steps, starts, today, company.working_weekdays)
    parts = chain_parts(steps, today=today, starts=starts, clock=clock)
    first, last = span_of(parts, today)
    by_position = {position: (step, rounds) for position, step, rounds in wanted}
    rows = [
        _row(part, *by_position[part.position], first=first, today=today, terms=terms, clock=clock)
        for part in parts
    ]
    return Picture(rows, first, last, today, clock)


def opened_from(viewer: Viewer, picture: Picture) -> frozenset[int]:
    """The hand-overs of the picture that the viewer may open."""
    return frozenset(row.handover.number for row in picture.rows if row.handover and _opens(viewer, row))


def _row(
    part: Part,
    step: Any,
    rounds: Sequence[Handover],
    *,
    first: date,
    today: date,
    terms: HandoverTerms,
    clock: WorkingClock,
) -> Row:
    handover = rounds[part.round - 1] if part.kind != "planned" else None
    said = handover or step
    state = None
    if handover is not None and part.kind == "held":
        state = handover_state(
            handover, today=today, terms=terms, clock=clock, comes_again=part.round < len(rounds)
        )
    return Row(
        part=part,
        title=said.title,
        duty=said.duty,
        owner=said.owner,
        receiver=said.receiver,
        allowed=said.allowed_days,
        handover=handover,
        state=state,
        first=first,
    )


def _held(handover: Handover) -> HeldRound:
    return HeldRound(
        handover.number,
        handover.started_on,
        handover.allowed_days,
        handover.given_on,
        handover.returned_on,
    )


def _clock(
    viewer: Viewer, steps: Sequence[PlannedStep], starts: date, today: date, weekdays: str
) -> WorkingClock:
    days = [starts, today]
    for step in steps:
        for held in step.rounds:
            days += [day for day in (held.started_on, held.given_on, held.returned_on) if day]
    ahead = sum(max([step.allowed_days, *(held.allowed_days for held in step.rounds)]) for step in steps)
    return clock_over(viewer, days, ahead=ahead + 10, weekdays=weekdays)


def _opens(viewer: Viewer, row: Row) -> bool:
    """Whether the viewer may open the hand-over itself."""
    if viewer.scope != "own":
        return True
    return viewer.person_id in (row.owner.pk, row.receiver.pk if row.receiver else None)
