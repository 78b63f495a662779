"""Values by date: which one is in force, and who could know it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ronda.kernel.period import Month
from ronda.policy import PolicyError, check_folder, load_policy
from ronda.policy.tests.folders import SHIPPED, edited_pack, line_of

BOUNDS = "pay/bounds.yaml"
FLOOR = """  announced: 2014-12-01
  values:
    2015-01-01: 0.60"""


def share_floor(folder: Path, month: Month) -> Decimal:
    return load_policy(folder).in_force(month.period).pay.share_floor


def test_e4_a_value_dated_inside_a_month_acts_from_the_next(tmp_path: Path) -> None:
    dated = """  announced: {2025-01-01: 2024-12-20, 2025-07-15: 2025-06-20}
  values:
    2025-01-01: 0.40
    2025-07-15: 0.50"""
    folder = edited_pack(tmp_path, BOUNDS, FLOOR, dated)

    floors = [share_floor(folder, Month(2025, month)) for month in (6, 7, 8)]

    assert floors == [Decimal("0.40"), Decimal("0.40"), Decimal("0.50")]


def test_each_value_may_have_its_own_source_and_reference(tmp_path: Path) -> None:
    dated = """  announced: {2015-01-01: 2014-12-01, 2026-01-01: 2025-12-18}
  values:
    2015-01-01: 0.60
    2026-01-01: 0.70"""
    folder = edited_pack(tmp_path, BOUNDS, FLOOR, dated)
    path = folder / BOUNDS
    text = path.read_text().replace(
        "  source: default", "  source: {2015-01-01: default, 2026-01-01: company}", 1
    )
    path.write_text(text)

    origins = load_policy(folder).parameter("pay/bounds.share_floor").origins

    assert origins[date(2015, 1, 1)].source == "default"
    assert origins[date(2026, 1, 1)].source == "company"


@pytest.mark.parametrize(
    ("announced", "start", "late"),
    [
        ("2025-12-31", "2026-01-01", False),
        ("2026-01-01", "2026-01-01", True),
        ("2026-01-20", "2026-01-15", False),
        ("2026-02-01", "2026-01-15", True),
    ],
)
def test_a_value_is_announced_before_the_first_month_that_uses_it(
    tmp_path: Path, announced: str, start: str, late: bool
) -> None:
    dated = f"  announced: {announced}\n  values:\n    {start}: 0.60"
    folder = edited_pack(tmp_path, BOUNDS, FLOOR, dated)

    found = [str(problem) for problem in check_folder(folder).problems if "announced" in problem.what]

    assert bool(found) == late
    if late:
        assert found[0].startswith(f"{BOUNDS}:{line_of(folder, BOUNDS, f'{start}: 0.60')} share_floor: ")
        assert "date the value later" in found[0]


def test_a_month_before_the_policy_is_refused_with_the_day_on_which_it_begins() -> None:
    with pytest.raises(PolicyError) as refused:
        load_policy(SHIPPED).in_force(Month(1999, 1).period)

    said = "1999-01-01: the policy begins on 2015-01-01; take a later month, or date the values earlier"
    assert str(refused.value) == said


def test_a_parameter_that_does_not_exist_names_the_nearest() -> None:
    with pytest.raises(KeyError, match=r"did you mean 'pay/bounds\.share_floor'"):
        load_policy(SHIPPED).parameter("pay/bounds.share_flor")


def test_the_digest_follows_the_content_of_every_file(tmp_path: Path) -> None:
    folder = edited_pack(tmp_path, BOUNDS, "0.60", "0.61")

    assert load_policy(folder).digest != load_policy(SHIPPED).digest
