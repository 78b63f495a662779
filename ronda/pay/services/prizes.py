"""Prize money of an award: approved or refused by one hand, recorded as paid by another, each once.

A payment recorded by mistake is taken back once, for a reason; then the prize may be paid again.
"""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from ronda.innovation.queries.awards import Award, award_given
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.pay.models import AwardDecision, PaymentTakenBack, Prize, PrizePayment
from ronda.pay.queries.prizes import reserve_left
from ronda.pay.queries.seeing import leads
from ronda.pay.rules.prizes import from_reserve, may_decide, may_record, prizes_of
from ronda.people.rules import Viewer
from ronda.work.services.tracing import leave_trace

ABOUT = "prize"


@transaction.atomic
def approve_award(*, by: Viewer, at: datetime, entry: int) -> AwardDecision:
    """Each person's part is fixed to the cent; the centre's reserve bears what it can."""
    award = _to_decide(by, entry)
    reserve = from_reserve(award.cents, reserve_left(award.centre_id, lock=True))
    decision = _decided(by, at, award, approved=True, reserve_cents=reserve)
    parts = prizes_of(award.cents, award.shares)
    Prize.objects.bulk_create(
        Prize(decision=decision, person_id=person, cents=cents) for person, cents in parts.items()
    )
    _trace(by, at, entry, "approved", cents=award.cents, reserve_cents=reserve)
    return decision


@transaction.atomic
def refuse_award(*, by: Viewer, at: datetime, entry: int, why: str) -> AwardDecision:
    """For a reason that the team reads; the award and its points stay, and it may be approved later."""
    if not why.strip():
        raise RefusedError(Problem("why", "says nothing", "say why"))
    award = _to_decide(by, entry)
    decision = _decided(by, at, award, approved=False, why=why.strip()[:500])
    _trace(by, at, entry, "refused")
    return decision


@transaction.atomic
def record_payment(
    *,
    by: Viewer,
    at: datetime,
    today: date,
    entry: int,
    people: Collection[str],
    paid_on: date,
    paper: str,
) -> list[PrizePayment]:
    """To those of the team whose codes are named, all of them or none."""
    decision = _to_record(by, entry)
    prizes = {each.person.code: each for each in decision.prizes.select_related("person")}
    chosen = _unpaid(prizes, people)
    approved_on = timezone.localdate(decision.decided_at)
    _refuse_bad_paper(paid_on, paper, today=today, approved_on=approved_on)
    assert by.person_id is not None, "the rule asks for a person"
    paid = PrizePayment.objects.bulk_create(
        PrizePayment(
            prize=each,
            paid_on=paid_on,
            paper=paper.strip()[:100],
            instead_of=mistake,
            marked_by_id=by.person_id,
            marked_at=at,
        )
        for each, mistake in chosen.items()
    )
    _trace(by, at, entry, "paid", people=len(paid), cents=sum(each.cents for each in chosen))
    return paid


@transaction.atomic
def take_back_payment(*, by: Viewer, at: datetime, entry: int, payment: int, why: str) -> PaymentTakenBack:
    """It was recorded by mistake: the payment stays to be read, and the prize is to be paid again."""
    if not why.strip():
        raise RefusedError(Problem("reason", "says nothing", "say why"))
    decision = _to_record(by, entry)
    paid = PrizePayment.objects.filter(pk=payment, prize__decision=decision).select_related("prize").first()
    if paid is None:
        raise NotAllowedError(f"payment {payment}")
    if PaymentTakenBack.objects.filter(payment=paid).exists():
        raise RefusedError(Problem("payment", "is a payment taken back already", "look at the page again"))
    assert by.person_id is not None, "the rule asks for a person"
    taken = PaymentTakenBack.objects.create(
        payment=paid, why=why.strip()[:1000], taken_by_id=by.person_id, taken_at=at
    )
    _trace(by, at, entry, "payment_taken_back", cents=paid.prize.cents)
    return taken


def _to_record(by: Viewer, entry: int) -> AwardDecision:
    """The approval, locked with its award; whoever acts may record its payments."""
    award = award_given(by.company_id, entry, lock=True)
    decision: AwardDecision | None = AwardDecision.objects.filter(entry=entry, approved=True).first()
    if award is None or not leads(by, award.centre_id):
        raise NotAllowedError(f"award {entry}")
    if decision is None:
        raise RefusedError(Problem("prize", "is prize money that nobody approved", "have it approved"))
    team = set(decision.prizes.values_list("person_id", flat=True))
    if not may_record(by.person_id, team, leads=True, approved_by=decision.decided_by_id):
        raise RefusedError(Problem("prize", "needs another hand for its payment", "ask somebody else"))
    return decision


def _unpaid(prizes: dict[str, Prize], people: Collection[str]) -> dict[Prize, PaymentTakenBack | None]:
    """Those chosen, each with the mistake that the new payment stands in for."""
    if not people:
        raise RefusedError(Problem("people", "is no choice of people", "choose somebody"))
    if any(code not in prizes for code in people):
        raise RefusedError(Problem("people", "have no prize of this award", "choose somebody of the team"))
    chosen = [prizes[code] for code in dict.fromkeys(people)]
    last: dict[int, PaymentTakenBack | None] = {}
    for paid in PrizePayment.objects.filter(prize__in=chosen).select_related("taken_back").order_by("pk"):
        last[paid.prize_id] = getattr(paid, "taken_back", None)
    if None in last.values():
        raise RefusedError(Problem("people", "are paid already", "look at the page again"))
    return {each: last.get(each.pk) for each in chosen}


def _refuse_bad_paper(paid_on: date, paper: str, *, today: date, approved_on: date) -> None:
    if not paper.strip():
        raise RefusedError(Problem("paper", "names no paper", "write the number of the order or the list"))
    if paid_on > today:
        raise RefusedError(Problem("paid_on", "is still to come", "record it once it is paid"))
    if paid_on < approved_on:
        raise RefusedError(Problem("paid_on", "is before the approval", "correct the day"))


def _to_decide(by: Viewer, entry: int) -> Award:
    """Locked; not approved yet."""
    award = award_given(by.company_id, entry, lock=True)
    if award is None or not leads(by, award.centre_id):
        raise NotAllowedError(f"award {entry}")
    if not may_decide(by.person_id, award.shares, leads=True):
        raise RefusedError(Problem("prize", "is about the own prize", "ask somebody else who leads"))
    if AwardDecision.objects.filter(entry=entry, approved=True).exists():
        raise RefusedError(Problem("prize", "is prize money approved already", "look at the page again"))
    return award


def _decided(
    by: Viewer, at: datetime, award: Award, *, approved: bool, why: str = "", reserve_cents: int = 0
) -> AwardDecision:
    assert by.person_id is not None, "the rule asks for a person"
    return AwardDecision.objects.create(
        company_id=by.company_id,
        centre_id=award.centre_id,
        entry_id=award.entry,
        approved=approved,
        why=why,
        reserve_cents=reserve_cents,
        decided_by_id=by.person_id,
        decided_at=at,
    )


def _trace(by: Viewer, at: datetime, entry: int, deed: str, **said: object) -> None:
    leave_trace(by=by, at=at, about=ABOUT, number=entry, what=f"{ABOUT}.{deed}", said=said)
