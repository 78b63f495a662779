"""Targets set by hand, and the closings of months."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Target(models.Model):
    """A target that replaces the rule's, for an outlet, a person or a centre, with the reason."""

    company = models.ForeignKey("people.Company", on_delete=models.PROTECT, related_name="+")
    month = models.CharField(_("month"), max_length=7)
    indicator = models.CharField(_("indicator"), max_length=60)
    centre = models.ForeignKey("people.Centre", null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    outlet = models.ForeignKey("outlets.Outlet", null=True, on_delete=models.PROTECT, related_name="+")
    value_num = models.BigIntegerField(_("value"))
    value_den = models.BigIntegerField(default=1)
    reason = models.TextField(_("reason"))
    known_at = models.DateTimeField()
    known_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        constraints = [
            models.CheckConstraint(
                name="target_value_positive", condition=Q(value_num__gte=0, value_den__gte=1)
            ),
            models.CheckConstraint(name="target_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="target_has_one_subject",
                condition=(
                    Q(outlet__isnull=False, person__isnull=True, centre__isnull=True)
                    | Q(outlet__isnull=True, person__isnull=False, centre__isnull=True)
                    | Q(outlet__isnull=True, person__isnull=True, centre__isnull=False)
                ),
            ),
            *(
                models.UniqueConstraint(
                    fields=["company", "month", "indicator", subject],
                    condition=Q(withdrawn_at__isnull=True, **{f"{subject}__isnull": False}),
                    name=f"one_target_in_force_per_{subject}",
                )
                for subject in ("outlet", "person", "centre")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.indicator}"


class Closing(models.Model):
    """One run of one month; its files lie in `folder` under RONDA_HOME and never change.

    A row is written once; only `state`, `manifest_digest` and `closed_at` move forward, in
    `services.results`: `closed_at` is the moment of the last step.
    """

    class State(models.TextChoices):
        FROZEN = "frozen", _("frozen")
        APPRAISED = "appraised", _("appraised")
        DISTRIBUTED = "distributed", _("distributed")

    company = models.ForeignKey("people.Company", on_delete=models.PROTECT, related_name="+")
    month = models.CharField(_("month"), max_length=7)
    run = models.PositiveIntegerField(_("run"))
    as_of = models.DateTimeField(_("as of"))
    folder = models.CharField(max_length=200)
    policy_digest = models.CharField(max_length=64)
    manifest_digest = models.CharField(max_length=64)
    previous = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.FROZEN)
    closed_at = models.DateTimeField(_("closed at"))

    class Meta:
        verbose_name = _("closing")
        verbose_name_plural = _("closings")
        constraints = [
            models.UniqueConstraint(fields=["company", "month", "run"], name="one_closing_per_run"),
            models.CheckConstraint(name="closing_run_from_one", condition=Q(run__gte=1)),
            models.CheckConstraint(
                name="closing_state_known", condition=Q(state__in=["frozen", "appraised", "distributed"])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month} run {self.run}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError(f"the closing {self} is never edited")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError(f"the closing {self} is never deleted")
