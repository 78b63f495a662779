"""The states and steps of background work as sentences."""

from django.utils.translation import gettext as _

from ronda.jobs.rules import JobView, kind_named


def title_of(job: JobView) -> str:
    kind = kind_named(job.kind)
    return str(kind.title) if kind is not None and kind.title else _("Background work")


def step_of(job: JobView) -> str:
    """What it is at; empty where its kind has no words for the step."""
    kind = kind_named(job.kind)
    return str(kind.steps.get(job.step, "")) if kind is not None else ""


def state_of(job: JobView) -> str:
    if job.state == "running" and job.silent:
        return _("Broken off")
    if job.is_open and job.wish_cancel:
        return _("Being cancelled")
    return {
        "waiting": _("Waiting"),
        "running": _("At work"),
        "done": _("Done"),
        "failed": _("Refused"),
        "cancelled": _("Cancelled"),
        "broken": _("Broken off"),
    }[job.state]


def sentence_of(job: JobView) -> str:
    """What this state means, and what happens next."""
    if job.silent:
        return _("The worker gives no sign of life. What was done is kept; the next worker goes on with it.")
    if job.is_open and job.wish_cancel:
        return _("It stops at the next step; nothing stays half-done.")
    if job.waits_long:
        return _("It waits longer than usual: other work comes first, or no worker is running.")
    return {
        "waiting": _("It begins as soon as a worker is free. You may leave this page."),
        "running": _("You may leave this page; the work goes on."),
        "done": _("Everything is done."),
        "failed": _("It could not be done; nothing was changed."),
        "cancelled": _("It was cancelled; nothing stays half-done."),
        "broken": _("It broke off for a reason that is in the log. What was done is kept."),
    }[job.state]


def kind_of_state(job: JobView) -> str:
    """Which badge the state wears."""
    if job.silent:
        return "attention"
    return {"done": "good", "failed": "stop", "broken": "stop", "running": "note"}.get(job.state, "plain")
