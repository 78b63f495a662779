"""A person's month, explained on the command line."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ronda.cli.explain import SHOWN_RECORDS
from ronda.cli.frame import build_app, describe, is_meant_for_people
from ronda.cockpit.services import close_month
from ronda.cockpit.tests.closing_world import AS_OF, OCTOBER, a_closable_county, close_october
from ronda.kernel.refusal import RefusedError
from ronda.people.tests.builders import POLICIES, County
from ronda.policy import load_policy

pytestmark = pytest.mark.django_db

DIEGO, BRUNO = "E05", "E03"


def explain(*arguments: str) -> Result:
    return CliRunner().invoke(build_app(), ["explain", "2022-10", *arguments, "--company", "main"])


@pytest.fixture
def county(ronda_home: Path) -> County:
    return a_closable_county()


def test_a_month_is_explained_from_the_amount_down_to_the_records(county: County) -> None:
    close_month(
        by=county.viewer,
        at=datetime(2022, 11, 3, 9, tzinfo=UTC),
        month=OCTOBER,
        as_of=AS_OF,
        policy=load_policy(POLICIES),
    )

    plain, with_records, bruno = explain(DIEGO), explain(DIEGO, "--evidence"), explain(BRUNO, "--evidence")

    assert (plain.exit_code, with_records.exit_code, bruno.exit_code) == (0, 0, 0)
    lines = plain.output.splitlines()
    assert lines[0] == "Diego Park (E05), 2022-10, run 1"
    assert lines[1].startswith("$")
    assert (
        depth_of(lines, "Grade ") < depth_of(lines, "Score for the grade") < depth_of(lines, "October 2022")
    )
    assert depth_of(lines, "Sales plan: missed") < depth_of(lines, "Back office") < depth_of(lines, "B1 ")
    assert any("moves to Bruno Keller" in line for line in lines)
    assert any(line.strip().startswith("Nobody is at fault: the market explains") for line in lines)
    assert any(line.startswith("With all visits done: ") for line in lines)
    assert set(lines) <= set(with_records.output.splitlines())
    shown = [line for line in with_records.output.splitlines() if line.strip().startswith("| ")]
    assert any("Shop R1" in line for line in shown)
    assert any("Bruno Keller" in line for line in shown)
    assert any("Diego Park: " in line for line in bruno.output.splitlines())
    assert any(line.strip() == f"| and {8 - SHOWN_RECORDS} more" for line in bruno.output.splitlines())
    assert any(line.startswith("Rules in force on Oct 1, 2022: ") for line in lines)
    assert any(line.startswith("  Weights of the card: Account manager: since Jan 1, 2015") for line in lines)
    refused = explain("E99").exception
    assert isinstance(refused, RefusedError)
    assert describe(refused).startswith(
        "2022-10: no results of E99; people of this closing: E01 Ana Torres, E03 Bruno Keller, "
    )


def depth_of(lines: list[str], begin: str) -> int:
    line = next(line for line in lines if line.strip().startswith(begin))
    return len(line) - len(line.lstrip())


def test_a_month_that_is_not_closed_is_refused_with_what_to_do(county: County) -> None:
    refused = explain(DIEGO).exception

    assert isinstance(refused, RefusedError)
    assert is_meant_for_people(refused)
    assert describe(refused) == "2022-10: is not closed; close it with `ronda close 2022-10`"


def test_a_month_that_is_only_frozen_says_so_and_names_no_folder(county: County) -> None:
    close_october(county, until="frozen")

    refused = explain(DIEGO).exception

    assert isinstance(refused, RefusedError)
    assert describe(refused) == "2022-10 run 1: is only frozen; go on with `ronda close 2022-10`"
