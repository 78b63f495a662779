"""The manual says what the program does, or the run fails."""

import re
from pathlib import Path

import pytest

from ronda.config.environment import SETTINGS
from tools.write_manual import MANUAL, PAGES

ROOT = Path(__file__).resolve().parents[1]
PAGES_OF_PEOPLE = sorted(
    path for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")] if path.name not in PAGES
)
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_generated_page_is_up_to_date(name: str) -> None:
    assert (MANUAL / name).read_text(encoding="utf-8") == PAGES[name](), "stale; run: make manual"


@pytest.mark.parametrize("path", PAGES_OF_PEOPLE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_page_names_only_what_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?://|#|mailto:)([^)#]+)", text)
    settings = set(re.findall(r"\bRONDA_[A-Z_]+\b", text)) - {each.name for each in SETTINGS}
    targets = set(re.findall(r"\bmake ([a-z]+)\b(?=[`\s]*(?:`|$|#|ARGS|\())", text, re.MULTILINE))

    assert [link for link in links if not (path.parent / link).exists()] == []
    assert settings <= {"RONDA_SHARED_DATA"}
    assert targets <= TARGETS


def test_every_decision_has_its_number_its_title_and_its_three_parts() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    odd = [
        page.name
        for page in pages
        if not re.match(rf"# {int(page.name[:4])}\. ", text := page.read_text(encoding="utf-8"))
        or not all(f"**{part}.**" in text for part in ("Context", "Decision", "Consequences"))
    ]

    assert odd == []
    assert len({page.name[:4] for page in pages}) == len(pages)
