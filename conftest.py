"""What every test may ask for."""

import fcntl
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker, Settings

ROOT = Path(__file__).resolve().parent
MadeOnce = Callable[[str, Callable[[Path], object]], Path]
BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# The planner's search runs uncompiled: compiling takes longer than every plan of the suite.
os.environ.setdefault("NUMBA_DISABLE_JIT", "1")

# Our own Node drives the browser: the one that Playwright brings needs libraries that a bare Debian lacks.
if (OWN_NODE := Path(sys.executable).with_name("node")).is_file():
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(OWN_NODE))

# A slow machine is no finding: no property is judged by the time that it takes.
hypothesis_settings.register_profile(
    "calm", hypothesis_settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.register_profile("long", hypothesis_settings.get_profile("calm"), max_examples=1000)
hypothesis_settings.load_profile("calm")


@pytest.fixture(autouse=True)
def _language_as_found() -> Iterator[None]:
    """A page in Spanish leaves its language in force in this process; the next test begins without it."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def _nothing_kept_in_memory() -> None:
    """Wrong codes that one test opened must not count against the next one in this process."""
    cache.clear()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Public data sets beside the checkout; without them a test says so and is skipped."""
    folder = Path(os.environ.get("RONDA_SHARED_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"no public data sets in {folder}; set RONDA_SHARED_DATA to their folder")
    return folder


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """`made_once(name, make)`: a folder that the first process to ask lets `make` fill; all read it."""
    base = tmp_path_factory.getbasetemp()
    run = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def folder_of(name: str, make: Callable[[Path], object]) -> Path:
        folder, draft = run / name, run / f"{name}.draft"
        with (run / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not folder.exists():
                shutil.rmtree(draft, ignore_errors=True)
                draft.mkdir()
                make(draft)
                draft.rename(folder)
        return folder

    return folder_of


@pytest.fixture(scope="session")
def migrated_home(made_once: MadeOnce) -> Path:
    """A home as `ronda migrate` makes it, made once a run; to be read only, or copied."""
    from ronda.cli.tests.processes import run_ronda

    def migrate(folder: Path) -> None:
        made = run_ronda("migrate", "--home", str(folder / "county"))
        assert (made.returncode, made.stderr) == (0, "")

    return made_once("migrated", migrate) / "county"


@pytest.fixture(scope="session")
def closed_october(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, made_once: MadeOnce
) -> tuple[Path, str]:
    """The home folder and the rows of a closed month; no test may change the folder."""
    # Not at the top: this file is read before Django is set up.
    from ronda.cockpit.tests.pages_world import keep_closed_october

    def close(folder: Path) -> None:
        with django_db_blocker.unblock():
            (folder / "rows.json").write_text(keep_closed_october(folder / "home"), encoding="utf-8")

    made = made_once("october", close)
    return made / "home", (made / "rows.json").read_text(encoding="utf-8")


@pytest.fixture
def october(db: None, settings: Settings, closed_october: tuple[Path, str]) -> None:
    """Everybody has an account, and October is closed."""
    from ronda.cockpit.tests.pages_world import bring_back

    home, rows = closed_october
    settings.RONDA_HOME = home
    bring_back(rows)


@pytest.fixture(scope="session")
def running_november(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, made_once: MadeOnce
) -> tuple[Path, str]:
    """The home and the rows of a month that runs after the closed one; no test may change the folder."""
    from ronda.cockpit.tests.running_world import keep_running_november

    def live(folder: Path) -> None:
        with django_db_blocker.unblock():
            (folder / "rows.json").write_text(keep_running_november(folder / "home"), encoding="utf-8")

    made = made_once("november", live)
    return made / "home", (made / "rows.json").read_text(encoding="utf-8")


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
