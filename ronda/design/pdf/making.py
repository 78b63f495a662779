"""A document is a source of ours and data of anybody: what the data say is never read as source."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.utils.translation import get_language

from ronda.design.build import BUILD

KIND = "application/pdf"
FONTS = BUILD / "fonts"
PAPER = Path(__file__).with_name("paper.typ")
# The language and the region, by which letters of Chinese get their shapes.
LANGUAGES = {"es": ("es", "es"), "zh-hans": ("zh", "cn")}


def pdf_of(source: Path, data: Mapping[str, Any]) -> bytes:
    """`source` goes on where `paper.typ` ends and finds what is told in `data`.

    The same data make the same bytes.
    """
    language, region = LANGUAGES.get(get_language() or "", ("en", "us"))
    told = {"data": json.dumps(data), "language": language, "region": region}
    written = f"{PAPER.read_text(encoding='utf-8')}\n{source.read_text(encoding='utf-8')}"
    made: bytes = typst.compile(
        written.encode(), font_paths=_fonts(), ignore_system_fonts=True, sys_inputs=told, timestamp=0
    )
    return made


def pdf_answer(name: str, document: bytes) -> HttpResponse:
    """As an attachment of this name."""
    answer = HttpResponse(document, content_type=KIND)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@cache
def _fonts() -> Any:
    """Read once; they are large."""
    if not FONTS.is_dir():
        raise ImproperlyConfigured("the front end is not built; run: make build")
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])
