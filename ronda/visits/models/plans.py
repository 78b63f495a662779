"""A person's visits of a month as they are planned, and what became of each."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.visits.models.facts import Visit
from ronda.work.models import a_centre, a_company, a_person, perhaps


class VisitPlan(models.Model):
    """The plan of one person and month. A new one stands beside the accepted one until it is accepted.

    `starts` is the first day that it plans: a re-plan begins within the month, and `basis` is what it
    changes. `found` is what the planner says of it: terms of the cost, what is unmet, reasons and what
    moved, in codes and numbers. `problem_digest`, `seed` and `effort` make the same plan again.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        ACCEPTED = "accepted", pgettext_lazy("visit plan", "Accepted")
        REPLACED = "replaced", pgettext_lazy("visit plan", "Replaced")
        DROPPED = "dropped", pgettext_lazy("visit plan", "Dropped")

    company = a_company()
    centre = a_centre()
    person = a_person(_("person"))
    month = models.CharField(_("month"), max_length=7)
    version = models.PositiveSmallIntegerField(_("version"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    starts = models.DateField(_("first day"))
    basis = perhaps("visits.VisitPlan", _("plan that it changes"))
    why = models.CharField(_("why it was made"), max_length=500, blank=True)
    problem_digest = models.CharField(_("digest of the problem"), max_length=64, blank=True)
    seed = models.BigIntegerField(_("seed"), default=0)
    effort = models.PositiveIntegerField(_("iterations"), default=0)
    found = models.JSONField(_("what the planner says"), default=dict)
    made_by = a_person(_("made by"), null=True, blank=True)
    made_at = models.DateTimeField(_("made"))
    accepted_by = a_person(_("accepted by"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)

    class Meta:
        verbose_name = _("visit plan")
        verbose_name_plural = _("visit plans")
        ordering = ["company", "-month", "person", "-version"]
        indexes = [models.Index(fields=["centre", "month"], name="visit_plan_by_centre")]
        constraints = [
            models.UniqueConstraint(fields=["person", "month", "version"], name="one_visit_plan_per_version"),
            models.UniqueConstraint(
                fields=["person", "month"],
                condition=Q(state="accepted"),
                name="one_visit_plan_accepted_per_month",
            ),
            models.CheckConstraint(
                name="visit_plan_accepted_at_a_time",
                condition=~Q(state="accepted") | Q(accepted_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.person_id} {self.version}"


class PlannedVisit(models.Model):
    """One visit of a plan. One that was chosen for a quota may have no day yet.

    `told` are the planner's or the proposal's reasons, in codes and numbers; `visit` is the first record
    of the visit that came of it.
    """

    class Reason(models.TextChoices):
        FREQUENCY = "frequency", _("due by its frequency")
        PRIORITY = "priority", _("phase priority")
        REQUEST = "request", _("open customer request")
        ALERT = "alert", _("alert")
        QUOTA = "quota", _("chosen for the quota")
        OTHER = "other", _("another reason")

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("visit", "Planned")
        UNDER_WAY = "under_way", pgettext_lazy("visit", "Under way")
        DONE = "done", pgettext_lazy("visit", "Done")
        CANCELLED = "cancelled", pgettext_lazy("visit", "Cancelled")
        MISSED = "missed", pgettext_lazy("visit", "Missed")

    plan = models.ForeignKey(VisitPlan, on_delete=models.CASCADE, related_name="visits")
    outlet = models.ForeignKey("outlets.Outlet", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=20, choices=Visit.Kind.choices, default=Visit.Kind.VISIT)
    day = models.DateField(_("day"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("position of the day"), default=0)
    starts_at = models.TimeField(_("expected at"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=0)
    travel_minutes = models.PositiveSmallIntegerField(_("minutes of travel"), default=0)
    locked = models.BooleanField(_("stays where it is"), default=False)
    together_with = perhaps("people.Person", _("joint visit with"))
    reason = models.CharField(_("reason"), max_length=10, choices=Reason.choices, default=Reason.FREQUENCY)
    priority = perhaps("work.Priority", _("phase priority"))
    told = models.JSONField(_("told with"), default=dict, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PLANNED)
    state_why = models.CharField(_("why"), max_length=500, blank=True)
    visit = perhaps("visits.Visit", _("visit"))

    class Meta:
        verbose_name = _("planned visit")
        verbose_name_plural = _("planned visits")
        ordering = ["plan", F("day").asc(nulls_last=True), "position", "id"]
        indexes = [models.Index(fields=["plan", "day"], name="planned_visit_by_day")]
        constraints = [
            models.CheckConstraint(
                name="planned_visit_cancelled_for_a_reason",
                condition=~Q(state="cancelled") | ~Q(state_why=""),
            ),
            models.CheckConstraint(
                name="planned_visit_done_by_a_visit", condition=~Q(state="done") | Q(visit__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outlet_id} {self.day}"
