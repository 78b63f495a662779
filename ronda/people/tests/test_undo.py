"""Taking back what was written, as far as nothing was built on it since."""

from datetime import UTC, date, datetime

import pytest

from ronda.kernel.change import Change
from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.models import Centre, Person
from ronda.people.queries import known_people, known_spells, numbers_of_people
from ronda.people.rules import AppointmentRow, CentreRow, PersonRow
from ronda.people.services import appoint, keep_centres, keep_people, open_account, undo_changes
from ronda.people.tests import builders
from ronda.people.tests.builders import County

pytestmark = pytest.mark.django_db

OCTOBER = Month(2022, 10)
FIRST, SECOND, THIRD = (datetime(2022, 11, day, 9, tzinfo=UTC) for day in (1, 2, 3))
NOOR = PersonRow("E13", "Noor Khan")
NOORS_POST = AppointmentRow("E13", "C1", "account_manager", date(2022, 10, 3))


def codes_known(county: County, as_of: datetime) -> set[object]:
    return {row["code"] for row in known_people(county.viewer, OCTOBER, as_of)}


def ends_known(county: County, as_of: datetime) -> list[object]:
    rows = known_spells(county.viewer, OCTOBER, as_of, builders.the_rules().absence)
    return [row["end"] for row in rows if row["person_code"] == "E05"]


def test_a_new_person_of_whom_nothing_speaks_is_removed() -> None:
    county = builders.a_county()
    changes = keep_people(by=county.viewer, at=FIRST, rows=[NOOR])

    undo_changes(by=county.viewer, at=SECOND, changes=changes)

    assert "E13" not in numbers_of_people(county.viewer)
    last = Person.history.filter(code="E13").latest()
    assert (last.history_type, last.history_date) == ("-", SECOND)


def test_a_new_person_in_a_post_stays_and_nothing_is_taken_back() -> None:
    county = builders.a_county()
    changes = keep_people(by=county.viewer, at=FIRST, rows=[NOOR, PersonRow("E21", "Kim Sato")])
    appoint(by=county.viewer, at=FIRST, rows=[NOORS_POST])

    with pytest.raises(
        RefusedError, match="person E13: is used by appointment; take the appointment back first"
    ):
        undo_changes(by=county.viewer, at=SECOND, changes=changes)

    assert {"E13", "E21"} <= numbers_of_people(county.viewer).keys()


def test_a_person_with_an_account_stays() -> None:
    county = builders.a_county()
    changes = keep_people(by=county.viewer, at=FIRST, rows=[NOOR])
    open_account(
        by=county.viewer, at=FIRST, person_code="E13", username="noor", password="a long enough pass phrase"
    )

    with pytest.raises(RefusedError, match="person E13: is used by account"):
        undo_changes(by=county.viewer, at=SECOND, changes=changes)


def test_a_whole_load_is_taken_back_and_what_was_known_before_remains_readable() -> None:
    county = builders.a_county()
    changes = keep_centres(by=county.viewer, at=FIRST, rows=[CentreRow("C2", "North")])
    changes += keep_people(by=county.viewer, at=FIRST, rows=[NOOR])
    changes += appoint(by=county.viewer, at=FIRST, rows=[NOORS_POST])

    undo_changes(by=county.viewer, at=SECOND, changes=changes)

    assert not Centre.objects.filter(code="C2").exists()
    assert "E13" in codes_known(county, FIRST)
    assert "E13" not in codes_known(county, SECOND)


def test_a_load_taken_back_can_be_loaded_again() -> None:
    county = builders.a_county()
    for known, undone in ((FIRST, SECOND), (THIRD, None)):
        changes = keep_people(by=county.viewer, at=known, rows=[NOOR])
        changes += appoint(by=county.viewer, at=known, rows=[NOORS_POST])
        if undone:
            undo_changes(by=county.viewer, at=undone, changes=changes)

    assert [("E13" in codes_known(county, moment)) for moment in (FIRST, SECOND, THIRD)] == [
        True,
        False,
        True,
    ]


