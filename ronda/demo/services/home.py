"""The demo's home folder: a mark says that it is one, and nothing else is ever overwritten."""

import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from ronda.demo.services.problems import DemoError

MARK_FILE = "demo.json"
# Made by the settings as soon as a home is named; it holds nothing of a company.
NOT_CONTENT = {"secret.key"}
# Raise it when an older demo home would not show what this version shows.
EDITION = 7


@dataclass(frozen=True)
class DemoMark:
    """What a demo home holds; `complete` is written last."""

    kind: str
    month: str
    seed: int
    edition: int = EDITION
    complete: bool = False


def read_mark(home: Path) -> DemoMark | None:
    """The mark of a demo home; None for a home that is empty or not there yet.

    Raises DemoError for a home that holds something else.
    """
    path = home / MARK_FILE
    if path.exists():
        return DemoMark(**json.loads(path.read_text(encoding="utf-8")))
    if home.exists() and {entry.name for entry in home.iterdir()} - NOT_CONTENT:
        raise DemoError(f"{home} holds something that is no demo; name another folder with --home")
    return None


def empty_home(home: Path) -> None:
    """Remove what an older or unfinished demo left; refuses where there is no mark."""
    if read_mark(home) is None:
        return
    for entry in home.iterdir():
        if entry.name in NOT_CONTENT | {MARK_FILE}:
            continue
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()


def write_mark(home: Path, mark: DemoMark) -> None:
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = home / f"{MARK_FILE}.draft"
    draft.write_text(json.dumps(asdict(mark), indent=2) + "\n", encoding="utf-8")
    draft.replace(home / MARK_FILE)
