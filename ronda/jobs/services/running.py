"""Doing one piece of work: claimed by one worker, told to its page, ended in one of the states."""

import logging
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from ronda.jobs.models import Job
from ronda.jobs.queries.jobs import view_of
from ronda.jobs.rules import kind_named
from ronda.jobs.services.heart import beating
from ronda.jobs.services.progress import CancelledError, HandedBackError, Progress
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import viewer_of_person
from ronda.people.rules import Viewer
from ronda.policy import PolicyError

logger = logging.getLogger(__name__)


@task()
def do_job(number: int) -> None:
    """What lies in the queue: the number of the work."""
    run_job(number, at=timezone.now())


def run_job(number: int, *, at: datetime) -> None:
    """Does the work unless another worker has it or it is ended; whatever happens, its state says so."""
    with transaction.atomic():
        claimed = Job.objects.filter(pk=number, state=Job.State.WAITING).update(
            state=Job.State.RUNNING,
            attempts=F("attempts") + 1,
            started_at=at,
            beat_at=at,
            step="",
            done=0,
            total=0,
        )
    if not claimed:
        return
    job = Job.objects.select_related("asked_by").get(pk=number)
    try:
        with beating(job.pk, job.attempts):
            result = _run(job, at)
    except CancelledError:
        _end(job, Job.State.CANCELLED)
    except HandedBackError:
        _hand_back(job)
    except (RefusedError, PolicyError) as refused:
        _end(job, Job.State.FAILED, problem=str(refused), problems=_told(refused))
    except Exception:
        logger.exception("work %s (%s) broke off", job.pk, job)
        _end(job, Job.State.BROKEN)
    else:
        _end(job, Job.State.DONE, result=result)


def _run(job: Job, at: datetime) -> dict[str, Any]:
    kind = kind_named(job.kind)
    assert kind is not None, f"no runner for {job.kind}: its context registers one when it starts"
    by = _actor(job, at)
    return dict(kind.run(view_of(job, at), by, at, Progress(job.pk, job.attempts)) or {})


def _actor(job: Job, at: datetime) -> Viewer:
    """Whoever asked, with the roles held now; the operator where the command line asked."""
    if job.asked_by_id is None:
        return Viewer.operator(job.company_id)
    return viewer_of_person(job.company_id, job.asked_by_id, on=timezone.localdate(at))


def _told(refused: Exception) -> list[list[str]]:
    return [[each.where, each.what, each.remedy] for each in getattr(refused, "problems", ())]


def _end(job: Job, state: str, **found: Any) -> None:
    """Only by the worker that has the claim."""
    with transaction.atomic():
        mine = Job.objects.filter(pk=job.pk, attempts=job.attempts, state=Job.State.RUNNING)
        mine.update(state=state, ended_at=timezone.now(), **found)


def _hand_back(job: Job) -> None:
    """The worker stops: another one is to go on at once."""
    with transaction.atomic():
        mine = Job.objects.filter(pk=job.pk, attempts=job.attempts, state=Job.State.RUNNING)
        handed = mine.update(state=Job.State.WAITING, queued_at=timezone.now())
    if handed:
        do_job.enqueue(job.pk)
