"""What outlets ask for."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.work.models.facts import Fact, two_clocks
from ronda.work.models.naming import perhaps


class CustomerRequest(Fact):
    """What an outlet asks for; `confirmed` is the outlet's own word that it was answered."""

    class Confirmed(models.TextChoices):
        VISIT = "visit", _("on a visit")
        TELEPHONE = "telephone", _("by telephone")
        WRITING = "writing", _("in writing")

    outlet = models.ForeignKey("outlets.Outlet", on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("text"))
    raised_on = models.DateField(_("raised on"))
    due_on = models.DateField(_("due on"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    confirmed = models.BooleanField(_("confirmed by the outlet"), default=False)
    topic = models.CharField(_("topic"), max_length=30, blank=True)
    raised_by = perhaps("people.Person", _("taken by"))
    visit_number = models.PositiveBigIntegerField(_("visit"), null=True, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    confirmed_by = models.CharField(_("who confirmed it at the outlet"), max_length=100, blank=True)
    confirmed_how = models.CharField(
        _("how it was confirmed"), max_length=12, choices=Confirmed.choices, blank=True
    )
    times_reopened = models.PositiveSmallIntegerField(_("times opened again"), default=0)

    class Meta:
        verbose_name = _("customer request")
        verbose_name_plural = _("customer requests")
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["company", "due_on"], name="request_by_due_day")]
        constraints = [
            *two_clocks("customerrequest"),
            models.CheckConstraint(name="request_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="request_is_raised_first",
                condition=Q(due_on__gte=F("raised_on"))
                & (Q(closed_on__isnull=True) | Q(closed_on__gte=F("raised_on"))),
            ),
            models.CheckConstraint(
                name="request_is_closed_before_confirmed",
                condition=Q(confirmed=False) | Q(closed_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]
