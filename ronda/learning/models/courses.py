"""Courses, their materials, and who has seen them for how long."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.learning.models.facts import LearningForm
from ronda.work.models import a_company, a_person, perhaps


class Course(models.Model):
    """What is learnt in one go; `requires` are courses that come before. Empty `posts`: for everybody.

    `level` is that of the certification it prepares for. `refresh_months`: after so many it is due again.
    `helps_with`: what is weak proposes it, as `indicator.CODE` and `finding.CODE`.
    """

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("course", "Draft")
        OFFERED = "offered", pgettext_lazy("course", "Offered")
        RETIRED = "retired", pgettext_lazy("course", "Retired")

    company = a_company()
    code = models.CharField(_("code"), max_length=40)
    title = models.CharField(_("title"), max_length=200)
    purpose = models.TextField(_("what one can do afterwards"), blank=True)
    form = models.CharField(_("form of learning"), max_length=20, choices=LearningForm.choices)
    minutes = models.PositiveIntegerField(_("minutes"))
    seats = models.PositiveSmallIntegerField(_("seats"), null=True, blank=True)
    cost_cents = models.PositiveBigIntegerField(_("cost a class, in cents"), default=0)
    posts = models.JSONField(_("posts"), default=list, blank=True)
    compulsory = models.BooleanField(_("compulsory"), default=False)
    refresh_months = models.PositiveSmallIntegerField(_("due again after months"), null=True, blank=True)
    level = models.PositiveSmallIntegerField(_("prepares for vocational level"), null=True, blank=True)
    helps_with = models.JSONField(_("helps with"), default=list, blank=True)
    priority = perhaps("work.Priority", _("phase priority"))
    trainer = perhaps("people.Person", _("trainer"))
    competences = models.ManyToManyField(
        "learning.Competence", blank=True, related_name="courses", verbose_name=_("competences")
    )
    requires = models.ManyToManyField(
        "self", blank=True, symmetrical=False, related_name="required_by", verbose_name=_("requires")
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    made_by = a_person(_("made by"), null=True, blank=True)
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")
        ordering = ["company", "title"]
        constraints = [
            models.UniqueConstraint(fields=["company", "code"], name="one_course_per_code"),
            models.CheckConstraint(name="course_takes_time", condition=Q(minutes__gt=0)),
            models.CheckConstraint(
                name="course_level_known", condition=Q(level__isnull=True) | Q(level__range=(1, 5))
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Material(models.Model):
    class Kind(models.TextChoices):
        TEXT = "text", _("text")
        PDF = "pdf", _("PDF file")
        VIDEO = "video", _("video")
        LINK = "link", _("link")

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="materials")
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    compulsory = models.BooleanField(_("compulsory"), default=True)
    removed_at = models.DateTimeField(_("taken out"), null=True, blank=True)

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("materials")
        ordering = ["course", "position", "id"]

    def __str__(self) -> str:
        return self.title


class MaterialVersion(models.Model):
    """What the material is now is its highest number; earlier ones stay, for they were learnt from.

    `seconds`: how long the video is, or how long reading takes.
    """

    material = models.ForeignKey(Material, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    text = models.TextField(_("text"), blank=True)
    link = models.URLField(_("link"), blank=True)
    file = models.FileField(_("file"), upload_to="learning/materials/%Y/", blank=True)
    digest = models.CharField(_("digest"), max_length=64, blank=True)
    seconds = models.PositiveIntegerField(_("seconds"), null=True, blank=True)
    what_changed = models.CharField(_("what changed"), max_length=300, blank=True)
    made_by = a_person(_("made by"), null=True, blank=True)
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("version of a material")
        verbose_name_plural = _("versions of materials")
        ordering = ["material", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["material", "number"], name="one_material_version_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.material_id} {self.number}"


class MaterialSeen(models.Model):
    """What a person has seen of a version: `seconds` in all, `parts` the pieces of a video, `[from, to]`."""

    version = models.ForeignKey(MaterialVersion, on_delete=models.CASCADE, related_name="seen")
    person = a_person(_("person"))
    seconds = models.PositiveIntegerField(_("seconds"), default=0)
    parts = models.JSONField(_("parts"), default=list, blank=True)
    first_at = models.DateTimeField(_("first seen"))
    last_at = models.DateTimeField(_("last seen"))
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        verbose_name = _("material seen")
        verbose_name_plural = _("materials seen")
        ordering = ["person", "version"]
        constraints = [
            models.UniqueConstraint(fields=["version", "person"], name="one_seeing_per_person"),
            models.CheckConstraint(name="seen_last_after_first", condition=Q(last_at__gte=F("first_at"))),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.version_id}"


class CourseDone(models.Model):
    """A person has completed a course; `learning_number` names the learning time that the month reads."""

    company = a_company()
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="done")
    person = a_person(_("person"))
    day = models.DateField(_("day"))
    minutes = models.PositiveIntegerField(_("minutes"))
    how = models.CharField(_("how"), max_length=20, choices=LearningForm.choices)
    training_class = perhaps("learning.TrainingClass", _("class"))
    learning_number = models.PositiveBigIntegerField(_("learning time"), null=True, blank=True)
    confirmed_by = a_person(_("confirmed by"), null=True, blank=True)
    at = models.DateTimeField(_("written"))
    rating = models.PositiveSmallIntegerField(_("rating"), null=True, blank=True)
    feedback = models.TextField(_("feedback"), blank=True)

    class Meta:
        verbose_name = _("completed course")
        verbose_name_plural = _("completed courses")
        ordering = ["company", "-day", "-id"]
        indexes = [models.Index(fields=["person", "course"], name="course_done_by_person")]
        constraints = [
            models.UniqueConstraint(fields=["course", "person", "day"], name="course_done_once_a_day"),
            models.CheckConstraint(
                name="course_rating_from_1_to_5", condition=Q(rating__isnull=True) | Q(rating__range=(1, 5))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.course_id}"


class CourseProposal(models.Model):
    """A course proposed because of something weak; `said` are the figures, in codes and numbers."""

    class Cause(models.TextChoices):
        INDICATOR = "indicator", _("indicator")
        FINDING = "finding", _("finding")
        RUNG = "rung", _("next rung")
        EXAM = "exam", _("exam")
        PERSON = "person", _("proposed by a person")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("course proposal", "Open")
        TAKEN = "taken", pgettext_lazy("course proposal", "Taken")
        DECLINED = "declined", pgettext_lazy("course proposal", "Declined")

    company = a_company()
    person = a_person(_("person"))
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="proposals")
    cause = models.CharField(_("cause"), max_length=10, choices=Cause.choices)
    said = models.JSONField(_("told with"), default=dict)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN)
    why = models.CharField(_("reason"), max_length=500, blank=True)
    proposed_at = models.DateTimeField(_("proposed"))
    settled_by = a_person(_("settled by"), null=True, blank=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)

    class Meta:
        verbose_name = _("proposed course")
        verbose_name_plural = _("proposed courses")
        ordering = ["company", "-proposed_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "course"], condition=Q(state="open"), name="one_open_proposal_of_a_course"
            ),
            models.CheckConstraint(
                name="course_declined_for_a_reason", condition=~Q(state="declined") | ~Q(why="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.course_id}"
