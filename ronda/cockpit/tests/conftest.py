"""The closed October of the pages."""

from pathlib import Path

import pytest
from pytest_django import Settings

from ronda.cockpit.tests.pages_world import bring_back


@pytest.fixture
def october(db: None, settings: Settings, closed_october: tuple[Path, str]) -> None:
    """Everybody has an account, and October is closed."""
    home, rows = closed_october
    settings.RONDA_HOME = home
    bring_back(rows)
