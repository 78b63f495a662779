"""The columnar appraisal and plain Python agree on random small worlds, to the last digit."""

from dataclasses import fields
from fractions import Fraction
from typing import Any

from ronda.appraisal.rules.appraise import RESULT_ORDER
from ronda.appraisal.tests.conftest import Closed
from ronda.appraisal.tests.oracle import Appraised, Oracle
from ronda.appraisal.tests.worlds import MONTH


def assert_same_cards(rows: list[dict[str, Any]], expected: dict[tuple[int, str], Any], subject: str) -> None:
    assert {(row[subject], row["indicator"]) for row in rows} == set(expected)
    for row in rows:
        wanted = expected[row[subject], row["indicator"]]
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
    assert_same_cards(found["cards"], expected.cards, "spell_id")
    assert_same_cards(found["team_cards"], expected.team_cards, "unit_id")
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


def told_by_loops(months: Closed) -> Appraised:
    expected = Appraised()
    for world in months.worlds:
        alone = Oracle(MONTH, world, months.rules).run()
        for part in fields(Appraised):
            getattr(expected, part.name).update(getattr(alone, part.name))
    return expected


def test_columns_and_loops_agree_on_random_worlds_to_the_last_digit(random_months: Closed) -> None:
    found = {name: random_months.rows(name) for name in RESULT_ORDER}

    expected = told_by_loops(random_months)

    assert_same(found, expected)
    assert {row["key"] for row in found["measures"]} >= {"reporting_minutes"}
    assert len(expected.missed) > 100
    assert {row["reading"] for row in found["cards"]} >= {"result", "exempt", "capped", "not_assessable"}


def test_columns_and_loops_agree_where_posts_have_cards(carded_months: Closed) -> None:
    found = {name: carded_months.rows(name) for name in RESULT_ORDER}

    expected = told_by_loops(carded_months)

    assert_same(found, expected)
    # B1 and A3 are on no card of their posts; N5's post has no card, so the policy's duty is read.
    posts: dict[int, set[str]] = {}
    for world in carded_months.worlds:
        for spell in world["spells"]:
            posts.setdefault(spell["person_id"], set()).add(spell["post"])
    brand = [row["duty"] for row in found["shares"] if posts.get(row["owner_id"]) == {"brand_manager"}]
    front = [row["duty"] for row in found["shares"] if posts.get(row["owner_id"]) == {"account_manager"}]
    assert (set(brand) - {"B5"}, set(front)) == (set(), {"A1", "A2", "A5"})
    assert "N5" in {row["duty"] for row in found["shares"]}
