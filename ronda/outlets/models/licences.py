"""The licences that outlets sell under, and what happens to them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from ronda.outlets.models.dating import Told, a_reason, known_before_withdrawn
from ronda.outlets.models.outlets import Outlet


class Licence(models.Model):
    """The licence that an outlet sells under; `expires` is its last valid day."""

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="licences")
    number = models.CharField(_("number"), max_length=60)
    issued = models.DateField(_("issued"), null=True, blank=True)
    expires = models.DateField(_("expires"), null=True, blank=True)
    history = HistoricalRecords(history_change_reason_field=a_reason())

    class Meta:
        verbose_name = _("licence")
        verbose_name_plural = _("licences")
        indexes = [models.Index(fields=["expires"], name="licences_by_expiry")]
        constraints = [
            models.UniqueConstraint(fields=["outlet", "number"], name="one_licence_per_number"),
            models.CheckConstraint(
                name="licence_expires_after_issue",
                condition=Q(issued__isnull=True) | Q(expires__isnull=True) | Q(expires__gte=F("issued")),
            ),
        ]

    def __str__(self) -> str:
        return self.number


class LicenceEvent(Told):
    """What happened to a licence; a mistake is withdrawn, never edited."""

    class Kind(models.TextChoices):
        ISSUED = "issued", _("issued")
        RENEWED = "renewed", _("renewed")
        SUSPENDED = "suspended", _("suspended")
        RESTORED = "restored", _("restored")
        REVOKED = "revoked", _("revoked")

    licence = models.ForeignKey(Licence, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    happened_on = models.DateField(_("happened on"))
    note = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("licence event")
        verbose_name_plural = _("licence events")
        ordering = ["happened_on", "id"]
        constraints = [known_before_withdrawn("licence_event")]

    def __str__(self) -> str:
        return f"{self.kind} {self.happened_on}"
