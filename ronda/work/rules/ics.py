"""Dates as a calendar program reads them: iCalendar, RFC 5545.

Lines end in CRLF and are folded at 75 octets (section 3.1); text is escaped (3.3.11); all-day events end
on the day after their last (3.6.1); moments are written in UTC.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

MOST_OCTETS = 75
# In this order: a backslash that escapes is not escaped again.
ESCAPES = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n"))


@dataclass(frozen=True)
class CalendarEntry:
    """A whole day, or from `starts` to `ends`, which know their time zone."""

    uid: str
    summary: str
    day: date
    description: str = ""
    url: str = ""
    place: str = ""
    starts: datetime | None = None
    ends: datetime | None = None
    cancelled: bool = False


def calendar_text(
    entries: Iterable[CalendarEntry], *, name: str, stamp: datetime, sequence: int | None = None
) -> str:
    """A calendar that other programs subscribe to; `stamp` says when it was made.

    One that is handed over as a file has a `sequence`: of two copies the one with the larger number holds.
    """
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Ronda//Work//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    ]
    lines = [*head, *(line for each in entries for line in _event(each, stamp, sequence)), "END:VCALENDAR"]
    return "".join(f"{folded}\r\n" for line in lines for folded in fold(line))


def escaped(text: str) -> str:
    """As TEXT values are written; other signs of control are left out."""
    for sign, told in ESCAPES:
        text = text.replace(sign, told)
    return "".join(letter for letter in text if letter >= " " or letter == "\t")


def fold(line: str) -> Iterator[str]:
    """Pieces of at most 75 octets, no letter cut in two; each after the first begins with a space."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode("utf-8"))
        if size + octets > MOST_OCTETS:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    yield piece


def _event(entry: CalendarEntry, stamp: datetime, sequence: int | None) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(entry.uid)}"
    yield f"DTSTAMP:{_moment(stamp)}"
    if sequence is not None:
        yield f"SEQUENCE:{sequence}"
    if entry.cancelled:
        yield "STATUS:CANCELLED"
    if entry.starts is None:
        yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}"
        yield "TRANSP:TRANSPARENT"
    else:
        yield f"DTSTART:{_moment(entry.starts)}"
        if entry.ends is not None:
            yield f"DTEND:{_moment(entry.ends)}"
    yield f"SUMMARY:{escaped(entry.summary)}"
    if entry.description:
        yield f"DESCRIPTION:{escaped(entry.description)}"
    if entry.place:
        yield f"LOCATION:{escaped(entry.place)}"
    if entry.url:
        yield f"URL:{entry.url}"
    yield "END:VEVENT"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
