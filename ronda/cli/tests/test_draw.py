"""`ronda draw verify`: each step in words, and an exit code."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ronda.cli.frame import build_app, works_on_a_home
from ronda.inspection.tests.draw_cast import published_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in published_files().items():
        (tmp_path / name).write_bytes(text.encode())
    return tmp_path


def verify(*files: Path) -> Result:
    return CliRunner().invoke(build_app(), ["draw", "verify", *map(str, files)])


def test_an_honest_draw_is_told_step_by_step(folder: Path) -> None:
    told = verify(*folder.iterdir())

    assert told.exit_code == 0
    lines = told.stdout.splitlines()
    assert all(line.startswith("ok ") for line in lines[:-1])
    assert "The nonce of staff is the one committed to." in told.stdout
    assert lines[-1] == "Everything agrees: this draw is as it was announced."


def test_a_swapped_visit_fails_with_its_line(folder: Path) -> None:
    path = folder / "list.txt"
    path.write_bytes(path.read_bytes().replace(b"V014", b"V016"))

    told = verify(*folder.iterdir())

    assert told.exit_code == 1
    failed = "failed  Seed and terms draw another list (units: 10); line 2 differs."
    assert failed in told.stdout.splitlines()
    assert "do not trust this draw" in told.stderr


def test_files_that_cannot_be_read_are_a_sentence_and_nothing_is_verified(folder: Path) -> None:
    (folder / "frame.txt").write_bytes(b"V001|city|1\nV002|\xff|1")

    told = verify(*folder.iterdir())

    assert told.exit_code == 1
    assert "frame.txt, line 2: is no UTF-8; take it as it was published" in told.stdout
    assert "nothing was verified" in told.stderr
    assert verify(folder / "list.txt").exit_code == 1


def test_it_needs_no_home() -> None:
    assert not works_on_a_home(["draw", "verify", "frame.txt"])
