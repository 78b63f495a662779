"""What is filled in at a visit. Only the reason and the outcome are compulsory."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.visits.models.facts import Visit
from ronda.visits.models.plans import PlannedVisit
from ronda.work.models import a_company, a_person, perhaps


class Check(models.TextChoices):
    """How something at the outlet was found."""

    UNSEEN = "", pgettext_lazy("check", "not looked at")
    GOOD = "good", pgettext_lazy("check", "as it should be")
    MENDED = "mended", pgettext_lazy("check", "put right at the visit")
    POOR = "poor", pgettext_lazy("check", "to be put right")


class VisitForm(models.Model):
    """The form of a visit, from the check in to the check out; the visit's record is made when it is sent.

    `steps` are the codes of the steps of the visit that were taken. `key` names the form before it has a
    number, so that sending it twice makes one visit. `asked` is what becomes an object of work when the form
    is sent: a request of the outlet (`topic`, `text`) and what is different of its base data (`change`).
    """

    class BaseData(models.TextChoices):
        UNSEEN = "", pgettext_lazy("check", "not looked at")
        CONFIRMED = "confirmed", pgettext_lazy("base data", "confirmed")
        CHANGED = "changed", pgettext_lazy("base data", "changed")

    company = a_company()
    key = models.UUIDField(_("key"))
    outlet = models.ForeignKey("outlets.Outlet", on_delete=models.PROTECT, related_name="+")
    person = a_person(_("person"))
    kind = models.CharField(_("kind"), max_length=20, choices=Visit.Kind.choices, default=Visit.Kind.VISIT)
    day = models.DateField(_("day"))
    planned = perhaps("visits.PlannedVisit", _("planned visit"))
    visit = perhaps("visits.Visit", _("visit"))
    together_with = perhaps("people.Person", _("joint visit with"))
    arrived_at = models.DateTimeField(_("checked in"), null=True, blank=True)
    left_at = models.DateTimeField(_("checked out"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=10, choices=PlannedVisit.Reason.choices, blank=True)
    priority = perhaps("work.Priority", _("phase priority"))
    steps = models.JSONField(_("steps of the visit"), default=list, blank=True)
    display = models.CharField(_("display"), max_length=6, choices=Check.choices, blank=True)
    price_marking = models.CharField(_("price marking"), max_length=6, choices=Check.choices, blank=True)
    task_number = models.PositiveBigIntegerField(_("brand task"), null=True, blank=True)
    task_result = models.CharField(_("result of the brand task"), max_length=500, blank=True)
    advice = models.TextField(_("advice"), blank=True)
    answer = models.TextField(_("the outlet's answer"), blank=True)
    base_data = models.CharField(_("base data"), max_length=10, choices=BaseData.choices, blank=True)
    outcome = models.CharField(_("outcome"), max_length=500, blank=True)
    next_step = models.CharField(_("next step"), max_length=300, blank=True)
    next_on = models.DateField(_("next step on"), null=True, blank=True)
    asked = models.JSONField(_("asked of others"), default=dict, blank=True)
    saved_at = models.DateTimeField(_("saved"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    cancelled_why = models.CharField(_("why it was cancelled"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("visit form")
        verbose_name_plural = _("visit forms")
        ordering = ["company", "-day", "-id"]
        indexes = [
            models.Index(fields=["outlet", "day"], name="visit_form_by_outlet"),
            models.Index(fields=["person", "day"], name="visit_form_by_person"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["company", "key"], name="one_visit_form_per_key"),
            models.CheckConstraint(
                name="visit_form_sent_with_reason_and_outcome",
                condition=Q(sent_at__isnull=True) | (~Q(reason="") & ~Q(outcome="") & Q(visit__isnull=False)),
            ),
            models.CheckConstraint(
                name="visit_form_cancelled_for_a_reason",
                condition=Q(cancelled_at__isnull=True) | (~Q(cancelled_why="") & Q(sent_at__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outlet_id} {self.day}"


class StockCount(models.Model):
    """What was counted of a watched product, in selling units; nothing: not counted there."""

    form = models.ForeignKey(VisitForm, on_delete=models.CASCADE, related_name="counts")
    product = models.ForeignKey("outlets.Product", on_delete=models.PROTECT, related_name="+")
    front = models.PositiveIntegerField(_("at the front"), null=True, blank=True)
    storeroom = models.PositiveIntegerField(_("in the storeroom"), null=True, blank=True)

    class Meta:
        verbose_name = _("stock count")
        verbose_name_plural = _("stock counts")
        ordering = ["form", "id"]
        constraints = [models.UniqueConstraint(fields=["form", "product"], name="one_count_per_product")]

    def __str__(self) -> str:
        return f"{self.product_id} {self.front} {self.storeroom}"


class Promise(models.Model):
    """What was promised to an outlet at a visit, and whether it was kept."""

    outlet = models.ForeignKey("outlets.Outlet", on_delete=models.PROTECT, related_name="+")
    form = models.ForeignKey(VisitForm, on_delete=models.CASCADE, related_name="promises")
    text = models.CharField(_("promise"), max_length=300)
    due = models.DateField(_("due"), null=True, blank=True)
    settled_in = perhaps("visits.VisitForm", _("visit at which it was settled"))
    kept = models.BooleanField(_("kept"), null=True, blank=True)

    class Meta:
        verbose_name = _("promise")
        verbose_name_plural = _("promises")
        ordering = ["outlet", "id"]
        constraints = [
            models.CheckConstraint(name="promise_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="promise_is_settled_at_a_visit",
                condition=Q(kept__isnull=True, settled_in__isnull=True)
                | Q(kept__isnull=False, settled_in__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.text
