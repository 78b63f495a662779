"""The year's training plan, and the classes in which it takes place."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.learning.models.courses import Course
from ronda.work.models import a_centre, a_company, a_person, perhaps


class TrainingPlan(models.Model):
    """A centre's training of one year; `found` is what the planner says: balance, unmet, moved."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        ACCEPTED = "accepted", pgettext_lazy("training plan", "Accepted")
        REPLACED = "replaced", pgettext_lazy("training plan", "Replaced")
        DROPPED = "dropped", pgettext_lazy("training plan", "Dropped")

    company = a_company()
    centre = a_centre()
    year = models.PositiveSmallIntegerField(_("year"))
    version = models.PositiveSmallIntegerField(_("version"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    starts = models.DateField(_("first day"))
    basis = perhaps("learning.TrainingPlan", _("plan that it changes"))
    why = models.CharField(_("why it was made"), max_length=500, blank=True)
    problem_digest = models.CharField(_("digest of the problem"), max_length=64, blank=True)
    seed = models.BigIntegerField(_("seed"), default=0)
    effort = models.PositiveIntegerField(_("effort of the search"), default=0)
    found = models.JSONField(_("what the planner says"), default=dict)
    made_by = a_person(_("made by"), null=True, blank=True)
    made_at = models.DateTimeField(_("made"))
    accepted_by = a_person(_("accepted by"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)

    class Meta:
        verbose_name = _("training plan")
        verbose_name_plural = _("training plans")
        ordering = ["company", "centre", "-year", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "year", "version"], name="one_training_plan_per_version"
            ),
            models.UniqueConstraint(
                fields=["centre", "year"],
                condition=Q(state="accepted"),
                name="one_training_plan_accepted_a_year",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.centre_id} {self.year} {self.version}"


class TrainingClass(models.Model):
    """A meeting with a time and a place; `code_digest` is that of the code that is shown to check in."""

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("training class", "Planned")
        HELD = "held", pgettext_lazy("training class", "Held")
        CANCELLED = "cancelled", pgettext_lazy("training class", "Cancelled")

    company = a_company()
    centre = a_centre()
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="classes")
    plan = perhaps("learning.TrainingPlan", _("training plan"))
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    room = models.CharField(_("room"), max_length=200, blank=True)
    trainer = perhaps("people.Person", _("trainer"))
    trainer_name = models.CharField(_("trainer from outside"), max_length=200, blank=True)
    seats = models.PositiveSmallIntegerField(_("seats"), null=True, blank=True)
    cost_cents = models.PositiveBigIntegerField(_("cost, in cents"), default=0)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PLANNED)
    state_why = models.CharField(_("why"), max_length=500, blank=True)
    code_digest = models.CharField(_("digest of the code"), max_length=64, blank=True)
    code_until = models.DateTimeField(_("code until"), null=True, blank=True)

    class Meta:
        verbose_name = _("class")
        verbose_name_plural = _("classes")
        ordering = ["company", "starts_at", "id"]
        indexes = [models.Index(fields=["centre", "starts_at"], name="class_by_centre")]
        constraints = [
            models.CheckConstraint(
                name="class_ends_after_it_begins", condition=Q(ends_at__gt=F("starts_at"))
            ),
            models.CheckConstraint(
                name="class_cancelled_for_a_reason", condition=~Q(state="cancelled") | ~Q(state_why="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course_id} {self.starts_at}"


class ClassPlace(models.Model):
    """A person's seat in a class, or place on its waiting list, in the order of `asked_at`."""

    class State(models.TextChoices):
        INVITED = "invited", pgettext_lazy("class", "Invited")
        SIGNED_UP = "signed_up", pgettext_lazy("class", "Signed up")
        WAITING = "waiting", pgettext_lazy("class", "On the waiting list")
        LEFT = "left", pgettext_lazy("class", "Signed off")
        ATTENDED = "attended", pgettext_lazy("class", "Attended")
        ABSENT = "absent", pgettext_lazy("class", "Absent")

    class How(models.TextChoices):
        CODE = "code", _("by the code")
        LIST = "list", _("by the list")

    training_class = models.ForeignKey(TrainingClass, on_delete=models.CASCADE, related_name="places")
    person = a_person(_("person"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.INVITED)
    state_why = models.CharField(_("why"), max_length=500, blank=True)
    asked_at = models.DateTimeField(_("asked"))
    attended_at = models.DateTimeField(_("attended"), null=True, blank=True)
    how = models.CharField(_("how"), max_length=5, choices=How.choices, blank=True)

    class Meta:
        verbose_name = _("place in a class")
        verbose_name_plural = _("places in classes")
        ordering = ["training_class", "asked_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["training_class", "person"], name="one_place_per_class")
        ]

    def __str__(self) -> str:
        return f"{self.training_class_id} {self.person_id}"


class PlannedLearning(models.Model):
    """A person's course in a month of the plan."""

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("planned learning", "Planned")
        DONE = "done", pgettext_lazy("planned learning", "Done")
        CANCELLED = "cancelled", pgettext_lazy("planned learning", "Cancelled")

    plan = models.ForeignKey(TrainingPlan, on_delete=models.CASCADE, related_name="learning")
    person = a_person(_("person"))
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="planned")
    month = models.CharField(_("month"), max_length=7)
    minutes = models.PositiveIntegerField(_("minutes"))
    training_class = perhaps("learning.TrainingClass", _("class"))
    locked = models.BooleanField(_("stays where it is"), default=False)
    told = models.JSONField(_("told with"), default=dict, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PLANNED)
    state_why = models.CharField(_("why"), max_length=500, blank=True)
    done = perhaps("learning.CourseDone", _("completed course"))

    class Meta:
        verbose_name = _("planned learning")
        verbose_name_plural = _("planned learning")
        ordering = ["plan", "month", "course", "person"]
        indexes = [models.Index(fields=["person", "month"], name="planned_learning_by_person")]
        constraints = [
            models.UniqueConstraint(fields=["plan", "person", "course"], name="a_course_once_a_plan"),
            models.CheckConstraint(
                name="planned_learning_cancelled_for_a_reason",
                condition=~Q(state="cancelled") | ~Q(state_why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.course_id} {self.month}"
