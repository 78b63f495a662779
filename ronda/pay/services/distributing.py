"""From the results of an appraisal to the pools and amounts of the month."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from ronda.facts.queries import Closing, folder_of
from ronda.facts.rules.manifest import FileMark
from ronda.facts.services import add_results, hold_month
from ronda.facts.services.drafts import moved_in
from ronda.facts.services.folders import draft_in
from ronda.facts.services.parquet import write_parquet
from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.pay.queries.closed import rules_of
from ronda.pay.rules import Distribution, distribute
from ronda.pay.rules.tables import amounts_table, pools_table
from ronda.pay.services.frozen import read_staff
from ronda.pay.services.posting import post_closing
from ronda.people.rules import Viewer
from ronda.policy import Rules


def distribute_folder(
    *,
    facts: Path,
    results: Path,
    month: Month,
    rules: Rules,
    budget_cents: int | None = None,
    into: Path | None = None,
) -> dict[str, FileMark]:
    """Write `pools` and `amounts` into `results`, or `into` another folder; no budget: the policy's own.

    The same facts, results, rules and budget give the same bytes.
    """
    divided = divide_folder(facts, results, month, rules, budget_cents)
    folder = into or results
    return {
        "pools": write_parquet(pools_table(divided.pools), folder / "pools.parquet"),
        "amounts": write_parquet(amounts_table(divided.amounts), folder / "amounts.parquet"),
    }


def divide_folder(
    facts: Path, results: Path, month: Month, rules: Rules, budget_cents: int | None
) -> Distribution:
    """The distribution of a folder, written nowhere."""
    staff = read_staff(facts, results)
    return distribute(
        month=month,
        units=staff.units,
        spells=staff.spells,
        findings=staff.findings,
        rules=rules,
        budget_cents=budget_cents,
    )


def distribute_closing(
    *, by: Viewer, at: datetime, closing: Closing, budget_cents: int | None = None
) -> Closing:
    """Divides the money of an appraised closing, posts it, and moves the closing to `distributed`."""
    if not by.can_freeze or by.company_id != closing.company_id:
        raise NotAllowedError(f"distributing the money of {closing.month}")
    if closing.state != Closing.State.APPRAISED:
        remedy = (
            "appraise it first with `ronda close`" if closing.state == "frozen" else "nothing is left to do"
        )
        raise RefusedError(Problem(str(closing), f"is {closing.state}", remedy))
    month, folder = Month.parse(closing.month), folder_of(closing)
    with hold_month(by, month), draft_in(folder) as draft:
        marks = distribute_folder(
            facts=folder / "facts",
            results=folder / "results",
            month=month,
            rules=rules_of(closing),
            budget_cents=budget_cents,
            into=draft,
        )
        with moved_in(draft, folder / "results"), transaction.atomic():
            post_closing(by=by, at=at, closing=closing)
            return add_results(
                by=by, at=at, closing=closing, marks=marks, state="distributed", budget_cents=budget_cents
            )
