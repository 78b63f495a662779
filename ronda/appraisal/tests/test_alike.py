"""What must not matter does not: names, somebody who was never there, the unit of money, a later policy."""

from pathlib import Path
from typing import Any

import pytest

from ronda.appraisal.tests.closings import APART, POLICIES
from ronda.appraisal.tests.conftest import ClosedVariants, Variant
from ronda.appraisal.tests.worlds import MONTH
from ronda.policy import load_policy

Row = dict[str, Any]
MONEY = {"num", "target_num", "goal"}


def rows_of(closed: ClosedVariants, table: str, place: int, without: set[str]) -> list[Row]:
    """The rows of one world, under the numbers that it has alone."""
    key = "spell_id" if table == "spells" else "unit_id" if table == "team_cards" else "person_id"
    if table in {"shares", "missed", "cards"}:
        key = "spell_id"
    if table == "deductions":
        key = "owner_id"
    found = [row for row in closed.rows(table) if place * APART <= row[key] < (place + 1) * APART]
    return [
        {
            name: value - place * APART if name.endswith("_id") and value is not None else value
            for name, value in row.items()
            if name not in {"person_code", *without}
        }
        for row in found
    ]


def pairs(closed: ClosedVariants, what: str) -> list[tuple[int, int]]:
    """(number of the world before, number of the changed world)"""
    if what != "multiplied":
        return [(variant.of, variant.place) for variant in closed.variants if variant.what == what]
    before: dict[int, Variant] = {item.of: item for item in closed.variants if item.what == "before"}
    return [(before[variant.of].place, variant.place) for variant in closed.variants if variant.what == what]


@pytest.mark.parametrize("table", ["cards", "team_cards", "shares", "missed", "deductions", "persons"])
@pytest.mark.parametrize("what", ["renamed", "somebody absent", "multiplied"])
def test_what_must_not_matter_changes_nothing(changed_months: ClosedVariants, what: str, table: str) -> None:
    without = MONEY if what == "multiplied" else set()

    for before, after in pairs(changed_months, what):
        wanted = rows_of(changed_months, table, before, without)
        found = rows_of(changed_months, table, after, without)
        if what == "somebody absent":
            keys = {"cards": "spell_id", "missed": "spell_id", "shares": "spell_id", "persons": "person_id"}
            newest = absent_number(changed_months, after, keys.get(table))
            found = [row for row in found if newest is None or row[keys[table]] != newest]
        assert found == wanted, (what, table, before)


def absent_number(closed: ClosedVariants, place: int, key: str | None) -> int | None:
    """The number of the spell or person that was added: the last of its world."""
    if key is None:
        return None
    return max(int(row[key]) for row in rows_of(closed, "spells", place, set()))


def test_a_policy_dated_after_the_month_changes_nothing(tmp_path: Path) -> None:
    later = MONTH.start.replace(day=15)
    for path in POLICIES.rglob("*.yaml"):
        target = tmp_path / path.relative_to(POLICIES)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    cascade = tmp_path / "appraisal" / "cascade.yaml"
    text = cascade.read_text(encoding="utf-8")
    cascade.write_text(f"{text.rstrip()}\n    {later}: 0.5\n", encoding="utf-8")

    rules = load_policy(tmp_path).in_force(MONTH.period)

    assert rules == load_policy(POLICIES).in_force(MONTH.period)
    assert load_policy(tmp_path).in_force(MONTH.plus(1).period).cascade.relief != rules.cascade.relief
