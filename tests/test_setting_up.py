"""What the set-up says on machines that lack something; the machines are shims on the PATH."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def bare_machine(tmp_path: Path) -> Path:
    """A folder of programs that is all the PATH holds: a person's account, no apt, no browser."""
    programs = tmp_path / "bin"
    programs.mkdir()
    add_program(programs, "id", "echo 1000")
    (programs / "sh").symlink_to(str(shutil.which("sh")))
    return programs


def add_program(programs: Path, name: str, body: str) -> None:
    (programs / name).write_text(f"#!/bin/sh\n{body}\n")
    (programs / name).chmod(0o755)


def run_tool(name: str, programs: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(ROOT / "tools" / name)],
        cwd=folder,
        env={**os.environ, "PATH": str(programs), "PYTHON": "python3"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_old_python_is_refused_with_the_way_to_name_a_newer_one(
    bare_machine: Path, tmp_path: Path
) -> None:
    add_program(bare_machine, "python3", 'case "$2" in *version_info*11*) exit 1;; *) echo 3.9;; esac')

    stopped = run_tool("make_environment.sh", bare_machine, tmp_path)

    assert stopped.returncode == 1
    assert "python3 is Python 3.9; Ronda needs 3.11 or newer: make PYTHON=" in stopped.stderr


def test_a_machine_without_python_is_told_what_to_install(bare_machine: Path, tmp_path: Path) -> None:
    stopped = run_tool("make_environment.sh", bare_machine, tmp_path)

    assert stopped.returncode == 1
    assert "there is no python3; install Python 3.11 or newer" in stopped.stderr


def test_a_python_without_venv_names_the_package_that_has_it(bare_machine: Path, tmp_path: Path) -> None:
    add_program(bare_machine, "python3", 'case "$2" in *ensurepip*) exit 1;; *print*) echo 3.12;; esac')

    stopped = run_tool("make_environment.sh", bare_machine, tmp_path)

    assert stopped.returncode == 1
    assert stopped.stderr.endswith("run: sudo apt-get install python3.12-venv\n")


def test_root_gets_the_missing_package_from_apt(bare_machine: Path, tmp_path: Path) -> None:
    add_program(bare_machine, "id", "echo 0")
    add_program(
        bare_machine,
        "apt-get",
        f'echo "$@" >> {tmp_path}/apt; [ "$1" = update ] || [ -e {tmp_path}/updated ] ',
    )
    add_program(bare_machine, "python3", 'case "$2" in *ensurepip*) exit 1;; *print*) echo 3.12;; esac')

    run_tool("make_environment.sh", bare_machine, tmp_path)

    assert (tmp_path / "apt").read_text().splitlines()[:2] == [
        "install --yes --quiet python3.12-venv",
        "update",
    ]


def test_a_missing_browser_is_named_and_stops_nothing(bare_machine: Path, tmp_path: Path) -> None:
    told = run_tool("find_browser.sh", bare_machine, tmp_path)

    assert told.returncode == 0
    assert told.stdout.endswith("To run them: sudo apt-get install chromium\n")


def test_ci_runs_what_people_run() -> None:
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").endswith("exec make test\n")
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
