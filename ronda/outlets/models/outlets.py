"""Licensed shops and their classes."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from ronda.outlets.models.dating import a_reason
from ronda.outlets.rules.telephones import LONGEST


class Outlet(models.Model):
    """A licensed shop; its classes are independent of each other."""

    class Kind(models.TextChoices):
        ORDINARY = "ordinary", _("ordinary outlet")
        MODERN = "modern", _("modern outlet")
        AFFILIATED = "affiliated", _("affiliated outlet")

    class Market(models.TextChoices):
        TOWN = "town", _("town")
        COUNTRY = "country", pgettext_lazy("market type", "country")

    class Size(models.TextChoices):
        LARGE = "large", _("large")
        MEDIUM = "medium", _("medium")
        SMALL = "small", _("small")

    class Status(models.TextChoices):
        ACTIVE = "active", _("active")
        SUSPENDED = "suspended", _("suspended")
        CLOSED = "closed", _("closed")

    company = models.ForeignKey("people.Company", on_delete=models.PROTECT, related_name="+")
    centre = models.ForeignKey("people.Centre", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(_("code"), max_length=40)
    name = models.CharField(_("name"), max_length=200)
    address = models.CharField(_("address"), max_length=300, blank=True)
    city = models.CharField(_("city"), max_length=100, blank=True)
    telephone = models.CharField(_("telephone"), max_length=LONGEST, blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6, null=True, blank=True)
    outlet_type = models.CharField(_("type"), max_length=20, choices=Kind.choices, default=Kind.ORDINARY)
    market_type = models.CharField(_("market"), max_length=20, choices=Market.choices, default=Market.TOWN)
    format = models.CharField(_("format"), max_length=60, blank=True)
    size = models.CharField(_("size"), max_length=20, choices=Size.choices, default=Size.MEDIUM)
    grade = models.PositiveSmallIntegerField(
        _("grade"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(30)]
    )
    compliance = models.CharField(_("compliance class"), max_length=1, blank=True)
    stars = models.PositiveSmallIntegerField(_("stars"), null=True, blank=True)
    visit_class = models.CharField(_("visit class"), max_length=1, default="B")
    preferred_from = models.TimeField(_("preferred from"), null=True, blank=True)
    preferred_to = models.TimeField(_("preferred to"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=20, choices=Status.choices, default=Status.ACTIVE)
    history = HistoricalRecords(history_change_reason_field=a_reason())

    class Meta:
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")
        ordering = ["company", "code"]
        indexes = [
            models.Index(fields=["company", "name"], name="outlets_by_name"),
            models.Index(fields=["company", "city"], name="outlets_by_city"),
            models.Index(fields=["centre", "code"], name="outlets_by_centre"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["company", "code"], name="one_outlet_per_code"),
            models.CheckConstraint(
                name="outlet_grade_from_1_to_30", condition=Q(grade__isnull=True) | Q(grade__range=(1, 30))
            ),
            models.CheckConstraint(
                name="outlet_compliance_known", condition=Q(compliance__in=["", "A", "B", "C", "W"])
            ),
            models.CheckConstraint(name="outlet_visit_class_known", condition=Q(visit_class__in="ABC")),
            models.CheckConstraint(
                name="outlet_stars_at_most_6", condition=Q(stars__isnull=True) | Q(stars__lte=6)
            ),
            models.CheckConstraint(
                name="outlet_on_the_globe",
                condition=(Q(latitude__isnull=True) | Q(latitude__range=(-90, 90)))
                & (Q(longitude__isnull=True) | Q(longitude__range=(-180, 180))),
            ),
        ]

    def __str__(self) -> str:
        return self.name
