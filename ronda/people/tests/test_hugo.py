"""Hugo, of another company, must never see anything."""

from datetime import UTC, date, datetime

import pytest

from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries import (
    centres_for,
    company_for,
    known_calendar,
    known_people,
    known_spells,
    known_units,
    numbers_of_centres,
    numbers_of_people,
    numbers_of_posts,
    people_for,
    person_named,
)
from ronda.people.rules import CalendarRow, Viewer
from ronda.people.services import open_account, set_calendar, undo_changes
from ronda.people.tests import builders

pytestmark = pytest.mark.django_db

TODAY, AS_OF, OCTOBER = date(2022, 10, 14), datetime(2022, 11, 1, tzinfo=UTC), Month(2022, 10)


@pytest.mark.parametrize("role", ["account_manager", "director", "leader", "administrator", "operator"])
def test_hugo_reads_only_his_own_company_whatever_his_role(role: str) -> None:
    county = builders.a_county()
    hugo = builders.a_viewer(county.hugo, role, county.other_centre)

    assert company_for(hugo) == county.other
    assert list(centres_for(hugo)) == [county.other_centre]
    assert list(people_for(hugo, on=TODAY)) == [county.hugo]
    assert numbers_of_people(hugo) == {"H01": county.hugo.pk}
    assert numbers_of_centres(hugo) == {"C1": county.other_centre.pk}
    assert not set(numbers_of_posts(hugo).values()) & set(numbers_of_posts(county.viewer).values())
    with pytest.raises(RefusedError, match="person E05: is not among your people"):
        person_named(hugo, "E05")


def test_a_viewer_with_the_centre_of_another_company_still_sees_nothing_of_it() -> None:
    county = builders.a_county()
    intruder = builders.a_viewer(county.hugo, "director", county.centre)

    assert list(centres_for(intruder)) == []
    assert list(people_for(intruder, on=TODAY)) == [county.hugo]


def test_the_frozen_rows_of_hugos_company_hold_nobody_else() -> None:
    county = builders.a_county()
    operator = county.other_viewer
    holiday = date(2022, 10, 10)
    set_calendar(by=county.viewer, at=builders.OPENED, rows=[CalendarRow(holiday, False)])

    assert [row["unit_id"] for row in known_units(operator, AS_OF)] == [county.other_centre.pk]
    assert [row["code"] for row in known_people(operator, OCTOBER, AS_OF)] == ["H01"]
    spells = known_spells(operator, OCTOBER, AS_OF, builders.the_rules().absence)
    assert [row["person_code"] for row in spells] == ["H01"]
    assert {"day": holiday, "working": True} in known_calendar(operator, OCTOBER, AS_OF)


def test_hugo_himself_freezes_nothing() -> None:
    county = builders.a_county()

    with pytest.raises(NotAllowedError):
        known_people(county.hugos_viewer, OCTOBER, AS_OF)


def test_another_company_can_neither_open_an_account_here_nor_take_back_what_was_done() -> None:
    county = builders.a_county()
    changes = set_calendar(by=county.viewer, at=AS_OF, rows=[CalendarRow(TODAY, False)])

    with pytest.raises(RefusedError, match="person E05"):
        open_account(
            by=Viewer.operator(county.other.pk),
            at=AS_OF,
            person_code="E05",
            username="diego",
            password="a long enough pass phrase",
        )
    with pytest.raises(RefusedError, match="has been corrected or withdrawn since"):
        undo_changes(by=county.other_viewer, at=AS_OF, changes=changes)
