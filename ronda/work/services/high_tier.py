"""The summary of high-tier customers' sales of a month: kept with its figures, and the task of it is done."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.work.models import Analysis
from ronda.work.queries.high_tier import high_tier_for, may_summarise, summary_figures, summary_tasks
from ronda.work.services.tasks import complete_task
from ronda.work.services.tracing import leave_trace


@dataclass(frozen=True)
class KeptSummary:
    """`task` is the number of the summary task that it closed; None where none was open."""

    analysis: Analysis
    task: int | None


@transaction.atomic
def keep_summary(
    *, by: Viewer, at: datetime, centre_code: str, month: Month, title: str, text: str
) -> KeptSummary:
    centres = {code: pk for code, _name, pk in may_summarise(by)}
    if centre_code not in centres:
        raise NotAllowedError("summing up the sales of this centre")
    today = timezone.localdate(at)
    if month >= Month.of(today):
        raise RefusedError(Problem("month", "is not over yet", "sum up a month that is over"))
    if not text.strip():
        raise RefusedError(Problem("text", "sums nothing up", "say what the month was like"))
    found = high_tier_for(by, today=today, month=month, centre_id=centres[centre_code])
    kept = Analysis.objects.create(
        company_id=by.company_id,
        centre_id=centres[centre_code],
        kind=Analysis.Kind.HIGH_TIER,
        title=title,
        text=text.strip(),
        day=month.period.last_day,
        figures=summary_figures(by, found),
        made_by_id=by.person_id,
        made_at=at,
    )
    said = {"title": title, "month": str(month)}
    leave_trace(by=by, at=at, about="analysis", number=kept.pk, what="high_tier.kept", said=said)
    open_tasks = summary_tasks(by, centres[centre_code], month)[:1]
    for task in open_tasks:
        complete_task(by=by, at=at, number=task.number, done_on=today, result=title)
    return KeptSummary(kept, open_tasks[0].number if open_tasks else None)
