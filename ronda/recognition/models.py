"""What outlets think of the service.

A row is never edited. A correction withdraws it and adds one that names the `first` of its kind, so a
form keeps its number through all its corrections.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class SatisfactionForm(models.Model):
    """One outlet's answer, 0 to 100."""

    company = models.ForeignKey("people.Company", on_delete=models.PROTECT, related_name="+")
    outlet = models.ForeignKey("outlets.Outlet", on_delete=models.PROTECT, related_name="+")
    day = models.DateField(_("day"))
    score = models.PositiveSmallIntegerField(_("score"))
    valid = models.BooleanField(_("valid"), default=True)
    source_key = models.CharField(_("key in its source"), max_length=120, blank=True)
    first = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    known_at = models.DateTimeField(_("known since"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("reason of the withdrawal"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("satisfaction form")
        verbose_name_plural = _("satisfaction forms")
        ordering = ["day", "id"]
        indexes = [models.Index(fields=["company", "day"], name="satisfaction_form_by_day")]
        constraints = [
            models.CheckConstraint(name="form_score_from_0_to_100", condition=Q(score__range=(0, 100))),
            models.CheckConstraint(
                name="form_is_known_before_withdrawn",
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("known_at")),
            ),
            models.CheckConstraint(
                name="form_is_withdrawn_for_a_reason",
                condition=Q(withdrawn_at__isnull=True, withdrawn_reason="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
            ),
            models.UniqueConstraint(
                name="one_form_in_force_per_key",
                fields=["company", "source_key"],
                condition=Q(withdrawn_at__isnull=True) & ~Q(source_key=""),
            ),
            models.UniqueConstraint(
                name="one_form_correction_in_force",
                fields=["first"],
                condition=Q(withdrawn_at__isnull=True, first__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outlet_id} {self.day}"

    @property
    def number(self) -> int:
        """The form's number, the same in every correction."""
        return int(self.first_id or self.pk)
