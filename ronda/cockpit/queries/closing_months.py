"""The months of a company in the wizard: closed, on their way, ready, and not over."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from ronda.cockpit.queries.closing_month import Approved, closing_approvals
from ronda.facts.queries import Closing, closings_for
from ronda.jobs.queries import jobs_for
from ronda.jobs.rules import JobView
from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError
from ronda.outlets.queries.ledger_months import ledger_months
from ronda.people.queries import company_for
from ronda.people.rules import Viewer

Standing = Literal["ready", "frozen", "appraised", "unapproved", "approved", "running"]
# How far back months without a closing are offered.
MONTHS_BACK = 12


@dataclass(frozen=True)
class MonthLine:
    """How one month stands; `over_on` is the first day on which it can be closed."""

    month: Month
    standing: Standing
    run: Closing | None
    approved: Approved | None
    job: JobView | None
    over_on: date


def months_to_close(viewer: Viewer, *, at: datetime) -> list[MonthLine]:
    """The newest first: the running month, then those with a run, with work under way or with sales."""
    if not viewer.can_check:
        raise NotAllowedError("closing months")
    today = at.astimezone(ZoneInfo(company_for(viewer).timezone)).date()
    running = Month.of(today)
    runs: dict[Month, list[Closing]] = {}
    for closing in closings_for(viewer):
        runs.setdefault(Month.parse(closing.month), []).append(closing)
    approved = closing_approvals(viewer, [each for of_month in runs.values() for each in of_month])
    working = _open_work(viewer)
    sold = {month for month in ledger_months(viewer) if running.plus(-MONTHS_BACK) <= month < running}
    oldest = min(runs, default=running.plus(-MONTHS_BACK))
    months = {month for month in sold if month > oldest} | set(runs) | set(working)
    months |= {running.plus(-1)} if runs else set()
    lines = []
    for month in sorted(months | ({running} if months else set()), reverse=True):
        of_month = runs.get(month, [])
        newest = of_month[-1] if of_month else None
        agreed = approved.get(newest.pk) if newest else None
        standing = _standing(month, running, newest, agreed)
        lines.append(MonthLine(month, standing, newest, agreed, working.get(month), month.end))
    return lines


def _standing(month: Month, running: Month, run: Closing | None, approved: Approved | None) -> Standing:
    if run is None:
        return "running" if month >= running else "ready"
    if run.state == Closing.State.DISTRIBUTED:
        return "approved" if approved else "unapproved"
    return "frozen" if run.state == Closing.State.FROZEN else "appraised"


def _open_work(viewer: Viewer) -> dict[Month, JobView]:
    """Steps that are at work now."""
    found: dict[Month, JobView] = {}
    for job in jobs_for(Viewer.operator(viewer.company_id)):
        if job.kind.startswith("close.") and job.is_open:
            found.setdefault(Month.parse(job.subject), job)
    return found
