"""Advice to an outlet from its own figures."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.work.models import a_company, a_person, perhaps


class Advice(models.Model):
    """`rule` is what it was drafted by, empty where a person wrote it; `said` are the figures in it.

    `measured` are the figures by which the next visit saw whether it was followed.
    """

    class State(models.TextChoices):
        DRAFTED = "drafted", pgettext_lazy("advice", "Drafted")
        GIVEN = "given", pgettext_lazy("advice", "Given")
        AGREED = "agreed", pgettext_lazy("advice", "Agreed to")
        DECLINED = "declined", pgettext_lazy("advice", "Declined")
        DISMISSED = "dismissed", pgettext_lazy("advice", "Left out")

    company = a_company()
    outlet = models.ForeignKey("outlets.Outlet", on_delete=models.PROTECT, related_name="+")
    form = perhaps("visits.VisitForm", _("visit form"))
    person = a_person(_("given by"))
    rule = models.CharField(_("rule"), max_length=30, blank=True)
    said = models.JSONField(_("told with"), default=dict, blank=True)
    text = models.TextField(_("text"), blank=True)
    product = perhaps("outlets.Product", _("product"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFTED)
    given_on = models.DateField(_("given on"), null=True, blank=True)
    answer = models.CharField(_("the outlet's answer"), max_length=300, blank=True)
    acknowledged_at = models.DateTimeField(_("acknowledged by the outlet"), null=True, blank=True)
    acknowledged_by = models.CharField(_("who acknowledged it"), max_length=100, blank=True)
    adopted = models.BooleanField(_("adopted"), null=True, blank=True)
    adopted_on = models.DateField(_("measured on"), null=True, blank=True)
    measured = models.JSONField(_("measured"), default=dict, blank=True)
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("advice")
        verbose_name_plural = _("advice")
        ordering = ["company", "-id"]
        indexes = [
            models.Index(fields=["outlet", "state"], name="advice_by_outlet"),
            models.Index(fields=["person", "given_on"], name="advice_by_person"),
        ]
        constraints = [
            models.CheckConstraint(name="advice_says_something", condition=~Q(rule="") | ~Q(text="")),
            models.CheckConstraint(
                name="advice_measured_on_a_day",
                condition=Q(adopted__isnull=True) | Q(adopted_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outlet_id} {self.rule or self.text[:40]}"
