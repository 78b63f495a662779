"""The rows of people that a month is frozen from."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from ronda.facts.rules.rows import arranged
from ronda.facts.rules.tables import FROZEN_TABLES
from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError
from ronda.people.models import Leave, Person
from ronda.people.queries import known_calendar, known_people, known_spells, known_units, working_days_known
from ronda.people.rules import AppointmentRow, CalendarRow, LeaveRow, PersonRow
from ronda.people.services import appoint, keep_people, record_leave, set_calendar
from ronda.people.tests import builders
from ronda.people.tests.builders import County

pytestmark = pytest.mark.django_db

OCTOBER = Month(2022, 10)
FIRST, SECOND, THIRD = (datetime(2022, 11, day, 9, tzinfo=UTC) for day in (1, 2, 3))
BEFORE = datetime(2022, 10, 31, tzinfo=UTC)
ABSENCE = builders.the_rules().absence.model_copy(update={"protected_leave": ("sick",), "new_hire_months": 3})


def spells_of(county: County, person: Person, as_of: datetime = THIRD) -> list[dict[str, Any]]:
    rows = known_spells(county.viewer, OCTOBER, as_of, ABSENCE)
    return [row for row in rows if row["person_id"] == person.pk]


def test_the_rows_fit_the_frozen_tables() -> None:
    county = builders.a_county()
    frozen = {
        "units": known_units(county.viewer, THIRD),
        "people": known_people(county.viewer, OCTOBER, THIRD),
        "spells": known_spells(county.viewer, OCTOBER, THIRD, ABSENCE),
        "calendar": known_calendar(county.viewer, OCTOBER, THIRD),
    }

    sizes = {}
    for name, rows in frozen.items():
        assert all(list(row) == FROZEN_TABLES[name].schema.names for row in rows)
        sizes[name] = arranged(FROZEN_TABLES[name], rows).num_rows
    assert sizes == {"units": 1, "people": 7, "spells": 7, "calendar": 31}


def test_a_spell_is_clipped_to_the_month_and_an_unknown_wage_is_nothing() -> None:
    county = builders.a_county()
    noor = builders.a_person(county.company, "E13", "Noor Khan")
    spell = builders.an_appointment(
        noor, county.centre, "deputy", start=date(2022, 10, 10), end=date(2022, 11, 15)
    )

    assert spells_of(county, noor) == [
        {
            "spell_id": spell.pk,
            "person_id": noor.pk,
            "person_code": "E13",
            "unit_id": county.centre.pk,
            "post": "deputy",
            "start": date(2022, 10, 10),
            "end": date(2022, 11, 1),
            "days": 22,
            "present_days": 22,
            "available_days": 22,
            "newcomer": False,
            "wage_cents": 0,
        }
    ]


def test_two_spells_in_a_month_are_two_rows_with_their_own_leave() -> None:
    county = builders.a_county()
    pavel = builders.a_person(county.company, "E12", "Pavel Novotny")
    builders.a_centre(county.company, "C2")
    change = date(2022, 10, 11)
    rows = [
        AppointmentRow("E12", "C1", "account_manager", date(2022, 1, 1), change, 560_000),
        AppointmentRow("E12", "C2", "account_manager", change, None, 570_000),
    ]
    appoint(by=county.viewer, at=builders.OPENED, rows=rows)
    leave = [LeaveRow("E12", date(2022, 10, 9), date(2022, 10, 13), "unpaid")]
    record_leave(by=county.viewer, at=builders.OPENED, rows=leave)

    first, second = spells_of(county, pavel)

    assert (first["days"], first["present_days"], first["wage_cents"]) == (10, 8, 560_000)
    assert (second["days"], second["present_days"], second["wage_cents"]) == (21, 19, 570_000)


def test_protected_leave_is_present_and_not_available() -> None:
    county = builders.a_county()
    leave = [LeaveRow("E05", date(2022, 9, 1), date(2022, 10, 6), "sick")]
    record_leave(by=county.viewer, at=builders.OPENED, rows=leave)

    (row,) = spells_of(county, county.diego)

    assert (row["days"], row["present_days"], row["available_days"]) == (31, 31, 26)


def test_appointments_outside_the_month_leave_no_row() -> None:
    county = builders.a_county()
    noor = builders.a_person(county.company, "E13", "Noor Khan")
    builders.an_appointment(noor, county.centre, start=date(2022, 8, 1), end=date(2022, 10, 1))
    builders.an_appointment(noor, county.centre, start=date(2022, 11, 1))

    assert spells_of(county, noor) == []
    assert noor.pk not in {row["person_id"] for row in known_people(county.viewer, OCTOBER, THIRD)}


@pytest.mark.parametrize(("hired", "newcomer"), [(date(2022, 7, 1), False), (date(2022, 7, 2), True)])
def test_a_newcomer_was_hired_less_than_three_months_before_the_month(hired: date, newcomer: bool) -> None:
    county = builders.a_county()
    noor = builders.a_person(county.company, "E13", "Noor Khan", hired=hired)
    builders.an_appointment(noor, county.centre, start=date(2022, 9, 1))

    assert spells_of(county, noor)[0]["newcomer"] is newcomer


@pytest.mark.parametrize(("start", "newcomer"), [(date(2022, 7, 1), False), (date(2022, 7, 2), True)])
def test_without_a_day_of_hiring_the_first_appointment_counts(start: date, newcomer: bool) -> None:
    county = builders.a_county()
    noor = builders.a_person(county.company, "E13", "Noor Khan", hired=None)
    builders.an_appointment(noor, county.centre, "delivery_person", start=start, end=date(2022, 9, 1))
    builders.an_appointment(noor, county.centre, start=date(2022, 9, 1))

    assert spells_of(county, noor)[0]["newcomer"] is newcomer


def test_leave_recorded_later_is_not_known_earlier() -> None:
    county = builders.a_county()
    leave = [LeaveRow("E05", date(2022, 10, 3), date(2022, 10, 8), "unpaid")]
    record_leave(by=county.viewer, at=SECOND, rows=leave)

    assert spells_of(county, county.diego, FIRST)[0]["present_days"] == 31
    assert spells_of(county, county.diego, SECOND)[0]["present_days"] == 26


def test_leave_withdrawn_later_is_still_known_before() -> None:
    county = builders.a_county()
    leave = [LeaveRow("E05", date(2022, 10, 3), date(2022, 10, 8), "unpaid")]
    record_leave(by=county.viewer, at=FIRST, rows=leave)
    Leave.objects.update(withdrawn_at=THIRD)

    assert spells_of(county, county.diego, SECOND)[0]["present_days"] == 26
    assert spells_of(county, county.diego, THIRD)[0]["present_days"] == 31


def test_an_end_that_becomes_known_later_leaves_earlier_months_as_they_were() -> None:
    county = builders.a_county()
    ended = AppointmentRow("E05", "C1", "account_manager", builders.HIRED, date(2022, 10, 11))
    appoint(by=county.viewer, at=SECOND, rows=[ended])

    assert spells_of(county, county.diego, FIRST)[0]["days"] == 31
    assert spells_of(county, county.diego, SECOND)[0]["days"] == 10


def test_a_name_is_the_one_of_the_moment() -> None:
    county = builders.a_county()
    keep_people(by=county.viewer, at=SECOND, rows=[PersonRow("E05", "Diego Park-Ruiz", hired=builders.HIRED)])

    def name_at(as_of: datetime) -> str:
        rows = known_people(county.viewer, OCTOBER, as_of)
        return next(str(row["name"]) for row in rows if row["code"] == "E05")

    assert name_at(FIRST) == "Diego Park"
    assert name_at(SECOND) == "Diego Park-Ruiz"


def test_of_two_edits_of_one_moment_the_later_counts() -> None:
    county = builders.a_county()
    for name in ("Diego P.", "Diego Park-Ruiz"):
        keep_people(by=county.viewer, at=SECOND, rows=[PersonRow("E05", name, hired=builders.HIRED)])

    names = [row["name"] for row in known_people(county.viewer, OCTOBER, THIRD) if row["code"] == "E05"]

    assert names == ["Diego Park-Ruiz"]


def test_the_calendar_is_the_one_known_at_the_moment() -> None:
    county = builders.a_county()
    holiday = date(2022, 10, 10)
    set_calendar(by=county.viewer, at=SECOND, rows=[CalendarRow(holiday, False, "Holiday")])

    def works(as_of: datetime) -> object:
        return next(
            row["working"] for row in known_calendar(county.viewer, OCTOBER, as_of) if row["day"] == holiday
        )

    assert works(FIRST) is True
    assert works(SECOND) is False
    assert len(working_days_known(county.viewer, OCTOBER.period, SECOND)) == 20


def test_nothing_is_known_before_the_company_was_opened() -> None:
    county = builders.a_county(at=FIRST)

    assert known_units(county.viewer, BEFORE) == []
    assert known_people(county.viewer, OCTOBER, BEFORE) == []
    assert known_spells(county.viewer, OCTOBER, BEFORE, ABSENCE) == []


@pytest.mark.parametrize("name", ["ana", "carmen", "diego"])
def test_wages_of_the_company_are_not_read_from_a_post(name: str) -> None:
    county = builders.a_county()

    with pytest.raises(NotAllowedError, match="reading every fact"):
        known_spells(county.viewer_of(name), OCTOBER, THIRD, ABSENCE)
