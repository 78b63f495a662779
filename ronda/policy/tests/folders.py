"""Policy folders for the tests: the shipped pack, with some text replaced."""

import shutil
from pathlib import Path

SHIPPED = Path(__file__).resolve().parents[3] / "policies"


def edited_pack(to: Path, file: str, old: str, new: str) -> Path:
    """A copy of the shipped pack in which `old` of `file` reads `new`."""
    folder = to / "policies"
    shutil.copytree(SHIPPED, folder)
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} no longer says {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def line_of(folder: Path, file: str, text: str) -> int:
    """The number of the first line that holds `text`."""
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)
