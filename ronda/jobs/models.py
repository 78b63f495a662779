"""Background work: what was asked for, how far it is, and what it came to."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Job(models.Model):
    """One piece of work; `attempts` is also the claim of the worker at it, for each attempt has one."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("refused")
        CANCELLED = "cancelled", _("cancelled")
        BROKEN = "broken", _("broken off")

    company = models.ForeignKey("people.Company", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=60)
    subject = models.CharField(_("subject"), max_length=120, blank=True)
    parameters = models.JSONField(_("parameters"), default=dict)
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.WAITING)
    step = models.CharField(_("step"), max_length=60, blank=True)
    done = models.PositiveBigIntegerField(_("done"), default=0)
    total = models.PositiveBigIntegerField(_("of"), default=0)
    asked_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked for"))
    queued_at = models.DateTimeField(_("put into the queue"))
    started_at = models.DateTimeField(_("started"), null=True)
    beat_at = models.DateTimeField(_("last sign of life"), null=True)
    ended_at = models.DateTimeField(_("ended"), null=True)
    wish_cancel = models.BooleanField(_("to be cancelled"), default=False)
    result = models.JSONField(_("result"), default=dict)
    problem = models.TextField(_("problem"), blank=True)
    problems = models.JSONField(_("problems"), default=list)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)

    class Meta:
        verbose_name = _("background work")
        verbose_name_plural = _("background work")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["company", "kind", "-id"], name="jobs_of_a_kind"),
            models.Index(fields=["state"], name="jobs_open", condition=Q(state__in=["waiting", "running"])),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["company", "kind", "subject"],
                condition=Q(state__in=["waiting", "running"]),
                name="one_open_job_per_subject",
            ),
            models.CheckConstraint(
                name="job_state_known",
                condition=Q(state__in=["waiting", "running", "done", "failed", "cancelled", "broken"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}".strip()
