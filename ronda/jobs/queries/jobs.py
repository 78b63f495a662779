"""Whoever may do a kind of work sees that of the company; everybody sees what they asked for."""

from datetime import datetime

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from ronda.jobs.models import Job
from ronda.jobs.rules import JobView, is_silent, kinds_open_to
from ronda.jobs.rules.states import OPEN
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer


def seen_jobs(viewer: Viewer, kind: str | None = None) -> QuerySet[Job]:
    """Of one kind only, nothing is asked about the others."""
    mine = Job.objects.filter(company_id=viewer.company_id).select_related("asked_by")
    if kind is not None:
        mine = mine.filter(kind=kind)
    if "operator" in viewer.roles:
        return mine
    asked = Q(asked_by_id=viewer.person_id) if viewer.person_id is not None else Q(pk__in=[])
    return mine.filter(asked | Q(kind__in=kinds_open_to(viewer, kind)))


def job_for(viewer: Viewer, number: int, *, at: datetime | None = None) -> JobView:
    """The work with this number; at the moment `at` it may have fallen silent."""
    job = seen_jobs(viewer).filter(pk=number).first()
    if job is None:
        raise RefusedError(Problem(f"work {number}", "is not among yours", "look at the number again"))
    return view_of(job, at or timezone.now())


def jobs_for(
    viewer: Viewer, kind: str | None = None, *, subject: str | None = None, most: int = 50
) -> list[JobView]:
    """The newest first."""
    found, now = seen_jobs(viewer, kind), timezone.now()
    if subject is not None:
        found = found.filter(subject=subject)
    return [view_of(job, now) for job in found.order_by("-id")[:most]]


def open_job(viewer: Viewer, kind: str, subject: str = "") -> JobView | None:
    """The work that waits or runs for this subject, if there is any."""
    found = seen_jobs(viewer, kind).filter(subject=subject, state__in=OPEN).first()
    return None if found is None else view_of(found, timezone.now())


def view_of(job: Job, at: datetime) -> JobView:
    heard = job.beat_at if job.state == Job.State.RUNNING else job.queued_at
    return JobView(
        number=job.pk,
        company_id=job.company_id,
        kind=job.kind,
        subject=job.subject,
        parameters=job.parameters,
        state=job.state,
        step=job.step,
        done=job.done,
        total=job.total,
        asked_by=job.asked_by.name if job.asked_by else "",
        asked_by_id=job.asked_by_id,
        asked_at=job.asked_at,
        started_at=job.started_at,
        ended_at=job.ended_at,
        wish_cancel=job.wish_cancel,
        result=job.result,
        problem=job.problem,
        problems=job.problems,
        attempts=job.attempts,
        quiet=is_silent(job.state, heard, at, settings.RONDA_JOB_SILENCE),
    )
