"""The responsibility cards in force on the first day of a month, as frozen rows."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.work import queries


def card_rows(viewer: Viewer, as_of: datetime, month: Month) -> list[dict[str, Any]]:
    """One row a duty; its title in every language that the card has, as JSON with sorted keys."""
    known = getattr(queries, "known_cards", None)
    if known is None:
        return []
    return [{**row, "title": _text(row["title"])} for row in known(viewer, as_of, month)]


def _text(title: str | Mapping[str, str]) -> str:
    if isinstance(title, str):
        return title
    return json.dumps(dict(title), ensure_ascii=False, sort_keys=True)
