"""The whole distribution: order of the steps, transfers, newcomers, the law, and what is said about it."""

from fractions import Fraction
from typing import Any

from ronda.kernel.reason import Reason
from ronda.pay.rules import Distribution, Finding, Unit, reasons_of
from ronda.pay.tests.staff import LINN, a_spell, by_spell, cents_of, no_reserve, rules_with, share_out

BENTON = Unit(2, "benton", 1_000_000)


def codes(result: Distribution) -> list[str]:
    return [reason.code for reason in result.reasons]


def test_two_per_cent_wait_for_appeals_before_anything_is_divided() -> None:
    result = share_out([a_spell(1)], 100_049, rules=rules_with())

    assert (result.reserves.appeals, cents_of(result)) == (2_000, [98_049])
    assert result.reasons == (Reason.of("pay.appeal_reserve", cents=2_000),)


def test_without_a_budget_the_policy_gives_3_000_for_each_whole_weight() -> None:
    spells = [a_spell(1, post="director"), a_spell(2), a_spell(3, present_days=15)]

    result = share_out(spells, rules=no_reserve())

    assert result.budget_cents == 870_000  # 1.4 + 1.0 + 0.5


def test_a_better_team_has_the_larger_pool_and_a_far_one_is_clipped() -> None:
    units = [Unit(1, "linn", 1_500_000), Unit(2, "benton", 200_000), Unit(3, "jones", None)]
    spells = [a_spell(unit, unit_id=unit) for unit in (1, 2, 3)]

    assert cents_of(share_out(spells, 300_000, units=units)) == [120_000, 80_000, 100_000]


def test_a_grade_moves_money_inside_its_post_only() -> None:
    before = share_out([a_spell(1, post="director"), a_spell(2), a_spell(3)], 340_000)
    after = share_out([a_spell(1, 120, post="director"), a_spell(2), a_spell(3, 120)], 340_000)

    assert cents_of(before) == [140_000, 100_000, 100_000]
    assert cents_of(after) == [140_000, 90_909, 109_091]


def test_posts_that_are_not_appraised_or_weigh_nothing_receive_nothing() -> None:
    spells = [a_spell(1), a_spell(2, post="market_inspector"), a_spell(3, post="unheard_of")]

    assert cents_of(share_out(spells, 100)) == [100, 0, 0]


def test_a_person_with_spells_in_two_units_receives_from_both_by_days() -> None:
    units = [LINN, BENTON]
    moved: dict[str, Any] = {"person_id": 7, "person_code": "p7"}
    spells = [
        a_spell(1), a_spell(2, **moved, days=10, present_days=10),
        a_spell(3, **moved, days=20, present_days=20, unit_id=2),
    ]  # fmt: skip

    result = by_spell(share_out(spells, 200_000, units=units))

    assert [(amount.unit_id, amount.amount_cents) for amount in result.values()] == [
        (1, 100_000),
        (1, 33_333),
        (2, 66_667),
    ]


def test_two_spells_of_one_person_in_one_post_are_two_amounts() -> None:
    half: dict[str, Any] = {"person_id": 7, "person_code": "p7", "days": 15, "present_days": 15}

    result = share_out([a_spell(1, **half), a_spell(2, **half), a_spell(3)], 10_000)

    assert cents_of(result) == [2_500, 2_500, 5_000]


def test_a_newcomer_has_the_newcomers_grade_whatever_the_score() -> None:
    result = by_spell(share_out([a_spell(1, 60, newcomer=True), a_spell(2, 120, newcomer=True)], 100))

    assert [(amount.grade, amount.grade_by) for amount in result.values()] == [("C", "newcomer")] * 2


def test_somebody_who_was_not_there_receives_nothing() -> None:
    assert cents_of(share_out([a_spell(1), a_spell(2, present_days=0)], 100)) == [100, 0]


def test_floor_and_ceiling_bind_where_the_policy_lets_coefficients_lie_far_apart() -> None:
    bands = [
        {"grade": "A", "from_points": 110, "coefficient": 3},
        {"grade": "B", "from_points": 100, "coefficient": 1},
        {"grade": "C", "from_points": 85, "coefficient": "0.8"},
        {"grade": "D", "from_points": 0, "coefficient": "0.2"},
    ]
    spells = [a_spell(1, 115), a_spell(2, 105), a_spell(3, 60), a_spell(4, 90)]

    result = share_out(spells, 100_000, rules=no_reserve(grading={"bands": bands}))

    assert cents_of(result) == [37_500, 26_389, 15_000, 21_111]
    assert codes(result) == ["pay.ceiling", "pay.floor"]


