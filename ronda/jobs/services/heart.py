"""Signs of life of work that says nothing for a while, such as a long query."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from ronda.jobs.models import Job

logger = logging.getLogger(__name__)


@contextmanager
def beating(number: int, attempt: int) -> Iterator[None]:
    """Tells every few seconds, from a thread of its own, that the work goes on; it dies with the process."""
    if connection.in_atomic_block:
        yield  # nobody else could see it, and on SQLite the thread would wait for this very transaction
        return
    over = threading.Event()
    thread = threading.Thread(target=_beat, args=(number, attempt, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _beat(number: int, attempt: int, over: threading.Event) -> None:
    try:
        while not over.wait(settings.RONDA_JOB_SILENCE / 4):
            try:
                with transaction.atomic():  # the place in the queue of writers first, then the moment
                    mine = Job.objects.filter(pk=number, attempts=attempt, state=Job.State.RUNNING)
                    mine.update(beat_at=timezone.now())
            except DatabaseError:
                logger.warning("no sign of life could be written for work %s", number, exc_info=True)
    finally:
        connection.close()
