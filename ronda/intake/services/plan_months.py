"""Imports of what holds for a month: listing targets, and the days on which outlets used the system."""

from ronda.intake.rules.repeats import last_of_each
from ronda.intake.services.draft import Draft, unknown_codes, without
from ronda.intake.services.planning import Plan, keep_rows
from ronda.kernel.period import Month
from ronda.outlets.queries import numbers_of_outlets, numbers_of_products
from ronda.outlets.rules import SystemUseRow
from ronda.outlets.services import record_system_use
from ronda.work.rules import ListingTargetRow
from ronda.work.services import set_listing_targets


def plan_listing_targets(draft: Draft) -> Plan:
    problems = [
        *unknown_codes(draft, "outlet_code", numbers_of_outlets(draft.by), "outlet"),
        *unknown_codes(draft, "product_code", numbers_of_products(draft.by), "product"),
    ]
    rows, _ = last_of_each(
        [
            (
                cells["row"],
                ListingTargetRow(cells["outlet_code"], cells["product_code"], Month.parse(cells["month"])),
            )
            for cells in without(draft.rows, problems)
        ],
        key=lambda row: row,
    )
    return Plan(len(rows), lambda: keep_rows(draft, set_listing_targets, rows), problems)


def plan_system_use(draft: Draft) -> Plan:
    problems = unknown_codes(draft, "outlet_code", numbers_of_outlets(draft.by), "outlet")
    for cells in draft.rows:
        if (days := Month.parse(cells["month"]).days) < cells["days_used"]:
            what = f"'{cells['days_used']}' is more than the {days} days of the month"
            problems.append(draft.problem(cells, "days_used", what, "correct the days or the month"))
    rows, repeated = last_of_each(
        [
            (
                cells["row"],
                SystemUseRow(cells["outlet_code"], Month.parse(cells["month"]), cells["days_used"]),
            )
            for cells in without(draft.rows, problems)
        ],
        key=lambda row: (row.outlet_code, row.month),
    )
    return Plan(len(rows), lambda: keep_rows(draft, record_system_use, rows), problems, repeated)
