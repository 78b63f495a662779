"""The proof of a visit. Nothing here refuses a visit: what is odd is a question to the person first."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.visits.models.forms import VisitForm
from ronda.work.models import a_company, a_person


class PlaceReading(models.Model):
    """One place reading at a check in or out; the place is cleared when the window for appeals has closed.

    Distances are to the outlet's own position, in metres. `accuracy_metres` is what the device says of
    itself. `read_at` is the device's clock, `received_at` the server's.
    """

    class Moment(models.TextChoices):
        ARRIVED = "arrived", _("check in")
        LEFT = "left", _("check out")

    form = models.ForeignKey(VisitForm, on_delete=models.CASCADE, related_name="readings")
    moment = models.CharField(_("moment"), max_length=10, choices=Moment.choices)
    read_at = models.DateTimeField(_("read"))
    received_at = models.DateTimeField(_("received"))
    latitude = models.DecimalField(_("latitude"), max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6, null=True, blank=True)
    accuracy_metres = models.FloatField(_("accuracy"), null=True, blank=True)
    distance_metres = models.PositiveIntegerField(_("distance to the outlet"), null=True, blank=True)
    cleared_at = models.DateTimeField(_("place cleared"), null=True, blank=True)

    class Meta:
        verbose_name = _("place reading")
        verbose_name_plural = _("place readings")
        ordering = ["form", "id"]
        constraints = [
            models.CheckConstraint(
                name="cleared_reading_has_no_place",
                condition=Q(cleared_at__isnull=True) | Q(latitude__isnull=True, longitude__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.form_id} {self.moment}"


class ReadingLook(models.Model):
    """Who looked at whose place reading, and for what; the person it is about sees it."""

    reading = models.ForeignKey(PlaceReading, on_delete=models.CASCADE, related_name="looks")
    person = a_person(_("seen by"))
    looked_at = models.DateTimeField(_("seen"))
    why = models.CharField(_("for what"), max_length=200)

    class Meta:
        verbose_name = _("look at a place reading")
        verbose_name_plural = _("looks at place readings")
        ordering = ["reading", "id"]

    def __str__(self) -> str:
        return f"{self.reading_id} {self.person_id}"


class Photo(models.Model):
    """`digest` is the sha256 of the file as it came, `likeness` a hash that similar pictures share."""

    form = models.ForeignKey(VisitForm, on_delete=models.CASCADE, related_name="photos")
    file = models.FileField(_("file"), upload_to="visits/%Y/%m/")
    digest = models.CharField(_("digest"), max_length=64)
    likeness = models.CharField(_("likeness"), max_length=16, blank=True)
    in_app = models.BooleanField(_("taken in the app"), default=False)
    taken_at = models.DateTimeField(_("taken"), null=True, blank=True)
    added_at = models.DateTimeField(_("added"))
    removed_at = models.DateTimeField(_("taken out"), null=True, blank=True)

    class Meta:
        verbose_name = _("photo of a visit")
        verbose_name_plural = _("photos of visits")
        ordering = ["form", "id"]
        indexes = [models.Index(fields=["digest"], name="photo_by_digest")]

    def __str__(self) -> str:
        return self.digest[:12]


class Flag(models.Model):
    """Something odd about a visit: a question to the person, and what came of it.

    A confirmed one is handed to the inspection, which alone makes it count.
    """

    class Kind(models.TextChoices):
        FAR = "far", _("far from the outlet")
        SHORT = "short", _("very short")
        FAST = "fast", _("faster than one can travel")
        TWO_PLACES = "two_places", _("two places at once")
        SAME_PHOTO = "same_photo", _("a photo that was there before")
        OLD_PHOTO = "old_photo", _("a photo of another time")
        SAME_TEXT = "same_text", _("the same words again")
        SAME_ACCURACY = "same_accuracy", _("accuracy that never changes")
        CLOCK = "clock", _("the clock of the device differs")
        NO_PLACE = "no_place", _("no place reading")

    class State(models.TextChoices):
        ASKED = "asked", pgettext_lazy("flag", "Asked")
        ANSWERED = "answered", pgettext_lazy("flag", "Answered")
        DISMISSED = "dismissed", pgettext_lazy("flag", "Explained")
        CONFIRMED = "confirmed", pgettext_lazy("flag", "Confirmed")

    company = a_company()
    form = models.ForeignKey(VisitForm, on_delete=models.CASCADE, related_name="flags")
    person = a_person(_("person"))
    kind = models.CharField(_("kind"), max_length=15, choices=Kind.choices)
    said = models.JSONField(_("told with"), default=dict)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.ASKED)
    raised_at = models.DateTimeField(_("raised"))
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    settled_by = a_person(_("settled by"), null=True, blank=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_why = models.CharField(_("reason"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("flag")
        verbose_name_plural = _("flags")
        ordering = ["company", "-raised_at", "-id"]
        indexes = [models.Index(fields=["person", "state"], name="flag_by_person")]
        constraints = [
            models.UniqueConstraint(fields=["form", "kind"], name="one_flag_of_a_kind_per_visit"),
            models.CheckConstraint(
                name="flag_settled_for_a_reason",
                condition=Q(settled_at__isnull=True) | ~Q(settled_why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.form_id}"
