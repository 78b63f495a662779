"""Visits to outlets.

A row is never edited. A correction withdraws it and adds one that names the `first` of its kind, so a
visit keeps its number through all its corrections.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.work.models import Fact, two_clocks


class Visit(Fact):
    """One person at one outlet on one day; what took place, not what was planned."""

    class Kind(models.TextChoices):
        VISIT = "visit", _("visit")
        FIELD_VISIT = "field_visit", _("field visit")

    outlet = models.ForeignKey("outlets.Outlet", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.VISIT)
    day = models.DateField(_("day"))
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=500, blank=True)
    priority = models.ForeignKey(
        "work.Priority",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("phase priority"),
    )

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
            *two_clocks("visit"),
        ]

    def __str__(self) -> str:
        return f"{self.outlet_id} {self.day}"
