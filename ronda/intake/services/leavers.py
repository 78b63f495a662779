"""Whom a file lets go with work in hand: told in the report, and let in."""

from collections.abc import Iterator, Sequence

from ronda.intake.rules.oddity import Oddity, strange
from ronda.intake.services.draft import Draft
from ronda.kernel.problem import Problem
from ronda.people.queries import numbers_of_centres
from ronda.people.rules import AppointmentRow
from ronda.people.services.appointments import left_by


def left_with_work(draft: Draft, rows: Sequence[tuple[int, AppointmentRow]]) -> list[Oddity]:
    """Every leaver with the row, how much is open, and the page where it is handed over."""
    found = list(_told(draft, rows))
    return [Oddity("open_work", len(found), tuple(found))] if found else []


def _told(draft: Draft, rows: Sequence[tuple[int, AppointmentRow]]) -> Iterator[Problem]:
    left = left_by(draft.by, draft.at, [row for _, row in rows])
    if not left:
        return
    centres = numbers_of_centres(draft.by)
    places = {
        (row.person_code, centres[row.centre_code]): number for number, row in rows if row.end is not None
    }
    for each in left:
        where = f"row {places[each.code, each.centre_id]}, person {each.code}"
        what = f"{each.name} leaves with {each.work.count} pieces of open work"
        yield strange(where, what, f"hand them over: {each.work.address}")
