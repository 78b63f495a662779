"""What a month freezes of work, under both clocks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import itemgetter
from typing import Any

import pytest

from ronda.facts.rules.rows import arranged
from ronda.facts.rules.tables import FROZEN_TABLES
from ronda.kernel.change import Change
from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError
from ronda.people.queries import working_days_known
from ronda.people.rules import CalendarRow, Viewer
from ronda.people.services import set_calendar
from ronda.work import queries, services
from ronda.work.tests.builders import (
    FROZEN,
    NOTED,
    OCTOBER,
    Town,
    a_handover,
    a_listing_target,
    a_request,
    a_task,
    a_town,
)

pytestmark = pytest.mark.django_db

Rows = list[dict[str, Any]]
SECOND = timedelta(seconds=1)


def known_handovers(viewer: Viewer, month: Month, as_of: datetime) -> Rows:
    return queries.known_handovers(viewer, month, as_of, working_days_known(viewer, month.period, as_of))


Known = Callable[[Viewer, Month, datetime], Rows]


@dataclass(frozen=True)
class Table:
    """How one frozen table comes about."""

    name: str
    known: Known
    record: Callable[..., list[Change]]
    withdraw: Callable[..., list[Change]]
    row: Any


TABLES = [
    Table("tasks", queries.known_tasks, services.record_tasks, services.withdraw_tasks, a_task()),
    Table(
        "handovers",
        known_handovers,
        services.record_handovers,
        services.withdraw_handovers,
        a_handover(),
    ),
    Table(
        "requests",
        queries.known_requests,
        services.record_requests,
        services.withdraw_requests,
        a_request(),
    ),
    Table(
        "listing_targets",
        queries.known_listing_targets,
        services.set_listing_targets,
        services.withdraw_listing_targets,
        a_listing_target(),
    ),
]
every_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


@pytest.fixture
def town() -> Town:
    return a_town()


@every_table
def test_the_rows_are_exactly_those_of_the_frozen_table(town: Town, table: Table) -> None:
    table.record(by=town.operator, at=NOTED, rows=[table.row])

    rows = table.known(town.operator, OCTOBER, FROZEN)

    assert [set(each) for each in rows] == [set(FROZEN_TABLES[table.name].schema.names)]
    assert arranged(FROZEN_TABLES[table.name], rows).num_rows == 1


@every_table
def test_what_is_recorded_later_is_not_known_earlier_and_what_is_withdrawn_still_is(
    town: Town, table: Table
) -> None:
    [change] = table.record(by=town.operator, at=NOTED, rows=[table.row])
    table.withdraw(by=town.operator, at=FROZEN, numbers=[int(change.key)], reason="entered twice")

    moments = (NOTED - SECOND, NOTED, FROZEN - SECOND, FROZEN)
    assert [len(table.known(town.operator, OCTOBER, moment)) for moment in moments] == [0, 1, 1, 0]


@every_table
def test_only_the_month_in_which_it_is_due_knows_it(town: Town, table: Table) -> None:
    table.record(by=town.operator, at=NOTED, rows=[table.row])

    months = [OCTOBER.plus(number) for number in (-1, 0, 1)]
    assert [len(table.known(town.operator, month, FROZEN)) for month in months] == [0, 1, 0]


@every_table
def test_the_other_company_and_whoever_may_not_freeze_know_nothing(town: Town, table: Table) -> None:
    table.record(by=town.operator, at=NOTED, rows=[table.row])

    assert table.known(town.viewer_of("hugo's operator"), OCTOBER, FROZEN) == []
    for who in ("ana", "diego", "hugo"):
        with pytest.raises(NotAllowedError):
            table.known(town.viewer_of(who), OCTOBER, FROZEN)


def test_a_correction_keeps_the_records_number(town: Town) -> None:
    operator = town.operator
    services.record_tasks(by=operator, at=NOTED, rows=[a_task(key="K1")])
    [before] = queries.known_tasks(operator, OCTOBER, NOTED)
    done = a_task(key="K1", done_on=date(2022, 10, 13))
    services.record_tasks(by=operator, at=FROZEN, rows=[done])

    [after] = queries.known_tasks(operator, OCTOBER, FROZEN)

    assert after == before | {"in_time": True, "effective": True}
    assert queries.known_tasks(operator, OCTOBER, FROZEN - SECOND) == [before]


def test_a_handover_reaches_back_into_the_month_before(town: Town) -> None:
    late_september = a_handover(date(2022, 9, 29), allowed_days=3, given_on=date(2022, 10, 6))
    services.record_handovers(by=town.operator, at=NOTED, rows=[late_september])

    [row] = known_handovers(town.operator, OCTOBER, FROZEN)

    assert (row["elapsed"], row["allowed"], row["delivered"], row["returned"]) == (5, 3, True, False)
    assert known_handovers(town.operator, OCTOBER.plus(-1), FROZEN) == []


def test_a_long_allowance_reaches_back_over_many_months(town: Town) -> None:
    # From 1 July to 30 September 2022 lie 65 days from Monday to Friday after the first.
    quarter = a_handover(date(2022, 7, 1), allowed_days=66)
    services.record_handovers(by=town.operator, at=NOTED, rows=[quarter])

    [row] = known_handovers(town.operator, OCTOBER, FROZEN)

    assert row["elapsed"] == 65 + 21
    assert known_handovers(town.operator, OCTOBER.plus(-1), FROZEN) == []


def test_given_after_the_months_end_it_is_as_late_as_it_was(town: Town) -> None:
    late = a_handover(date(2022, 10, 27), allowed_days=2, given_on=date(2022, 11, 1))
    services.record_handovers(by=town.operator, at=NOTED, rows=[late])

    [row] = known_handovers(town.operator, OCTOBER, FROZEN)

    assert (row["elapsed"], row["delivered"]) == (3, True)


def test_a_feast_in_september_moves_the_due_day_into_october(town: Town) -> None:
    services.record_handovers(
        by=town.operator, at=NOTED, rows=[a_handover(date(2022, 9, 28), allowed_days=2)]
    )
    before = known_handovers(town.operator, OCTOBER, FROZEN)
    set_calendar(by=town.operator, at=NOTED, rows=[CalendarRow(date(2022, 9, 29), False, "Feast")])

    assert before == []
    assert [row["elapsed"] for row in known_handovers(town.operator, OCTOBER, FROZEN)] == [22]


def test_a_request_counts_when_it_is_closed_by_its_day_and_confirmed(town: Town) -> None:
    rows = [
        a_request(closed_on=date(2022, 10, 6), confirmed=True),
        a_request(closed_on=date(2022, 10, 6)),
        a_request(closed_on=date(2022, 10, 7), confirmed=True),
        a_request(),
    ]
    services.record_requests(by=town.operator, at=NOTED, rows=rows)

    known = sorted(queries.known_requests(town.operator, OCTOBER, FROZEN), key=itemgetter("request_id"))
    assert [row["in_time"] for row in known] == [True, False, False, False]
