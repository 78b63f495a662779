"""Days as people write them, and which of day and month comes first in a column."""

import calendar
import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Literal

from ronda.intake.rules.fault import Fault
from ronda.intake.rules.mapping import DayOrder

Decision = Literal["ymd", "dmy", "mdy", "ambiguous"]

_TIME = r"(?:[ T]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?"
_YEAR_FIRST = re.compile(
    r"(\d{4})\s*([-/.年])\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?" + _TIME, re.IGNORECASE
)
_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_LAST = re.compile(r"(\d{1,2})\s*([-/. ])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})" + _TIME, re.IGNORECASE)
_NAMED_MIDDLE = re.compile(r"(\d{1,2})[\s\-./]*(?:de\s+)?([a-z]{3,10})\.?[\s\-./,]*(?:de\s+)?(\d{4}|\d{2})")
_NAMED_FIRST = re.compile(r"([a-z]{3,10})\.?\s*(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_SERIAL = re.compile(r"[2-6]\d{4}(?:\.\d+)?")

_FIRST_YEAR, _LAST_YEAR = 1900, 2199

_MONTHS = {
    name: number
    for names in (
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "ene feb mar abr may jun jul ago set oct nov dic",
    )
    for number, name in enumerate(names.split(), start=1)
}


def order_of(texts: Iterable[str]) -> Decision:
    """Decide by the whole column; `ambiguous` when every value reads both ways and the ways differ."""
    day_first = month_first = unclear = 0
    for text in texts:
        found = _YEAR_LAST.fullmatch(_plain(text))
        if not found:
            continue
        first, second = int(found[1]), int(found[3])
        if first > 12 >= second:
            day_first += 1
        elif second > 12 >= first:
            month_first += 1
        elif first != second and max(first, second) <= 12:
            unclear += 1
    if day_first == month_first:
        return "ambiguous" if unclear or day_first else "ymd"
    return "dmy" if day_first > month_first else "mdy"


def read_day(text: str, order: DayOrder = "") -> date | Fault:
    plain = _plain(text)
    if found := _YEAR_FIRST.fullmatch(plain):
        return _made(text, int(found[1]), int(found[3]), int(found[4]))
    if found := _TOGETHER.fullmatch(plain):
        return _made(text, int(found[1]), int(found[2]), int(found[3]))
    if found := _YEAR_LAST.fullmatch(plain):
        first, second, year = int(found[1]), int(found[3]), _whole_year(found[4])
        day, month = (second, first) if order == "mdy" else (first, second)
        return _made(text, year, month, day)
    if (found := _NAMED_MIDDLE.fullmatch(plain)) and found[2][:3] in _MONTHS:
        return _made(text, _whole_year(found[3]), _MONTHS[found[2][:3]], int(found[1]))
    if (found := _NAMED_FIRST.fullmatch(plain)) and found[1][:3] in _MONTHS:
        return _made(text, int(found[3]), _MONTHS[found[1][:3]], int(found[2]))
    if _SERIAL.fullmatch(plain):
        return Fault(
            f"'{text}' is a spreadsheet's number of a day", "format that column as dates and save again"
        )
    return Fault(f"'{text}' is not a day", "write it like 2026-02-28")


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _whole_year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else year + (1900 if year >= 70 else 2000)


def _made(text: str, year: int, month: int, day: int) -> date | Fault:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return Fault(f"'{text}' is not a day from {_FIRST_YEAR} to {_LAST_YEAR}", "correct the year")
    try:
        return date(year, month, day)
    except ValueError:
        return Fault(f"'{text}' is not a day", f"write it as {_nearest(year, month, day)}")


def _nearest(year: int, month: int, day: int) -> date:
    month = min(max(month, 1), 12)
    return date(year, month, min(max(day, 1), calendar.monthrange(year, month)[1]))
