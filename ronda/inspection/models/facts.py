"""What was inspected: samples of outlets' base data, and confirmed breaches of integrity.

A row is never edited. A correction withdraws it and adds one that names the `first` of its kind, so a
record keeps its number through all its corrections.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.work.models import Fact, two_clocks


class InformationCheck(Fact):
    """One outlet's base data, sampled on a day."""

    outlet = models.ForeignKey("outlets.Outlet", on_delete=models.PROTECT, related_name="+")
    day = models.DateField(_("day"))
    complete = models.BooleanField(_("complete"))
    correct = models.BooleanField(_("correct"))
    on_time = models.BooleanField(_("on time"))
    priority = models.ForeignKey(
        "work.Priority",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("phase priority"),
    )

    class Meta:
        verbose_name = _("information check")
        verbose_name_plural = _("information checks")
        ordering = ["day", "id"]
        indexes = [models.Index(fields=["company", "day"], name="information_check_by_day")]
        constraints = two_clocks("informationcheck")

    def __str__(self) -> str:
        return f"{self.outlet_id} {self.day}"


class IntegrityFinding(Fact):
    """A confirmed breach; it counts whatever the results, and a false visit counts no longer as one."""

    class Kind(models.TextChoices):
        FALSE_VISIT = "false_visit", _("false visit")
        FALSE_RECORD = "false_record", _("false record")
        ORDERING_FOR_RETAILER = "ordering_for_retailer", _("ordering for a retailer")

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    visit = models.ForeignKey(
        "visits.Visit", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(_("kind"), max_length=40, choices=Kind.choices)
    confirmed_on = models.DateField(_("confirmed on"))
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("integrity finding")
        verbose_name_plural = _("integrity findings")
        ordering = ["confirmed_on", "id"]
        indexes = [models.Index(fields=["company", "confirmed_on"], name="finding_by_day")]
        constraints = [
            *two_clocks("integrityfinding"),
            models.CheckConstraint(
                name="finding_kind_known",
                condition=Q(kind__in=["false_visit", "false_record", "ordering_for_retailer"]),
            ),
            models.CheckConstraint(name="finding_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="finding_about_ordering_names_no_visit",
                condition=Q(visit__isnull=True) | ~Q(kind="ordering_for_retailer"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.confirmed_on}"
