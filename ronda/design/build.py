"""Which files the front end was built into; Vite writes their names into a manifest."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

BUILD = Path(__file__).parent / "static" / "design" / "build"
FRONT = "ronda/design/front"


def built_file(name: str) -> str:
    """The static path of a source such as `main.js` or `icons.svg`."""
    return _placed(_manifest()[f"{FRONT}/{name}"]["file"])


def built_styles(name: str) -> list[str]:
    """The static paths of the style sheets that a script brings along."""
    return [_placed(style) for style in _manifest()[f"{FRONT}/{name}"].get("css", [])]


def _placed(file: str) -> str:
    return f"design/build/{file}"


def _manifest() -> dict[str, dict[str, Any]]:
    """In development read again when a new build has replaced it; else files are found at the start only."""
    try:
        return _read(BUILD, (BUILD / "manifest.json").stat().st_mtime_ns if settings.DEBUG else 0)
    except FileNotFoundError:
        raise ImproperlyConfigured("the front end is not built; run: make build") from None


@cache
def _read(folder: Path, changed_at: int) -> dict[str, dict[str, Any]]:
    return dict(json.loads((folder / "manifest.json").read_text(encoding="utf-8")))
