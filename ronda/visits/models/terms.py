"""What a plan of visits goes by besides the calendar: where days begin, and when outlets can be seen."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.work.models import a_company, a_person


class StartPlace(models.Model):
    """Where a person's days begin and end, from a day on; without an end they end where they begin."""

    company = a_company()
    person = a_person(_("person"))
    since = models.DateField(_("from"))
    latitude = models.DecimalField(_("latitude"), max_digits=9, decimal_places=6)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6)
    end_latitude = models.DecimalField(
        _("latitude of the end"), max_digits=9, decimal_places=6, null=True, blank=True
    )
    end_longitude = models.DecimalField(
        _("longitude of the end"), max_digits=9, decimal_places=6, null=True, blank=True
    )
    set_by = a_person(_("set by"), null=True, blank=True)
    set_at = models.DateTimeField(_("set"))

    class Meta:
        verbose_name = _("start place")
        verbose_name_plural = _("start places")
        ordering = ["person", "-since"]
        constraints = [
            models.UniqueConstraint(fields=["person", "since"], name="one_start_place_per_day"),
            models.CheckConstraint(
                name="start_place_on_the_globe",
                condition=Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
            ),
            models.CheckConstraint(
                name="start_place_ends_on_the_globe",
                condition=Q(end_latitude__isnull=True, end_longitude__isnull=True)
                | Q(end_latitude__range=(-90, 90), end_longitude__range=(-180, 180)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.since}"


class VisitDays(models.Model):
    """On which weekdays an outlet can be visited, as ISO digits; an outlet without a row on all of them."""

    outlet = models.OneToOneField("outlets.Outlet", on_delete=models.PROTECT, related_name="+")
    weekdays = models.CharField(_("weekdays"), max_length=7)
    set_by = a_person(_("set by"), null=True, blank=True)
    set_at = models.DateTimeField(_("set"))

    class Meta:
        verbose_name = _("weekdays of an outlet")
        verbose_name_plural = _("weekdays of outlets")
        constraints = [
            models.CheckConstraint(
                name="visit_days_are_weekdays",
                condition=Q(weekdays__regex=r"^1?2?3?4?5?6?7?$") & ~Q(weekdays=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outlet_id} {self.weekdays}"
