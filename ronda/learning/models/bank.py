"""The bank of questions. Keys are read by setters and by marking, never by a page of an exam."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.learning.models.ladder import Competence
from ronda.work.models import a_company, a_person


class Question(models.Model):
    """`difficulty` is the setter's own judgement, 1 easy to 3 hard; what answers say of it is computed."""

    class Kind(models.TextChoices):
        SINGLE = "single", _("one right answer")
        MULTIPLE = "multiple", _("several right answers")
        TRUE_FALSE = "true_false", _("true or false")
        NUMERIC = "numeric", _("number")
        MATCHING = "matching", _("matching")
        ORDERING = "ordering", _("ordering")
        SHORT = "short", _("short answer")
        ESSAY = "essay", _("essay")

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("question", "Draft")
        IN_USE = "in_use", pgettext_lazy("question", "In use")
        RETIRED = "retired", pgettext_lazy("question", "Retired")

    company = a_company()
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=200, blank=True)
    competence = models.ForeignKey(
        Competence,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="questions",
        verbose_name=_("competence"),
    )
    level = models.PositiveSmallIntegerField(_("vocational level"), null=True, blank=True)
    difficulty = models.PositiveSmallIntegerField(_("difficulty"), default=2)
    tags = models.JSONField(_("tags"), default=list, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    source = models.CharField(_("source"), max_length=200, blank=True)
    source_key = models.CharField(_("key in its source"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["company", "id"]
        indexes = [
            models.Index(fields=["company", "competence", "difficulty"], name="question_by_competence")
        ]
        constraints = [
            models.CheckConstraint(name="question_difficulty_1_to_3", condition=Q(difficulty__range=(1, 3))),
            models.CheckConstraint(
                name="question_level_known", condition=Q(level__isnull=True) | Q(level__range=(1, 5))
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(self.pk)


class QuestionVersion(models.Model):
    """What was asked stays as it was asked: a change is a new version.

    `stem` and the texts of `shown` are HTML that was cleaned when it was written. `shown` is what a candidate
    may see (options, pairs' two sides, unit); `key` is what is right, the rubric included.
    """

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    stem = models.TextField(_("question"))
    shown = models.JSONField(_("what is shown"), default=dict)
    key = models.JSONField(_("key"), default=dict)
    explanation = models.TextField(_("explanation"), blank=True)
    image = models.FileField(_("image"), upload_to="learning/questions/%Y/", blank=True)
    image_text = models.CharField(_("the image in words"), max_length=300, blank=True)
    made_by = a_person(_("made by"), null=True, blank=True)
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("version of a question")
        verbose_name_plural = _("versions of questions")
        ordering = ["question", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="one_question_version_per_number"),
            models.CheckConstraint(name="question_image_in_words", condition=Q(image="") | ~Q(image_text="")),
        ]

    def __str__(self) -> str:
        return f"{self.question_id} {self.number}"
