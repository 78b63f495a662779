"""Awards as money: decided or not, paid or not; for the team, and for whoever leads where it comes from."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from ronda.innovation.queries.awards import Award, Winner, award_given, awards_given
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.pay.models import AwardDecision, Posting, Prize
from ronda.pay.queries.seeing import leads
from ronda.pay.rules.prizes import PrizeState, may_decide, may_record, prizes_of, state_of
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class PrizeLine:
    """A person's part of an award; without a decision what it would be. `number` once it is approved."""

    winner: Winner
    cents: int
    number: int | None = None
    paid_on: date | None = None
    paper: str = ""
    paid_by: str = ""

    @property
    def is_paid(self) -> bool:
        return self.paid_on is not None


@dataclass(frozen=True)
class AwardMoney:
    """`decision` is the newest one; `lines` those that the viewer may see."""

    award: Award
    state: PrizeState
    decision: AwardDecision | None
    lines: Sequence[PrizeLine]
    may_decide: bool
    may_record: bool

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
        brought = sum(rows.select_for_update().values_list("cents", flat=True))
    else:
        brought = rows.aggregate(sum=Sum("cents"))["sum"] or 0
    taken = AwardDecision.objects.filter(centre_id=centre, approved=True).order_by()
    return int(brought - (taken.aggregate(sum=Sum("reserve_cents"))["sum"] or 0))


def _sees(viewer: Viewer, award: Award) -> bool:
    return leads(viewer, award.centre_id) or viewer.person_id in award.shares


def _money(viewer: Viewer, awards: Sequence[Award]) -> list[AwardMoney]:
    decisions = _newest_decisions([each.entry for each in awards])
    prizes = _prizes([each.pk for each in decisions.values() if each.approved])
    return [_one(viewer, each, decisions.get(each.entry), prizes) for each in awards]


def _one(
    viewer: Viewer, award: Award, decision: AwardDecision | None, prizes: Mapping[int, list[PrizeLine]]
) -> AwardMoney:
    there = decision is not None and decision.approved
    lines = prizes[decision.pk] if decision is not None and there else _would_be(award)
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
    )


def _would_be(award: Award) -> list[PrizeLine]:
    parts = prizes_of(award.cents, award.shares)
    return [PrizeLine(each, parts[each.person_id]) for each in award.team if each.person_id in parts]


def _newest_decisions(entries: Collection[int]) -> dict[int, AwardDecision]:
    rows = AwardDecision.objects.filter(entry__in=entries).select_related("decided_by")
    return {each.entry_id: each for each in rows.order_by("pk")}


def _prizes(decisions: Collection[int]) -> Mapping[int, list[PrizeLine]]:
    found: defaultdict[int, list[PrizeLine]] = defaultdict(list)
    rows = Prize.objects.filter(decision__in=decisions)
    for each in rows.select_related("person", "payment__marked_by").order_by("pk"):
        payment = getattr(each, "payment", None)
        winner = Winner(each.person_id, each.person.code, each.person.name, 0)
        found[each.decision_id].append(
            PrizeLine(
                winner,
                each.cents,
                each.pk,
                payment.paid_on if payment else None,
                payment.paper if payment else "",
                payment.marked_by.name if payment else "",
            )
        )
    return found
