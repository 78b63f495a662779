from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ronda.cli.frame import build_app
from ronda.kernel.refusal import RefusedError
from ronda.people.models import Person
from ronda.people.tests.builders import County, a_county

HEADER = "code,name,born\n"


@pytest.fixture
def county(db: None, ronda_home: Path) -> County:
    return a_county()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(build_app(), [*arguments, "--company", "main"])


def test_an_import_shows_its_mapping_and_its_counts(county: County, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(HEADER + "E20,Iván,1990-05-06\n", encoding="utf-8")

    first, again = run("import", "people", str(path)), run("import", "people", str(path))

    assert (first.exit_code, again.exit_code) == (0, 0)
    assert "  born < born" in first.output
    assert "1 rows: 1 created, 0 changed, 0 same, 0 strange, 0 left out." in first.output
    assert "Nothing to change: all of it is on record." in again.output


def test_errors_are_listed_and_nothing_is_written(county: County, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    rows = "".join(f"E{number},Somebody,1990-02-31\n" for number in range(100, 170))
    path.write_text(HEADER + "E20,Iván,1990-05-06\n" + rows, encoding="utf-8")

    refused = run("import", "people", str(path))

    assert refused.exit_code == 1
    assert "error: row 3, column born: '1990-02-31' is not a day; write it as 1990-02-28" in refused.output
    assert "… and 20 more errors" in refused.output
    assert "Nothing was written: 70 errors in 70 of 71 rows." in refused.output
    assert not Person.objects.filter(code="E20").exists()


def test_bad_rows_may_be_left_out(county: County, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(HEADER + "E20,Iván,1990-05-06\nE21,Judit,never\n", encoding="utf-8")

    result = run("import", "people", str(path), "--skip-bad")

    assert result.exit_code == 0
    assert "error: row 3, column born: 'never' is not a day" in result.output
    assert "2 rows: 1 created, 0 changed, 0 same, 0 strange, 1 left out." in result.output


def test_imports_are_listed_and_taken_back(county: County, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(HEADER + "E20,Iván,1990-05-06\n", encoding="utf-8")
    assert "Nothing was imported yet." in run("imports").output
    said = run("import", "people", str(path)).output
    number = said.partition("This is import ")[2].partition(";")[0]

    listed = run("imports")
    undone = run("undo-import", number)

    assert "written" in listed.output
    assert "people.csv: 1 rows, 1 created, 0 changed, 0 strange" in listed.output
    assert undone.output == f"Import {number} (people from people.csv) was taken back.\n"
    assert not Person.objects.filter(code="E20").exists()


def test_a_dry_run_says_that_it_was_one(county: County, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(HEADER + "E20,Iván,1990-05-06\n", encoding="utf-8")

    assert (
        "Nothing was written, this was a dry run." in run("import", "people", str(path), "--dry-run").output
    )
    assert not Person.objects.filter(code="E20").exists()


def test_columns_are_named_on_the_command_line(county: County, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("who;called\nE20;Iván\n", encoding="utf-8")

    result = run("import", "people", str(path), "--map", "code=who", "--map", "name=called")

    assert result.exit_code == 0
    assert "  code < who" in result.output


@pytest.mark.parametrize("wrong", [["--map", "code"], ["--only", "county"], ["--decimal", "x"]])
def test_wrong_usage_exits_with_2(county: County, tmp_path: Path, wrong: list[str]) -> None:
    assert run("import", "people", str(tmp_path / "none.csv"), *wrong).exit_code == 2


def test_an_unknown_kind_is_a_sentence_with_the_nearest(county: County, tmp_path: Path) -> None:
    refused = run("import", "planets", str(tmp_path / "none.csv"))

    assert isinstance(refused.exception, RefusedError)
    assert str(refused.exception).startswith(
        "kind 'planets': is not known; is it 'outlets'? Name one of: centres,"
    )


def test_a_kind_lists_itself_in_the_help(county: County) -> None:
    helped = " ".join(CliRunner().invoke(build_app(), ["import", "--help"]).output.split())

    assert "centres, people, appointments, roles," in helped
    assert "listing-targets, system-use, tasks, handovers, requests, visits, checks, forms" in helped
