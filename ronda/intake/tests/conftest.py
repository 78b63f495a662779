"""The cast's county, as every test of an import begins, and an administrator's browser."""

import shutil
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from ronda.cockpit.tests.pages_world import browser_of
from ronda.people.tests.builders import County, a_county


@pytest.fixture
def county(db: None, ronda_home: object) -> County:
    return a_county()


@pytest.fixture
def yusuf(october: None, tmp_path: Path, settings: Settings) -> Client:
    """An administrator; the home is this test's own."""
    home = tmp_path / "home"
    shutil.copytree(settings.RONDA_HOME, home)
    settings.RONDA_HOME = home
    return browser_of("yusuf")
