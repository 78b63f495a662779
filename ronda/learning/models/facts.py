"""What people have learnt, as the month reads it.

A row is never edited. A correction withdraws it and adds one that names the `first` of its kind, so a
certificate keeps its number through all its corrections.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.work.models import Fact, two_clocks


class Certificate(Fact):
    """A person's vocational level; `certificate_no` is what is printed on the paper."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(_("level"))
    issued = models.DateField(_("issued"))
    expires = models.DateField(_("expires"), null=True, blank=True)
    certificate_no = models.CharField(_("certificate number"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["person", "issued", "id"]
        indexes = [models.Index(fields=["company", "person"], name="certificate_by_person")]
        constraints = [
            models.CheckConstraint(name="certificate_level_from_1_to_5", condition=Q(level__range=(1, 5))),
            models.CheckConstraint(
                name="certificate_expires_after_issue",
                condition=Q(expires__isnull=True) | Q(expires__gte=F("issued")),
            ),
            *two_clocks("certificate"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.level}"


class LearningForm(models.TextChoices):
    """The forms in which people learn; a course has one, and so has an hour of it."""

    SELF_STUDY = "self_study", _("self-study")
    PEER = "peer", _("peer learning")
    FIELD_OBSERVATION = "field_observation", _("field observation")
    VIDEO = "video", _("video")
    DRILL = "drill", _("drill")
    CLASS = "class", pgettext_lazy("form of learning", "class")


class LearningTime(Fact):
    """Minutes that a person learnt on a day."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    day = models.DateField(_("day"))
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    form = models.CharField(_("form of learning"), max_length=20, choices=LearningForm.choices)
    course = models.ForeignKey(
        "learning.Course",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("course"),
    )

    class Meta:
        verbose_name = _("learning time")
        verbose_name_plural = _("learning times")
        ordering = ["day", "id"]
        indexes = [models.Index(fields=["company", "day"], name="learning_time_by_day")]
        constraints = [
            models.CheckConstraint(name="learning_time_within_a_day", condition=Q(minutes__range=(1, 1440))),
            *two_clocks("learning_time"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.day}"


class ExamOutcome(Fact):
    """How a person did in an exam: the vocational one of a level, or one of the company's own."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    day = models.DateField(_("day"))
    level = models.PositiveSmallIntegerField(_("vocational level"), null=True, blank=True)
    exam = models.ForeignKey(
        "learning.Exam",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("exam"),
    )
    passed = models.BooleanField(_("passed"))

    class Meta:
        verbose_name = _("exam outcome")
        verbose_name_plural = _("exam outcomes")
        ordering = ["day", "id"]
        indexes = [models.Index(fields=["company", "day"], name="exam_outcome_by_day")]
        constraints = [
            models.CheckConstraint(
                name="exam_outcome_of_one_exam",
                condition=Q(level__isnull=True, exam__isnull=False)
                | Q(level__range=(1, 5), exam__isnull=True),
            ),
            *two_clocks("exam_outcome"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.day}"
