"""The worked examples of money, exact to the cent, each through the rule that decides it."""

from decimal import Decimal
from fractions import Fraction

import pytest

from ronda.kernel.exact import rounded
from ronda.kernel.refusal import RefusedError
from ronda.pay.rules import Finding, Unit
from ronda.pay.rules.bounds import divide_within
from ronda.pay.rules.certified import Employee, certify_staff
from ronda.pay.rules.correction import Run, correct
from ronda.pay.rules.grades import grade_group, ladder_of
from ronda.pay.rules.ledger import first_lines
from ronda.pay.rules.remainder import divide, whole_weights
from ronda.pay.rules.year import MonthOfYear, year_score
from ronda.pay.tests.staff import a_spell, by_spell, cents_of, no_reserve, rules_with, share_out, the_rules

SALT = "2025-09"


def test_e12_a_million_among_three_units_by_weight_and_team() -> None:
    weights = [Fraction("18.5") * Fraction("1.05"), Fraction(20), Fraction("12.25") * Fraction("0.95")]

    parts = divide(100_000_000, whole_weights(weights), ["u1", "u2", "u3"], SALT)

    assert [part.cents for part in parts] == [38_041_616, 39_167_686, 22_790_698]


def test_e12_holds_for_whole_units_and_their_team_scores() -> None:
    units = [Unit(1, "u1", 1_050_000), Unit(2, "u2", 1_000_000), Unit(3, "u3", 950_000)]
    people = {1: 18, 2: 20, 3: 12}
    spells = [
        a_spell(unit * 100 + number, unit_id=unit)
        for unit, count in people.items()
        for number in range(count)
    ]
    spells += [a_spell(900, unit_id=1, present_days=15), a_spell(901, unit_id=3, present_days=15)]
    spells += [a_spell(902, unit_id=3, present_days=0)]
    budget = 100_000_000

    result = share_out(spells, budget, units=units)

    weights = [Fraction("18.5") * Fraction("1.05"), Fraction(20), Fraction("12.5") * Fraction("0.95")]
    expected = [part.cents for part in divide(budget, whole_weights(weights), ["u1", "u2", "u3"], SALT)]
    assert [pool.pool_cents for pool in result.pools if pool.level == "unit"] == expected


def test_e12b_a_cent_left_over_between_equals_falls_by_the_draw() -> None:
    parts = divide(10_000, [1, 1, 1], ["a", "b", "c"], SALT)

    assert [(part.cents, part.cent_by) for part in parts] == [(3333, ""), (3334, "draw"), (3333, "")]


def test_e12b_two_cents_left_over_fall_to_b_then_a() -> None:
    parts = divide(10_001, [1, 1, 1], ["a", "b", "c"], SALT)

    assert [part.cent for part in parts] == [1, 1, 0]


E13 = [
    a_spell(1, "112.4"),
    a_spell(2, "101"),
    a_spell(3, "96", present_days=20),
    a_spell(4, "84.99"),
    a_spell(5, "85"),
]


def test_e13_a_pool_among_five_by_grade_and_presence() -> None:
    result = share_out(E13, 2_500_000)

    assert [amount.grade for amount in result.amounts] == ["A", "B", "C", "D", "C"]
    weights = [Fraction(amount.weight_num, amount.weight_den) for amount in result.amounts]
    assert sum(weights) == Fraction(73, 15)
    assert cents_of(result) == [616_438, 565_068, 342_466, 462_329, 513_699]


def test_e14_floor_and_ceiling_of_the_equal_share() -> None:
    parts = divide_within(100_000, [15, 5, 1, 4], [15_000] * 4, [37_500] * 4, ["a", "b", "c", "d"], SALT)

    assert [part.cents for part in parts] == [37_500, 26_389, 15_000, 21_111]
    assert [part.bound for part in parts] == ["ceiling", "", "floor", ""]


QUOTAS = {"A": "0.1", "B": "0.3", "C": "0.4", "D": "0.2"}


def grades(points: list[int], **grading: object) -> str:
    rules = rules_with(grading={"quotas": QUOTAS, **grading})
    found = grade_group([score * 10_000 for score in points], [False] * len(points), ladder_of(rules.grading))
    return " ".join(grade.letter for grade in found)


def test_e15_ranks_share_the_better_grade_and_need_a_gap_for_the_worse() -> None:
    assert grades([118, 110, 110, 104, 103, 102, 101, 100, 99, 90]) == "A B B B C C C C D D"


def test_e15_three_people_are_graded_by_bands() -> None:
    assert grades([118, 90, 90]) == "A C C"


def test_e15_nobody_close_to_the_median_falls_below_c() -> None:
    assert grades([104, 104, 104, 104, 103, 103, 103, 103, 102, 102]) == "A A A A C C C C C C"


@pytest.mark.parametrize(
    ("staff", "intermediate", "senior", "expected"),
    [
        (20, 19, 16, (False, True)),
        (20, 20, 15, (True, False)),
        (21, 20, 16, (True, True)),
        (40, 39, 31, (True, True)),
    ],
)
def test_e16_certified_is_strictly_above_the_share(
    staff: int, intermediate: int, senior: int, expected: tuple[bool, bool]
) -> None:
    people = [Employee("senior")] * senior + [Employee("intermediate")] * (intermediate - senior)
    people += [Employee("junior")] * (staff - intermediate)

    found = certify_staff(people, the_rules())

    assert tuple(part.is_met for part in found) == expected
    assert [(part.holders, part.staff) for part in found] == [(intermediate, staff), (senior, staff)]


