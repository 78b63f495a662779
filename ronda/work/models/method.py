"""The working method ("135") and the library of processes."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.work.models.naming import a_company, a_person, perhaps


class WorkingMethod(models.Model):
    """One guiding line, three elements, five steps, in the company's words, from a day on.

    `labels` is `{"line": text, "elements": [3 texts], "steps": [5 texts]}`, each text by language code.
    """

    company = a_company()
    starts = models.DateField(_("in force from"))
    name = models.CharField(_("name"), max_length=80)
    labels = models.JSONField(_("labels"))
    set_by = a_person(_("set by"), null=True, blank=True)
    set_at = models.DateTimeField(_("set"))
    why = models.CharField(_("reason"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("working method")
        verbose_name_plural = _("working methods")
        ordering = ["company", "-starts", "-id"]

    def __str__(self) -> str:
        return self.name


class Process(models.Model):
    """A rule or process that the company works by; its text is in its versions."""

    class Area(models.TextChoices):
        MODERN_OUTLETS = "modern_outlets", _("modern outlets")
        BRANDS = "brands", _("brand building")
        SERVICE = "service", _("customer service")
        VISITS = "visits", _("visits")
        INFORMATION = "information", _("information")
        ORGANISATION = "organisation", _("organisation")

    company = a_company()
    code = models.CharField(_("code"), max_length=40)
    title = models.CharField(_("title"), max_length=200)
    area = models.CharField(_("area"), max_length=20, choices=Area.choices)
    owner = a_person(_("owner"))
    review_on = models.DateField(_("next review"))
    ended_on = models.DateField(_("no longer used since"), null=True, blank=True)

    class Meta:
        verbose_name = _("process")
        verbose_name_plural = _("processes")
        ordering = ["company", "code"]
        constraints = [models.UniqueConstraint(fields=["company", "code"], name="one_process_per_code")]

    def __str__(self) -> str:
        return self.title


class ProcessVersion(models.Model):
    """What a process said from a day on; an adopted version is never edited."""

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveSmallIntegerField(_("version"))
    text = models.TextField(_("text"))
    why = models.CharField(_("reason"), max_length=500, blank=True)
    written_by = a_person(_("written by"), null=True, blank=True)
    written_at = models.DateTimeField(_("written"))
    starts = models.DateField(_("in force from"), null=True, blank=True)
    adopted_by = a_person(_("adopted by"), null=True, blank=True)
    adopted_at = models.DateTimeField(_("adopted"), null=True, blank=True)
    problem = perhaps("work.Problem", _("problem that it answers"))

    class Meta:
        verbose_name = _("version of a process")
        verbose_name_plural = _("versions of processes")
        ordering = ["process", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["process", "version"], name="one_text_per_process_version"),
            models.CheckConstraint(
                name="process_version_is_adopted_with_a_day",
                condition=Q(adopted_at__isnull=True) | Q(starts__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.process_id} {self.version}"


class ProcessReview(models.Model):
    """Somebody looked whether a process still serves; what was wrong became problems."""

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="reviews")
    due = models.DateField(_("due"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    done_by = a_person(_("done by"), null=True, blank=True)
    findings = models.TextField(_("what was found"), blank=True)
    keeps = models.BooleanField(_("stays as it is"), null=True, blank=True)
    next_on = models.DateField(_("next review"), null=True, blank=True)

    class Meta:
        verbose_name = _("review of a process")
        verbose_name_plural = _("reviews of processes")
        ordering = ["process", "-due"]
        constraints = [
            models.CheckConstraint(
                name="process_review_done_says_what_was_found",
                condition=Q(done_on__isnull=True) | ~Q(findings=""),
            ),
            models.CheckConstraint(
                name="process_review_next_after_done",
                condition=Q(next_on__isnull=True) | Q(done_on__isnull=True) | Q(next_on__gt=F("done_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.process_id} {self.due}"
