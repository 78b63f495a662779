"""The responsibility cards in force on the first day of a month, as frozen rows."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.work.queries import known_cards


def card_rows(viewer: Viewer, as_of: datetime, month: Month) -> list[dict[str, Any]]:
    """One row a duty; a title in several languages is frozen as JSON with sorted keys."""
    return [{**row, "title": _text(row["title"])} for row in known_cards(viewer, as_of, month)]


def _text(title: str | Mapping[str, str]) -> str:
    if isinstance(title, str):
        return title
    return json.dumps(dict(title), ensure_ascii=False, sort_keys=True)
