"""The columnar appraisal and plain Python agree on random small worlds, to the last digit."""

from dataclasses import fields
from fractions import Fraction
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pytest

from ronda.appraisal.rules.appraise import appraise
from ronda.appraisal.tests.oracle import Appraised, Oracle
from ronda.appraisal.tests.worlds import MONTH, World, a_random_world
from ronda.facts.rules.rows import arranged
from ronda.facts.rules.snapshot import Facts
from ronda.facts.rules.tables import FROZEN_TABLES
from ronda.policy import Rules, load_policy

POLICIES = Path(__file__).resolve().parents[3] / "policies"


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_policy(POLICIES).in_force(MONTH.period)


def columnar(world: World, rules: Rules) -> dict[str, list[dict[str, Any]]]:
    connection = ibis.duckdb.connect()

    def keep(name: str, table: Any) -> Any:
        return connection.create_table(name, table, temp=True)

    tables: dict[str, pa.Table] = {name: arranged(FROZEN_TABLES[name], rows) for name, rows in world.items()}
    facts = Facts(MONTH, {name: keep(f"frozen_{name}", table) for name, table in tables.items()})
    results = appraise(facts, rules, keep)
    return {name: connection.to_pyarrow(table).to_pylist() for name, table in results.items()}


def assert_same_cards(rows: list[dict[str, Any]], expected: dict[tuple[int, str], Any]) -> None:
    assert {(row["spell_id"], row["indicator"]) for row in rows} == set(expected)
    for row in rows:
        wanted = expected[row["spell_id"], row["indicator"]]
        found = (row["assessable"], row["met"], row["reading"])
        assert found == (wanted["assessable"], wanted["met"], wanted["reading"]), (row, wanted)
        if wanted["assessable"]:
            for name, key in (
                ("attainment", "attainment"),
                ("points", "points"),
                ("effective_weight", "effective"),
                ("lost", "lost"),
                ("contribution", "contribution"),
            ):
                assert Fraction(row[name]) == wanted[key], (name, row, wanted)


def assert_same(found: dict[str, list[dict[str, Any]]], expected: Appraised) -> None:
    assert_same_cards(found["cards"], expected.cards)
    assert_same_cards(found["team_cards"], expected.team_cards)
    shares = {
        (row["spell_id"], row["indicator"], row["duty"], row["owner_id"]): Fraction(row["share"])
        for row in found["shares"]
    }
    assert shares == expected.shares
    missed = {(row["spell_id"], row["indicator"]): row for row in found["missed"]}
    assert set(missed) == set(expected.missed)
    for key, row in missed.items():
        wanted = expected.missed[key]
        for name, other in (("external",) * 2, ("lost",) * 2, ("moved_points", "moved"), ("forgiven",) * 2):
            assert Fraction(row[name]) == wanted[other], (name, row, wanted)
        assert row["kept"] + row["moved_points"] + row["forgiven"] == row["lost"]
    deducted = {(row["unit_id"], row["owner_id"]): Fraction(row["deduction"]) for row in found["deductions"]}
    assert deducted == expected.deductions
    finals = {row["spell_id"]: (row["final"], row["counted"]) for row in found["spells"]}
    assert finals == {key: (row["final"], row["counted"]) for key, row in expected.spells.items()}
    persons = {
        row["person_id"]: {name: row[name] for name in ("score", "grade_score", "presence_days", "months")}
        for row in found["persons"]
    }
    assert persons == expected.persons


def shifted(world: World, by: int) -> World:
    """The same world under other numbers, so that many worlds fit into one run."""
    return {
        name: [
            {
                key: value + by if key.endswith("_id") and value is not None else value
                for key, value in row.items()
            }
            for row in rows
        ]
        for name, rows in world.items()
    }


def together(worlds: list[World]) -> World:
    merged = {name: [row for world in worlds for row in world[name]] for name in FROZEN_TABLES}
    return merged | {"calendar": worlds[0]["calendar"]}


def test_columns_and_loops_agree_on_random_worlds_to_the_last_digit(rules: Rules) -> None:
    worlds = [shifted(a_random_world(seed), seed * 1000) for seed in range(60)]

    found = columnar(together(worlds), rules)

    expected = Appraised()
    for world in worlds:
        alone = Oracle(MONTH, world, rules).run()
        for part in fields(Appraised):
            getattr(expected, part.name).update(getattr(alone, part.name))
    assert_same(found, expected)
    assert len(expected.missed) > 100
    assert {row["reading"] for row in found["cards"]} >= {"result", "exempt", "capped", "not_assessable"}
