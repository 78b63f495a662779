"""What makes an event, or its report, unsound; each with what to do about it."""

from collections.abc import Iterator
from datetime import date, time

Fault = tuple[str, str, str]


def event_faults(
    *, title: str, placed: bool, starts_at: time | None, ends_at: time | None, promotes: bool, notice: str
) -> Iterator[Fault]:
    """Field, what is wrong, what to do."""
    if not title.strip():
        yield "title", "says nothing", "say in a few words what takes place"
    if not placed:
        yield "where", "names no place", "choose an outlet or write where it takes place"
    if starts_at is not None and ends_at is not None and ends_at <= starts_at:
        yield "ends_at", "ends before it starts", "give a later time"
    if promotes and not notice.strip():
        yield "legal_notice", "carries no legal notice", "a promotion carries one; write it"


def report_faults(
    *, day: date, today: date, adults_only: bool, age_checked: bool, result: str
) -> Iterator[Fault]:
    if day > today:
        yield "result", "has not taken place yet", "report it on its day or after it"
    if adults_only and not age_checked:
        yield "age_checked", "was not kept to adults", "confirm that ages were checked and no minor took part"
    if not result.strip():
        yield "result", "has no result", "say what came of it"
