"""Awards as money: decided or not, paid or not; for the team, and for whoever leads where it comes from."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Sum

from ronda.innovation.queries.awards import Award, Winner, award_given, awards_given
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.pay.models import AwardDecision, Posting, PrizePayment
from ronda.pay.queries.seeing import leads
from ronda.pay.rules.prizes import PrizeState, may_decide, may_record, prizes_of, state_of
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class TakenBack:
    """That a payment was a mistake: why, by whom and when."""

    why: str
    who: str
    at: datetime


@dataclass(frozen=True)
class Paid:
    """A payment as it was recorded; it stands while it is not taken back."""

    number: int
    on: date
    paper: str
    who: str
    at: datetime
    taken_back: TakenBack | None = None


@dataclass(frozen=True)
class PrizeLine:
    """A person's part of an award; without a decision what it would be.

    `payments`: the oldest first; only the last one may stand.
    """

    winner: Winner
    cents: int
    payments: Sequence[Paid] = ()

    @property
    def paid(self) -> Paid | None:
        """The payment that stands."""
        return next((each for each in self.payments if each.taken_back is None), None)

    @property
    def mistakes(self) -> list[Paid]:
        return [each for each in self.payments if each.taken_back is not None]

    @property
    def is_paid(self) -> bool:
        return self.paid is not None


@dataclass(frozen=True)
class Decided:
    """The newest decision about an award, with the parts that it fixed."""

    approved: bool
    why: str
    reserve_cents: int
    decided_by_id: int
    who: str
    decided_at: datetime
    lines: Sequence[PrizeLine]


@dataclass(frozen=True)
class AwardMoney:
    """`decision` is the newest one; `lines` those that the viewer may see.

    `may_correct`: takes back a payment recorded by mistake.
    """

    award: Award
    state: PrizeState
    decision: Decided | None
    lines: Sequence[PrizeLine]
    may_decide: bool
    may_record: bool
    may_correct: bool

    @property
    def employer_cents(self) -> int:
        return self.award.cents - (self.decision.reserve_cents if self.decision else 0)


def awards_money(viewer: Viewer) -> list[AwardMoney]:
    """Those of the teams one is in, of the centre one leads, of the company for whoever leads it."""
    seen = [each for each in awards_given(viewer.company_id) if _sees(viewer, each)]
    return _money(viewer, seen)


def award_money(viewer: Viewer, entry: int) -> AwardMoney:
    award = award_given(viewer.company_id, entry)
    if award is None or not _sees(viewer, award):
        raise RefusedError(Problem(f"award {entry}", "is not among yours", "look at it again"))
    return _money(viewer, [award])[0]


def own_prizes(viewer: Viewer, person: int) -> list[tuple[AwardMoney, PrizeLine]]:
    """What one person received or is to receive, as far as the viewer may see the award."""
    return [
        (each, line)
        for each in awards_money(viewer)
        for line in each.lines
        if line.winner.person_id == person and each.state != "refused"
    ]


def reserve_left(centre: int, *, lock: bool = False) -> int:
    """What penalties brought into the centre's reserve, less what approved prizes took from it.

    `lock`: nobody else takes from it until the transaction is over.
    """
    rows = Posting.objects.filter(kind=Posting.Kind.RESERVE, centre_id=centre).order_by()
    if lock:
        brought = sum(each.cents for each in rows.select_for_update(of=("self",)))
    else:
        brought = rows.aggregate(sum=Sum("cents"))["sum"] or 0
    taken = AwardDecision.objects.filter(centre_id=centre, approved=True).order_by()
    return int(brought - (taken.aggregate(sum=Sum("reserve_cents"))["sum"] or 0))


def _sees(viewer: Viewer, award: Award) -> bool:
    return leads(viewer, award.centre_id) or viewer.person_id in award.shares


def _money(viewer: Viewer, awards: Sequence[Award]) -> list[AwardMoney]:
    decisions = _newest_decisions([each.entry for each in awards])
    return [_one(viewer, each, decisions.get(each.entry)) for each in awards]


def _one(viewer: Viewer, award: Award, decision: Decided | None) -> AwardMoney:
    lines = decision.lines if decision is not None and decision.approved else _would_be(award)
    paid = sum(each.is_paid for each in lines)
    state = state_of(decided=decision.approved if decision else None, prizes=len(lines), paid=paid)
    team = {each.winner.person_id for each in lines} | set(award.shares)
    lead = leads(viewer, award.centre_id)
    records = decision is not None and may_record(
        viewer.person_id, team, leads=lead, approved_by=decision.decided_by_id
    )
    return AwardMoney(
        award,
        state,
        decision,
        lines,
        may_decide=state in ("waiting", "refused") and may_decide(viewer.person_id, team, leads=lead),
        may_record=state == "approved" and records,
        may_correct=decision is not None and decision.approved and records,
    )


def _would_be(award: Award) -> list[PrizeLine]:
    parts = prizes_of(award.cents, award.shares)
    return [PrizeLine(each, parts[each.person_id]) for each in award.team if each.person_id in parts]


def _newest_decisions(entries: Collection[int]) -> dict[int, Decided]:
    """With their prizes and payments; two statements."""
    found: dict[int, dict[int, Decided]] = defaultdict(dict)
    lines: defaultdict[int, list[PrizeLine]] = defaultdict(list)
    payments = _payments(entries)
    rows = AwardDecision.objects.filter(entry__in=entries).order_by("pk", "prizes__pk")
    for row in rows.values_list(
        "entry_id",
        "pk",
        "approved",
        "why",
        "reserve_cents",
        "decided_by_id",
        "decided_by__name",
        "decided_at",
        "prizes__pk",
        "prizes__cents",
        "prizes__person_id",
        "prizes__person__code",
        "prizes__person__name",
    ):
        entry, key, approved, why, reserve, by_id, who, at = row[:8]
        prize, cents, person, code, name = row[8:]
        found[entry][key] = Decided(approved, why, reserve, by_id, who, at, lines[key])
        if prize is not None:
            lines[key].append(PrizeLine(Winner(person, code, name, 0), cents, payments[prize]))
    return {entry: several[max(several)] for entry, several in found.items()}


def _payments(entries: Collection[int]) -> defaultdict[int, list[Paid]]:
    """By prize, the oldest first."""
    found: defaultdict[int, list[Paid]] = defaultdict(list)
    rows = PrizePayment.objects.filter(prize__decision__entry__in=entries).order_by("pk")
    for each in rows.select_related("marked_by", "taken_back__taken_by"):
        mistake = getattr(each, "taken_back", None)
        back = TakenBack(mistake.why, mistake.taken_by.name, mistake.taken_at) if mistake else None
        paid = Paid(each.pk, each.paid_on, each.paper, each.marked_by.name, each.marked_at, back)
        found[each.prize_id].append(paid)
    return found
