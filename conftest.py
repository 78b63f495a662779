"""What every test may ask for."""

import os
from pathlib import Path

import pytest
from pytest_django import Settings

ROOT = Path(__file__).resolve().parent


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Public data sets beside the checkout; without them a test says so and is skipped."""
    folder = Path(os.environ.get("RONDA_SHARED_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"no public data sets in {folder}; set RONDA_SHARED_DATA to their folder")
    return folder


@pytest.fixture
def ronda_home(tmp_path: Path, settings: Settings) -> Path:
    """An empty home folder that is this test's own."""
    home = tmp_path / "home"
    home.mkdir()
    settings.RONDA_HOME = home
    settings.MEDIA_ROOT = home / "media"
    return home
