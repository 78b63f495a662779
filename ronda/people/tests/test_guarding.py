"""What no administrator does alone: open results to oneself, or leave the company without one."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.kernel.refusal import RefusedError
from ronda.people.models import RoleGrant
from ronda.people.rules import AppointmentRow, RoleRow, Viewer
from ronda.people.rules.administrators import is_left_alone
from ronda.people.rules.overlap import Interval
from ronda.people.services import appoint, grant_roles, open_account, switch_account, undo_changes
from ronda.people.tests import builders
from ronda.people.tests.builders import County

pytestmark = pytest.mark.django_db

LATER = datetime(2022, 10, 3, 9, tzinfo=UTC)
TODAY, TOMORROW = date(2022, 10, 3), date(2022, 10, 4)
OWN = "would open other people's results to you; ask another administrator"
NOBODY = "nobody could keep the company's set-up after that"


@pytest.fixture
def county() -> County:
    return builders.a_county()


def an_administrator(county: County, code: str) -> Viewer:
    person = builders.a_person(county.company, code, f"Administrator {code}")
    builders.a_role(person, "administrator")
    open_account(
        by=county.viewer, at=builders.OPENED, person_code=code, username=code, password="a long enough one"
    )
    return builders.a_viewer(person, "administrator")


def test_nobody_makes_oneself_a_leader(county: County) -> None:
    yusuf = an_administrator(county, "E18")

    with pytest.raises(RefusedError, match=OWN):
        grant_roles(by=yusuf, at=LATER, rows=[RoleRow("E18", "leader", TODAY)])


def test_nobody_appoints_oneself_to_direct_a_centre(county: County) -> None:
    yusuf = an_administrator(county, "E18")

    with pytest.raises(RefusedError, match=OWN):
        appoint(by=yusuf, at=LATER, rows=[AppointmentRow("E18", "C1", "deputy", TODAY)])


def test_another_administrator_gives_the_role_and_its_holder_may_end_it(county: County) -> None:
    yusuf, zora = an_administrator(county, "E18"), an_administrator(county, "E19")
    grant_roles(by=zora, at=LATER, rows=[RoleRow("E18", "leader", TODAY)])

    changes = grant_roles(by=yusuf, at=LATER, rows=[RoleRow("E18", "leader", TODAY, TOMORROW)])

    assert [change.is_new for change in changes] == [False, True]
    with pytest.raises(RefusedError, match=OWN):
        undo_changes(by=yusuf, at=LATER, changes=changes)


def test_an_administrator_may_hold_any_other_post(county: County) -> None:
    yusuf = an_administrator(county, "E18")

    assert appoint(by=yusuf, at=LATER, rows=[AppointmentRow("E18", "C1", "account_manager", TODAY)])


def test_the_last_administrator_stays(county: County) -> None:
    yusuf = an_administrator(county, "E18")
    own = RoleGrant.objects.get(person__code="E18")

    with pytest.raises(RefusedError, match=NOBODY):
        grant_roles(by=yusuf, at=LATER, rows=[], instead_of=[own.pk])
    with pytest.raises(RefusedError, match=NOBODY):
        grant_roles(by=yusuf, at=LATER, rows=[RoleRow("E18", "administrator", builders.HIRED, TOMORROW)])
    with pytest.raises(RefusedError, match=NOBODY):
        switch_account(by=yusuf, at=LATER, person_code="E18", active=False)

    assert RoleGrant.objects.get(pk=own.pk).withdrawn_at is None


def test_of_two_administrators_one_may_go(county: County) -> None:
    yusuf = an_administrator(county, "E18")
    an_administrator(county, "E19")

    switch_account(by=yusuf, at=LATER, person_code="E19", active=False)

    with pytest.raises(RefusedError, match=NOBODY):
        switch_account(by=yusuf, at=LATER, person_code="E18", active=False)


@pytest.mark.parametrize(
    ("before", "after", "alone"),
    [
        ([], [], False),
        ([(TODAY, None)], [(TODAY, None)], False),
        ([(TODAY, None)], [], True),
        ([(TODAY, None)], [(TODAY, TOMORROW)], True),
        ([(TODAY, None)], [(TOMORROW, None)], True),
        ([(TODAY, None)], [(TODAY, TOMORROW), (TOMORROW, None)], False),
        ([(TODAY, TOMORROW)], [(TODAY, TOMORROW)], False),
    ],
)
def test_somebody_must_be_left_today_and_for_the_time_to_come(
    before: list[Interval], after: list[Interval], alone: bool
) -> None:
    assert is_left_alone(before, after, TODAY) is alone


@given(st.lists(st.tuples(st.just(TODAY), st.none() | st.just(TOMORROW)), max_size=4))
def test_who_changes_nothing_leaves_nobody_alone(intervals: list[Interval]) -> None:
    assert not is_left_alone(intervals, intervals, TODAY)
