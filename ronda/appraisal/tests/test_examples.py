"""The worked examples of the appraisal, exact, each through the rule that decides it."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import ibis
import pyarrow as pa
import pytest

from ronda.appraisal.rules.attainment import with_attainment
from ronda.appraisal.rules.attribution import attribute
from ronda.appraisal.rules.book_shares import book_shares
from ronda.appraisal.rules.curve import points_for
from ronda.appraisal.rules.derivation.handovers import days_late
from ronda.appraisal.rules.failure import handover_degree
from ronda.appraisal.rules.person_month import person_scores, settled_spells
from ronda.appraisal.rules.points import balanced, carried, deductions
from ronda.appraisal.rules.scorecard import read_cards
from ronda.appraisal.rules.scores import spell_scores, team_scores
from ronda.facts.rules.exact import product
from ronda.facts.rules.snapshot import Facts
from ronda.facts.rules.tables import FROZEN_TABLES
from ronda.kernel.exact import rounded
from ronda.kernel.period import Month
from ronda.policy import Knot

NINE = pa.decimal128(18, 9)
ENGINE = ibis.duckdb.connect()
DEFAULT_CURVE = {
    "default": tuple(
        Knot(attainment=Decimal(a), points=Decimal(p))
        for a, p in (("0", "0"), ("0.8", "60"), ("1", "100"), ("1.2", "120"))
    )
}
MONTH = Month(2025, 9)


def nine(value: Fraction | str | int) -> Decimal:
    return rounded(Fraction(value), 9)


def a_table(rows: Sequence[dict[str, Any]], **types: pa.DataType) -> Any:
    return ibis.memtable(pa.Table.from_pylist(list(rows), schema=pa.schema(list(types.items()))))


def fetch(table: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = ENGINE.to_pyarrow(table).to_pylist()
    return rows


def kept(table: Any) -> Any:
    """The table computed once, as the appraisal keeps each step."""
    return ibis.memtable(ENGINE.to_pyarrow(table))


def keyed(table: Any, *keys: str) -> dict[Any, dict[str, Any]]:
    return {tuple(row[key] for key in keys): row for row in fetch(table)}


def a_value(**changes: Any) -> dict[str, Any]:
    value: dict[str, Any] = {
        "num": 0,
        "den": 1,
        "target_num": 1,
        "target_den": 1,
        "direction": "up",
        "low": Decimal(0),
        "high": Decimal(0),
        "tolerance": Decimal(0),
        "curve": "default",
        "assessable": True,
    }
    return value | changes


def attained(**changes: Any) -> dict[str, Any]:
    rows = with_attainment(
        a_table(
            [a_value(**changes)],
            num=pa.int64(),
            den=pa.int64(),
            target_num=pa.int64(),
            target_den=pa.int64(),
            direction=pa.string(),
            low=NINE,
            high=NINE,
            tolerance=NINE,
            curve=pa.string(),
            assessable=pa.bool_(),
        )
    )
    return fetch(rows.mutate(points=points_for(rows.attainment, rows.curve, DEFAULT_CURVE)))[0]


def test_e1_nineteen_twentieths_of_the_target_earn_ninety_points() -> None:
    row = attained(num=950, target_num=1000)

    assert (row["attainment"], row["points"], row["met"]) == (Decimal("0.95"), 90, False)


@pytest.mark.parametrize(
    ("value", "attainment", "points", "met"),
    [(4, "1.2", 120, True), (7, "0.6", 45, False), (0, "2", 120, True)],
)
def test_e2_down_is_symmetric_around_the_target(value: int, attainment: str, points: int, met: bool) -> None:
    row = attained(num=value, target_num=5, direction="down")

    assert (row["attainment"], row["points"], row["met"]) == (Decimal(attainment), points, met)


def test_e3_a_tenth_outside_the_band_with_half_tolerance_earns_sixty() -> None:
    band = {"low": Decimal("1"), "high": Decimal("1.5"), "tolerance": Decimal("0.5")}
    row = attained(num=16, den=10, direction="band", target_num=0, **band)

    assert (row["attainment"], row["points"], row["met"]) == (Decimal("0.8"), 60, False)


def test_met_is_decided_on_whole_numbers_where_the_rounded_attainment_cannot_tell() -> None:
    row = attained(num=10**12 - 1, target_num=10**12)

    assert row["attainment"] == 1
    assert row["met"] is False


Claim = tuple[str, int, str, int, Decimal, Decimal]
PEOPLE = {"am": 1, "brand": 8, "supply": 9}


def claims_for(
    spell_id: int, indicator: str, rows: Sequence[tuple[str, int, str, str]]
) -> list[dict[str, Any]]:
    """rows: duty, tier, weight, phi."""
    owners = {"plan": 8, "supply": 9}
    return [
        {
            "spell_id": spell_id,
            "unit_id": 1,
            "indicator": indicator,
            "tier": tier,
            "side": "back" if duty in owners else "front",
            "duty": duty,
            "owner_id": owners.get(duty, spell_id),
            "q": nine(Fraction(weight) * Fraction(phi)),
        }
        for duty, tier, weight, phi in rows
    ]


def claim_table(rows: Sequence[dict[str, Any]]) -> Any:
    return a_table(
        rows,
        spell_id=pa.int64(),
        unit_id=pa.int64(),
        indicator=pa.string(),
        tier=pa.int64(),
        side=pa.string(),
        duty=pa.string(),
        owner_id=pa.int64(),
        q=NINE,
    )


def missed_table(rows: Sequence[tuple[int, str, str]]) -> Any:
    """rows: spell, indicator, lost."""
    return a_table(
        [
            {
                "spell_id": spell_id,
                "unit_id": 1,
                "person_id": spell_id,
                "post": "account_manager",
                "level": "book",
                "indicator": indicator,
                "lost": nine(lost),
            }
            for spell_id, indicator, lost in rows
        ],
        spell_id=pa.int64(),
        unit_id=pa.int64(),
        person_id=pa.int64(),
        post=pa.string(),
        level=pa.string(),
        indicator=pa.string(),
        lost=NINE,
    )


def shares_of(tiers: int, cases: Mapping[str, Sequence[tuple[str, int, str, str]]]) -> dict[str, Any]:
    """The shares of several misses in one go, by the name of the case."""
    numbers = {name: number for number, name in enumerate(cases, start=1)}
    claimed = [claim for name, rows in cases.items() for claim in claims_for(numbers[name], "volume", rows)]
    missed = missed_table([(number, "volume", "10") for number in numbers.values()])
    shares, external = attribute(claim_table(claimed), missed, tiers)
    found: dict[str, Any] = {name: {} for name in cases}
    names = {number: name for name, number in numbers.items()}
    for row in fetch(shares):
        found[names[row["spell_id"]]][row["duty"]] = row["share"]
    for row in fetch(external):
        found[names[row["spell_id"]]]["external"] = row["external"]
    return found


E6 = (("plan", 0, "0.6", "0.5"), ("visits", 1, "0.5", "0.2"))
E7 = (("plan", 0, "0.6", "0"), ("visits", 1, "0.5", "1"), ("info", 1, "0.5", "0.6"))
E8 = (("plan", 0, "0.9", "1"), ("supply", 0, "0.6", "1"), ("visits", 1, "0.5", "0.2"))


def joint(rows: Sequence[tuple[str, int, str, str]]) -> list[tuple[str, int, str, str]]:
    return [(duty, 0, weight, phi) for duty, _, weight, phi in rows]


IN_TIERS = {
    "e6": (E6, {"plan": "3/10", "visits": "7/100", "external": "63/100"}),
    "e7": (E7, {"plan": "0", "visits": "1/2", "info": "3/10", "external": "1/5"}),
    "e8": (E8, {"plan": "3/5", "supply": "2/5", "visits": "0", "external": "0"}),
    "e9": (
        (("plan", 0, "0.6", "0"), ("visits", 1, "0.5", "0")),
        {"plan": "0", "visits": "0", "external": "1"},
    ),
    "e23_none": (
        (("plan", 0, "1", "0"), ("visits", 1, "1", "0.8")),
        {"plan": "0", "visits": "4/5", "external": "1/5"},
    ),
    "e23_little": (
        (("plan", 0, "1", "0.01"), ("visits", 1, "1", "0.8")),
        {"plan": "1/100", "visits": "99/125", "external": "99/500"},
    ),
    "e23_more": (
        (("plan", 0, "1", "0.05"), ("visits", 1, "1", "0.8")),
        {"plan": "1/20", "visits": "19/25", "external": "19/100"},
    ),
}
JOINTLY = {
    "e6": (joint(E6), {"plan": "3/10", "visits": "1/10", "external": "3/5"}),
    "e8": (joint(E8), {"plan": "9/16", "supply": "3/8", "visits": "1/16", "external": "0"}),
}


@pytest.mark.parametrize(("tiers", "cases"), [(2, IN_TIERS), (1, JOINTLY)], ids=["in_tiers", "jointly"])
def test_e6_to_e9_and_e23_shares_of_a_miss(tiers: int, cases: dict[str, Any]) -> None:
    found = shares_of(tiers, {name: rows for name, (rows, _) in cases.items()})

    for name, (_, expected) in cases.items():
        assert found[name] == {duty: nine(share) for duty, share in expected.items()}, name


def test_e10_each_answers_for_the_days_in_the_own_hands_and_for_no_others() -> None:
    chain = [{"elapsed": elapsed, "allowed": allowed} for elapsed, allowed in ((5, 2), (2, 2), (4, 3))]

    late = [days_late(handover) for handover in chain]

    assert [Fraction(days, sum(late)) for days in late] == [Fraction(3, 4), 0, Fraction(1, 4)]


def test_e11_a_book_that_is_ahead_has_no_part_in_the_shortfall() -> None:
    assert book_shares([Fraction(60), Fraction(20), Fraction(-30)]) == [Fraction(3, 4), Fraction(1, 4), 0]
    assert book_shares([Fraction(-1), Fraction(0)]) == [0, 0]


def test_e10_overrun_beyond_the_grace_or_not_delivered_is_a_whole_failure() -> None:
    handovers = a_table(
        [
            {"elapsed": elapsed, "allowed": 2, "grace": 2, "delivered": elapsed > 0, "returned": False}
            for elapsed in (5, 2, 3, 0)
        ],
        elapsed=pa.int32(),
        allowed=pa.int32(),
        grace=pa.int64(),
        delivered=pa.bool_(),
        returned=pa.bool_(),
    )
    degree = handover_degree(*(handovers[name] for name in handovers.columns))

    degrees = [row["degree"] for row in fetch(handovers.select(degree=degree))]

    assert sum(degrees) / len(degrees) == Fraction(5, 8)


def a_card(spell_id: int, code: str, weight: str, points: int, **changes: Any) -> dict[str, Any]:
    card: dict[str, Any] = {
        "spell_id": spell_id,
        "indicator": code,
        "kind": "result",
        "serves": False,
        "assessable": True,
        "met": points >= 100,
        "points": Decimal(points),
        "effective_weight": Decimal(weight),
    }
    return card | changes


def card_table(rows: Sequence[dict[str, Any]]) -> Any:
    return a_table(
        rows,
        spell_id=pa.int64(),
        indicator=pa.string(),
        kind=pa.string(),
        serves=pa.bool_(),
        assessable=pa.bool_(),
        met=pa.bool_(),
        points=NINE,
        effective_weight=NINE,
    )


def no_links() -> Any:
    return a_table([], indicator=pa.string(), result=pa.string())


def some_facts(spells: Sequence[dict[str, Any]], past: Sequence[dict[str, Any]] = ()) -> Facts:
    rows = {"spells": spells, "past_scores": past}
    tables = {
        name: ibis.memtable(pa.Table.from_pylist(list(rows[name]), schema=FROZEN_TABLES[name].schema))
        for name in rows
    }
    return Facts(MONTH, tables)


def a_spell(spell_id: int, post: str = "account_manager", days: int = 30, **changes: Any) -> dict[str, Any]:
    spell: dict[str, Any] = {
        "spell_id": spell_id,
        "person_id": spell_id,
        "person_code": f"P{spell_id}",
        "unit_id": 1,
        "post": post,
        "start": date(2025, 9, 1),
        "end": date(2025, 10, 1),
        "days": days,
        "present_days": days,
        "available_days": days,
        "newcomer": False,
        "wage_cents": None,
    }
    return spell | changes


E17_SPELLS = (a_spell(1), a_spell(2), a_spell(3), a_spell(8, "brand_manager"), a_spell(9, "director"))
E17_CARDS = tuple(
    a_card(spell_id, code, weight, points)
    for spell_id, row in {1: (70, 100, 100), 2: (90, 80, 110), 3: (110, 105, 100)}.items()
    for code, weight, points in zip(("volume", "mix", "service"), ("0.5", "0.3", "0.2"), row, strict=True)
)
E17_CLAIMS = [
    *claims_for(1, "volume", E6),
    *claims_for(2, "volume", E7),
    *claims_for(2, "mix", (("plan", 0, "0.6", "0.5"), ("supply", 0, "0.8", "1"), ("visits", 1, "0.5", "0"))),
]


@cache
def e17(relief: str) -> dict[str, Any]:
    """The month of three account managers and two behind them, whose team reached 96 points."""
    facts = some_facts(E17_SPELLS)
    cards = read_cards(card_table(E17_CARDS), no_links())
    misses = [
        (row["spell_id"], row["indicator"], str(row["lost"])) for row in fetch(cards) if row["lost"] > 0
    ]
    missed = missed_table(sorted(misses))
    shares, external = attribute(claim_table(E17_CLAIMS), missed, 2)
    shares = kept(carried(shares, missed))
    missed = kept(balanced(external, shares, Decimal(relief)))
    deducted = kept(deductions(missed, shares, facts))
    rows = [a_card(1, "team", "1", 96)]
    teams = team_scores(
        read_cards(card_table(rows), no_links()).mutate(unit_id=ibis.literal(1, type="int64"))
    )
    taus = {"account_manager": Decimal("0.3"), "brand_manager": Decimal("0.6"), "director": Decimal("0.6")}
    scores = spell_scores(facts, cards, missed, deducted, teams, taus, {"brand_manager", "director"})
    return {
        "scores": {row["spell_id"]: row for row in fetch(scores)},
        "missed": fetch(missed),
        "deducted": {row["owner_id"]: row["deduction"] for row in fetch(deducted)},
    }


def test_e17_points_move_from_the_front_to_who_failed_behind_it() -> None:
    found = e17(relief="1")

    scores = found["scores"]
    assert [scores[n]["base"] for n in (1, 2, 3)] == [85, 91, Decimal("106.5")]
    assert [scores[n]["individual"] for n in (1, 2, 3)] == [Decimal("98.95"), 98, Decimal("106.5")]
    deducted = {owner: rounded(points, 7) for owner, points in found["deducted"].items()}
    assert deducted == {8: rounded(Fraction(45, 22), 7), 9: rounded(Fraction(16, 11), 7)}
    totals = {
        name: sum(row[name] for row in found["missed"])
        for name in ("lost", "kept", "moved_points", "forgiven")
    }
    assert totals["lost"] == 26
    assert [rounded(totals[name], 6) for name in ("kept", "moved_points", "forgiven")] == [
        Decimal("5.05"),
        Decimal("10.50"),
        Decimal("10.45"),
    ]
    assert totals["lost"] == totals["kept"] + totals["moved_points"] + totals["forgiven"]


def test_e17b_half_relief_keeps_half_of_the_market_risk_in_front() -> None:
    found = e17(relief="0.5")

    individual = [found["scores"][n]["individual"] for n in (1, 2, 3)]
    assert individual == [Decimal("94.225"), Decimal("97.5"), Decimal("106.5")]
    assert rounded(sum(row["forgiven"] for row in found["missed"]), 7) == Decimal("5.225")


def test_e18_a_back_office_post_without_a_card_starts_from_the_team() -> None:
    scores = e17(relief="1")["scores"]

    assert scores[1]["final"] == 980_650
    assert rounded(scores[8]["individual"], 7) == rounded(Fraction(2067, 22), 7)
    assert rounded(scores[9]["individual"], 7) == rounded(Fraction(1040, 11), 7)


def test_e5_a_met_result_leaves_the_process_unexamined() -> None:
    links = a_table([{"indicator": "visits", "result": "volume"}], indicator=pa.string(), result=pa.string())
    cards = [
        a_card(1, "volume", "0.5", 100),
        a_card(1, "visits", "0.5", 40, kind="process", serves=True, met=False),
    ]

    rows = keyed(read_cards(card_table(cards), links), "indicator")

    assert rows[("visits",)]["reading"] == "exempt"
    assert rows[("visits",)]["lost"] == 0
    assert rows[("visits",)]["contribution"] == 50


def test_a_process_indicator_never_costs_more_than_the_result_it_serves_lost() -> None:
    links = a_table([{"indicator": "visits", "result": "volume"}], indicator=pa.string(), result=pa.string())
    cards = [
        a_card(1, "volume", "0.5", 98, met=False),
        a_card(1, "visits", "0.5", 40, kind="process", serves=True, met=False),
    ]

    rows = keyed(read_cards(card_table(cards), links), "indicator")

    assert rows[("visits",)]["reading"] == "capped"
    assert rows[("visits",)]["lost"] == rows[("volume",)]["lost"] == 1


def settled(rows: Sequence[dict[str, Any]], past: Sequence[dict[str, Any]] = (), rolling: int = 1) -> Any:
    columns = {
        "spell_id": pa.int64(),
        "person_id": pa.int64(),
        "person_code": pa.string(),
        "unit_id": pa.int64(),
        "present_days": pa.int32(),
        "available_days": pa.int32(),
        "newcomer": pa.bool_(),
        "final": pa.int64(),
        "team": NINE,
    }
    base = {"person_code": "P", "newcomer": False, "team": None}
    scores = a_table([base | {"available_days": row["present_days"]} | row for row in rows], **columns)
    return keyed(
        person_scores(settled_spells(scores, min_days=10), some_facts([], past), rolling_months=rolling),
        "person_id",
    )


def test_e19_spells_weigh_by_their_days() -> None:
    people = settled(
        [
            {"spell_id": 1, "person_id": 1, "unit_id": 1, "present_days": 12, "final": 900_000},
            {"spell_id": 2, "person_id": 1, "unit_id": 1, "present_days": 18, "final": 1_040_000},
        ]
    )

    assert people[(1,)]["score"] == 984_000
    assert people[(1,)]["presence_days"] == 30


def test_e19_a_short_spell_takes_the_mean_of_its_unit() -> None:
    people = settled(
        [
            {"spell_id": 1, "person_id": 1, "unit_id": 1, "present_days": 4, "final": 600_000},
            {"spell_id": 2, "person_id": 1, "unit_id": 2, "present_days": 20, "final": 1_040_000},
            {"spell_id": 3, "person_id": 2, "unit_id": 1, "present_days": 30, "final": 950_000},
        ]
    )

    assert people[(1,)]["score"] == 1_025_000
    assert people[(1,)]["presence_days"] == 24


def test_the_grade_is_read_from_the_rolling_months_weighed_by_presence() -> None:
    past = [
        {"person_id": 1, "month": "2025-08", "score": 800_000, "presence_days": 31, "period_days": 31},
        {"person_id": 1, "month": "2025-07", "score": 1_000_000, "presence_days": 0, "period_days": 31},
        {"person_id": 1, "month": "2025-06", "score": 100_000, "presence_days": 30, "period_days": 30},
    ]
    spell = {"spell_id": 1, "person_id": 1, "unit_id": 1, "present_days": 15, "final": 1_100_000}

    person = settled([spell], past, rolling=3)[(1,)]

    assert person["score"] == 1_100_000
    assert person["grade_score"] == 900_000


def test_a_product_is_rounded_half_away_from_zero() -> None:
    row = a_table([{"a": Decimal("0.333333333"), "b": Decimal("0.5")}], a=NINE, b=NINE)

    assert fetch(row.select(p=product(row.a, row.b)))[0]["p"] == Decimal("0.166666667")
