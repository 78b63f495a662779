"""Exams: what a paper is drawn from, who sits it, and every answer as it was saved."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.learning.models.bank import QuestionVersion
from ronda.work.models import a_centre, a_company, a_person, perhaps


class Blueprint(models.Model):
    """`parts`: each a code, a title, a pass mark of 100, and rows: competence, difficulty, number, points."""

    company = a_company()
    title = models.CharField(_("title"), max_length=200)
    parts = models.JSONField(_("parts"), default=list)
    made_by = a_person(_("made by"), null=True, blank=True)
    made_at = models.DateTimeField(_("made"))
    retired_at = models.DateTimeField(_("retired"), null=True, blank=True)

    class Meta:
        verbose_name = _("blueprint")
        verbose_name_plural = _("blueprints")
        ordering = ["company", "title", "id"]

    def __str__(self) -> str:
        return self.title


class Exam(models.Model):
    """`parts`: the blueprint's when the exam was opened; answers are shown from `review_from` on."""

    class Kind(models.TextChoices):
        EXAM = "exam", _("exam")
        MOCK = "mock", _("mock exam")
        BEFORE = "before", _("test before a course")
        AFTER = "after", _("test after a course")

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("exam", "Draft")
        OPEN = "open", pgettext_lazy("exam", "Open")
        CLOSED = "closed", pgettext_lazy("exam", "Closed, being marked")
        PUBLISHED = "published", pgettext_lazy("exam", "Published")
        CANCELLED = "cancelled", pgettext_lazy("exam", "Cancelled")

    company = a_company()
    centre = a_centre(null=True, blank=True)
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.EXAM)
    blueprint = models.ForeignKey(Blueprint, on_delete=models.PROTECT, related_name="exams")
    parts = models.JSONField(_("parts"), default=list, blank=True)
    course = perhaps("learning.Course", _("course"))
    opens_at = models.DateTimeField(_("opens"))
    closes_at = models.DateTimeField(_("closes"))
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=1)
    review_from = models.DateTimeField(_("answers shown from"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    state_why = models.CharField(_("why"), max_length=500, blank=True)
    made_by = a_person(_("made by"), null=True, blank=True)

    class Meta:
        verbose_name = _("exam")
        verbose_name_plural = _("exams")
        ordering = ["company", "-opens_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="exam_closes_after_it_opens", condition=Q(closes_at__gt=F("opens_at"))
            ),
            models.CheckConstraint(name="exam_takes_time", condition=Q(minutes__gt=0, attempts__gt=0)),
            models.CheckConstraint(
                name="exam_cancelled_for_a_reason", condition=~Q(state="cancelled") | ~Q(state_why="")
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Candidate(models.Model):
    """Who is to sit an exam; `more_minutes` for a reason that the setter knows."""

    exam = models.ForeignKey(Exam, on_delete=models.CASCADE, related_name="candidates")
    person = a_person(_("person"))
    more_minutes = models.PositiveSmallIntegerField(_("more minutes"), default=0)

    class Meta:
        verbose_name = _("candidate")
        verbose_name_plural = _("candidates")
        ordering = ["exam", "person"]
        constraints = [models.UniqueConstraint(fields=["exam", "person"], name="one_candidate_per_exam")]

    def __str__(self) -> str:
        return f"{self.exam_id} {self.person_id}"


class Attempt(models.Model):
    """`seed` draws the paper and the order of its options. `due_at` is by the server's clock.

    `parts` are points, highest points and whether it is passed, by part; `passed` only when all is marked.
    """

    class State(models.TextChoices):
        UNDER_WAY = "under_way", pgettext_lazy("attempt", "Under way")
        HANDED_IN = "handed_in", pgettext_lazy("attempt", "Handed in")
        MARKED = "marked", pgettext_lazy("attempt", "Marked")

    exam = models.ForeignKey(Exam, on_delete=models.PROTECT, related_name="sat")
    person = a_person(_("person"))
    number = models.PositiveSmallIntegerField(_("attempt"))
    seed = models.CharField(_("seed"), max_length=64)
    started_at = models.DateTimeField(_("started"))
    due_at = models.DateTimeField(_("due"))
    handed_in_at = models.DateTimeField(_("handed in"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.UNDER_WAY)
    parts = models.JSONField(_("parts"), default=dict, blank=True)
    passed = models.BooleanField(_("passed"), null=True, blank=True)
    outcome_number = models.PositiveBigIntegerField(_("exam outcome"), null=True, blank=True)

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["exam", "person", "number"]
        constraints = [
            models.UniqueConstraint(fields=["exam", "person", "number"], name="one_attempt_per_number"),
            models.CheckConstraint(
                name="attempt_due_after_its_start", condition=Q(due_at__gt=F("started_at"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.exam_id} {self.person_id} {self.number}"


class AttemptQuestion(models.Model):
    """A question of one's paper, its options in `order`. `points` is None while it is not marked."""

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField(_("position"))
    part = models.CharField(_("part"), max_length=40)
    version = models.ForeignKey(QuestionVersion, on_delete=models.PROTECT, related_name="asked")
    order = models.JSONField(_("order of the options"), default=list, blank=True)
    most = models.DecimalField(_("highest points"), max_digits=6, decimal_places=2)
    points = models.DecimalField(_("points"), max_digits=6, decimal_places=2, null=True, blank=True)
    settled_by = a_person(_("settled by"), null=True, blank=True)
    settled_why = models.CharField(_("reason"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("question of an attempt")
        verbose_name_plural = _("questions of attempts")
        ordering = ["attempt", "position"]
        constraints = [
            models.UniqueConstraint(fields=["attempt", "position"], name="one_question_per_position"),
            models.CheckConstraint(
                name="points_within_the_question",
                condition=Q(points__isnull=True) | Q(points__gte=0, points__lte=F("most")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attempt_id} {self.position}"


class SavedAnswer(models.Model):
    """An answer as it was given; the one with the highest `sequence` holds, late ones are marked and kept.

    A late one holds only where a setter has decided so, for a reason.
    """

    asked = models.ForeignKey(AttemptQuestion, on_delete=models.CASCADE, related_name="answers")
    sequence = models.PositiveIntegerField(_("sequence"))
    said = models.JSONField(_("answer"))
    saved_at = models.DateTimeField(_("saved"))
    late = models.BooleanField(_("late"), default=False)
    counted_by = a_person(_("counted by"), null=True, blank=True)
    counted_why = models.CharField(_("why it counts"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("saved answer")
        verbose_name_plural = _("saved answers")
        ordering = ["asked", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["asked", "sequence"], name="one_answer_per_sequence"),
            models.CheckConstraint(
                name="late_answer_counts_for_a_reason",
                condition=Q(counted_by__isnull=True) | (Q(late=True) & ~Q(counted_why="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked_id} {self.sequence}"


class EssayMark(models.Model):
    """One of two marks given without seeing the other, nor whose essay it is."""

    asked = models.ForeignKey(AttemptQuestion, on_delete=models.CASCADE, related_name="marks")
    marker = a_person(_("marker"))
    points = models.DecimalField(_("points"), max_digits=6, decimal_places=2, null=True, blank=True)
    by_rubric = models.JSONField(_("by rubric"), default=dict, blank=True)
    said = models.CharField(_("reason"), max_length=500, blank=True)
    given_at = models.DateTimeField(_("given"), null=True, blank=True)

    class Meta:
        verbose_name = _("mark of an essay")
        verbose_name_plural = _("marks of essays")
        ordering = ["asked", "id"]
        constraints = [models.UniqueConstraint(fields=["asked", "marker"], name="one_mark_per_marker")]

    def __str__(self) -> str:
        return f"{self.asked_id} {self.marker_id}"
