"""What three views may do to pay: the weight of what is not reliable goes back to the months."""

from decimal import Decimal

from ronda.recognition.rules.selection import PaidScore, Side, paid_score

ANNOUNCED: dict[Side, Decimal] = {
    "customers": Decimal("0.5"),
    "colleagues": Decimal("0.3"),
    "leaders": Decimal("0.2"),
}
SCORES: dict[Side, Decimal] = {"customers": Decimal(80), "colleagues": Decimal(70), "leaders": Decimal(90)}
LEAST = Decimal("0.3")


def paid(scores: dict[Side, Decimal] = SCORES, **reliability: float | None) -> PaidScore:
    return paid_score(scores, ANNOUNCED, reliability, LEAST)  # type: ignore[arg-type]


def test_three_views_that_are_reliable_count_as_announced() -> None:
    """0.5 * 80 + 0.3 * 70 + 0.2 * 90 = 79."""
    assert paid(customers=0.8, colleagues=0.6, leaders=None) == PaidScore(Decimal(79), Decimal(1))


def test_a_view_that_may_not_rank_may_still_touch_pay_from_three_tenths_on() -> None:
    assert paid(customers=0.3, colleagues=0.6, leaders=None).weight == 1


def test_the_weight_of_an_unreliable_view_goes_to_the_months_and_not_to_the_others() -> None:
    """0.3 * 70 + 0.2 * 90 = 39, of a weight of 0.5: 78."""
    assert paid(customers=0.29, colleagues=0.6, leaders=None) == PaidScore(Decimal(78), Decimal("0.5"))


def test_a_view_that_says_nothing_about_somebody_weighs_nothing_for_this_person() -> None:
    known: dict[Side, Decimal] = {"colleagues": Decimal(70)}

    assert paid(known, customers=0.8, colleagues=0.6) == PaidScore(Decimal(70), Decimal("0.3"))


def test_a_leaders_word_alone_touches_nobodys_pay() -> None:
    assert paid(customers=0.1, colleagues=0.2, leaders=None).why_not == "not_measured"
    assert paid(leaders=None).why_not == "not_measured"
    assert paid({"leaders": Decimal(90)}, customers=0.8, leaders=None).why_not == "not_in_it"
