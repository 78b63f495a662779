"""What holds for all money, not only for the examples."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ronda.pay.rules import Amount, Distribution, Finding, Spell, Unit
from ronda.pay.rules.bounds import divide_within
from ronda.pay.rules.correction import Run, correct
from ronda.pay.rules.grades import grade_group, ladder_of
from ronda.pay.rules.ledger import Line, first_lines, total_of
from ronda.pay.rules.remainder import divide
from ronda.pay.tests.staff import a_spell, by_spell, rules_with, share_out

# For every run; to search ten times as long: pytest ronda/pay --hypothesis-profile=long
SHORT = settings(max_examples=3 * settings().max_examples, deadline=None)
LONG = settings(deadline=None)
POSTS = ("director", "brand_manager", "account_manager", "market_inspector")
cents = st.integers(0, 10_000_000)
weights = st.lists(st.integers(0, 500), min_size=1, max_size=12)


def names(count: int) -> list[str]:
    return [f"p{number}" for number in range(count)]


@given(cents, weights)
@SHORT
def test_shares_sum_to_the_pool_and_lie_within_a_cent_of_the_quota(pool: int, weights: list[int]) -> None:
    parts = divide(pool, weights, names(len(weights)), "2025-09")

    total = sum(weights)
    assert sum(part.cents for part in parts) == (pool if total else 0)
    for weight, part in zip(weights, parts, strict=True):
        assert abs(part.cents * total - pool * weight) < max(total, 1)
        assert part.cents == 0 or weight > 0
        assert Fraction(pool * weight, total or 1) == part.cents - part.cent + Fraction(
            part.remainder, part.of
        )


@given(cents, weights)
@SHORT
def test_more_weight_never_receives_less(pool: int, weights: list[int]) -> None:
    parts = divide(pool, weights, names(len(weights)), "2025-09")

    ordered = sorted(zip(weights, parts, strict=True), key=lambda row: row[0])
    for (lighter, less), (heavier, more) in pairwise(ordered):
        assert lighter == heavier or less.cents <= more.cents


@given(cents, weights, st.randoms(use_true_random=False))
@SHORT
def test_the_order_of_the_rows_decides_nothing(pool: int, weights: list[int], chance: Any) -> None:
    rows = list(zip(names(len(weights)), weights, strict=True))
    shuffled = rows.copy()
    chance.shuffle(shuffled)

    once, again = (
        dict(
            zip(
                (name for name, _ in order),
                divide(pool, [w for _, w in order], [n for n, _ in order], "x"),
                strict=True,
            )
        )
        for order in (rows, shuffled)
    )

    assert once == again


@st.composite
def bounded(draw: st.DrawFn) -> tuple[int, list[int], list[int], list[int]]:
    rows = draw(st.lists(st.tuples(st.integers(1, 500), cents, cents), min_size=1, max_size=12))
    lows = [min(row[1:]) for row in rows]
    highs = [max(row[1:]) for row in rows]
    return draw(st.integers(sum(lows), sum(highs))), [row[0] for row in rows], lows, highs


@given(bounded())
@SHORT
def test_bounded_shares_sum_exactly_and_keep_their_bounds(
    case: tuple[int, list[int], list[int], list[int]],
) -> None:
    pool, weights, lows, highs = case

    parts = divide_within(pool, weights, lows, highs, names(len(weights)), "2025-09")

    assert sum(part.cents for part in parts) == pool
    rates = [Fraction(part.cents, weight) for part, weight in zip(parts, weights, strict=True)]
    slack = Fraction(1, min(weights))
    for part, low, high, rate in zip(parts, lows, highs, rates, strict=True):
        assert low <= part.cents <= high
        if part.bound == "floor":
            assert all(
                rate + slack >= other for other, free in zip(rates, parts, strict=True) if not free.bound
            )
        if part.bound == "ceiling":
            assert all(
                rate - slack <= other for other, free in zip(rates, parts, strict=True) if not free.bound
            )


scores = st.lists(st.integers(0, 1_300_000), min_size=1, max_size=20)
QUOTAS = ({"A": "0.1", "B": "0.3", "C": "0.4", "D": "0.2"}, {"A": "0.2", "E": "0.8"}, None)


@given(scores, st.sampled_from(QUOTAS))
@SHORT
def test_a_higher_score_never_has_a_worse_grade_and_equal_scores_have_equal_grades(
    points: list[int], quotas: dict[str, str] | None
) -> None:
    grading = rules_with(grading={"quotas": quotas}).grading

    found = grade_group(points, [False] * len(points), ladder_of(grading))

    ordered = sorted(zip(points, (grade.coefficient for grade in found), strict=True))
    for (lower, less), (higher, more) in pairwise(ordered):
        assert less <= more
        assert lower != higher or less == more


@st.composite
def staffs(draw: st.DrawFn) -> tuple[list[Unit], list[Spell]]:
    teams = draw(st.lists(st.none() | st.integers(0, 1_500_000), min_size=1, max_size=3))
    units = [Unit(number, f"u{number}", team) for number, team in enumerate(teams, start=1)]
    rows = draw(
        st.lists(
            st.tuples(
                st.integers(1, 8), st.integers(1, len(units)), st.sampled_from(POSTS), st.integers(0, 30),
                st.integers(0, 1_300_000), st.booleans(), st.none() | st.integers(0, 500_000),
            ),
            max_size=12,
        )
    )  # fmt: skip
    return units, [
        a_spell(
            number, person_id=person, person_code=f"p{person}", unit_id=unit, post=post, present_days=days,
            grade_points=points, newcomer=newcomer, wage_cents=wage,
        )
        for number, (person, unit, post, days, points, newcomer, wage) in enumerate(rows, start=1)
    ]  # fmt: skip


findings = st.lists(
    st.builds(
        Finding, st.integers(1, 8), st.sampled_from(("false_visit", "ordering_for_retailer", "unpriced"))
    ),
    max_size=8,
)
LEGAL = st.builds(
    lambda minimum, part: {"minimum_wage_cents": minimum, "max_deduction": part},
    st.sampled_from((0, 200_000)), st.sampled_from(("0", "0.2", "1")),
)  # fmt: skip


@given(staffs(), findings, LEGAL, cents)
@LONG
def test_amounts_and_reserves_sum_to_the_budget_at_every_level(
    staff: tuple[list[Unit], list[Spell]], findings: list[Finding], legal: dict[str, Any], budget: int
) -> None:
    units, spells = staff

    result = share_out(spells, budget, units=units, findings=findings, rules=rules_with(legal=legal))

    assert sum(amount.amount_cents for amount in result.amounts) + result.reserves.total == budget
    assert total_of(first_lines(result.amounts, result.pools)) == budget
    assert_pools_add_up(result)
    for amount in result.amounts:
        assert 0 <= amount.penalty_cents <= amount.penalty_wanted_cents <= amount.share_cents
        assert amount.amount_cents == amount.share_cents - amount.penalty_cents
        assert amount.share_cents == 0 or (amount.present_days > 0 and amount.post != "market_inspector")


def assert_pools_add_up(result: Distribution) -> None:
    company, *pools = result.pools
    of_units = [pool for pool in pools if pool.level == "unit"]
    kept = company.appeal_reserve_cents + company.reserve_cents
    assert company.pool_cents == kept + sum(pool.pool_cents for pool in of_units)
    for unit in of_units:
        posts = [pool for pool in pools if pool.level == "post" and pool.unit_id == unit.unit_id]
        assert unit.pool_cents == sum(post.pool_cents for post in posts)
        for post in posts:
            place = (post.unit_id, post.post)
            shares = [
                amount.share_cents for amount in result.amounts if (amount.unit_id, amount.post) == place
            ]
            assert (post.pool_cents, post.spells) == (sum(shares), len(shares))


@given(staffs(), findings, LEGAL, cents)
@LONG
def test_penalties_never_pass_the_legal_limits(
    staff: tuple[list[Unit], list[Spell]], findings: list[Finding], legal: dict[str, Any], budget: int
) -> None:
    units, spells = staff

    result = share_out(spells, budget, units=units, findings=findings, rules=rules_with(legal=legal))

    for person in {spell.person_id for spell in spells}:
        own = [amount for amount in result.amounts if amount.person_id == person]
        taken, share = sum(amount.penalty_cents for amount in own), sum(amount.share_cents for amount in own)
        wages = [spell.wage_cents for spell in spells if spell.person_id == person]
        known = [wage for wage in wages if wage is not None]
        assert taken <= (sum(known) if known else share) * Decimal(legal["max_deduction"])
        assert taken == 0 or sum(known) + share - taken >= legal["minimum_wage_cents"]


@given(staffs(), findings, cents, st.randoms(use_true_random=False))
@LONG
def test_a_distribution_does_not_depend_on_the_order_of_anything(
    staff: tuple[list[Unit], list[Spell]], findings: list[Finding], budget: int, chance: Any
) -> None:
    units, spells = staff
    shuffled = [chance.sample(rows, len(rows)) for rows in (units, spells, findings)]

    once = share_out(spells, budget, units=units, findings=findings)
    again = share_out(shuffled[1], budget, units=shuffled[0], findings=shuffled[2])

    assert once == again


@given(staffs(), cents)
@LONG
def test_somebody_who_was_not_there_changes_nobodys_money(
    staff: tuple[list[Unit], list[Spell]], budget: int
) -> None:
    units, spells = staff
    absent = a_spell(99, 60, person_id=99, present_days=0)

    alone = by_spell(share_out(spells, budget, units=units))
    together = by_spell(share_out([*spells, absent], budget, units=units))

    assert together.pop(99).amount_cents == 0
    assert together == alone


@given(staffs(), staffs(), findings, cents)
@LONG
def test_after_a_correction_the_ledger_holds_the_new_amount_or_the_old_and_never_less(
    before: tuple[list[Unit], list[Spell]],
    after: tuple[list[Unit], list[Spell]],
    findings: list[Finding],
    budget: int,
) -> None:
    first = share_out(before[1], budget, units=before[0], findings=findings, rules=rules_with())
    second = share_out(after[1], budget, units=after[0], rules=rules_with())
    standing = first_lines(first.amounts, first.pools)

    correction = correct(standing, run_of(first), run_of(second))

    ledger = [*standing, *correction.lines]
    assert total_of(ledger) == budget + correction.employer_cents
    assert correction.employer_cents >= 0
    assert sum(line.cents for line in ledger if line.kind == "appeal_reserve") >= 0
    paid, stands, due = totals(standing), totals(ledger), totals(first_lines(second.amounts, ()))
    for person, was in paid.items():
        assert stands[person] in (was, due.get(person, 0))
        assert stands[person] >= was
    for unit in {line.unit_id for line in ledger if line.kind == "reserve" and line.unit_id}:
        assert sum(line.cents for line in ledger if line.kind == "reserve" and line.unit_id == unit) >= 0


def run_of(result: Distribution) -> Run:
    return Run(result.amounts, {pool.unit_id: pool.coefficient for pool in result.pools})


def totals(lines: list[Line]) -> dict[int, int]:
    people = {line.person_id for line in lines if line.person_id is not None}
    return {person: total_of(line for line in lines if line.person_id == person) for person in people}


def amounts_of(result: Distribution, person: int) -> list[Amount]:
    return [amount for amount in result.amounts if amount.person_id == person]


@given(staffs(), cents)
@LONG
def test_the_same_month_again_posts_nothing(staff: tuple[list[Unit], list[Spell]], budget: int) -> None:
    units, spells = staff
    result = share_out(spells, budget, units=units, rules=rules_with())

    correction = correct(first_lines(result.amounts, result.pools), run_of(result), run_of(result))

    assert (correction.lines, correction.employer_cents, correction.reasons) == ((), 0, ())
