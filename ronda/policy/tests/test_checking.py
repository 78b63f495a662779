"""A policy with a mistake in it: the check says file, line, what is wrong and what is allowed."""

import shutil
from pathlib import Path

import pytest

from ronda.kernel.period import Month
from ronda.policy import PolicyError, check_folder, load_policy
from ronda.policy.tests.folders import SHIPPED, edited_pack, line_of

SCORECARDS = "appraisal/scorecards.yaml"
INDICATORS = "appraisal/indicators.yaml"
DUTIES = "appraisal/duties.yaml"
GRADING = "appraisal/grading.yaml"
CURVES = "appraisal/curves.yaml"
CASCADE = "appraisal/cascade.yaml"
OCTOBER = Month(2022, 10)
CARD = "{sales_plan: 0.17, brand_listing"

MISTAKES = [
    ("board/goals.yaml", "[0.75, 1.25]", "[1.25, 0.75]", "the first number is below the second"),
    ("board/conversations.yaml", "[D, E]", "[D, F]", "'F' is no grade; use A, B, C, D, E"),
    (SCORECARDS, CARD, "{sales_plan: 0.18, brand_listing", "sum to 1.01; they must sum to exactly 1"),
    (SCORECARDS, CARD, "{sales_plam: 0.17, brand_listing", "'sales_plam' is unknown; did you mean 'sales_pl"),
    (SCORECARDS, "account_manager:", "acount_manager:", "no such post; did you mean 'account_manager'?"),
    (SCORECARDS, "centre_sales_plan: 0.30", "sales_plan: 0.30", "this post holds none; use a unit indicator"),
    (SCORECARDS, "centre_sales_plan: 0.30", "loops_closed: 0.30", "a centre is measured by unit indicators"),
    (
        SCORECARDS,
        "projects_in_time: 0.05",
        "projects_in_time: 0.04, tasks_in_time: 0.01",
        "has 9 indicators; at most 8 a post",
    ),
    (CURVES, "attainment: 0, points: 0", "attainment: 0.1, points: 0", "the first of two or more knots is"),
    (CURVES, "attainment: 1, points: 100", "attainment: 0.7, points: 100", "each attainment is above"),
    (CURVES, "attainment: 1, points: 100", "attainment: 1, points: 50", "points never fall"),
    (INDICATORS, "target: 30, ", "", "has no target to stay under; give it a target"),
    (INDICATORS, "serves: [sales_plan,", "serves: [base_information,", "serves result indicators"),
    (INDICATORS, "measure: tasks, level: person", "measure: sales, level: person", "'handovers' and with no"),
    (INDICATORS, "target: 90, min_den: 5", "target: 90, curve: steep, min_den: 5", "'steep' is unknown"),
    (INDICATORS, "direction: up", "direction: upward", "must be 'up', 'down' or 'band'; it is 'upward'"),
    (INDICATORS, "min_den: 3", "min_den: 0", "must be at least 1; it is 0"),
    (INDICATORS, "min_den: 3", "min_dem: 3", "is unknown; did you mean 'min_den'?"),
    (DUTIES, "post: director, evidence", "post: directr, evidence", "did you mean 'director'?"),
    (DUTIES, "brand_listing: 0.60", "brand_listing: 1.60", "listing: must be at most 1; it is 1.60"),
    (DUTIES, "brand_listing: 0.60", "base_information: 0.60", "is no result indicator"),
    (DUTIES, "post: brand_manager, evidence: handovers", "post: brand_manager, evidence: visits", "or tasks"),
    (DUTIES, "{modern_outlet_use: 0.40}", "{sales_plan: 0.40}", "no duty of the tier front serves it"),
    (CASCADE, "- [front]", "- [back]", "[[back], [front]] or [[back, front]]"),
    (CASCADE, "2015-01-01: 1", "2015-01-01: 1.5", "relief: must be at most 1; it is 1.5"),
    (GRADING, "coefficient: 1.20", "coefficient: 1.30", "is 1.625 times the lowest; at most 1.5 times"),
    (GRADING, "grade: E, from_points: 0", "grade: E, from_points: 10", "the last band starts at 0 points"),
    (GRADING, "from_points: 100, coefficient: 1.10", "from_points: 100, coefficient: 0.95", "descending"),
    (GRADING, "2015-01-01: C", "2015-01-01: F", "'F' is no grade; use one of the bands"),
    ("pay/bounds.yaml", "0.60", "0.60000000001e3", "must be at most 1"),
    ("pay/pools.yaml", "2015-01-01: 0.8", "2015-01-01: 1.3", "lies above the ceiling"),
    ("appraisal/year.yaml", "2015-01-01: 0.75", "2015-01-01: 0.70", "they must sum to exactly 1"),
    ("evaluation/views.yaml", "customers: 0.5", "customers: 0.6", "they must sum to exactly 1"),
    (CASCADE, "2015-01-01: 1", "2015-01-01: much", "relief: must be a number; it is 'much'"),
    (DUTIES, "{modern_outlet_use: 0.40}", "[0.40]", "names with values, as {name: value}; it is [0.40]"),
    (INDICATORS, "min_den: 3", "min_den: 1.5", "must be a whole number; it is 1.5"),
    (INDICATORS, "direction: up, ", "", "direction: is missing"),
    (CASCADE, "relief:", "releif:", "is unknown; did you mean 'relief'?"),
    (CASCADE, "source: mission", "source: gossip", "'gossip' is unknown; use mission or default or comp"),
    (CASCADE, "  unit: fraction\n", "", "lacks unit; every parameter has them all"),
    (CASCADE, "  reference: \"1:", "  remark: \"1:", "did you mean 'reference'?"),
    (CASCADE, "2015-01-01: 1", "since 2015: 1", "write 2025-01-01: value"),
    (CASCADE, "2015-01-01: 1", "2015-01-01: .inf", "is not a plain number or day"),
    (CASCADE, "relief:", "tiers:", "'tiers' stands here twice; keep one of them"),
    (CASCADE, "relief:", "relief: [", "no sound YAML"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "said"), MISTAKES)
