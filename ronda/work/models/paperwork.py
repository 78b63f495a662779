"""How long forms take, and the addresses at which a person's dates are read."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.work.models.naming import a_centre, a_company, a_person


class FormTime(models.Model):
    """A form that somebody sent: how long it was worked on, what was there and what was typed."""

    company = a_company()
    centre = a_centre(null=True, blank=True)
    person = a_person(_("person"))
    form = models.CharField(_("form"), max_length=60)
    day = models.DateField(_("day"))
    seconds = models.PositiveIntegerField(_("seconds worked on"))
    filled = models.PositiveSmallIntegerField(_("fields filled beforehand"), default=0)
    typed = models.PositiveSmallIntegerField(_("fields typed"), default=0)
    sent_at = models.DateTimeField(_("sent"))

    class Meta:
        verbose_name = _("time spent on a form")
        verbose_name_plural = _("time spent on forms")
        ordering = ["company", "day", "id"]
        indexes = [models.Index(fields=["company", "day"], name="form_time_by_day")]

    def __str__(self) -> str:
        return f"{self.form} {self.seconds}"


class CalendarAddress(models.Model):
    """A secret address at which a calendar program reads a person's dates, without signing in."""

    person = a_person(_("person"))
    company = a_company()
    secret_digest = models.CharField(_("digest of the secret"), max_length=64, unique=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    made_at = models.DateTimeField(_("made"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")
        ordering = ["company", "person"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at__isnull=True), name="one_calendar_address_per_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id}"


class DigestWish(models.Model):
    """How often a person wants what waits by e-mail."""

    class Rhythm(models.TextChoices):
        NEVER = "never", _("never")
        DAILY = "daily", _("each working day")
        WEEKLY = "weekly", _("on the first working day of a week")

    person = models.OneToOneField("people.Person", on_delete=models.PROTECT, related_name="+")
    company = a_company()
    rhythm = models.CharField(_("rhythm"), max_length=10, choices=Rhythm.choices, default=Rhythm.NEVER)
    language = models.CharField(_("language"), max_length=10, blank=True)
    sent_on = models.DateField(_("last sent on"), null=True, blank=True)

    class Meta:
        verbose_name = _("wish for a digest")
        verbose_name_plural = _("wishes for digests")
        ordering = ["company", "person"]

    def __str__(self) -> str:
        return f"{self.person_id} {self.rhythm}"
