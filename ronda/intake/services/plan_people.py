"""Imports of people, their appointments, leave and the calendar."""

from dataclasses import replace
from typing import Any

import pyarrow as pa

from ronda.intake.rules.posts import post_code
from ronda.intake.rules.repeats import last_of_each
from ronda.intake.services.draft import Cells, Draft, RowProblem, end_of, unknown_codes, without, wrong_end
from ronda.intake.services.leavers import left_with_work
from ronda.intake.services.planning import Plan, keep_rows
from ronda.intake.services.words import post_words
from ronda.people.queries import (
    numbers_of_centres,
    numbers_of_people,
    numbers_of_posts,
    people_for,
)
from ronda.people.rules import AppointmentRow, CalendarRow, LeaveRow, PersonRow
from ronda.people.services import appoint, keep_people, record_leave, set_calendar

_KEPT = ("email", "hired", "education", "born")


def plan_people(draft: Draft) -> Plan:
    """A person; with post and first day in the file also the appointment."""
    draft = _with_post_codes(draft)
    problems = [
        *unknown_codes(draft, "centre_code", numbers_of_centres(draft.by), "centre"),
        *unknown_codes(draft, "post_code", numbers_of_posts(draft.by), "post"),
    ]
    appointed = [cells for cells in draft.rows if cells.get("post_code") or cells.get("start")]
    for cells in appointed:
        problems += _incomplete(draft, cells) + wrong_end(draft, cells)
    rows = without(draft.rows, problems)
    on_record = {each.code: each for each in people_for(draft.by, on=draft.at.date())}
    people, repeated = last_of_each(
        [(cells["row"], _person(draft, cells, on_record.get(cells["code"]))) for cells in rows],
        key=lambda row: row.code,
    )
    posts, again = last_of_each(
        [
            (cells["row"], _appointment(draft, cells, cells["code"]))
            for cells in rows
            if cells.get("post_code")
        ],
        key=lambda row: (row.person_code, row.centre_code, row.post_code, row.start),
    )
    return Plan(
        len(people) + len(posts),
        lambda: [
            *keep_rows(draft, keep_people, people),
            *keep_rows(draft, appoint, posts),
        ],
        problems,
        [*repeated, *again, *left_with_work(draft, posts)],
    )


def plan_appointments(draft: Draft) -> Plan:
    draft = _with_post_codes(draft)
    problems = [
        *unknown_codes(draft, "person_code", numbers_of_people(draft.by), "person"),
        *unknown_codes(draft, "centre_code", numbers_of_centres(draft.by), "centre"),
        *unknown_codes(draft, "post_code", numbers_of_posts(draft.by), "post"),
    ]
    for cells in draft.rows:
        problems += _incomplete(draft, cells) + wrong_end(draft, cells)
    rows, repeated = last_of_each(
        [
            (cells["row"], _appointment(draft, cells, cells["person_code"]))
            for cells in without(draft.rows, problems)
        ],
        key=lambda row: (row.person_code, row.centre_code, row.post_code, row.start),
    )
    return Plan(
        len(rows),
        lambda: keep_rows(draft, appoint, rows),
        problems,
        [*repeated, *left_with_work(draft, rows)],
    )


def plan_leave(draft: Draft) -> Plan:
    problems = unknown_codes(draft, "person_code", numbers_of_people(draft.by), "person")
    for cells in draft.rows:
        if end_of(cells) is None:
            problems.append(draft.problem(cells, "last_day", "is empty", "write the last day of the leave"))
        problems += wrong_end(draft, cells)
    rows, repeated = last_of_each(
        [
            (
                cells["row"],
                LeaveRow(
                    cells["person_code"],
                    cells["start"],
                    end,
                    cells["kind"].casefold(),
                    cells.get("note") or "",
                ),
            )
            for cells in without(draft.rows, problems)
            if (end := end_of(cells))
        ],
        key=lambda row: (row.person_code, row.start, row.kind),
    )
    return Plan(
        len(rows),
        lambda: keep_rows(draft, record_leave, rows),
        problems,
        repeated,
    )


def plan_calendar(draft: Draft) -> Plan:
    rows, repeated = last_of_each(
        [
            (cells["row"], CalendarRow(cells["day"], cells["working"], cells.get("name") or ""))
            for cells in draft.rows
        ],
        key=lambda row: row.day,
    )
    return Plan(
        len(rows),
        lambda: keep_rows(draft, set_calendar, rows),
        oddities=repeated,
    )


def _with_post_codes(draft: Draft) -> Draft:
    """The draft with every post by its code, however the file calls it."""
    if "post_code" not in draft.given:
        return draft
    known, words = numbers_of_posts(draft.by), post_words()
    codes = [text and post_code(text, known, words) for text in draft.values["post_code"].to_pylist()]
    place = draft.values.column_names.index("post_code")
    return replace(draft, values=draft.values.set_column(place, "post_code", pa.array(codes, pa.string())))


def _person(draft: Draft, cells: Cells, on_record: Any) -> PersonRow:
    kept: dict[str, Any] = {}
    for name in _KEPT:
        if name in draft.given:
            kept[name] = cells[name]
        elif on_record is not None:
            kept[name] = getattr(on_record, name)
    for name in ("email", "education"):
        kept[name] = kept.get(name) or ""
    return PersonRow(cells["code"], cells["name"], **kept)


def _incomplete(draft: Draft, cells: Cells) -> list[RowProblem]:
    wanted = {
        "post_code": (cells.get("post_code"), "write the post"),
        "start": (cells.get("start"), "write the first day in the post"),
        "centre_code": (cells.get("centre_code") or draft.centre, "write the centre, or say --centre"),
    }
    return [
        draft.problem(cells, name, "is empty, and an appointment needs it", remedy)
        for name, (value, remedy) in wanted.items()
        if value is None
    ]


def _appointment(draft: Draft, cells: Cells, person: str) -> AppointmentRow:
    centre = cells.get("centre_code") or draft.centre
    assert centre is not None, "rows without a centre are left out"
    return AppointmentRow(
        person, centre, cells["post_code"], cells["start"], end_of(cells), cells.get("monthly_wage")
    )
