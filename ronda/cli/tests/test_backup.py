import shutil
import sqlite3
from pathlib import Path

import pytest
from pytest_django import Settings

from ronda.cli.tests.processes import exit_status, run_ronda


@pytest.fixture
def home(migrated_home: Path, tmp_path: Path) -> Path:
    folder = shutil.copytree(migrated_home, tmp_path / "home")
    segment = folder / "ledger" / "linn" / "2022-10" / "segment.parquet"
    segment.parent.mkdir(parents=True)
    segment.write_bytes(b"rows")
    return folder


def test_a_backup_is_a_home_with_everything_in_it(home: Path, tmp_path: Path) -> None:
    made = run_ronda("backup", str(tmp_path / "copy"), "--home", str(home))

    assert (made.returncode, made.stderr) == (0, "")
    kept = {path.relative_to(tmp_path / "copy").as_posix() for path in (tmp_path / "copy").rglob("*.*")}
    assert kept == {"ronda.sqlite3", "secret.key", "ledger/linn/2022-10/segment.parquet"}
    with sqlite3.connect(tmp_path / "copy" / "ronda.sqlite3") as copy:
        assert copy.execute("SELECT count(*) > 10 FROM django_migrations").fetchone() == (1,)
    assert run_ronda("migrate", "--home", str(tmp_path / "copy")).returncode == 0


def test_a_backup_never_overwrites(
    home: Path,
    tmp_path: Path,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings.RONDA_HOME = home

    status = exit_status(monkeypatch, "backup", str(tmp_path))

    assert status == 1
    assert capsys.readouterr().err == f"ronda: {tmp_path} exists already; name a folder that does not\n"


def test_a_backup_inside_the_home_is_refused(
    home: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.RONDA_HOME = home

    status = exit_status(monkeypatch, "backup", str(home / "copy"))

    assert status == 1
    assert "a backup belongs on another disk" in capsys.readouterr().err
