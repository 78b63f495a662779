"""What is said, attached and recorded about the objects of work.

`about` and `number` name the object: `task` 12, `handover` 7, `plan` 3. A record of two clocks is named by
the number that it keeps through its corrections.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.work.models.naming import a_centre, a_company, a_person


class About(models.Model):
    """Something about an object of work."""

    company = a_company()
    about = models.CharField(_("about"), max_length=40)
    number = models.PositiveBigIntegerField(_("number"))

    class Meta:
        abstract = True


class Trace(About):
    """What was done to an object, by whom and when; written with the deed, never edited."""

    what = models.CharField(_("what"), max_length=40)
    said = models.JSONField(_("told with"), default=dict)
    why = models.CharField(_("reason"), max_length=500, blank=True)
    done_by = a_person(_("done by"), null=True, blank=True)
    done_at = models.DateTimeField(_("done"))

    class Meta:
        verbose_name = _("trace")
        verbose_name_plural = _("traces")
        ordering = ["company", "-done_at", "-id"]
        indexes = [models.Index(fields=["company", "about", "number"], name="trace_of_an_object")]

    def __str__(self) -> str:
        return f"{self.about} {self.number} {self.what}"


class Comment(About):
    """A remark; taken back, it leaves a gap with a name."""

    text = models.TextField(_("text"))
    written_by = a_person(_("written by"), null=True, blank=True)
    written_at = models.DateTimeField(_("written"))
    removed_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["company", "written_at", "id"]
        indexes = [models.Index(fields=["company", "about", "number"], name="comment_on_an_object")]
        constraints = [models.CheckConstraint(name="comment_says_something", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text[:60]


class Attachment(About):
    """A file or photo; `digest` is the sha256 of its bytes."""

    file = models.FileField(_("file"), upload_to="work/%Y/%m/")
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=100)
    size = models.PositiveIntegerField(_("size"))
    digest = models.CharField(_("digest"), max_length=64)
    added_by = a_person(_("added by"), null=True, blank=True)
    added_at = models.DateTimeField(_("added"))
    removed_at = models.DateTimeField(_("taken out"), null=True, blank=True)

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["company", "added_at", "id"]
        indexes = [models.Index(fields=["company", "about", "number"], name="attachment_of_an_object")]

    def __str__(self) -> str:
        return self.name


class SupervisionNote(About):
    """A leader's note to the one whose work it is; acknowledged, and answered if need be."""

    centre = a_centre()
    text = models.TextField(_("text"))
    to = a_person(_("to"))
    written_by = a_person(_("written by"), null=True, blank=True)
    written_at = models.DateTimeField(_("written"))
    acknowledged_at = models.DateTimeField(_("acknowledged"), null=True, blank=True)
    reply = models.TextField(_("reply"), blank=True)

    class Meta:
        verbose_name = _("supervision note")
        verbose_name_plural = _("supervision notes")
        ordering = ["company", "-written_at", "-id"]
        indexes = [
            models.Index(fields=["company", "about", "number"], name="note_on_an_object"),
            models.Index(fields=["to", "acknowledged_at"], name="note_to_a_person"),
        ]
        constraints = [
            models.CheckConstraint(name="note_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="note_acknowledged_after_written",
                condition=Q(acknowledged_at__isnull=True) | Q(acknowledged_at__gte=F("written_at")),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class OfficeRecord(models.Model):
    """Daily organisation: a meeting, a coordination, a contact outside, a purchase, a document."""

    class Kind(models.TextChoices):
        MEETING = "meeting", _("meeting")
        COORDINATION = "coordination", _("coordination")
        CONTACT = "contact", _("contact outside")
        PURCHASE = "purchase", _("purchase request")
        DOCUMENT = "document", _("document")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("an office record", "Open")
        REVIEW = "review", _("In review")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Dropped")

    company = a_company()
    centre = a_centre()
    kind = models.CharField(_("kind"), max_length=15, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=200)
    day = models.DateField(_("day"))
    due = models.DateField(_("due"), null=True, blank=True)
    partner = models.CharField(_("with whom, from whom"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True)
    lines = models.JSONField(_("lines"), default=list, blank=True)
    amount_cents = models.BigIntegerField(_("amount"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN)
    owner = a_person(_("responsible"))
    made_by = a_person(_("made by"), null=True, blank=True)
    made_at = models.DateTimeField(_("made"))
    done_on = models.DateField(_("done on"), null=True, blank=True)

    class Meta:
        verbose_name = _("record of the office")
        verbose_name_plural = _("records of the office")
        ordering = ["company", "-day", "-id"]
        indexes = [models.Index(fields=["centre", "kind", "day"], name="office_record_by_centre")]

    def __str__(self) -> str:
        return self.title
