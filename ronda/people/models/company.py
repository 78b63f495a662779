"""Companies, their calendars, centres and posts."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from ronda.people.models.dating import Told, a_reason, two_clocks


class Company(models.Model):
    """A wholesaler's county company; the border that no row crosses.

    `map_tiles` is the address that maps fetch their pictures from; without one they show a plain grid.
    `route_app` opens a day's route on a phone; without one each stop opens in the phone's own application.
    """

    class RouteApp(models.TextChoices):
        OPENSTREETMAP = "openstreetmap", "OpenStreetMap"
        GOOGLE = "google", "Google Maps"
        AMAP = "amap", _("Amap")

    code = models.CharField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=200)
    country = models.CharField(_("country"), max_length=2)
    timezone = models.CharField(_("time zone"), max_length=40, default="UTC")
    language = models.CharField(_("language"), max_length=10, default="en")
    currency = models.CharField(_("currency"), max_length=3)
    working_weekdays = models.CharField(_("working weekdays"), max_length=7, default="12345")
    simulated = models.BooleanField(_("simulated"), default=False)
    map_tiles = models.CharField(_("pictures under maps"), max_length=300, blank=True)
    map_credit = models.CharField(_("makers of these pictures"), max_length=200, blank=True)
    route_app = models.CharField(
        _("map application of routes"), max_length=20, choices=RouteApp.choices, blank=True
    )
    history = HistoricalRecords(history_change_reason_field=a_reason())

    class Meta:
        verbose_name = _("company")
        verbose_name_plural = _("companies")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class CalendarDay(Told):
    """A day that differs from the company's working weekdays."""

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="calendar_days")
    day = models.DateField(_("day"))
    working = models.BooleanField(_("working day"))
    name = models.CharField(_("name"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("day of the calendar")
        verbose_name_plural = _("days of the calendar")
        ordering = ["company", "day"]
        constraints = two_clocks("calendar_day", "company", "day")

    def __str__(self) -> str:
        return f"{self.day} {self.name}"


class Centre(models.Model):
    """The unit that is appraised as a team."""

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="centres")
    code = models.CharField(_("code"), max_length=40)
    name = models.CharField(_("name"), max_length=200)
    history = HistoricalRecords(history_change_reason_field=a_reason())

    class Meta:
        verbose_name = _("centre")
        verbose_name_plural = _("centres")
        ordering = ["company", "code"]
        constraints = [models.UniqueConstraint(fields=["company", "code"], name="one_centre_per_code")]

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A post of the company; its code and its role are the policy's."""

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="posts")
    code = models.CharField(_("code"), max_length=40)
    name = models.CharField(_("name"), max_length=200)
    role = models.CharField(_("role"), max_length=40)
    history = HistoricalRecords(history_change_reason_field=a_reason())

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["company", "code"]
        constraints = [models.UniqueConstraint(fields=["company", "code"], name="one_post_per_code")]

    def __str__(self) -> str:
        return self.name