def test_several_findings_add_up_and_never_take_more_than_the_share() -> None:
    findings = [Finding(1, "ordering_for_retailer")] * 3
    legal = {"max_deduction": 1}

    assert cents_of(share_out([a_spell(1)], 100, findings=findings, rules=no_reserve(legal=legal))) == [40]
    many = share_out([a_spell(1)], 100, findings=findings * 3, rules=no_reserve(legal=legal))
    assert (cents_of(many), many.reserves.units) == ([0], {1: 100})


def test_a_penalty_above_a_fifth_of_the_wage_is_cut_and_said_so() -> None:
    spells = [a_spell(1, wage_cents=100_000)]

    result = share_out(spells, 300_000, findings=[Finding(1, "false_visit")])

    assert (cents_of(result), result.reserves.units) == ([280_000], {1: 20_000})
    reason = next(reason for reason in result.reasons if reason.code == "pay.penalty_cut_by_deduction")
    assert (reason.facts["wanted"], reason.facts["cents"]) == (30_000, 20_000)


def test_a_penalty_never_takes_anybody_below_the_minimum_wage() -> None:
    spells = [a_spell(1, wage_cents=200_000)]
    rules = no_reserve(legal={"minimum_wage_cents": 225_000})

    result = share_out(spells, 30_000, findings=[Finding(1, "ordering_for_retailer")], rules=rules)

    assert cents_of(result) == [25_000]
    assert "pay.penalty_cut_by_minimum_wage" in codes(result)


def test_the_minimum_wage_counts_for_the_days_employed() -> None:
    spells = [a_spell(1, wage_cents=200_000, days=15, present_days=15)]
    rules = no_reserve(legal={"minimum_wage_cents": 225_000})

    assert codes(share_out(spells, 12_500, rules=rules)) == []
    assert codes(share_out(spells, 12_499, rules=rules)) == ["pay.below_minimum"]


def test_without_a_known_wage_a_penalty_takes_a_fifth_of_the_share_at_most() -> None:
    findings = [Finding(1, "false_visit"), Finding(1, "ordering_for_retailer")]

    assert cents_of(share_out([a_spell(1)], 1_000, findings=findings)) == [800]


def test_a_cut_penalty_is_spread_over_the_spells_of_the_person() -> None:
    half: dict[str, Any] = {
        "person_id": 7,
        "person_code": "p7",
        "days": 15,
        "present_days": 15,
        "wage_cents": 10_000,
    }
    spells = [a_spell(1, **half), a_spell(2, **half, unit_id=2)]

    result = share_out(spells, 300_000, units=[LINN, BENTON], findings=[Finding(7, "false_visit")])

    assert [amount.penalty_wanted_cents for amount in result.amounts] == [15_000, 15_000]
    assert result.reserves.units == {1: 1_000, 2: 1_000}


def test_how_many_depend_on_the_share_for_too_much_of_their_pay_is_told() -> None:
    result = share_out([a_spell(1, wage_cents=6_000), a_spell(2, wage_cents=5_999), a_spell(3)], 12_000)

    assert result.reasons == (Reason.of("pay.share_at_risk", people=1, percent="40"),)


def test_an_amount_tells_its_own_reasons() -> None:
    result = share_out([a_spell(1, 101), a_spell(2, 105), a_spell(3, 110)], 100)

    reasons = [[reason.code for reason in reasons_of(amount)] for amount in result.amounts]
    # 110/340 of 100 cents is 32.353, and 120/340 is 35.294: the larger remainder takes the cent by the draw.
    assert sorted(reasons) == [
        ["pay.grade_by_band"],
        ["pay.grade_by_band"],
        ["pay.grade_by_band", "pay.cent_by_draw"],
    ]
    assert Fraction(result.amounts[0].remainder_num, result.amounts[0].remainder_den) == Fraction(6, 17)
