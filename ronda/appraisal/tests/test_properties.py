"""Properties of the steps, on many cases at once: each example is one table of 400 random cases."""

import random
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import ibis
import pyarrow as pa
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ronda.appraisal.rules.attribution import attribute
from ronda.appraisal.rules.curve import points_for
from ronda.appraisal.rules.points import balanced, carried
from ronda.appraisal.tests.test_examples import (
    DEFAULT_CURVE,
    NINE,
    a_table,
    claim_table,
    fetch,
    keyed,
    missed_table,
    nine,
)

AT_ONCE = settings(
    max_examples=2,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example, HealthCheck.data_too_large],
)
CUT = Decimal("0.00000002")
DUTIES = ("plan", "supply", "visits", "coaching")
SIDES = {"plan": "back", "supply": "back", "visits": "front", "coaching": "front"}

Case = list[tuple[Fraction, Fraction]]
Changed = Callable[[Case], Case]


def many_cases(seed: int) -> list[Case]:
    """Cases with the weight and the failure degree of each duty, in the order of `DUTIES`."""
    chance = random.Random(seed)

    def twentieths() -> Fraction:
        return Fraction(chance.choice([0, 20, chance.randint(0, 20)]), 20)

    return [[(twentieths(), twentieths()) for _ in DUTIES] for _ in range(400)]


fractions = st.integers(min_value=0, max_value=20).map(lambda twentieths: Fraction(twentieths, 20))
cases = st.integers(min_value=0, max_value=10**9).map(many_cases)


def shares_of(found: list[Case], tiers: int = 2) -> list[dict[str, Decimal]]:
    """The shares of each case by duty, with `external`; all cases are missed results of one table."""
    rows = [
        {
            "spell_id": number,
            "unit_id": 1,
            "indicator": "volume",
            "tier": 0 if tiers == 1 or SIDES[duty] == "back" else 1,
            "side": SIDES[duty],
            "duty": f"{duty}{part}",
            "owner_id": 8 if SIDES[duty] == "back" else number,
            "q": nine(weight * degree),
        }
        for number, case in enumerate(found, start=1)
        for part, (duty, (weight, degree)) in enumerate(zip(DUTIES * 2, case, strict=False))
    ]
    missed = missed_table([(number, "volume", "10") for number in range(1, len(found) + 1)])
    shares, external = attribute(claim_table(rows), missed, tiers)
    told: dict[int, dict[str, Decimal]] = defaultdict(dict)
    for row in fetch(shares):
        told[row["spell_id"]][row["duty"]] = row["share"]
    for row in fetch(external):
        told[row["spell_id"]]["external"] = row["external"]
    return [told[number] for number in sorted(told)]


def both(before: list[Case], change: Changed) -> list[tuple[dict[str, Decimal], dict[str, Decimal]]]:
    """The shares of each case before and after the change, from one run."""
    shares = shares_of([*before, *map(change, before)])
    return list(zip(shares[: len(before)], shares[len(before) :], strict=True))


def with_degree(place: int, degree: Fraction) -> Changed:
    return lambda case: [
        (weight, max(failed, degree) if at == place else failed) for at, (weight, failed) in enumerate(case)
    ]


@AT_ONCE
@given(cases, st.sampled_from([1, 2]))
def test_shares_and_the_external_part_are_the_whole_and_nobody_bears_more_than_the_claim(
    found: list[Case], tiers: int
) -> None:
    for case, shares in zip(found, shares_of(found, tiers), strict=True):
        assert sum(shares.values()) == 1
        for place, (weight, degree) in enumerate(case):
            assert 0 <= shares[f"{DUTIES[place]}{place}"] <= nine(weight * degree)


