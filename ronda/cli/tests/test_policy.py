"""`ronda policy check`: what is wrong and where, or how much was looked at."""

from pathlib import Path

from pytest_django import Settings
from typer.testing import CliRunner, Result

from ronda.cli.frame import build_app
from ronda.policy.tests.folders import SHIPPED, edited_pack, line_of

SCORECARDS = "appraisal/scorecards.yaml"


def check(*arguments: str) -> Result:
    return CliRunner().invoke(build_app(), ["policy", "check", *arguments])


def test_the_shipped_policies_are_in_order() -> None:
    told = check()

    assert told.exit_code == 0
    assert f"{SHIPPED}: 391 parameters and " in told.stdout


def test_a_mistake_is_printed_with_file_line_path_and_what_is_allowed(tmp_path: Path) -> None:
    folder = edited_pack(tmp_path, SCORECARDS, "{sales_plan: 0.17, brand", "{sales_plan: 0.18, brand")

    told = check(str(folder))

    line = line_of(folder, SCORECARDS, "sales_plan: 0.18")
    said = f"{SCORECARDS}:{line} account_manager: the weights sum to 1.01; they must sum to exactly 1"
    assert told.exit_code == 1
    assert told.stdout.splitlines() == [said]
    assert told.stderr == f"{folder}: 1 finding\n"


def test_a_folder_that_is_not_there_is_a_sentence_about_that_folder(tmp_path: Path) -> None:
    told = check(str(tmp_path / "none"))

    assert told.exit_code == 2
    assert f"'{tmp_path / 'none'}' does not exist" in told.stderr
    assert "RONDA_POLICIES" not in told.stderr


def test_a_setting_that_names_no_folder_is_a_sentence_about_the_setting(
    tmp_path: Path, settings: Settings
) -> None:
    settings.RONDA_POLICIES = tmp_path / "none"

    told = check()

    assert told.exit_code == 1
    assert "none: is not a folder; point RONDA_POLICIES at a policy folder" in told.stdout
