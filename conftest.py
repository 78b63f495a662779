"""What every test may ask for."""

import os
import shutil
from pathlib import Path

import pytest
from pytest_django import Settings

ROOT = Path(__file__).resolve().parent
BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


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


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """The machine's own Chromium; where there is none, a browser test says so and is skipped."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("no Chromium here; to run the browser tests: sudo apt-get install chromium")
    # Playwright keeps an event loop in this thread, and Django would take our queries for ones inside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return {"executable_path": program, "args": BROWSER_ARGUMENTS}
