"""Appointments, leave, calendar and roles as dated rows."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.models import Appointment, Leave
from ronda.people.rules import AppointmentRow, CalendarRow, LeaveRow, RoleRow
from ronda.people.services import appoint, grant_roles, record_leave, set_calendar
from ronda.people.tests import builders

pytestmark = pytest.mark.django_db

LATER = datetime(2022, 10, 3, 9, tzinfo=UTC)
MAY, JUNE, JULY = date(2022, 5, 1), date(2022, 6, 1), date(2022, 7, 1)


def test_the_same_appointment_again_changes_nothing() -> None:
    county = builders.a_county()
    row = AppointmentRow("E05", "C1", "account_manager", builders.HIRED)

    assert appoint(by=county.viewer, at=LATER, rows=[row, row]) == []


def test_another_end_or_wage_withdraws_the_old_row_and_adds_one() -> None:
    county = builders.a_county()
    row = AppointmentRow("E05", "C1", "account_manager", builders.HIRED, JULY, 520_000)

    gone, come = appoint(by=county.viewer, at=LATER, rows=[row])

    old, new = county.diego.appointments.order_by("pk")
    assert (old.withdrawn_at, old.end) == (LATER, None)
    assert (new.known_at, new.withdrawn_at, new.end, new.monthly_wage_cents) == (LATER, None, JULY, 520_000)
    assert (gone.key, gone.after) == (str(old.pk), None)
    assert (come.key, come.before) == (str(new.pk), None)


def test_an_appointment_may_be_ended_and_followed_in_one_go() -> None:
    county = builders.a_county()
    rows = [
        AppointmentRow("E05", "C1", "account_manager", JULY, None),
        AppointmentRow("E05", "C1", "account_manager", builders.HIRED, JULY),
    ]

    changes = appoint(by=county.viewer, at=LATER, rows=rows)

    assert [change.is_new for change in changes] == [False, True, True]


def test_holding_one_post_twice_on_a_day_is_refused() -> None:
    county = builders.a_county()

    with pytest.raises(
        RefusedError, match="row 1, person E05: holds this post of this centre from 2020-01-01"
    ):
        appoint(by=county.viewer, at=LATER, rows=[AppointmentRow("E05", "C1", "account_manager", JULY)])

    assert county.diego.appointments.count() == 1


def test_one_person_may_hold_two_posts_and_work_in_two_centres() -> None:
    county = builders.a_county()
    builders.a_centre(county.company, "C2")
    rows = [
        AppointmentRow("E05", "C1", "deputy", JULY),
        AppointmentRow("E05", "C2", "account_manager", JULY),
    ]

    assert len(appoint(by=county.viewer, at=LATER, rows=rows)) == 2


def test_every_bad_row_is_named_and_nothing_is_written() -> None:
    county = builders.a_county()
    rows = [
        AppointmentRow("E05", "C1", "deputy", JULY),
        AppointmentRow("E99", "C1", "deputy", JULY),
        AppointmentRow("E06", "C9", "deputy", JULY),
        AppointmentRow("E06", "C1", "chief", JULY),
        AppointmentRow("E07", "C1", "deputy", JULY, JULY),
        AppointmentRow("E07", "C1", "deputy", JULY, None, -1),
        AppointmentRow("H01", "C1", "deputy", JULY),
    ]

    with pytest.raises(RefusedError) as refusal:
        appoint(by=county.viewer, at=LATER, rows=rows)

    assert [(problem.where, problem.what) for problem in refusal.value.problems] == [
        ("row 2, person E99", "there is no person E99"),
        ("row 3, person E06", "there is no centre C9"),
        ("row 4, person E06", "there is no post chief"),
        ("row 5, person E07", "ends on 2022-07-01 and does not start before it (2022-07-01)"),
        ("row 6, person E07", "the wage is less than nothing"),
        ("row 7, person H01", "there is no person H01"),
    ]
    assert not Appointment.objects.filter(post__code="deputy").exists()


def test_a_correction_cannot_be_older_than_what_it_corrects() -> None:
    county = builders.a_county(at=LATER)
    row = AppointmentRow("E05", "C1", "account_manager", builders.HIRED, JULY)

    with pytest.raises(
        RefusedError, match="is known only since 2022-10-03 09:00; record it at a later moment"
    ):
        appoint(by=county.viewer, at=builders.OPENED, rows=[row])


def test_leave_of_any_kind_is_kept_and_a_longer_one_corrects_it() -> None:
    county = builders.a_county()
    record_leave(
        by=county.viewer,
        at=LATER,
        rows=[LeaveRow("E05", MAY, JUNE, "harvest"), LeaveRow("E06", MAY, JUNE, "sick")],
    )

    changes = record_leave(by=county.viewer, at=LATER, rows=[LeaveRow("E05", MAY, JULY, "harvest")])

    assert [change.is_new for change in changes] == [False, True]
    assert Leave.objects.get(person=county.diego, withdrawn_at=None).end == JULY


def test_bad_leave_is_named_by_its_row() -> None:
    county = builders.a_county()
    rows = [
        LeaveRow("E05", JUNE, MAY, "sick"),
        LeaveRow("H01", MAY, JUNE, "sick"),
        LeaveRow("E06", MAY, JUNE, ""),
    ]

    with pytest.raises(RefusedError) as refusal:
        record_leave(by=county.viewer, at=LATER, rows=rows)

    assert [problem.where for problem in refusal.value.problems] == [
        "row 1, person E05",
        "row 2, person H01",
        "row 3, person E06, kind",
    ]


def test_a_day_said_to_be_otherwise_corrects_the_calendar() -> None:
    county = builders.a_county()
    set_calendar(by=county.viewer, at=LATER, rows=[CalendarRow(MAY, False, "Labour Day")])

    assert set_calendar(by=county.viewer, at=LATER, rows=[CalendarRow(MAY, False, "Labour Day")]) == []
    changes = set_calendar(by=county.viewer, at=LATER, rows=[CalendarRow(MAY, True)])

    assert [change.is_new for change in changes] == [False, True]


def test_one_day_told_in_two_ways_is_refused() -> None:
    county = builders.a_county()

    with pytest.raises(RefusedError, match="row 2, 2022-05-01: an earlier row says otherwise"):
        set_calendar(by=county.viewer, at=LATER, rows=[CalendarRow(MAY, False), CalendarRow(MAY, True)])


def test_only_roles_that_follow_from_no_post_are_granted() -> None:
    county = builders.a_county()

    with pytest.raises(
        RefusedError, match="row 1, person E05: 'director' cannot be granted; use one of: admin"
    ):
        grant_roles(by=county.viewer, at=LATER, rows=[RoleRow("E05", "director", MAY)])


def test_the_same_role_again_changes_nothing() -> None:
    county = builders.a_county()
    builders.a_role(county.diego, "leader", start=MAY)

    assert grant_roles(by=county.viewer, at=LATER, rows=[RoleRow("E05", "leader", MAY)]) == []


@pytest.mark.parametrize("write", [appoint, record_leave, set_calendar, grant_roles])
def test_a_leader_reads_the_company_and_may_not_change_it(write: Callable[..., object]) -> None:
    county = builders.a_county()

    with pytest.raises(NotAllowedError):
        write(by=builders.a_viewer(county.ana, "leader"), at=LATER, rows=[])
