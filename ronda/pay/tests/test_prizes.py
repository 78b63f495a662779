"""Prize money of an award: approved by one hand, paid by another, to the cent, and never twice."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from ronda.facts.models import Closing
from ronda.innovation.services.topics import publish_review
from ronda.innovation.tests.innovation_world import (
    DAY,
    NOW,
    Lab,
    a_lab,
    a_review,
    a_topic,
    acting,
    mark,
    worked_through,
)
from ronda.kernel.refusal import RefusedError
from ronda.pay.models import AwardDecision, PaymentTakenBack, Posting, Prize, PrizePayment
from ronda.pay.queries.prizes import PrizeLine, award_money, awards_money, own_prizes, reserve_left
from ronda.pay.rules.prizes import from_reserve, prizes_of
from ronda.pay.services.prizes import (
    approve_award,
    record_payment,
    refuse_award,
    take_back_payment,
)
from ronda.people.rules import Viewer
from ronda.work.models import Trace

pytestmark = pytest.mark.django_db
GOLD = 150_000


@pytest.fixture
def lab() -> Lab:
    return a_lab()


def an_award(lab: Lab) -> int:
    """Gold of 1500.00 for Diego (67 %) and Elena (33 %)."""
    topic = worked_through(lab, a_topic(lab, team={"diego": 67, "elena": 33}))
    review = a_review(lab, [topic], ["ana", "bruno", "carmen"])
    for judge in ("ana", "bruno", "carmen"):
        mark(lab, review, topic, judge, 9)
    publish_review(**acting(lab, "ana"), number=review.pk)
    return int(topic.reviews.get().pk)


def penalties(lab: Lab, cents: int) -> None:
    """What confirmed findings of a month brought into the centre's reserve."""
    closing = Closing.objects.create(
        company=lab.county.company,
        month="2022-09",
        run=1,
        as_of=NOW,
        folder="nowhere",
        policy_digest="0" * 64,
        manifest_digest="0" * 64,
        closed_at=NOW,
    )
    Posting.objects.create(
        closing=closing,
        centre=lab.county.centre,
        kind="reserve",
        cents=cents,
        reason="pay.penalties",
        created_at=NOW,
    )


def approved(lab: Lab, who: str = "teresa") -> int:
    entry = an_award(lab)
    approve_award(by=lab.viewer(who), at=NOW, entry=entry)
    return entry


def pay(lab: Lab, entry: int, who: str = "ana", *people: str, on: date = DAY, paper: str = "PO-17") -> None:
    record_payment(
        **acting(lab, who),
        entry=entry,
        people=[lab.code(name) for name in people or ("diego", "elena")],
        paid_on=on,
        paper=paper,
    )


def take_back(lab: Lab, entry: int, name: str, who: str = "ana", why: str = "The wrong list") -> None:
    """The payment that stands, of one of the team."""
    standing = PrizePayment.objects.get(prize__person__code=lab.code(name), taken_back=None)
    take_back_payment(by=lab.viewer(who), at=NOW, entry=entry, payment=standing.pk, why=why)


def line_of(lab: Lab, entry: int, name: str) -> PrizeLine:
    """As the person reads it."""
    lines = award_money(lab.viewer(name), entry).lines
    return next(each for each in lines if each.winner.code == lab.code(name))


def refusals(deed: Callable[[], object]) -> list[str]:
    with pytest.raises(RefusedError) as refused:
        deed()
    return [each.what for each in refused.value.problems]