def test_e16_one_in_training_short_of_the_target_is_said_so() -> None:
    people = [Employee("senior")] * 19 + [Employee("junior", in_training=True)]

    intermediate, senior = certify_staff(people, the_rules())

    assert (intermediate.state, intermediate.holders, intermediate.staff) == ("met_but_for_one", 19, 20)
    assert senior.state == "met"


def test_e16_somebody_on_probation_is_not_counted() -> None:
    people = [Employee("senior")] * 19 + [Employee("none", on_probation=True)]

    intermediate, _ = certify_staff(people, the_rules())

    assert (intermediate.state, intermediate.staff) == ("met", 19)


def test_e20_the_year_with_selection_score_and_capped_innovation() -> None:
    months = [MonthOfYear(Fraction(1), Fraction(90))] * 6
    months += [MonthOfYear(Fraction(1, 2), Fraction(100))]
    months += [MonthOfYear(Fraction(1), Fraction(102))] * 3

    year = year_score(months, Fraction(88), [Fraction(2), Fraction(3), Fraction(3, 2)], the_rules().year)

    assert year is not None
    assert (year.months, year.innovation, year.score) == (Fraction(1792, 19), Fraction(5), Fraction(1857, 19))
    assert rounded(year.score, 4) == Decimal("97.7368")


def test_e20_a_selection_score_that_is_not_reportable_leaves_its_weight_to_the_months() -> None:
    year = year_score([MonthOfYear(Fraction(1), Fraction(90))], None, [], the_rules().year)

    assert year is not None
    assert year.score == 90


def test_e20_half_of_the_views_have_half_of_the_weight_and_the_months_the_rest() -> None:
    months = [MonthOfYear(Fraction(1), Fraction(90))]

    year = year_score(months, Fraction(82), [], the_rules().year, reported=Fraction(1, 2))

    assert year is not None
    assert year.score == 89


def test_e20_somebody_who_was_never_there_has_no_year() -> None:
    assert year_score([MonthOfYear(Fraction(0), Fraction(90))], None, [], the_rules().year) is None


def test_e21_a_penalty_goes_to_the_units_reserve_and_not_to_colleagues() -> None:
    spells = [a_spell(1), a_spell(2), a_spell(3)]

    result = share_out(spells, 600_000, findings=[Finding(2, "false_visit")])

    assert cents_of(result) == [200_000, 180_000, 200_000]
    assert result.reserves.units == {1: 20_000}


def test_e22_an_upheld_appeal_is_paid_from_the_appeal_reserve() -> None:
    first = share_out(E13, 2_551_020, rules=rules_with())
    assert (cents_of(first)[3], first.reserves.appeals) == (462_329, 51_020)
    corrected = [*E13[:3], a_spell(4, "86"), E13[4]]

    second = share_out(corrected, 2_551_020, rules=rules_with())
    correction = correct(
        first_lines(first.amounts, first.pools), Run(first.amounts, {}), Run(second.amounts, {})
    )

    assert cents_of(second) == [604_027, 553_691, 335_570, 503_356, 503_356]
    assert [(line.kind, line.person_id, line.cents) for line in correction.lines] == [
        ("reversal", 4, -462_329),
        ("correction", 4, 503_356),
        ("appeal_reserve", None, -41_027),
    ]
    assert correction.employer_cents == 0


def test_e24_one_cent_between_two_equals_falls_to_b() -> None:
    assert [part.cents for part in divide(1, [1, 1], ["a", "b"], SALT)] == [0, 1]


def test_e24_a_pool_of_nothing_without_weight_is_nothing() -> None:
    result = share_out([a_spell(1, present_days=0)], 0)

    assert (cents_of(result), result.reserves.total) == ([0], 0)


def test_e24_a_pool_that_nobody_may_have_goes_to_the_reserve_and_says_so() -> None:
    result = share_out([a_spell(1, present_days=0)], 5)

    assert (cents_of(result), result.reserves.undivided) == ([0], 5)
    assert [(reason.code, reason.facts["cents"]) for reason in result.reasons] == [("pay.nobody_eligible", 5)]


def test_a_budget_below_zero_is_refused() -> None:
    with pytest.raises(RefusedError, match="cannot be divided"):
        share_out([a_spell(1)], -1)


def test_more_than_63_bits_of_money_are_refused_and_63_are_divided_exactly() -> None:
    spells = [a_spell(number) for number in range(1, 8)]

    assert sum(cents_of(share_out(spells, 2**63 - 1))) == 2**63 - 1
    with pytest.raises(RefusedError, match="give an amount from 0 to"):
        share_out(spells, 2**63)


def test_the_cent_of_a_person_is_explained() -> None:
    result = share_out([a_spell(1), a_spell(2), a_spell(3)], 100)

    lucky = [amount for amount in by_spell(result).values() if amount.cent_by]
    assert [(amount.remainder_cent, amount.cent_by) for amount in lucky] == [(1, "draw")]
    assert Fraction(lucky[0].remainder_num, lucky[0].remainder_den) == Fraction(1, 3)


def test_no_reserve_is_held_back_where_the_policy_says_none() -> None:
    assert share_out([a_spell(1)], 100, rules=no_reserve()).reserves.appeals == 0