def test_a_mistake_is_named_with_its_file_and_what_is_allowed(
    tmp_path: Path, file: str, old: str, new: str, said: str
) -> None:
    folder = edited_pack(tmp_path, file, old, new)

    problems = [str(problem) for problem in check_folder(folder).problems]

    assert any(said in problem and problem.startswith(file.split("/")[0]) for problem in problems), problems


def test_the_line_is_the_one_with_the_mistake(tmp_path: Path) -> None:
    folder = edited_pack(tmp_path, DUTIES, "brand_listing: 0.60", "brand_listing: 1.60")

    (problem,) = check_folder(folder).problems

    number = line_of(folder, DUTIES, "brand_listing: 1.60")
    assert problem.where == f"{DUTIES}:{number} B1.weights.brand_listing"


def test_a_value_that_breaks_a_rule_only_from_a_later_date_is_found_too(tmp_path: Path) -> None:
    later = "2015-01-01: 1\n    2030-01-01: 7"
    folder = edited_pack(tmp_path, CASCADE, "2015-01-01: 1", later)

    (problem,) = check_folder(folder).problems

    assert problem.where == f"{CASCADE}:{line_of(folder, CASCADE, '2030-01-01')} relief"


def test_an_example_that_no_longer_comes_out_is_named_with_both_values(tmp_path: Path) -> None:
    folder = edited_pack(tmp_path, "pay/bounds.yaml", "0.60", "0.55")

    (problem,) = check_folder(folder).problems

    assert problem.where.startswith("pay/bounds.examples.yaml:")
    assert (problem.what, "0.60" in problem.remedy) == ("gives 0.55", True)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("rule: value_at", "rule: value_of", "rule 'value_of' is unknown"),
        ("name: at least", "title: at least", "is not an example"),
        ("day: 2022-10-01", "date: 2022-10-01", "cannot be worked"),
        ("pay/bounds.share_floor", "pay/bounds.share_flour", "did you mean 'pay/bounds.share_floor'"),
        ("- name: at least", "name: at least", "no sound YAML"),
    ],
)
def test_a_broken_example_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    folder = edited_pack(tmp_path, "pay/bounds.examples.yaml", old, new)

    assert said in "\n".join(map(str, check_folder(folder).problems))


def test_a_parameter_without_a_worked_example_is_named(tmp_path: Path) -> None:
    folder = edited_pack(tmp_path, "appraisal/duties.examples.yaml", "duty: D1,", "duty: D3,")

    problems = [str(problem) for problem in check_folder(folder).problems]

    assert problems[-1].startswith(f"{DUTIES}:{line_of(folder, DUTIES, 'D1:')} D1: has no worked example")


def test_a_file_that_is_no_policy_file_is_named(tmp_path: Path) -> None:
    folder = edited_pack(tmp_path, CASCADE, "relief", "relief")
    (folder / "pay" / "pool.yaml").write_text("share: 1\n")

    (problem,) = check_folder(folder).problems

    assert str(problem) == "pay/pool.yaml: is not a policy file; did you mean 'pay/pools.yaml'?"


def test_a_file_without_its_examples_is_named(tmp_path: Path) -> None:
    folder = edited_pack(tmp_path, CASCADE, "relief", "relief")
    (folder / "pay" / "pools.examples.yaml").unlink()

    (problem,) = check_folder(folder).problems

    assert str(problem) == "pay/pools.yaml: has no worked examples; add pools.examples.yaml"


def test_a_missing_policy_file_is_named_and_nothing_else(tmp_path: Path) -> None:
    folder = edited_pack(tmp_path, CASCADE, "relief", "relief")
    (folder / CASCADE).unlink()

    (problem,) = check_folder(folder).problems

    assert (problem.where, problem.what) == (CASCADE, "the file is missing")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe\x00", "not UTF-8 text"),
        (b"a: &x 1\nb: *x\n", "aliases are not allowed"),
        (b"# " + b"x" * 1_000_001, "too large"),
        (b"- 1\n", "not a list of parameters"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    folder = edited_pack(tmp_path, CASCADE, "relief", "relief")
    (folder / CASCADE).write_bytes(content)

    assert said in "\n".join(map(str, check_folder(folder).problems))


def test_a_folder_in_use_is_told_which_files_it_lacks(tmp_path: Path) -> None:
    folder = tmp_path / "policies"
    shutil.copytree(SHIPPED, folder)
    for name in ("goals", "conversations"):
        (folder / "board" / f"{name}.yaml").unlink()
        (folder / "board" / f"{name}.examples.yaml").unlink()

    problems = check_folder(folder).problems

    assert {problem.where for problem in problems} == {"board/conversations.yaml", "board/goals.yaml"}
    assert {problem.what for problem in problems} == {"the file is missing"}


def test_a_folder_that_is_missing_or_empty_says_so(tmp_path: Path) -> None:
    assert "is not a folder" in str(check_folder(tmp_path / "none").problems[0])
    assert "holds no parameters" in str(check_folder(tmp_path).problems[0])


def test_a_policy_with_mistakes_is_never_loaded(tmp_path: Path) -> None:
    folder = edited_pack(tmp_path, DUTIES, "brand_listing: 0.60", "brand_listing: 1.60")

    with pytest.raises(PolicyError, match=r"B1\.weights\.brand_listing"):
        load_policy(folder)
