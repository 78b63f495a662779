"""Asking for background work, cancelling it, taking it up again, and doing it."""

from ronda.jobs.services.asking import ask_for, cancel_job, resume_job
from ronda.jobs.services.daily import register_daily
from ronda.jobs.services.kinds import register
from ronda.jobs.services.progress import CancelledError, Progress
from ronda.jobs.services.running import run_job

__all__ = [
    "CancelledError",
    "Progress",
    "ask_for",
    "cancel_job",
    "register",
    "register_daily",
    "resume_job",
    "run_job",
]
