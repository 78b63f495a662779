"""What one person owes by a day."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.work.models.facts import Fact, two_clocks
from ronda.work.models.naming import Stage, a_centre, a_company, a_person, a_place_in_the_method, perhaps


class Task(Fact):
    """What one person owes by a day; `effective` None: its effect is not judged yet.

    `owner` executes it, `accountable` answers for it. Tasks that were made at once share a `batch`.
    `minutes` None: as long as the policy says for its kind.
    """

    class Kind(models.TextChoices):
        TASK = "task", _("task")
        MILESTONE = "milestone", _("milestone")
        SUMMARY = "summary", _("summary")
        ANALYSIS = "analysis", _("analysis")
        INTERVIEW = "interview", _("interview")
        PROBLEM = "problem", _("problem")
        REQUEST = "request", _("request")
        VISIT = "visit", _("visit")

    centre = models.ForeignKey("people.Centre", on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    duty = models.CharField(_("duty"), max_length=20)
    title = models.CharField(_("title"), max_length=200)
    due = models.DateField(_("due"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    effective = models.BooleanField(_("effective"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.TASK)
    accountable = perhaps("people.Person", _("accountable"))
    goal = models.TextField(_("goal"), blank=True)
    evidence_wanted = models.CharField(_("evidence wanted"), max_length=300, blank=True)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    minutes = models.PositiveIntegerField(_("minutes needed"), null=True, blank=True)
    outlet = perhaps("outlets.Outlet", _("outlet"))
    plan = perhaps("work.Plan", _("plan"))
    priority = perhaps("work.Priority", _("phase priority"))
    stage = models.CharField(_("stage"), max_length=10, choices=Stage.choices, blank=True)
    place = a_place_in_the_method()
    batch = models.CharField(_("made together with"), max_length=36, blank=True)
    rhythm = perhaps("work.Rhythm", _("repeats as"))
    analysis = perhaps("work.Analysis", _("analysis"))
    problem = perhaps("work.Problem", _("problem"))
    result = models.TextField(_("result"), blank=True)
    asked_by = perhaps("people.Person", _("asked by"))
    asked_at = models.DateTimeField(_("asked"), null=True, blank=True)

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        ordering = ["due", "id"]
        indexes = [
            models.Index(fields=["company", "due"], name="task_by_due_day"),
            models.Index(
                fields=["company", "owner", "due"],
                condition=Q(withdrawn_at__isnull=True),
                name="task_by_owner",
            ),
            models.Index(
                fields=["company", "plan"],
                condition=Q(withdrawn_at__isnull=True, plan__isnull=False),
                name="task_by_plan",
            ),
            models.Index(
                fields=["company", "batch"],
                condition=Q(withdrawn_at__isnull=True) & ~Q(batch=""),
                name="task_by_batch",
            ),
        ]
        constraints = [
            *two_clocks("task"),
            models.CheckConstraint(name="task_has_a_duty_and_a_title", condition=~Q(duty="") & ~Q(title="")),
            models.CheckConstraint(
                name="task_effect_needs_a_done_task",
                condition=Q(effective__isnull=True) | Q(done_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Rhythm(models.Model):
    """A task that comes again; `every` and `on` say when, `said` is what each task says.

    Each task is due on its working day: one that falls on a free day is due on the working day before.
    """

    class Every(models.TextChoices):
        DAY = "day", _("every working day")
        WEEK = "week", _("every week")
        MONTH = "month", _("every month")

    company = a_company()
    centre = a_centre()
    owner = a_person(_("executor"))
    title = models.CharField(_("title"), max_length=200)
    duty = models.CharField(_("duty"), max_length=20)
    every = models.CharField(_("every"), max_length=10, choices=Every.choices)
    on = models.PositiveSmallIntegerField(_("on the day"), default=1)
    said = models.JSONField(_("each task"), default=dict)
    starts = models.DateField(_("first day"))
    last = models.DateField(_("last day"), null=True, blank=True)
    made_up_to = models.DateField(_("tasks made up to"), null=True, blank=True)
    made_by = a_person(_("made by"), null=True, blank=True)
    made_at = models.DateTimeField(_("made"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        verbose_name = _("recurring task")
        verbose_name_plural = _("recurring tasks")
        ordering = ["company", "id"]
        constraints = [
            models.CheckConstraint(
                name="rhythm_day_fits",
                condition=Q(every="day")
                | Q(every="week", on__range=(1, 7))
                | Q(every="month", on__range=(1, 31)),
            )
        ]

    def __str__(self) -> str:
        return self.title
