"""What import-linter cannot see: clocks and chance in pure rooms, drawers, machine paths."""

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "ronda"

PURE = sorted(
    path
    for folder in (PACKAGE / "kernel", PACKAGE / "policy", *PACKAGE.glob("*/rules"))
    for path in (folder.rglob("*.py") if folder.is_dir() else [folder])
    if "tests" not in path.parts
) + sorted(PACKAGE.glob("*/rules.py"))

IMPURE_MODULES = {"random", "secrets", "socket", "subprocess", "tempfile", "time", "urllib", "uuid"}
IMPURE_CALLS = {
    "date.today",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "numpy.random.default_rng",
    "np.random.default_rng",
    "os.environ",
    "os.getenv",
    "os.urandom",
    "timezone.now",
}
DRAWERS = re.compile(r"(^|/)(utils?|helpers?|common|misc|extras?|shared|stuff)(\.py|/)")
READABLE = {"", ".css", ".html", ".in", ".js", ".json", ".md", ".po", ".py", ".sh", ".toml", ".ts", ".yaml"}
# The pages of work live under /work/, so of that folder only what holds checkouts counts.
MACHINE_PATH = re.compile(r"(?<![\w.<>{}/-])/(?:(?:tmp|home|root|Users)/[\w.]|work/(?:main|shared)\b)")


def impure_names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and name of whatever in `tree` reads a clock, chance or the environment."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            imported = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            imported = [node.module or ""]
        elif isinstance(node, ast.Attribute):
            dotted = ast.unparse(node)
            imported = []
            if any(dotted == call or dotted.endswith(f".{call}") for call in IMPURE_CALLS):
                yield node.lineno, dotted
        else:
            continue
        for name in imported:
            if name.partition(".")[0] in IMPURE_MODULES:
                yield node.lineno, f"import {name}"


def tracked_files() -> list[str]:
    if shutil.which("git") is None:
        pytest.skip("no git here, so this copy's own files cannot be told from others; install git")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip("this copy is no git checkout, so its own files cannot be told from others")
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("path", PURE, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_pure_rooms_read_no_clock_and_no_chance(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))

    assert list(impure_names(tree)) == []


@pytest.mark.parametrize(
    "source",
    [
        "import random",
        "from uuid import uuid4",
        "import time as clock",
        "today = date.today()",
        "now = datetime.datetime.now(UTC)",
        "now = timezone.now()",
        "draw = np.random.default_rng()",
        "home = os.environ['HOME']",
    ],
)
def test_a_clock_in_a_pure_room_would_be_seen(source: str) -> None:
    assert list(impure_names(ast.parse(source)))


def test_every_folder_of_code_is_a_package_that_import_linter_sees() -> None:
    folders = {path.parent for path in PACKAGE.rglob("*.py")}

    assert [folder.name for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


def test_there_are_no_drawers() -> None:
    assert [name for name in tracked_files() if DRAWERS.search(name)] == []


def test_who_locks_rows_says_of_which_table() -> None:
    """PostgreSQL locks no row of a table that is joined where nothing may be; SQLite would not notice."""
    lines = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in PACKAGE.rglob("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if "select_for_update(" in line and "of=(" not in line
    ]

    assert lines == []


def test_no_file_knows_a_path_of_one_machine() -> None:
    lines = [
        f"{name}:{number}"
        for name in tracked_files()
        if Path(name).suffix in READABLE
        for number, line in enumerate((ROOT / name).read_text(encoding="utf-8").splitlines(), start=1)
        if MACHINE_PATH.search(line)
    ]

    assert lines == []


def test_no_lock_file_knows_the_address_of_a_package_index() -> None:
    addresses = {".lock": "://", ".json": '"resolved"'}
    locks = [ROOT / name for name in tracked_files() if name.endswith((".lock", "package-lock.json"))]

    assert locks
    assert [lock.name for lock in locks if addresses[lock.suffix] in lock.read_text(encoding="utf-8")] == []


def test_every_context_has_its_rooms_declared() -> None:
    contexts = {path.parent.name for path in PACKAGE.glob("*/apps.py")} - {"design"}
    contracts = (ROOT / ".importlinter").read_text(encoding="utf-8")
    rooms = contracts.partition("[importlinter:contract:rooms]")[2].partition("layers =")[0]

    assert {line.strip() for line in rooms.splitlines() if "ronda." in line} == {
        f"ronda.{name}" for name in contexts
    }