def test_an_edit_is_put_back() -> None:
    county = builders.a_county()
    changes = keep_people(
        by=county.viewer, at=FIRST, rows=[PersonRow("E05", "D. Park", born=date(1990, 5, 6))]
    )

    undo_changes(by=county.viewer, at=SECOND, changes=changes)

    diego = Person.objects.get(pk=county.diego.pk)
    assert (diego.name, diego.hired, diego.born) == ("Diego Park", builders.HIRED, None)


def test_two_edits_are_put_back_together() -> None:
    county = builders.a_county()
    changes = keep_people(by=county.viewer, at=FIRST, rows=[PersonRow("E05", "D. Park")])
    changes += keep_people(by=county.viewer, at=SECOND, rows=[PersonRow("E05", "Diego P.")])

    undo_changes(by=county.viewer, at=THIRD, changes=changes)

    assert Person.objects.get(pk=county.diego.pk).name == "Diego Park"


def test_an_edit_that_was_edited_again_is_not_put_back() -> None:
    county = builders.a_county()
    changes = keep_people(by=county.viewer, at=FIRST, rows=[PersonRow("E05", "D. Park")])
    keep_people(by=county.viewer, at=SECOND, rows=[PersonRow("E05", "Diego P.")])

    with pytest.raises(RefusedError, match="person E05: has been edited since; put it right by hand"):
        undo_changes(by=county.viewer, at=THIRD, changes=changes)

    assert Person.objects.get(pk=county.diego.pk).name == "Diego P."


def test_taking_back_twice_is_refused() -> None:
    county = builders.a_county()
    changes = keep_people(by=county.viewer, at=FIRST, rows=[NOOR])
    undo_changes(by=county.viewer, at=SECOND, changes=changes)

    with pytest.raises(RefusedError, match="person E13: is no longer there"):
        undo_changes(by=county.viewer, at=THIRD, changes=changes)


def test_a_correction_taken_back_is_believed_only_while_it_stood() -> None:
    county = builders.a_county()
    ended = AppointmentRow("E05", "C1", "account_manager", builders.HIRED, date(2022, 10, 11))
    changes = appoint(by=county.viewer, at=SECOND, rows=[ended])

    undo_changes(by=county.viewer, at=THIRD, changes=changes)

    whole, part = [OCTOBER.end], [date(2022, 10, 11)]
    assert [ends_known(county, moment) for moment in (FIRST, SECOND, THIRD)] == [whole, part, whole]


def test_a_correction_that_was_corrected_again_is_not_taken_back() -> None:
    county = builders.a_county()
    first, second = (
        AppointmentRow("E05", "C1", "account_manager", builders.HIRED, date(2022, 10, day))
        for day in (11, 21)
    )
    changes = appoint(by=county.viewer, at=FIRST, rows=[first])
    appoint(by=county.viewer, at=SECOND, rows=[second])

    with pytest.raises(RefusedError, match="has been corrected or withdrawn since; take that back first"):
        undo_changes(by=county.viewer, at=THIRD, changes=changes)

    assert ends_known(county, THIRD) == [date(2022, 10, 21)]


def test_an_appointment_does_not_come_back_over_one_that_followed_it() -> None:
    county = builders.a_county()
    ended = AppointmentRow("E05", "C1", "account_manager", builders.HIRED, date(2022, 10, 11))
    changes = appoint(by=county.viewer, at=FIRST, rows=[ended])
    followed = AppointmentRow("E05", "C1", "account_manager", date(2022, 10, 21))
    appoint(by=county.viewer, at=SECOND, rows=[followed])

    with pytest.raises(RefusedError, match="holds this post of this centre"):
        undo_changes(by=county.viewer, at=THIRD, changes=changes)

    assert ends_known(county, THIRD) == [date(2022, 10, 11), OCTOBER.end]


def test_changes_of_another_context_are_a_mistake_of_the_caller() -> None:
    county = builders.a_county()

    with pytest.raises(ValueError, match=r"not of people: outlets\.outlet"):
        undo_changes(by=county.viewer, at=FIRST, changes=[Change("outlets.outlet", "S1", None, {})])


def test_a_director_takes_nothing_back() -> None:
    county = builders.a_county()

    with pytest.raises(NotAllowedError):
        undo_changes(by=county.viewer_of("ana"), at=FIRST, changes=[])
