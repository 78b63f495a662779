"""How a runner tells how far it is, and hears that it is to stop."""

import time

from django.db import transaction
from django.utils import timezone

from ronda.jobs.models import Job

# What a person can follow; each one is a write.
SECONDS_BETWEEN = 0.5


class Stopping:
    """Whether this process is to stop; a plain mark, for a signal's handler must not wait for a lock."""

    def __init__(self) -> None:
        self._asked = False

    def set(self) -> None:
        self._asked = True

    def clear(self) -> None:
        self._asked = False

    def is_set(self) -> bool:
        return self._asked


# Work is handed back at its next word, for another worker to take.
STOPPING = Stopping()


class CancelledError(Exception):
    """Somebody wishes that the work stops; nothing of it is to stay half-done."""


class HandedBackError(Exception):
    """The worker is stopping, or another one has taken the work over."""


class Progress:
    """`tell(step, done, total)`: saved at most twice a second, and at each new step."""

    def __init__(self, number: int, attempt: int) -> None:
        self._number, self._attempt = number, attempt
        self._step, self._told = "", 0.0

    def __call__(self, step: str, done: int, total: int) -> None:
        if STOPPING.is_set():
            raise HandedBackError
        now = time.monotonic()
        if step == self._step and now - self._told < SECONDS_BETWEEN and done < total:
            return
        self._step, self._told = step, now
        self._save(step, done, total)

    def _save(self, step: str, done: int, total: int) -> None:
        with transaction.atomic():
            mine = Job.objects.filter(pk=self._number, attempts=self._attempt, state=Job.State.RUNNING)
            kept = mine.update(step=step, done=done, total=total, beat_at=timezone.now())
            cancelled = mine.filter(wish_cancel=True).exists()
        if not kept:
            raise HandedBackError
        if cancelled:
            raise CancelledError
