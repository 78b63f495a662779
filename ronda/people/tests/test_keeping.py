"""Centres and people kept by their codes."""

from datetime import UTC, date, datetime

import pytest

from ronda.kernel.change import Change
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.models import Centre, Person
from ronda.people.queries import numbers_of_people, person_named
from ronda.people.rules import CentreRow, PersonRow
from ronda.people.services import keep_centres, keep_people
from ronda.people.tests import builders

pytestmark = pytest.mark.django_db

LATER = datetime(2022, 10, 3, 9, tzinfo=UTC)
DIEGO = PersonRow("E05", "Diego Park", hired=builders.HIRED)


def test_the_same_people_again_change_nothing() -> None:
    county = builders.a_county()
    edits = Person.history.count()

    assert keep_people(by=county.viewer, at=LATER, rows=[DIEGO, DIEGO]) == []
    assert Person.history.count() == edits


def test_an_edit_is_told_with_the_values_before_and_after() -> None:
    county = builders.a_county()

    changes = keep_people(
        by=county.viewer, at=LATER, rows=[PersonRow("E05", "Diego Park-Ruiz", born=date(1990, 5, 6))]
    )

    before = {"name": "Diego Park", "email": "", "hired": "2020-01-01", "education": "", "born": None}
    after = before | {"name": "Diego Park-Ruiz", "hired": None, "born": "1990-05-06"}
    assert changes == [Change("people.person", "E05", before, after)]
    assert person_named(county.viewer, "E05").born == date(1990, 5, 6)


def test_a_new_person_is_told_without_a_before() -> None:
    county = builders.a_county()

    (change,) = keep_people(by=county.viewer, at=LATER, rows=[PersonRow("E13", "Noor Khan")])

    assert change.is_new
    assert (change.kind, change.key) == ("people.person", "E13")
    assert "E13" in numbers_of_people(county.viewer)


def test_one_bad_row_keeps_every_row_out_and_each_bad_row_is_named() -> None:
    county = builders.a_county()
    rows = [
        PersonRow("E13", "Noor Khan"),
        PersonRow("E21", ""),
        PersonRow("E22", "Pavel", email="pavel"),
        PersonRow("E05", "Somebody Else"),
        PersonRow("E05", "Diego Again"),
    ]

    with pytest.raises(RefusedError) as refusal:
        keep_people(by=county.viewer, at=LATER, rows=rows)

    assert [problem.where for problem in refusal.value.problems] == [
        "row 2, person E21, name",
        "row 3, person E22, email",
        "row 5, person E05",
    ]
    assert "E13" not in numbers_of_people(county.viewer)
    assert person_named(county.viewer, "E05").name == "Diego Park"


def test_a_code_too_long_for_its_column_is_refused() -> None:
    county = builders.a_county()

    with pytest.raises(RefusedError, match="row 1, centre CCC"):
        keep_centres(by=county.viewer, at=LATER, rows=[CentreRow("C" * 41, "Centre")])


def test_two_companies_may_use_the_same_code() -> None:
    county = builders.a_county()

    keep_centres(by=county.other_viewer, at=LATER, rows=[CentreRow("C1", "Renamed by the other company")])

    assert Centre.objects.get(pk=county.centre.pk).name == "Centre C1"


def test_an_account_manager_may_not_keep_people() -> None:
    county = builders.a_county()

    with pytest.raises(NotAllowedError, match="keeping people"):
        keep_people(by=county.viewer_of("diego"), at=LATER, rows=[DIEGO])
