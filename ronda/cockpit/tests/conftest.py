"""The closed October of the pages, made once a run."""

from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker, Settings

from ronda.cockpit.tests.pages_world import bring_back, keep_closed_october


@pytest.fixture(scope="session")
def closed_october(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str]:
    """The home folder and the rows of a closed month."""
    home = tmp_path_factory.mktemp("october")
    with django_db_blocker.unblock():
        return home, keep_closed_october(home)


@pytest.fixture
def october(db: None, settings: Settings, closed_october: tuple[Path, str]) -> None:
    """Everybody has an account, and October is closed."""
    home, rows = closed_october
    settings.RONDA_HOME = home
    bring_back(rows)