@given(
    st.integers(1, 10**9),
    st.lists(st.integers(1, 40), min_size=1, max_size=6),
    st.integers(-(10**6), 10**9),
)
def test_every_cent_is_somebodys_and_no_reserve_bears_more_than_it_has(
    cents: int, parts: list[int], reserve: int
) -> None:
    shares = {n: part * 100 // sum(parts) for n, part in enumerate(parts)}
    shares[0] += 100 - sum(shares.values())
    assert sum(prizes_of(cents, shares).values()) == cents
    assert all(part > 0 for part in prizes_of(cents, shares).values())
    assert 0 <= from_reserve(cents, reserve) <= min(cents, max(reserve, 0))


def test_approval_fixes_each_part_to_the_cent(lab: Lab) -> None:
    entry = approved(lab)
    parts = {each.person.code: each.cents for each in Prize.objects.select_related("person")}
    assert parts == {lab.code("diego"): 100_500, lab.code("elena"): 49_500}
    assert award_money(lab.viewer("diego"), entry).state == "approved"


def test_the_reserve_of_the_centre_bears_what_it_can_and_the_employer_the_rest(lab: Lab) -> None:
    """245.00 lie in the reserve; 1255.00 are missing; for the next award nothing is left."""
    penalties(lab, 24_500)
    found = award_money(lab.viewer("ana"), approved(lab))
    assert found.decision is not None
    assert (found.decision.reserve_cents, found.employer_cents) == (24_500, 125_500)
    assert reserve_left(lab.county.centre.pk) == 0
    again = award_money(lab.viewer("ana"), approved(lab))
    assert again.employer_cents == GOLD


def test_one_hand_approves_and_another_pays(lab: Lab) -> None:
    entry = approved(lab, "ana")
    assert refusals(lambda: pay(lab, entry, "ana")) == ["needs another hand for its payment"]
    pay(lab, entry, "teresa")
    assert award_money(lab.viewer("elena"), entry).state == "paid"


def test_nobody_is_approved_or_paid_twice(lab: Lab) -> None:
    entry = approved(lab)
    assert refusals(lambda: approve_award(by=lab.viewer("ana"), at=NOW, entry=entry)) == [
        "is prize money approved already"
    ]
    pay(lab, entry, "ana", "diego")
    assert award_money(lab.viewer("ana"), entry).state == "approved"
    assert refusals(lambda: pay(lab, entry, "ana", "elena", "diego")) == ["are paid already"]
    assert PrizePayment.objects.count() == 1
    pay(lab, entry, "ana", "elena")
    assert award_money(lab.viewer("ana"), entry).state == "paid"
    assert sum(each.prize.cents for each in PrizePayment.objects.select_related("prize")) == GOLD


def test_the_database_itself_keeps_a_second_payment_and_a_second_approval_out(lab: Lab) -> None:
    entry = approved(lab)
    pay(lab, entry)
    payment, decision = PrizePayment.objects.earliest("pk"), AwardDecision.objects.get()
    for row in (
        PrizePayment(prize=payment.prize, paid_on=DAY, paper="X", marked_by=payment.marked_by, marked_at=NOW),
        AwardDecision(
            company=decision.company,
            centre=decision.centre,
            entry_id=entry,
            approved=True,
            decided_by=decision.decided_by,
            decided_at=NOW,
        ),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def test_a_payment_taken_back_leaves_the_prize_to_be_paid_again_once(lab: Lab) -> None:
    """Diego's 1005.00 stood on the wrong list; Elena's payment is not touched."""
    entry = approved(lab)
    pay(lab, entry)
    take_back(lab, entry, "diego", why=" The wrong list ")
    assert award_money(lab.viewer("ana"), entry).state == "approved"
    assert (line_of(lab, entry, "diego").is_paid, line_of(lab, entry, "elena").is_paid) == (False, True)
    pay(lab, entry, "ana", "diego", paper="PO-18")
    assert refusals(lambda: pay(lab, entry, "ana", "diego")) == ["are paid already"]
    assert award_money(lab.viewer("ana"), entry).state == "paid"
    found = line_of(lab, entry, "diego")
    assert found.paid is not None
    assert (found.cents, found.paid.paper) == (100_500, "PO-18")
    mistake = found.mistakes[0]
    assert mistake.taken_back is not None
    assert (mistake.paper, mistake.taken_back.why) == ("PO-17", "The wrong list")
    assert mistake.taken_back.who == lab.county.people["ana"].name
    standing = PrizePayment.objects.filter(taken_back=None)
    assert sum(each.prize.cents for each in standing) == GOLD


def test_a_payment_is_taken_back_once_and_only_in_words(lab: Lab) -> None:
    entry = approved(lab)
    pay(lab, entry)
    assert refusals(lambda: take_back(lab, entry, "diego", why="  ")) == ["says nothing"]
    first = PrizePayment.objects.get(prize__person__code=lab.code("diego"))
    take_back(lab, entry, "diego")
    ana = lab.viewer("ana")

    def again() -> None:
        take_back_payment(by=ana, at=NOW, entry=entry, payment=first.pk, why="Once more")

    assert refusals(again) == ["is a payment taken back already"]
    pay(lab, entry, "ana", "diego", paper="PO-18")
    assert refusals(again) == ["is a payment taken back already"]
    assert PaymentTakenBack.objects.count() == 1


@pytest.mark.parametrize("who", ["diego", "farid", "bruno", "nadia", "yusuf", "teresa"])
def test_whoever_may_not_record_a_payment_takes_none_back(lab: Lab, who: str) -> None:
    """Teresa approved; the others do not lead where the award comes from."""
    entry = approved(lab, "teresa")
    pay(lab, entry)
    assert refusals(lambda: take_back(lab, entry, "elena", who))
    assert not PaymentTakenBack.objects.exists()


def test_a_payment_is_taken_back_under_its_own_award_only(lab: Lab) -> None:
    entry, other = approved(lab), approved(lab)
    pay(lab, entry)
    payment = PrizePayment.objects.earliest("pk").pk
    by = lab.viewer("ana")
    assert refusals(lambda: take_back_payment(by=by, at=NOW, entry=other, payment=payment, why="No"))
    assert not PaymentTakenBack.objects.exists()


def test_the_reserve_bears_a_prize_once_whatever_is_taken_back(lab: Lab) -> None:
    penalties(lab, 24_500)
    entry = approved(lab)
    pay(lab, entry)
    take_back(lab, entry, "diego")
    pay(lab, entry, "ana", "diego")
    assert reserve_left(lab.county.centre.pk) == 0


def test_the_database_itself_lets_one_payment_follow_one_mistake(lab: Lab) -> None:
    entry = approved(lab)
    pay(lab, entry)
    take_back(lab, entry, "diego")
    pay(lab, entry, "ana", "diego")
    mistake = PaymentTakenBack.objects.get()
    told = {"paid_on": DAY, "paper": "X", "marked_by": mistake.taken_by, "marked_at": NOW}
    for row in (
        PrizePayment(prize=mistake.payment.prize, instead_of=mistake, **told),
        PrizePayment(prize=mistake.payment.prize, **told),
        PaymentTakenBack(payment=mistake.payment, why="Twice", taken_by=mistake.taken_by, taken_at=NOW),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def test_what_was_decided_and_paid_is_never_changed(lab: Lab) -> None:
    entry = approved(lab)
    pay(lab, entry)
    take_back(lab, entry, "diego")
    for model in (AwardDecision, Prize, PrizePayment, PaymentTakenBack):
        row = model.objects.earliest("pk")
        for deed in (
            row.save,
            row.delete,
            model.objects.all().delete,
            lambda rows=model: rows.objects.update(pk=1),
        ):
            with pytest.raises(TypeError):
                deed()


def test_nothing_is_paid_that_nobody_approved(lab: Lab) -> None:
    entry = an_award(lab)
    assert refusals(lambda: pay(lab, entry)) == ["is prize money that nobody approved"]


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ({"paper": " "}, "names no paper"),
        ({"on": date(2022, 10, 18)}, "is still to come"),
        ({"on": date(2022, 10, 16)}, "is before the approval"),
    ],
)
def test_a_payment_has_its_day_and_its_paper(lab: Lab, more: dict[str, object], what: str) -> None:
    entry = approved(lab)
    assert refusals(lambda: pay(lab, entry, "ana", **more)) == [what]  # type: ignore[arg-type]
    assert not PrizePayment.objects.exists()


def test_people_outside_the_team_receive_nothing(lab: Lab) -> None:
    entry = approved(lab)
    assert refusals(lambda: pay(lab, entry, "ana", "diego", "farid")) == ["have no prize of this award"]
    assert not PrizePayment.objects.exists()


@pytest.mark.parametrize("who", ["diego", "farid", "bruno", "nadia", "yusuf"])
def test_only_whoever_leads_decides_and_pays(lab: Lab, who: str) -> None:
    entry = an_award(lab)
    by = lab.viewer(who)
    assert refusals(lambda: approve_award(by=by, at=NOW, entry=entry))
    assert refusals(lambda: refuse_award(by=by, at=NOW, entry=entry, why="No"))
    approve_award(by=lab.viewer("teresa"), at=NOW, entry=entry)
    assert refusals(lambda: pay(lab, entry, who))
    assert not PrizePayment.objects.exists()


def test_nobody_decides_about_the_own_prize(lab: Lab) -> None:
    topic = worked_through(lab, a_topic(lab, "ana", team={"ana": 50, "diego": 50}), "ana")
    review = a_review(lab, [topic], ["elena", "bruno", "carmen"])
    for judge in ("elena", "bruno", "carmen"):
        mark(lab, review, topic, judge, 9)
    publish_review(**acting(lab, "ana"), number=review.pk)
    entry = int(topic.reviews.get().pk)
    assert refusals(lambda: approve_award(by=lab.viewer("ana"), at=NOW, entry=entry)) == [
        "is about the own prize"
    ]
    approve_award(by=lab.viewer("teresa"), at=NOW, entry=entry)
    assert refusals(lambda: pay(lab, entry, "ana", "diego")) == ["needs another hand for its payment"]


def test_a_refusal_has_a_reason_and_may_be_taken_up_again(lab: Lab) -> None:
    entry, teresa = an_award(lab), lab.viewer("teresa")
    assert refusals(lambda: refuse_award(by=teresa, at=NOW, entry=entry, why=" ")) == ["says nothing"]
    refuse_award(by=teresa, at=NOW, entry=entry, why="The figures are looked at once more")
    found = award_money(lab.viewer("diego"), entry)
    assert (found.state, found.decision and found.decision.why) == (
        "refused",
        "The figures are looked at once more",
    )
    assert own_prizes(lab.viewer("diego"), lab.county.diego.pk) == []
    approve_award(by=lab.viewer("ana"), at=NOW, entry=entry)
    assert award_money(lab.viewer("diego"), entry).state == "approved"


def test_the_team_and_whoever_leads_see_it_and_nobody_else(lab: Lab) -> None:
    entry = approved(lab)
    pay(lab, entry)
    seen = {
        who: len(awards_money(lab.viewer(who)))
        for who in ("diego", "elena", "ana", "teresa", "farid", "bruno", "nadia", "yusuf")
    }
    assert seen == {
        "diego": 1,
        "elena": 1,
        "ana": 1,
        "teresa": 1,
        "farid": 0,
        "bruno": 0,
        "nadia": 0,
        "yusuf": 0,
    }
    hugo = Viewer(lab.county.company.pk + 99, 10_000, frozenset({"leader"}), frozenset())
    assert awards_money(hugo) == []
    found, line = own_prizes(lab.viewer("elena"), lab.county.people["elena"].pk)[0]
    assert line.paid is not None
    assert (found.award.entry, line.cents, line.paid.on, line.paid.paper) == (entry, 49_500, DAY, "PO-17")
    assert line.paid.who == lab.county.people["ana"].name


def test_who_did_what_is_kept(lab: Lab) -> None:
    entry = approved(lab)
    pay(lab, entry)
    take_back(lab, entry, "elena")
    traces = Trace.objects.filter(about="prize").order_by("pk")
    deeds = ["prize.approved", "prize.paid", "prize.payment_taken_back"]
    assert [each.what for each in traces] == deeds
    assert datetime(2022, 10, 17, 16, tzinfo=UTC) == traces[0].done_at
