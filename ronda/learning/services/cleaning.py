"""HTML of questions as it is kept: a few tags, no attribute, no address."""

from collections.abc import Mapping
from typing import Any

import nh3

TEXT = {"p", "br", "b", "strong", "i", "em", "u", "s", "sub", "sup", "code", "pre", "blockquote"}
TABLES = {"ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"}
LISTS = ("options", "left", "right", "items")


def clean_html(text: str) -> str:
    return nh3.clean(text, tags=TEXT | TABLES, attributes={}, url_schemes=set()).strip()


def clean_material(text: str) -> str:
    """The same with headings, for a text of a course."""
    tags = TEXT | TABLES | {"h2", "h3", "h4"}
    return nh3.clean(text, tags=tags, attributes={}, url_schemes=set()).strip()


def clean_shown(shown: Mapping[str, Any]) -> dict[str, Any]:
    """The texts of every list; everything else stays."""
    return {
        name: [[code, clean_html(str(text))] for code, text in value] if name in LISTS else value
        for name, value in shown.items()
    }
