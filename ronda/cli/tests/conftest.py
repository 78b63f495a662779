"""A home as `ronda migrate` makes it, made once a run."""

from pathlib import Path

import pytest

from conftest import MadeOnce
from ronda.cli.tests.processes import run_ronda


@pytest.fixture(scope="session")
def migrated_home(made_once: MadeOnce) -> Path:
    """To be read only: the tests of other modules read it too."""

    def migrate(folder: Path) -> None:
        made = run_ronda("migrate", "--home", str(folder / "county"))
        assert (made.returncode, made.stderr) == (0, "")

    return made_once("migrated", migrate) / "county"
