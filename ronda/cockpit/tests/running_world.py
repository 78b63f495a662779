"""A November that runs after the closed October: sales, visits and work up to the 20th, seen on the 21st."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

from django.db import transaction
from django.test import override_settings

from ronda.cockpit.services.estimating import estimate_month
from ronda.cockpit.tests.closing_world import (
    HELD,
    Sale,
    a_closable_county,
    a_policy,
    close_october,
    sell,
)
from ronda.cockpit.tests.pages_world import open_accounts
from ronda.kernel.period import Month
from ronda.people.tests.builders import County
from ronda.people.tests.built_once import rows_of_all
from ronda.visits.rules import VisitRow
from ronda.visits.services import record_visits
from ronda.work.rules import HandoverRow, RequestRow, TaskRow
from ronda.work.services import record_handovers, record_requests, record_tasks

NOVEMBER = Month(2022, 11)
FRIDAY = datetime(2022, 11, 18, 6, tzinfo=UTC)
MONDAY = datetime(2022, 11, 21, 9, tzinfo=UTC)
TODAY = date(2022, 11, 21)


def keep_running_november(home: Path) -> str:
    """Close October, live through most of November, estimate it twice; return the rows of the database."""
    with override_settings(RONDA_HOME=home), transaction.atomic():
        county = a_closable_county()
        close_october(county)
        open_accounts(county)
        work_in_november(county)
        estimate_month(by=county.viewer, at=FRIDAY, policy=a_policy())
        visit(county, "R3", date(2022, 11, 18), MONDAY)
        estimate_month(by=county.viewer, at=MONDAY, policy=a_policy())
        rows = json.dumps(rows_of_all())
        transaction.set_rollback(True)
    return rows


def work_in_november(county: County) -> None:
    """Two plans of Bruno wait for Diego; a task of Diego is due today, and a request of R1 tomorrow."""
    known = datetime(2022, 11, 17, tzinfo=UTC)
    sales = [
        Sale(f"N-{outlet}-{day}", outlet, date(2022, 11, day), 60_000 + place * 1_000, retail_cents=67_200)
        for place, outlet in enumerate(HELD)
        for day in (3, 10, 16)
    ]
    sell(county, *sales, at=known)
    for outlet, day in (("R1", 3), ("R2", 8), ("R1", 15), ("R4", 4), ("R5", 9), ("R6", 14), ("R7", 10)):
        visit(county, outlet, date(2022, 11, day), known)
    given = date(2022, 11, 17)
    record_handovers(
        by=county.viewer,
        at=known,
        rows=[
            HandoverRow("C1", "E03", "B1", "Plan of November", date(2022, 11, 15), 2, "E05", given_on=given),
            HandoverRow(
                "C1", "E03", "B1", "Outlets for the new tea", date(2022, 11, 15), 2, "E05", given_on=given
            ),
            HandoverRow("C1", "E03", "B1", "Plan of November", date(2022, 11, 15), 5, "E06"),
        ],
    )
    record_tasks(
        by=county.viewer,
        at=known,
        rows=[
            TaskRow("C1", "E05", "A2", "Coach Shop R1", TODAY),
            TaskRow("C1", "E03", "B1", "Assign the plan", date(2022, 11, 10), date(2022, 11, 9), True),
        ],
    )
    asked = (
        ("R1", "E05", 18, 22, None),
        ("R4", "E06", 14, 17, None),
        ("R5", "E06", 7, 10, 9),
        ("R6", "E06", 7, 10, 9),
    )
    record_requests(
        by=county.viewer,
        at=known,
        rows=[
            RequestRow(
                outlet,
                owner,
                "A display",
                date(2022, 11, first),
                date(2022, 11, due),
                date(2022, 11, closed) if closed else None,
                confirmed=closed is not None,
            )
            for outlet, owner, first, due, closed in asked
        ],
    )


def visit(county: County, outlet: str, day: date, at: datetime) -> None:
    row = VisitRow(outlet, HELD[outlet], day)
    record_visits(by=county.viewer, at=at, rows=[row])
