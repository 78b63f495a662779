"""The build and what the pages take from it."""

import json
import re
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from ronda.design import build

PACKAGE = Path(__file__).resolve().parents[2]
LISTED = set(json.loads((PACKAGE / "design" / "front" / "icons.json").read_text(encoding="utf-8")))
PAGES = sorted(PACKAGE.glob("*/templates/**/*.html"))
CODE = sorted(PACKAGE.glob("*/views/**/*.py"))


def icons_named() -> set[str]:
    found = set()
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        found |= set(re.findall(r'\{% icon(?:_address)? "([a-z-]+)"', text))
        found |= set(re.findall(r'icon_name="([a-z-]+)"', text))
    for module in CODE:
        found |= set(re.findall(r'_\("[^"]+"\), "([a-z-]+)"\)', module.read_text(encoding="utf-8")))
    return found


def test_every_icon_that_a_page_shows_is_in_the_sprite_and_no_other() -> None:
    assert icons_named() == LISTED


def test_the_sprite_draws_every_listed_icon() -> None:
    sprite = (PACKAGE / "design" / "static" / build.built_file("icons.svg")).read_text(encoding="utf-8")

    assert set(re.findall(r'<symbol id="([a-z-]+)"', sprite)) == LISTED


def test_a_page_without_a_build_says_how_to_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "BUILD", tmp_path)

    with pytest.raises(ImproperlyConfigured, match="run: make build"):
        build.built_file("main.js")


def test_nothing_in_the_build_is_fetched_from_elsewhere() -> None:
    texts = [
        path.read_text(encoding="utf-8") for path in build.BUILD.iterdir() if path.suffix in {".css", ".js"}
    ]

    assert texts
    assert [text for text in texts if re.search(r"url\(['\"]?https?:|@import|import\(['\"]http", text)] == []
