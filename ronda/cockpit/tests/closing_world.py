"""The cast's county with eight outlets, sales of two years and some work: a month that can be closed.

October 2022 is to be closed. Diego holds R1 to R3, Elena R4 to R6, Farid R7 and R8; R8 is new this year.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from ronda.cockpit.services import close_month
from ronda.cockpit.services.closing import Progress
from ronda.facts.queries import Closing, closed_table, folder_of
from ronda.facts.rules.records import TargetRow
from ronda.facts.rules.tables import LINES
from ronda.facts.services.targets import set_targets
from ronda.inspection.rules.records import CheckRow
from ronda.inspection.services import record_checks
from ronda.kernel.period import Month
from ronda.outlets.queries import numbers_of_outlets, numbers_of_products
from ronda.outlets.rules import OutletRow, PortfolioRow, ProductRow
from ronda.outlets.services import assign_portfolios, keep_outlets, keep_products, record_sales
from ronda.people.rules import Viewer
from ronda.people.tests.builders import HIRED, OPENED, POLICIES, County, a_county
from ronda.policy import Policy, load_policy
from ronda.recognition.rules.records import FormRow
from ronda.recognition.services import record_forms
from ronda.visits.rules import VisitRow
from ronda.visits.services import record_visits
from ronda.work.rules import HandoverRow, ListingTargetRow, RequestRow, TaskRow
from ronda.work.services import record_handovers, record_requests, record_tasks, set_listing_targets

OCTOBER = Month(2022, 10)
LAST_OCTOBER = Month(2021, 10)
NOTED = datetime(2022, 11, 1, 8, tzinfo=UTC)
AS_OF = datetime(2022, 11, 3, 8, tzinfo=UTC)
CLOSED = datetime(2022, 11, 3, 9, tzinfo=UTC)
LATER = datetime(2022, 11, 10, 8, tzinfo=UTC)
DIEGO, ELENA, FARID = "E05", "E06", "E07"
HELD = {
    **dict.fromkeys(("R1", "R2", "R3"), DIEGO),
    **dict.fromkeys(("R4", "R5", "R6"), ELENA),
    **dict.fromkeys(("R7", "R8"), FARID),
}
NEW = "R8"


@dataclass(frozen=True)
class Sale:
    line_no: str
    outlet: str
    day: date
    cents: int
    product: str = "P1"
    retail_cents: int | None = None


def a_closable_county() -> County:
    county = a_county()
    keep_what_is_sold(county)
    sell(county, *the_sales())
    do_the_work(county)
    return county


def keep_what_is_sold(county: County) -> None:
    by, centre = county.viewer, county.centre.code
    classes = {code: "A" if person == DIEGO else "B" for code, person in HELD.items()}
    shops = [OutletRow(code, f"Shop {code}", centre, visit_class=kind) for code, kind in classes.items()]
    keep_outlets(by=by, at=OPENED, rows=shops)
    keep_products(by=by, at=OPENED, rows=[ProductRow("P1", "Tea"), ProductRow("P2", "Salt")])
    assign_portfolios(
        by=by, at=OPENED, rows=[PortfolioRow(outlet, person, HIRED) for outlet, person in HELD.items()]
    )


def the_sales() -> list[Sale]:
    """Every outlet buys twice a month; Diego's buy less than a year before, the others a little more."""
    sales = []
    for place, (outlet, person) in enumerate(HELD.items(), start=1):
        before, now = 100_000 + place * 1_000, 85_000 if person == DIEGO else 110_000
        for number, on in enumerate((4, 18)):
            key = f"{outlet}-{number}"
            if outlet == NEW:
                sales.append(Sale(key, outlet, date(2022, 8 + number, on), 50_000))
            else:
                sales.append(Sale(key, outlet, date(2021, 10, on), before, "P2", before * 110 // 100))
            sales.append(Sale(key, outlet, date(2022, 10, on), now + place, "P1", now * 112 // 100))
    return sales


def sell(county: County, *sales: Sale, at: datetime = NOTED) -> None:
    outlets, products = numbers_of_outlets(county.viewer), numbers_of_products(county.viewer)
    rows = [
        {
            "line_no": sale.line_no,
            "outlet_id": outlets[sale.outlet],
            "product_id": products[sale.product],
            "day": sale.day,
            "quantity": 10,
            "amount_cents": sale.cents,
            "retail_cents": sale.retail_cents,
        }
        for sale in sales
    ]
    record_sales(by=county.viewer, at=at, lines=pa.Table.from_pylist(rows, LINES.schema), source="sales.csv")


def do_the_work(county: County) -> None:
    """Bruno gives Diego's plan four days late; Diego visits half as often as is due, the others as is due."""
    by = county.viewer
    record_handovers(
        by=by,
        at=NOTED,
        rows=[
            HandoverRow("C1", "E03", "B1", "Plan", date(2022, 10, 3), 2, "E05", given_on=date(2022, 10, 11)),
            HandoverRow("C1", "E03", "B1", "Plan", date(2022, 10, 3), 2, "E06", given_on=date(2022, 10, 4)),
        ],
    )
    record_tasks(
        by=by,
        at=NOTED,
        rows=[
            TaskRow("C1", person, "A2", "Coach", date(2022, 10, 14), date(2022, 10, 13), True)
            for person in ("E05", "E06", "E07")
        ],
    )
    record_requests(
        by=by,
        at=NOTED,
        rows=[
            RequestRow(outlet, HELD[outlet], "Display", date(2022, 10, day), date(2022, 10, day + 3), closed)
            for outlet in ("R1", "R2", "R4")
            for day, closed in ((3, date(2022, 10, 4)), (10, None), (17, date(2022, 10, 18)))
        ],
    )
    set_listing_targets(by=by, at=NOTED, rows=[ListingTargetRow(outlet, "P1", OCTOBER) for outlet in HELD])
    record_visits(by=by, at=NOTED, rows=the_visits())
    record_checks(
        by=by,
        at=NOTED,
        rows=[CheckRow(outlet, date(2022, 10, 12), True, outlet != "R1", True) for outlet in HELD],
    )
    record_forms(
        by=by,
        at=NOTED,
        rows=[FormRow(outlet, date(2022, 10, 20), 80 + place) for place, outlet in enumerate(HELD)],
    )
    set_target(county, 190_000, "new road")


def set_target(county: County, cents: int, reason: str, at: datetime = NOTED) -> None:
    row = TargetRow(OCTOBER, "sales_plan", cents, reason, outlet_code="R7")
    set_targets(by=county.viewer, at=at, rows=[row])


def the_visits() -> list[VisitRow]:
    return [
        VisitRow(outlet, person, date(2022, 10, 3) + timedelta(days=7 * week))
        for outlet, person in HELD.items()
        for week in range(1 if person == DIEGO else 2)
    ]


@cache
def a_policy() -> Policy:
    return load_policy(POLICIES)


def close_october(
    county: County,
    *,
    as_of: datetime = AS_OF,
    at: datetime = CLOSED,
    until: str = "distributed",
    policy: Policy | None = None,
    month: Month = OCTOBER,
    again: bool = False,
    progress: Progress | None = None,
) -> Closing:
    return close_month(
        by=county.viewer,
        at=at,
        month=month,
        as_of=as_of,
        policy=policy or a_policy(),
        until=until,
        again=again,
        progress=progress,
    )


def bytes_of(closing: Closing, parts: Iterable[str] = ("facts", "results", "policy")) -> dict[str, bytes]:
    folder = folder_of(closing)
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for part in parts
        for path in sorted((folder / part).rglob("*"))
        if path.is_file()
    }


def files_in(folder: Path) -> Sequence[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def frozen_rows(closing: Closing, table: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = closed_table(
        Viewer.operator(closing.company_id), closing, f"facts/{table}"
    ).to_pylist()
    return rows
