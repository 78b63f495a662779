"""What people decide while a month is closed: what they accept, how they divide, that they approve."""

from typing import Any, NoReturn

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Decisions(models.QuerySet[Any]):
    """Decisions can be read and added, nothing else."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("a decision is never changed; take another one")

    def delete(self) -> NoReturn:
        raise TypeError("a decision is never deleted; take another one")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("a decision is never changed; take another one")


class Decision(models.Model):
    """Who decided, and when; no person where the command line did."""

    person = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(_("decided at"))

    objects = Decisions.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("a decision is never changed; take another one")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("a decision is never deleted; take another one")


class Acceptance(Decision):
    """Something strange in a month that somebody knows the reason of; `key` is that of the finding."""

    company = models.ForeignKey("people.Company", on_delete=models.PROTECT, related_name="+")
    month = models.CharField(_("month"), max_length=7)
    key = models.CharField(max_length=16)
    code = models.CharField(max_length=40)
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("acceptance")
        verbose_name_plural = _("acceptances")
        constraints = [
            models.UniqueConstraint(fields=["company", "month", "key"], name="one_acceptance_per_finding"),
            models.CheckConstraint(name="acceptance_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.code}"


class DivisionPlan(Decision):
    """How the money of a run is to be divided; the newest one counts. No budget: the policy's own."""

    closing = models.ForeignKey("facts.Closing", on_delete=models.PROTECT, related_name="+")
    budget_cents = models.BigIntegerField(_("budget"), null=True)
    total_cents = models.BigIntegerField(_("divided"))

    class Meta:
        verbose_name = _("plan of a division")
        verbose_name_plural = _("plans of divisions")
        constraints = [
            models.CheckConstraint(
                name="plan_divides_no_less_than_nothing",
                condition=Q(total_cents__gte=0) & (Q(budget_cents__isnull=True) | Q(budget_cents__gte=0)),
            )
        ]

    def __str__(self) -> str:
        return f"{self.closing_id} {self.total_cents}"


class Approval(Decision):
    """That a distributed run is in force: what it said, and until when it can be objected to."""

    closing = models.OneToOneField("facts.Closing", on_delete=models.PROTECT, related_name="+")
    manifest_digest = models.CharField(max_length=64)
    published_on = models.DateField(_("published on"))
    objections_until = models.DateField(_("objections until"))
    answers_until = models.DateField(_("answers until"))

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")

    def __str__(self) -> str:
        return f"approval of {self.closing_id}"


class SettledYear(Decision):
    """That a year is settled: its lines never change; a later run, with a reason, stands beside them."""

    company = models.ForeignKey("people.Company", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("year"))
    run = models.PositiveSmallIntegerField(_("run"))
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    terms = models.JSONField(_("rules of the year"))
    digest = models.CharField(_("digest"), max_length=64)

    class Meta:
        verbose_name = _("settled year")
        verbose_name_plural = _("settled years")
        ordering = ["company", "-year", "-run"]
        constraints = [
            models.UniqueConstraint(fields=["company", "year", "run"], name="one_run_of_a_year"),
            models.CheckConstraint(name="later_run_has_a_reason", condition=Q(run=1) | ~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.year}, run {self.run}"


class YearLine(models.Model):
    """A person's settled year: what it rests on, as JSON, and the score in ten-thousandths of a point."""

    settled = models.ForeignKey(SettledYear, on_delete=models.PROTECT, related_name="lines")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    centre = models.ForeignKey("people.Centre", on_delete=models.PROTECT, related_name="+")
    place = models.JSONField(_("where the person worked last"))
    grounds = models.JSONField(_("what the year rests on"))
    score = models.BigIntegerField(_("score"))

    objects = Decisions.as_manager()

    class Meta:
        verbose_name = _("settled year of a person")
        verbose_name_plural = _("settled years of persons")
        ordering = ["settled", "person"]
        constraints = [models.UniqueConstraint(fields=["settled", "person"], name="one_line_of_a_year")]

    def __str__(self) -> str:
        return f"{self.settled_id} {self.person_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("a settled year is never changed; settle it once more")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("a settled year is never deleted; settle it once more")
