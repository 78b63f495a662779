"""What is done once a day for each company, and when it is time for it."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from ronda.people.rules import Viewer

DailyWork = Callable[[Viewer, datetime, date], Any]
# Before people come; the days on which clocks change have this hour too.
FROM_HOUR = 5

_WORKS: dict[str, DailyWork] = {}


def keep_daily(name: str, work: DailyWork) -> None:
    """Contexts name their daily work when they start."""
    _WORKS[name] = work


def daily_works() -> Mapping[str, DailyWork]:
    return dict(_WORKS)


def local_day(at: datetime, zone: str) -> date:
    """The day that it is where the company works."""
    return at.astimezone(ZoneInfo(zone)).date()


def day_to_do(at: datetime, zone: str) -> date | None:
    """The local day whose work may begin; None in the small hours."""
    local = at.astimezone(ZoneInfo(zone))
    return local.date() if local.hour >= FROM_HOUR else None
