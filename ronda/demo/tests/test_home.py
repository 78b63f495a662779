"""A demo home is recognised by its mark; any other home is left alone."""

from pathlib import Path

import pytest

from ronda.demo.services.home import DemoMark, empty_home, read_mark, write_mark
from ronda.demo.services.preparing import prepare_home
from ronda.demo.services.problems import DemoError

MARK = DemoMark(kind="simulated", month="2026-10", seed=1, complete=True)


def test_a_home_that_is_empty_or_missing_has_no_mark(tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_text("made by the settings")

    assert read_mark(tmp_path) is None
    assert read_mark(tmp_path / "missing") is None


def test_a_mark_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_mark(tmp_path / "home", MARK)

    assert read_mark(tmp_path / "home") == MARK


def test_a_home_that_is_no_demo_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "ronda.sqlite3").write_text("a company's database")

    with pytest.raises(DemoError, match="no demo"):
        read_mark(tmp_path)
    with pytest.raises(DemoError, match="no demo"):
        empty_home(tmp_path)
    assert (tmp_path / "ronda.sqlite3").read_text() == "a company's database"


def test_an_older_demo_is_emptied_but_its_key_stays(tmp_path: Path) -> None:
    write_mark(tmp_path, MARK)
    (tmp_path / "secret.key").write_text("key")
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "segment.parquet").write_text("rows")

    empty_home(tmp_path)

    assert {entry.name for entry in tmp_path.iterdir()} == {"secret.key", "demo.json"}


def never() -> None:
    raise AssertionError("the home was filled again")


def test_a_complete_demo_is_found_as_it_was(tmp_path: Path) -> None:
    write_mark(tmp_path, MARK)
    (tmp_path / "ronda.sqlite3").write_text("what somebody did in it")

    made = prepare_home(tmp_path, DemoMark(kind="simulated", month="2026-10", seed=1), never)

    assert not made
    assert (tmp_path / "ronda.sqlite3").read_text() == "what somebody did in it"


@pytest.mark.parametrize(
    "other",
    [
        DemoMark(kind="simulated", month="2026-11", seed=1),
        DemoMark(kind="simulated", month="2026-10", seed=2),
        DemoMark(kind="real", month="2026-10", seed=1),
    ],
)
def test_another_demo_never_takes_the_place_of_one_unasked(tmp_path: Path, other: DemoMark) -> None:
    write_mark(tmp_path, MARK)
    (tmp_path / "ronda.sqlite3").write_text("what somebody did in it")

    with pytest.raises(DemoError, match=r"holds the simulated demo of 2026-10 with seed 1; add --again"):
        prepare_home(tmp_path, other, never)

    assert (tmp_path / "ronda.sqlite3").read_text() == "what somebody did in it"
