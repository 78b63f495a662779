"""Who recorded something, when and why, stands in the history, whether or not a page was open."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import User

from ronda.people.models import Appointment, Person
from ronda.people.queries.history import Deed, history_of_company, history_of_person
from ronda.people.rules import AppointmentRow, PersonRow, Viewer
from ronda.people.services import (
    appoint,
    change_company,
    keep_people,
    open_account,
    switch_account,
    undo_changes,
)
from ronda.people.tests import builders
from ronda.people.tests.builders import County

pytestmark = pytest.mark.django_db

LATER = datetime(2022, 10, 3, 9, tzinfo=UTC)
LATEST = datetime(2022, 10, 4, 9, tzinfo=UTC)
JULY = date(2022, 7, 1)


@pytest.fixture
def county() -> County:
    return builders.a_county()


@pytest.fixture
def yusuf(county: County) -> Viewer:
    """An administrator with an account."""
    person = builders.a_person(county.company, "E18", "Yusuf")
    builders.a_role(person, "administrator")
    open_account(
        by=county.viewer,
        at=builders.OPENED,
        person_code="E18",
        username="yusuf",
        password="a long enough one",
    )
    return builders.a_viewer(person, "administrator")


def last_deed(viewer: Viewer, person: Person) -> Deed:
    return history_of_person(viewer, person)[0]


def test_an_edit_keeps_the_account_and_the_reason(county: County, yusuf: Viewer) -> None:
    keep_people(by=yusuf, at=LATER, rows=[PersonRow("E05", "D. Park")], why="Wrong on the list")

    edit = Person.history.filter(code="E05").latest()
    assert edit.history_user == User.objects.get(username="yusuf")
    assert (edit.history_change_reason, edit.history_date) == ("Wrong on the list", LATER)
    deed = last_deed(yusuf, county.diego)
    assert (deed.who, deed.what, deed.why) == ("Yusuf", "changed", "Wrong on the list")
    assert (deed.before["name"], deed.after["name"]) == ("Diego Park", "D. Park")


def test_a_correction_is_one_deed_with_what_was_said_before(county: County, yusuf: Viewer) -> None:
    row = AppointmentRow("E05", "C1", "account_manager", builders.HIRED, JULY)
    appoint(by=yusuf, at=LATER, rows=[row], why="Left in June")

    deed = last_deed(yusuf, county.diego)

    assert (deed.who, deed.kind, deed.what, deed.why) == ("Yusuf", "appointment", "changed", "Left in June")
    assert (deed.before["end"], deed.after["end"]) == (None, JULY)


def test_another_first_day_corrects_the_row_it_stands_for(county: County, yusuf: Viewer) -> None:
    old = Appointment.objects.get(person=county.diego)
    row = AppointmentRow("E05", "C1", "account_manager", JULY)

    changes = appoint(by=yusuf, at=LATER, rows=[row], why="Began later", instead_of=[old.pk])

    assert [change.is_new for change in changes] == [False, True]
    assert [each.start for each in county.diego.appointments.filter(withdrawn_at=None)] == [JULY]
    deed = last_deed(yusuf, county.diego)
    assert (deed.before["start"], deed.after["start"]) == (builders.HIRED, JULY)


def test_a_row_that_says_the_same_as_the_one_it_stands_for_changes_nothing(
    county: County, yusuf: Viewer
) -> None:
    old = Appointment.objects.get(person=county.diego)
    row = AppointmentRow("E05", "C1", "account_manager", builders.HIRED)

    assert appoint(by=yusuf, at=LATER, rows=[row], instead_of=[old.pk]) == []


def test_a_withdrawn_row_keeps_who_withdrew_it_and_counts_no_more(county: County, yusuf: Viewer) -> None:
    old = Appointment.objects.get(person=county.diego)

    appoint(by=yusuf, at=LATER, rows=[], why="Never began", instead_of=[old.pk])

    old.refresh_from_db()
    assert (old.withdrawn_at, old.withdrawn_by_id, old.withdrawn_why) == (
        LATER,
        yusuf.person_id,
        "Never began",
    )
    deed = last_deed(yusuf, county.diego)
    assert (deed.what, deed.after) == ("withdrawn", {})


def test_what_was_taken_back_is_told_too(county: County, yusuf: Viewer) -> None:
    row = AppointmentRow("E05", "C1", "account_manager", builders.HIRED, JULY)
    changes = appoint(by=yusuf, at=LATER, rows=[row])

    undo_changes(by=yusuf, at=LATEST, changes=changes, why="Taken back")

    deed = last_deed(yusuf, county.diego)
    assert (deed.at, deed.who, deed.why) == (LATEST, "Yusuf", "Taken back")
    assert (deed.before["end"], deed.after["end"]) == (JULY, None)


def test_what_was_done_to_an_account_stands_beside_it(county: County, yusuf: Viewer) -> None:
    open_account(by=yusuf, at=LATER, person_code="E05", username="diego", password=None)
    switch_account(by=yusuf, at=LATEST, person_code="E05", active=False, why="On leave for a year")

    switched, opened = history_of_person(yusuf, county.diego)[:2]

    assert (switched.what, switched.who, switched.why) == ("disabled", "Yusuf", "On leave for a year")
    assert opened.what == "opened"


def test_the_company_is_changed_with_a_reason_and_put_back(county: County, yusuf: Viewer) -> None:
    changes = change_company(
        by=yusuf, at=LATER, name="Main County", timezone="UTC", language="en", working_weekdays="123456",
        why="Six days from May",
    )  # fmt: skip
    deed = history_of_company(yusuf)[0]
    undo_changes(by=yusuf, at=LATEST, changes=changes)

    assert (deed.who, deed.why, deed.after["working_weekdays"]) == ("Yusuf", "Six days from May", "123456")
    assert history_of_company(yusuf)[0].after["working_weekdays"] == "12345"


def test_an_import_has_no_persons_name(county: County) -> None:
    assert {deed.who for deed in history_of_person(county.viewer, county.diego)} == {""}
