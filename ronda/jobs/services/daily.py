"""Daily work: asked for once per company and local day by whichever worker comes first, or by hand."""

import logging
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from ronda.jobs.models import Job
from ronda.jobs.rules import JobView
from ronda.jobs.rules.daily import DailyWork, daily_works, day_to_do, keep_daily
from ronda.jobs.services.asking import ask_for
from ronda.jobs.services.progress import Progress
from ronda.kernel.refusal import RefusedError
from ronda.people.queries.companies import companies
from ronda.people.rules import Viewer

logger = logging.getLogger(__name__)

KIND = "daily"


def register_daily(name: str, work: DailyWork) -> None:
    """`work(by, at, today)` is done once a day for each company; call this in the `ready` of a context.

    It must do no harm when it is done twice on a day: a worker may die in the middle of it.
    """
    keep_daily(name, work)


def ask_for_daily(*, at: datetime) -> list[JobView]:
    """The day's work of every company that has not asked for it today; two workers ask once."""
    asked = []
    for company in companies():
        day = day_to_do(at, company.timezone)
        if day is None or not daily_works():
            continue
        with transaction.atomic():
            # The row of the day says that it was asked for, whatever became of it.
            if Job.objects.filter(company_id=company.pk, kind=KIND, subject=day.isoformat()).exists():
                continue
            asked.append(ask_for(by=Viewer.operator(company.pk), at=at, kind=KIND, subject=day.isoformat()))
    return asked


def do_daily(*, by: Viewer, at: datetime, today: date) -> dict[str, Any]:
    """Each work by itself: one that is refused does not keep the others from theirs."""
    found: dict[str, Any] = {}
    for name, work in daily_works().items():
        try:
            found[name] = work(by, at, today)
        except RefusedError as refused:
            logger.warning("daily work %s of company %s: %s", name, by.company_id, refused)
            found[name] = str(refused)
    return found


def run_daily(job: JobView, by: Viewer, at: datetime, tell: Progress) -> Mapping[str, Any]:
    """The runner: on the day that it was asked for."""
    tell("work", 0, 1)
    return do_daily(by=by, at=at, today=date.fromisoformat(job.subject))
