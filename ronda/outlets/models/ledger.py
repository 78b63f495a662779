"""The segments of the sales ledger, and the use of the retail system."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.outlets.models.dating import Told, known_before_withdrawn
from ronda.outlets.models.outlets import Outlet


class SystemUse(Told):
    """On how many days of a month a modern outlet used the retail system."""

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="+")
    month = models.CharField(_("month"), max_length=7)
    days_used = models.PositiveSmallIntegerField(_("days used"))

    class Meta:
        verbose_name = _("system use")
        verbose_name_plural = _("system use")
        constraints = [
            models.CheckConstraint(name="system_use_within_a_month", condition=Q(days_used__lte=31)),
            models.UniqueConstraint(
                fields=["outlet", "month"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_system_use_per_month",
            ),
            known_before_withdrawn("system_use"),
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.days_used}"


class LedgerSegment(models.Model):
    """One immutable Parquet file of sales lines of one month, valid from `known_at` to `withdrawn_at`.

    `number` counts the segments that a month ever had: of two writers at once, only one gets the next.
    """

    company = models.ForeignKey("people.Company", on_delete=models.PROTECT, related_name="+")
    month = models.CharField(_("month"), max_length=7)
    number = models.PositiveIntegerField(_("number"))
    digest = models.CharField(_("digest"), max_length=64)
    rows = models.PositiveBigIntegerField(_("rows"))
    amount_cents = models.BigIntegerField(_("amount"))
    source = models.CharField(_("source"), max_length=300)
    known_at = models.DateTimeField(_("known since"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("ledger segment")
        verbose_name_plural = _("ledger segments")
        ordering = ["month", "known_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["company", "month", "digest"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_valid_segment_per_digest",
            ),
            models.UniqueConstraint(fields=["company", "month", "number"], name="one_segment_per_number"),
            known_before_withdrawn("ledger_segment"),
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.digest[:12]}"
