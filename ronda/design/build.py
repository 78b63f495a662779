"""Which files the front end was built into; Vite writes their names into a manifest."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

BUILD = Path(__file__).parent / "static" / "design" / "build"
FRONT = "ronda/design/front"


def built_file(name: str) -> str:
    """The static path of a source such as `main.js` or `icons.svg`."""
    return _placed(_manifest()[f"{FRONT}/{name}"]["file"])


def built_at() -> int:
    """When the files were written; what is kept from them is kept for this moment."""
    try:
        return (BUILD / "manifest.json").stat().st_mtime_ns
    except FileNotFoundError:
        raise ImproperlyConfigured("the front end is not built; run: make build") from None


def built_styles(name: str) -> list[str]:
    """The static paths of the style sheets that a script brings along."""
    return [_placed(style) for style in _manifest()[f"{FRONT}/{name}"].get("css", [])]


def _placed(file: str) -> str:
    return f"design/build/{file}"


@cache
def _read(changed_at: int) -> dict[str, dict[str, Any]]:
    return dict(json.loads((BUILD / "manifest.json").read_text(encoding="utf-8")))


def _manifest() -> dict[str, dict[str, Any]]:
    """Read again when a new build has replaced it."""
    return _read(built_at())
