"""Problems: found, traced to a cause, acted on, checked, closed."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.work.models.naming import a_centre, a_company, a_person, perhaps


class Problem(models.Model):
    """`topic` groups problems of a kind; where one repeats, a change of a process is proposed."""

    class Found(models.TextChoices):
        VISIT = "visit", _("on a visit")
        INSPECTION = "inspection", _("in an inspection")
        ANALYSIS = "analysis", _("in an analysis")
        REQUEST = "request", _("in a customer request")
        REVIEW = "review", _("in the review of a process")
        WORK = "work", _("in daily work")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("a problem", "Open")
        CAUSE = "cause", _("Cause found")
        ACTION = "action", _("Action under way")
        CHECK = "check", _("To be checked")
        CLOSED = "closed", _("Closed")
        DISMISSED = "dismissed", _("Dismissed")

    company = a_company()
    centre = a_centre()
    title = models.CharField(_("title"), max_length=200)
    topic = models.CharField(_("topic"), max_length=60, blank=True)
    found = models.CharField(_("found"), max_length=12, choices=Found.choices)
    evidence = models.TextField(_("evidence"))
    outlet = perhaps("outlets.Outlet", _("outlet"))
    process = perhaps("work.Process", _("process"))
    anomaly = perhaps("work.Anomaly", _("anomaly"))
    found_by = a_person(_("found by"), null=True, blank=True)
    found_on = models.DateField(_("found on"))
    owner = a_person(_("owner"))
    due = models.DateField(_("due"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN)
    cause = models.TextField(_("cause"), blank=True)
    action = models.TextField(_("action"), blank=True)
    acted_on = models.DateField(_("acted on"), null=True, blank=True)
    checked_by = a_person(_("checked by"), null=True, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    check_says = models.TextField(_("what the check found"), blank=True)
    solved = models.BooleanField(_("solved"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    dismissed_why = models.CharField(_("why it was dismissed"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("problem")
        verbose_name_plural = _("problems")
        ordering = ["company", "-found_on", "-id"]
        indexes = [models.Index(fields=["centre", "state"], name="problem_by_centre")]
        constraints = [
            models.CheckConstraint(name="problem_has_evidence", condition=~Q(evidence="")),
            models.CheckConstraint(name="problem_due_after_found", condition=Q(due__gte=F("found_on"))),
            models.CheckConstraint(
                name="problem_closed_has_cause_action_and_check",
                condition=~Q(state="closed")
                | (~Q(cause="") & ~Q(action="") & Q(checked_on__isnull=False) & Q(closed_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="problem_dismissed_for_a_reason", condition=~Q(state="dismissed") | ~Q(dismissed_why="")
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ProcessProposal(models.Model):
    """Repeated problems ask for another process; somebody writes it, or says why not."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("a proposal", "Open")
        ADOPTED = "adopted", _("Adopted")
        DECLINED = "declined", _("Declined")

    company = a_company()
    topic = models.CharField(_("topic"), max_length=60)
    process = perhaps("work.Process", _("process"))
    text = models.TextField(_("what should change"), blank=True)
    problems = models.ManyToManyField(Problem, related_name="proposals", verbose_name=_("problems"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN)
    made_at = models.DateTimeField(_("made"))
    made_by = a_person(_("made by"), null=True, blank=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by = a_person(_("settled by"), null=True, blank=True)
    settled_why = models.CharField(_("reason"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("proposal to change a process")
        verbose_name_plural = _("proposals to change processes")
        ordering = ["company", "-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["company", "topic"], condition=Q(state="open"), name="one_open_proposal_per_topic"
            )
        ]

    def __str__(self) -> str:
        return self.topic
