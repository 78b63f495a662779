"""The worker: takes what waits, and takes up what another one left when it died."""

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import OperationalError, close_old_connections, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, DEFAULT_TASK_QUEUE_NAME
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from ronda.jobs.models import Job
from ronda.jobs.services.asking import back_into_the_queue
from ronda.jobs.services.daily import ask_for_daily
from ronda.jobs.services.running import do_job

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 1.0
SECONDS_BETWEEN_DAYS = 60.0
KEPT_DAYS = 7


def work_on(*, goes_on: Callable[[], bool]) -> None:
    """Works until `goes_on` says no; with nothing to do, one small question a second and no lock."""
    forget_old_tasks(at=timezone.now())
    looked = float("-inf")
    while goes_on():
        close_old_connections()
        try:
            if time.monotonic() - looked > SECONDS_BETWEEN_DAYS:
                looked = time.monotonic()
                ask_for_daily(at=timezone.now())
            take_up_silent(at=timezone.now())
            if DBTaskResult.objects.ready().exists():
                _worker().run()
                continue
        except OperationalError:
            logger.warning("the database does not answer; the next look is in a second", exc_info=True)
        time.sleep(SECONDS_BETWEEN_LOOKS)


def take_up_silent(*, at: datetime) -> list[int]:
    """Puts work back into the queue whose worker died, or that fell out of the queue; returns its numbers."""
    if not _silent(at).exists():
        return []
    taken = []
    with transaction.atomic():
        for job in _silent(timezone.now()).order_by("id"):
            if job.wish_cancel:
                job.state, job.ended_at = Job.State.CANCELLED, at
                job.save(update_fields=["state", "ended_at"])
            elif job.attempts >= settings.RONDA_JOB_ATTEMPTS:
                job.state, job.ended_at = Job.State.BROKEN, at
                job.save(update_fields=["state", "ended_at"])
            else:
                back_into_the_queue(job, at)
                taken.append(job.pk)
    for number in taken:
        do_job.enqueue(number)
    return taken


def _silent(at: datetime) -> QuerySet[Job]:
    before = at - timedelta(seconds=settings.RONDA_JOB_SILENCE)
    running = Job.objects.filter(state=Job.State.RUNNING, beat_at__lt=before)
    if DBTaskResult.objects.ready().exists():
        return running
    return running | Job.objects.filter(state=Job.State.WAITING, queued_at__lt=before)


def forget_old_tasks(*, at: datetime) -> None:
    """The queue keeps its rows; ours tell the same and stay."""
    old = DBTaskResult.objects.finished().filter(finished_at__lt=at - timedelta(days=KEPT_DAYS))
    if old.exists():
        old.delete()


def _worker() -> Worker:
    """For the one that comes first in the queue."""
    return Worker(
        queue_names=[DEFAULT_TASK_QUEUE_NAME],
        interval=0,
        batch=True,
        backend_name=DEFAULT_TASK_BACKEND_ALIAS,
        startup_delay=False,
        max_tasks=1,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
