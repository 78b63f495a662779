"""One of each object of work in the closed October, for the list of every page."""

from datetime import UTC, date, datetime

from ronda.people.tests.builders import County
from ronda.work.rules.task_order import TaskOrder
from ronda.work.services.cards import draft_card
from ronda.work.services.giving import give_tasks
from ronda.work.services.office import OfficeRow, keep_record
from ronda.work.services.processes import ProcessRow, begin_process

NOTED = datetime(2022, 11, 7, 9, tzinfo=UTC)
DAY = date(2022, 11, 7)


def keep_work_samples(county: County) -> None:
    """After October was closed, so that nothing of it changes."""
    _keep_rules_of_work(county)
    _keep_tasks(county)


def _keep_tasks(county: County) -> None:
    """Two for Diego that were given together, due on a day that does not come."""
    order = TaskOrder(county.centre.pk, county.diego.pk, "Photograph the shelf", date(2040, 1, 3), duty="A5")
    give_tasks(by=county.viewer, at=NOTED, orders=[order, order])


def _keep_rules_of_work(county: County) -> None:
    by = county.viewer
    draft_card(by=by, at=NOTED, post="market_inspector")
    row = ProcessRow("Upkeep of displays", "visits", "E04", date(2040, 1, 2))
    begin_process(by=by, at=NOTED, code="VI-1", row=row, text="Look\n- at the shelf", starts=DAY)
    record = OfficeRow("Meeting of November", DAY, "E01")
    keep_record(by=by, at=NOTED, centre_code=county.centre.code, kind="meeting", row=record)
