"""Calendars as RFC 5545 has them: escaped, folded, in UTC."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.work.rules.ics import CalendarEntry, calendar_text, escaped, fold

STAMP = datetime(2022, 10, 12, 8, tzinfo=UTC)


def lines_of(*entries: CalendarEntry) -> list[str]:
    return calendar_text(entries, name="Ronda", stamp=STAMP).split("\r\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a, b; c", "a\\, b\\; c"),
        ("one\ntwo\r\nthree", "one\\ntwo\\nthree"),
        ("back\\slash", "back\\\\slash"),
        ("bell\x07", "bell"),
    ],
)
def test_signs_that_mean_something_are_escaped(text: str, told: str) -> None:
    assert escaped(text) == told


def test_a_whole_day_ends_on_the_day_after() -> None:
    lines = lines_of(CalendarEntry("task-1@ronda", "Photograph the shelf", date(2022, 12, 31)))

    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "DTSTART;VALUE=DATE:20221231" in lines
    assert "DTEND;VALUE=DATE:20230101" in lines
    assert "DTSTAMP:20221012T080000Z" in lines


def test_the_hour_of_an_event_is_written_in_utc_before_and_after_the_clocks_change() -> None:
    madrid = ZoneInfo("Europe/Madrid")
    for day, utc in ((date(2022, 10, 29), "080000Z"), (date(2022, 10, 31), "090000Z")):
        starts = datetime(day.year, day.month, day.day, 10, tzinfo=madrid)
        lines = lines_of(CalendarEntry("event-1@ronda", "Tasting", day, starts=starts))

        assert f"DTSTART:{day:%Y%m%d}T{utc}" in lines


def test_a_long_line_goes_on_after_a_space() -> None:
    assert list(fold("x" * 80)) == ["x" * 75, " " + "x" * 5]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
def test_folded_lines_are_short_and_put_together_again_the_same(text: str) -> None:
    pieces = list(fold(text))

    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == text


@given(st.text(max_size=100))
def test_no_text_breaks_out_of_its_line(text: str) -> None:
    lines = lines_of(CalendarEntry("task-1@ronda", text, date(2022, 10, 12), description=text, place=text))

    names = "BEGIN END VERSION PRODID CALSCALE METHOD X-WR-CALNAME REFRESH-INTERVAL UID DTSTAMP DTSTART DTEND"
    allowed = (" ", *names.split(), "TRANSP", "SUMMARY", "DESCRIPTION", "LOCATION")
    assert all(line.startswith(allowed) for line in lines if line)
