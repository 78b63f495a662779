"""Visits to outlets.

A row is never edited. A correction withdraws it and adds one that names the `first` of its kind, so a
visit keeps its number through all its corrections.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Visit(models.Model):
    """One person at one outlet on one day; what took place, not what was planned."""

    class Kind(models.TextChoices):
        VISIT = "visit", _("visit")
        FIELD_VISIT = "field_visit", _("field visit")

    company = models.ForeignKey("people.Company", on_delete=models.PROTECT, related_name="+")
    outlet = models.ForeignKey("outlets.Outlet", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.VISIT)
    day = models.DateField(_("day"))
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=500, blank=True)
    source_key = models.CharField(_("key in its source"), max_length=120, blank=True)
    first = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    known_at = models.DateTimeField(_("known since"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("reason of the withdrawal"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        ordering = ["day", "id"]
        indexes = [models.Index(fields=["company", "day"], name="visit_by_day")]
        constraints = [
            models.CheckConstraint(name="visit_kind_known", condition=Q(kind__in=["visit", "field_visit"])),
            models.CheckConstraint(
                name="visit_within_a_day", condition=Q(minutes__isnull=True) | Q(minutes__range=(0, 1440))
            ),
            models.CheckConstraint(
                name="visit_is_known_before_withdrawn",
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("known_at")),
            ),
            models.CheckConstraint(
                name="visit_is_withdrawn_for_a_reason",
                condition=Q(withdrawn_at__isnull=True, withdrawn_reason="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
            ),
            models.UniqueConstraint(
                name="one_visit_in_force_per_key",
                fields=["company", "source_key"],
                condition=Q(withdrawn_at__isnull=True) & ~Q(source_key=""),
            ),
            models.UniqueConstraint(
                name="one_visit_correction_in_force",
                fields=["first"],
                condition=Q(withdrawn_at__isnull=True, first__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outlet_id} {self.day}"

    @property
    def number(self) -> int:
        """The visit's number, the same in every correction."""
        return int(self.first_id or self.pk)
