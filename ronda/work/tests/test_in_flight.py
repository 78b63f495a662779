"""Work in flight: what is open, for whom it waits, and that nobody sees it who does not lead."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ronda.kernel.period import Period
from ronda.people.queries import people_led, working_days_of
from ronda.people.rules import CalendarRow
from ronda.people.services import set_calendar
from ronda.people.tests.builders import a_person, a_viewer, an_appointment
from ronda.work.queries import (
    open_handovers,
    open_requests,
    open_tasks,
    open_work_by_person,
)
from ronda.work.rules import HandoverRow, RequestRow, TaskRow
from ronda.work.services import record_handovers, record_requests, record_tasks
from ronda.work.tests.builders import NOTED, Town, a_town

pytestmark = pytest.mark.django_db

# A Wednesday.
TODAY = date(2022, 10, 12)
SEEN_BY_LEADERS = {
    "operator": 1,
    "leader": 1,
    "ana": 1,
    "bruno": 0,
    "diego": 0,
    "elena": 0,
    "ivan": 0,
    "director of the north": 0,
    "hugo": 0,
    "hugo's operator": 0,
}


@pytest.fixture
def town() -> Town:
    return a_town()


def hand_over(town: Town, started: date, **days: date | str | None) -> None:
    row = HandoverRow("C1", "E03", "B1", "Plan", started, 2, "E05", **days)  # type: ignore[arg-type]
    record_handovers(by=town.operator, at=NOTED, rows=[row])


def test_a_handover_not_given_waits_for_its_owner_and_is_late_in_working_days(town: Town) -> None:
    hand_over(town, date(2022, 10, 5))

    [found] = open_handovers(town.viewer_of("ana"), on=TODAY)

    # From Wednesday the 5th, two days are allowed: Friday; by Wednesday the 12th five have gone.
    assert (found.waits_for, found.waits_with) == ("Bruno Keller", "owner")
    assert (found.due_on, found.late_days, found.days) == (date(2022, 10, 7), 3, 5)


def test_a_feast_between_is_no_day_of_anybodys_clock(town: Town) -> None:
    rows = [CalendarRow(date(2022, 10, 10), working=False, name="Feast")]
    set_calendar(by=town.operator, at=NOTED, rows=rows)
    hand_over(town, date(2022, 10, 5))

    [found] = open_handovers(town.viewer_of("ana"), on=TODAY)

    assert found.late_days == 2
    days = working_days_of(town.operator, Period(date(2022, 10, 7), date(2022, 10, 12)))
    assert days == {date(2022, 10, 7), date(2022, 10, 11)}


def test_a_handover_given_waits_for_its_receiver_and_an_answered_one_for_nobody(town: Town) -> None:
    hand_over(town, date(2022, 10, 6), given_on=date(2022, 10, 10))
    hand_over(town, date(2022, 10, 4), given_on=date(2022, 10, 6), accepted_on=date(2022, 10, 7))
    hand_over(
        town,
        date(2022, 10, 4),
        given_on=date(2022, 10, 6),
        returned_on=date(2022, 10, 7),
        return_reason="not his outlets",
    )

    [found] = open_handovers(town.viewer_of("ana"), on=TODAY)

    assert (found.waits_for, found.waits_with, found.late_days, found.days) == (
        "Diego Park",
        "receiver",
        0,
        2,
    )


def test_tasks_and_requests_are_counted_by_person_and_what_is_past_its_day_apart(town: Town) -> None:
    record_tasks(
        by=town.operator,
        at=NOTED,
        rows=[
            TaskRow("C1", "E03", "B1", "Plan", date(2022, 10, 11)),
            TaskRow("C1", "E03", "B1", "Plan", date(2022, 10, 12)),
            TaskRow("C1", "E03", "B2", "Done", date(2022, 10, 3), done_on=date(2022, 10, 3)),
        ],
    )
    record_requests(
        by=town.operator,
        at=NOTED,
        rows=[RequestRow("O1", "E05", "A shelf", date(2022, 10, 3), date(2022, 10, 6))],
    )

    [tasks], [requests] = open_work_by_person(town.viewer_of("ana"), on=TODAY)

    assert (tasks.person_id, tasks.open, tasks.late) == (town.county.bruno.pk, 2, 1)
    assert (requests.person_id, requests.open, requests.late) == (town.county.diego.pk, 1, 1)


def test_only_those_who_lead_the_centre_see_what_is_open_in_it(town: Town) -> None:
    hand_over(town, date(2022, 10, 5))
    record_tasks(by=town.operator, at=NOTED, rows=[TaskRow("C1", "E03", "B1", "Plan", TODAY)])
    record_requests(by=town.operator, at=NOTED, rows=[RequestRow("O1", "E05", "A shelf", TODAY, TODAY)])

    for read in (open_tasks, open_requests):
        assert town.count_seen(read) == SEEN_BY_LEADERS
    assert town.count_seen(lambda viewer: open_handovers(viewer, on=TODAY)) == SEEN_BY_LEADERS
    assert open_work_by_person(town.viewer_of("diego"), on=TODAY) == ([], [])


def test_a_leader_may_look_at_one_centre(town: Town) -> None:
    hand_over(town, date(2022, 10, 5))

    assert len(open_handovers(town.viewer_of("leader"), on=TODAY, centres=[town.county.centre.pk])) == 1
    assert open_handovers(town.viewer_of("leader"), on=TODAY, centres=[town.north.pk]) == []


def test_many_handovers_cost_as_many_statements_as_one(town: Town) -> None:
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            open_handovers(town.viewer_of("ana"), on=TODAY)
        counts.append(len(asked))
        for day in range(3, 8):
            hand_over(town, date(2022, 10, day))
    with CaptureQueriesContext(connection) as asked:
        open_handovers(town.viewer_of("ana"), on=TODAY)

    assert counts[1] == len(asked) == 2


def test_the_people_led_are_those_in_post_today_once_each(town: Town) -> None:
    county = town.county
    olga = a_person(county.company, "E30", "Olga Berg", hired=None)
    an_appointment(olga, county.centre, start=date(2022, 9, 1))
    an_appointment(olga, town.north, start=date(2022, 10, 1))
    left = a_person(county.company, "E31", "Left Already")
    an_appointment(left, county.centre, end=date(2022, 10, 1))

    ana = people_led(county.viewer_of("ana"), on=TODAY)
    leader = people_led(town.viewer_of("leader"), on=TODAY)

    assert [each.name for each in ana] == [
        "Ana Torres",
        "Bruno Keller",
        "Carmen Ruiz",
        "Diego Park",
        "Elena Novak",
        "Farid Haddad",
        "Gao Lin",
        "Olga Berg",
    ]
    assert ana[-1].joined == date(2022, 9, 1)
    assert len(leader) == len(ana) + 1
    assert [
        each.name for each in people_led(town.viewer_of("leader"), on=TODAY, centres=[town.north.pk])
    ] == [
        "Ivan Petrov",
        "Olga Berg",
    ]
    for who in ("bruno", "diego", "hugo"):
        assert people_led(town.viewer_of(who), on=TODAY) == []
    assert people_led(a_viewer(county.gao, "administrator"), on=TODAY) == []
