from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import typer
from django.db import OperationalError

from ronda.cli.frame import (
    build_app,
    describe,
    find_home,
    is_meant_for_people,
    refuse_missing_home,
    works_on_a_home,
)
from ronda.cli.tests.processes import exit_status, run_ronda
from ronda.config.environment import SettingError
from ronda.kernel.refusal import RefusedError


def test_the_version_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    status = exit_status(monkeypatch, "--version")

    assert (status, capsys.readouterr().out) == (0, f"{version('ronda')}\n")


def test_home_is_where_the_database_is_made(migrated_home: Path) -> None:
    assert (migrated_home / "ronda.sqlite3").is_file()


def test_a_bad_setting_is_one_sentence_and_no_traceback(tmp_path: Path) -> None:
    failed = run_ronda("migrate", RONDA_HOME=str(tmp_path), RONDA_HTTPS="maybe")

    assert failed.returncode == 1
    assert failed.stderr == "ronda: RONDA_HTTPS: 'maybe' is not allowed; allowed is on or off\n"


def test_wrong_usage_exits_with_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    status = exit_status(monkeypatch, "serve", "--port", "many")

    assert status == 2
    assert "Invalid value for '--port'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "home"),
    [
        (["migrate", "--home", "county"], "county"),
        (["migrate", "--home=county"], "county"),
        (["migrate", "--home"], None),
        (["migrate"], None),
    ],
)
def test_the_home_is_found_before_any_command_is_loaded(arguments: list[str], home: str | None) -> None:
    assert find_home(arguments) == home


def test_our_own_errors_are_for_people_and_bugs_are_not() -> None:
    assert is_meant_for_people(SettingError("a sentence"))
    assert not is_meant_for_people(KeyError("a bug"))


def test_a_missing_table_says_how_to_make_it() -> None:
    assert "run `ronda migrate`" in describe(OperationalError("no such table: people_company"))


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [
        (["closings", "--home", "county"], True),
        (["company", "role", "E05", "leader"], True),
        (["serve"], True),
        (["company", "open", "ribera", "--home=county"], False),
        (["migrate", "--home", "county"], False),
        (["policy", "check"], False),
        (["closings", "--help"], False),
        (["--version"], False),
        ([], False),
    ],
)
def test_only_commands_with_which_a_home_begins_do_without_one(arguments: list[str], needed: bool) -> None:
    assert works_on_a_home(arguments) == needed


def test_a_mistyped_home_is_refused_and_nothing_is_made(tmp_path: Path) -> None:
    mistyped = tmp_path / "contry"

    refused = run_ronda("closings", "--home", str(mistyped))

    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == (
        f"ronda: home {mistyped}: there is no such folder; look at --home and RONDA_HOME;"
        " a home begins with `ronda company open` or `ronda migrate`\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_a_database_is_no_home_unless_the_database_is_elsewhere(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="the folder holds no database"):
        refuse_missing_home(tmp_path, has_database=True)

    refuse_missing_home(tmp_path, has_database=False)


def each_command(app: typer.Typer) -> Iterator[tuple[str, Any]]:
    group = typer.main.get_group(app)
    for name, command in group.commands.items():
        if isinstance(command, typer.core.TyperGroup):
            for inner, leaf in command.commands.items():
                yield f"{name} {inner}", leaf
        else:
            yield name, command


def test_every_command_explains_itself_and_each_of_its_options() -> None:
    silent = [
        f"{name} {parameter.name}" if parameter else name
        for name, command in each_command(build_app())
        for parameter in (None, *command.params)
        if not (command.help if parameter is None else getattr(parameter, "help", None))
    ]

    assert silent == []


def test_every_command_that_touches_a_companys_data_takes_a_home() -> None:
    homeless = {
        name
        for name, command in each_command(build_app())
        if "home" not in {parameter.name for parameter in command.params}
    }

    assert homeless <= {"draw verify", "policy check", "simulate"}
