"""A closed month keeps its policy; a later Ronda reads it, whatever it has learnt or given up since."""

import re
import shutil
from pathlib import Path

import pytest

from ronda.kernel.period import Month
from ronda.policy import PolicyError, load_kept_policy, load_policy
from ronda.policy.tests.folders import SHIPPED, edited_pack

OCTOBER = Month(2022, 10).period
CASCADE = "appraisal/cascade.yaml"


def without(folder: Path, file: str, name: str) -> None:
    """The parameter of that name is not in the file any more."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    shorter = re.sub(rf"^{name}:\n(?:[ \n#].*\n|\n)*", "", text, flags=re.MULTILINE)
    assert shorter != text, f"{file} has no {name}"
    path.write_text(shorter, encoding="utf-8")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    folder = tmp_path / "policies"
    shutil.copytree(SHIPPED, folder)
    return folder


def test_what_it_could_not_know_is_read_from_the_pack(kept: Path) -> None:
    brought = load_policy(SHIPPED).in_force(OCTOBER)
    without(kept, CASCADE, "relief")
    without(kept, "evaluation/customers.yaml", "extension_days")
    with pytest.raises(PolicyError, match=r"relief[\s\S]*extension_days"):
        load_policy(kept)

    assert load_kept_policy(kept).in_force(OCTOBER) == brought


def test_a_part_that_came_later_stays_away(kept: Path) -> None:
    for file in ("visits/planning", "learning/year"):
        (kept / f"{file}.yaml").unlink()
        (kept / f"{file}.examples.yaml").unlink()

    rules = load_kept_policy(kept).in_force(OCTOBER)

    assert (rules.planning, rules.training) == (None, None)


def test_what_nothing_reads_any_more_is_passed_over(kept: Path) -> None:
    path = kept / CASCADE
    text = path.read_text(encoding="utf-8")
    path.write_text(
        f"{text}\n{text[text.index('relief:') :].replace('relief:', 'mercy:', 1)}", encoding="utf-8"
    )
    (kept / "appraisal" / "horoscope.yaml").write_text("{}", encoding="utf-8")

    found = load_kept_policy(kept)

    assert found.in_force(OCTOBER) == load_policy(SHIPPED).in_force(OCTOBER)
    assert "mercy" not in {parameter.name for parameter in found.parameters}


def test_nothing_is_added_to_a_list_and_no_own_value_is_changed(tmp_path: Path) -> None:
    folder = edited_pack(tmp_path, "evaluation/customers.yaml", "extension_days:", "extension_days_:")
    without(folder, "appraisal/indicators.yaml", "training_hours")

    found = load_kept_policy(folder)

    assert "training_hours" not in found.in_force(OCTOBER).indicators
    assert [each for each in found.parameters if each.section == "pay/pools"] == [
        each for each in load_policy(SHIPPED).parameters if each.section == "pay/pools"
    ]


def test_the_folder_keeps_its_digest(kept: Path) -> None:
    assert load_kept_policy(kept).digest == load_policy(SHIPPED).digest


def test_a_file_that_cannot_be_read_is_told(kept: Path) -> None:
    (kept / CASCADE).write_text("relief: [", encoding="utf-8")

    with pytest.raises(PolicyError, match="cascade"):
        load_kept_policy(kept)