@AT_ONCE
@given(cases, st.integers(min_value=0, max_value=3), fractions)
def test_an_own_failure_never_lowers_the_own_share_nor_raises_anybody_elses_or_the_external(
    found: list[Case], place: int, degree: Fraction
) -> None:
    mine = f"{DUTIES[place]}{place}"

    for before, after in both(found, with_degree(place, degree)):
        assert after[mine] >= before[mine] - CUT
        assert after["external"] <= before["external"] + CUT
        for other in before.keys() - {mine, "external"}:
            assert after[other] <= before[other] + CUT


@AT_ONCE
@given(cases, st.integers(min_value=0, max_value=3))
def test_splitting_a_duty_in_two_changes_nobodys_total(found: list[Case], place: int) -> None:
    def split(case: Case) -> Case:
        """Both halves of the weight fail as the whole did; the second half is listed after all duties."""
        weight, degree = case[place]
        halved = [(weight / 2, degree) if at == place else pair for at, pair in enumerate(case)]
        rest = [(Fraction(0), Fraction(0))] * len(DUTIES)
        rest[place] = (weight / 2, degree)
        return [*halved, *rest]

    for before, after in both(found, split):
        halves = after[f"{DUTIES[place]}{place}"] + after[f"{DUTIES[place]}{place + len(DUTIES)}"]
        assert abs(halves - before[f"{DUTIES[place]}{place}"]) <= CUT
        for other in before.keys() - {f"{DUTIES[place]}{place}"}:
            assert abs(after[other] - before[other]) <= CUT


@AT_ONCE
@given(cases, fractions, st.integers(min_value=1, max_value=10**11))
def test_kept_and_moved_and_forgiven_are_what_was_lost_for_any_relief(
    found: list[Case], relief: Fraction, lost: int
) -> None:
    rows = [
        {
            "spell_id": number,
            "unit_id": 1,
            "indicator": "volume",
            "tier": place // 2,
            "side": SIDES[duty],
            "duty": duty,
            "owner_id": 1_000 + place if SIDES[duty] == "back" else number,
            "q": nine(weight * degree),
        }
        for number, case in enumerate(found, start=1)
        for place, (duty, (weight, degree)) in enumerate(zip(DUTIES, case, strict=True))
    ]
    missed = missed_table(
        [(number, "volume", str(Decimal(lost).scaleb(-9))) for number in range(1, len(found) + 1)]
    )
    shares, external = attribute(claim_table(rows), missed, 2)

    results = fetch(balanced(external, carried(shares, missed), nine(relief)))

    for row in results:
        assert row["kept"] + row["moved_points"] + row["forgiven"] == row["lost"] == Decimal(lost).scaleb(-9)
        assert row["given_back"] >= 0
        assert row["kept"] >= -CUT


@AT_ONCE
@given(st.lists(st.integers(min_value=0, max_value=2 * 10**9), min_size=50, max_size=60))
def test_a_curve_never_falls_and_never_jumps(attainments: list[int]) -> None:
    rows = [{"number": value, "attainment": Decimal(value).scaleb(-9)} for value in sorted(set(attainments))]
    table = a_table(rows, number=pa.int64(), attainment=NINE).mutate(curve=ibis.literal("default"))

    told = keyed(table.mutate(points=points_for(table.attainment, table.curve, DEFAULT_CURVE)), "number")

    ordered: list[Any] = [told[(row["number"],)] for row in rows]
    for left, right in pairwise(ordered):
        step = right["attainment"] - left["attainment"]
        assert 0 <= right["points"] - left["points"] <= 200 * step + CUT


@AT_ONCE
@given(st.integers(min_value=0, max_value=999_999_999))
def test_at_the_target_the_loss_is_gone_and_it_never_jumped(below: int) -> None:
    attainment = 1 - Decimal(below).scaleb(-9)
    table = a_table([{"attainment": attainment}], attainment=NINE).mutate(curve=ibis.literal("default"))

    (row,) = fetch(table.select(points=points_for(table.attainment, table.curve, DEFAULT_CURVE)))

    assert 0 <= 100 - row["points"] <= 200 * (1 - attainment) + CUT
