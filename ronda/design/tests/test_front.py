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
CODE = sorted(path for path in PACKAGE.glob("**/*.py") if "tests" not in path.parts)
QUOTED = re.compile(r"""["']([a-z0-9-]+)["']""")
DRAWN = re.compile(r'''(?:\{% icon(?:_address)? |icon_name=)"([a-z0-9-]+)"''')


def texts_of(paths: list[Path]) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def test_every_icon_that_a_page_names_is_in_the_sprite() -> None:
    assert set(DRAWN.findall(texts_of(PAGES))) - LISTED == set()


def test_the_sprite_carries_no_icon_that_nobody_names() -> None:
    assert LISTED - set(QUOTED.findall(texts_of(PAGES + CODE))) == set()


def test_the_sprite_draws_every_listed_icon() -> None:
    sprite = (PACKAGE / "design" / "static" / build.built_file("icons.svg")).read_text(encoding="utf-8")

    assert set(re.findall(r'<symbol id="([a-z0-9-]+)"', sprite)) == LISTED


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
