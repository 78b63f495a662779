"""Asking for work, wishing that it stops, taking it up again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from ronda.jobs.models import Job
from ronda.jobs.queries.jobs import seen_jobs, view_of
from ronda.jobs.rules import JobView, can_cancel, can_resume, is_silent, kind_named
from ronda.jobs.rules.states import OPEN
from ronda.jobs.services.running import do_job
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer


def ask_for(
    *,
    by: Viewer,
    at: datetime,
    kind: str,
    subject: str = "",
    parameters: Mapping[str, Any] | None = None,
) -> JobView:
    """Work for whoever waits for it in the queue; the same work that is open already is returned instead.

    Whether the person may do it is decided by the service that the runner calls.
    """
    if kind_named(kind) is None:
        raise RefusedError(Problem(f"work '{kind}'", "is of no kind that is known", "start Ronda again"))
    with transaction.atomic():
        same = Job.objects.filter(company_id=by.company_id, kind=kind, subject=subject, state__in=OPEN)
        job = same.select_related("asked_by").first()
        if job is not None:
            return view_of(job, at)
        job = Job.objects.create(
            company_id=by.company_id,
            kind=kind,
            subject=subject,
            parameters=dict(parameters or {}),
            asked_by_id=by.person_id,
            asked_at=at,
            queued_at=at,
        )
    return _queued(job, at)


def cancel_job(*, by: Viewer, at: datetime, number: int) -> JobView:
    """What waits ends at once; what runs ends at its next word, with nothing half-done."""
    with transaction.atomic():
        job = _locked(by, number)
        if not can_cancel(job.state):
            return view_of(job, at)
        job.wish_cancel = True
        silent = is_silent(job.state, job.beat_at or job.queued_at, at, settings.RONDA_JOB_SILENCE)
        if job.state == Job.State.WAITING or silent:
            job.state, job.ended_at = Job.State.CANCELLED, at
        job.save(update_fields=["wish_cancel", "state", "ended_at"])
    return view_of(job, at)


def resume_job(*, by: Viewer, at: datetime, number: int) -> JobView:
    """Work that ended without a result, or whose worker died, goes back into the queue."""
    with transaction.atomic():
        job = _locked(by, number)
        silent = is_silent(job.state, job.beat_at or job.queued_at, at, settings.RONDA_JOB_SILENCE)
        if not can_resume(job.state, silent):
            return view_of(job, at)
        same = Job.objects.filter(
            company_id=job.company_id, kind=job.kind, subject=job.subject, state__in=OPEN
        ).exclude(pk=job.pk)
        if (other := same.select_related("asked_by").first()) is not None:
            return view_of(other, at)
        back_into_the_queue(job, at)
    return _queued(job, at)


def back_into_the_queue(job: Job, at: datetime) -> None:
    """Forgets how the last attempt ended; what the runner finds done it does not do again."""
    job.state, job.wish_cancel, job.ended_at, job.queued_at = Job.State.WAITING, False, None, at
    job.problem, job.problems = "", []
    job.save(update_fields=["state", "wish_cancel", "ended_at", "queued_at", "problem", "problems"])


def _locked(by: Viewer, number: int) -> Job:
    job = seen_jobs(by).filter(pk=number).first()
    if job is None:
        raise RefusedError(Problem(f"work {number}", "is not among yours", "look at the number again"))
    return job


def _queued(job: Job, at: datetime) -> JobView:
    """After the transaction: a backend that works at once must find the row; a lost one is found again."""
    do_job.enqueue(job.pk)
    job = Job.objects.select_related("asked_by").get(pk=job.pk)
    return view_of(job, at)
