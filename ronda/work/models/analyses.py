"""Analyses of the information officer, and the anomalies that they find in the sales ledger."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.work.models.naming import a_centre, a_company, a_person, perhaps


class Analysis(models.Model):
    """`figures` keeps what was asked and found, as it was then. It is used once an action starts from it."""

    class Kind(models.TextChoices):
        ANOMALIES = "anomalies", _("anomalies in the sales ledger")
        HIGH_TIER = "high_tier", _("sales of high-tier customers")
        EFFECT = "effect", _("effect of a plan")
        FREE = "free", _("free analysis")

    company = a_company()
    centre = a_centre()
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text"), blank=True)
    day = models.DateField(_("up to the day"))
    figures = models.JSONField(_("figures"), default=dict)
    plan = perhaps("work.Plan", _("plan"))
    made_by = a_person(_("made by"), null=True, blank=True)
    made_at = models.DateTimeField(_("made"))
    briefed_at = models.DateTimeField(_("sent to the front office"), null=True, blank=True)

    class Meta:
        verbose_name = _("analysis")
        verbose_name_plural = _("analyses")
        ordering = ["company", "-made_at", "-id"]
        indexes = [models.Index(fields=["centre", "kind"], name="analysis_by_centre")]

    def __str__(self) -> str:
        return self.title


class Anomaly(models.Model):
    """An outlet whose orders leave their own pattern; turned into a problem or dismissed with a reason."""

    class Kind(models.TextChoices):
        DROP = "drop", _("drop")
        SURGE = "surge", _("surge")
        STOP = "stop", _("stop")
        STUFFING = "stuffing", _("month-end stuffing")
        BRAND_GONE = "brand_gone", _("brand disappeared")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("an anomaly", "Open")
        PROBLEM = "problem", _("Problem")
        DISMISSED = "dismissed", _("Dismissed")

    analysis = models.ForeignKey(Analysis, on_delete=models.CASCADE, related_name="anomalies")
    outlet = models.ForeignKey("outlets.Outlet", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    brand = models.CharField(_("brand"), max_length=100, blank=True)
    strength = models.IntegerField(_("strength, in hundredths"))
    figures = models.JSONField(_("figures"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN)
    settled_by = a_person(_("settled by"), null=True, blank=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    dismissed_why = models.CharField(_("why it was dismissed"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("anomaly")
        verbose_name_plural = _("anomalies")
        ordering = ["analysis", "-strength", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["analysis", "outlet", "kind", "brand"], name="one_anomaly_per_kind_and_outlet"
            ),
            models.CheckConstraint(
                name="anomaly_dismissed_for_a_reason", condition=~Q(state="dismissed") | ~Q(dismissed_why="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.outlet_id}"
