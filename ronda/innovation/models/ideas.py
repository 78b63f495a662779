"""Ideas: what somebody thought of in one line, what became of it, and who was thanked.

A failed trial deducts nothing, ever; what it taught is written down and may earn a learning point.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.work.models import a_centre, a_company, a_person, perhaps


class Idea(models.Model):
    """`key` is made where it was written, so that sending it twice makes one idea."""

    class Kind(models.TextChoices):
        METHOD = "method", pgettext_lazy("innovation", "method")
        THEORY = "theory", pgettext_lazy("innovation", "theory")
        SKILL = "skill", pgettext_lazy("innovation", "skill")
        IDEA = "idea", pgettext_lazy("innovation", "idea")

    class About(models.TextChoices):
        DISPLAY_PLAN = "display_plan", pgettext_lazy("innovation", "display plan")
        DISPLAY_HARDWARE = "display_hardware", pgettext_lazy("innovation", "display hardware")
        SERVICE_TOOL = "service_tool", pgettext_lazy("innovation", "service tool")
        PROCESS = "process", pgettext_lazy("innovation", "process")
        OTHER = "other", pgettext_lazy("innovation", "something else")

    class State(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("idea", "Proposed")
        TRIED = "tried", pgettext_lazy("idea", "Being tried")
        ADOPTED = "adopted", pgettext_lazy("idea", "Adopted")
        SPREAD = "spread", pgettext_lazy("idea", "Adopted elsewhere")
        THANKED = "thanked", pgettext_lazy("idea", "Thanked")

    company = a_company()
    centre = a_centre()
    key = models.UUIDField(_("key"), unique=True)
    person = a_person(_("whose idea it is"))
    line = models.CharField(_("in one line"), max_length=300)
    more = models.TextField(_("more about it"), blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.IDEA)
    about = models.CharField(_("about"), max_length=20, choices=About.choices, default=About.OTHER)
    outlet = perhaps("outlets.Outlet", _("outlet"))
    like = perhaps("innovation.Idea", _("like an earlier one"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PROPOSED)
    written_at = models.DateTimeField(_("written"))
    answer_due = models.DateField(_("answer due"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    answered_by = a_person(_("answered by"), null=True, blank=True)

    class Meta:
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        ordering = ["company", "-written_at", "-id"]
        constraints = [
            models.CheckConstraint(name="idea_in_words", condition=~Q(line="")),
            models.CheckConstraint(
                name="idea_answered_in_words", condition=Q(answered_at__isnull=True) | ~Q(answer="")
            ),
        ]

    def __str__(self) -> str:
        return self.line


class IdeaStep(models.Model):
    """A dated step of an idea; a trial ends in `worked` or not, and then says what was learnt."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(_("state"), max_length=10, choices=Idea.State.choices)
    day = models.DateField(_("day"))
    by = a_person(_("by"), null=True, blank=True)
    where = perhaps("people.Centre", _("centre"))
    worked = models.BooleanField(_("it worked"), null=True, blank=True)
    said = models.TextField(_("what was done, what was learnt"), blank=True)
    at = models.DateTimeField(_("written"))

    class Meta:
        verbose_name = _("step of a suggestion")
        verbose_name_plural = _("steps of suggestions")
        ordering = ["idea", "day", "id"]
        constraints = [
            models.CheckConstraint(
                name="ended_trial_says_what_was_learnt", condition=Q(worked__isnull=True) | ~Q(said="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.idea_id} {self.state}"


class IdeaPicture(models.Model):
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="pictures")
    file = models.ImageField(_("picture"), upload_to="innovation/ideas/%Y/")
    digest = models.CharField(_("digest"), max_length=64)
    added_at = models.DateTimeField(_("added"))
    removed_at = models.DateTimeField(_("taken out"), null=True, blank=True)

    class Meta:
        verbose_name = _("picture of a suggestion")
        verbose_name_plural = _("pictures of suggestions")
        ordering = ["idea", "id"]

    def __str__(self) -> str:
        return str(self.idea_id)


class Points(models.Model):
    """Innovation points by the policy of the day, for the year's appraisal; never below zero.

    What was given by mistake is taken back for a reason; the line stays, with who did it and when.
    """

    class Cause(models.TextChoices):
        SUGGESTION = "suggestion", pgettext_lazy("innovation points", "suggestion answered")
        LEARNING = "learning", pgettext_lazy("innovation points", "failed trial that taught something")
        ADOPTED = "adopted", pgettext_lazy("innovation points", "improvement adopted")
        SPREAD = "spread", pgettext_lazy("innovation points", "adopted elsewhere")
        BRONZE = "bronze", pgettext_lazy("innovation points", "bronze award")
        SILVER = "silver", pgettext_lazy("innovation points", "silver award")
        GOLD = "gold", pgettext_lazy("innovation points", "gold award")

    company = a_company()
    person = a_person(_("person"))
    year = models.PositiveSmallIntegerField(_("year"))
    cause = models.CharField(_("for"), max_length=12, choices=Cause.choices)
    points = models.DecimalField(_("points"), max_digits=6, decimal_places=2)
    idea = perhaps("innovation.Idea", _("suggestion"))
    topic = perhaps("innovation.Topic", _("topic"))
    day = models.DateField(_("day"))
    given_at = models.DateTimeField(_("given"))
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    taken_back_why = models.CharField(_("why it was taken back"), max_length=500, blank=True)
    taken_back_by = a_person(_("taken back by"), null=True, blank=True)

    class Meta:
        verbose_name = _("innovation points")
        verbose_name_plural = _("innovation points")
        ordering = ["person", "day", "id"]
        constraints = [
            models.CheckConstraint(name="innovation_points_only_upward", condition=Q(points__gte=0)),
            models.CheckConstraint(
                name="innovation_points_of_one_thing",
                condition=Q(idea__isnull=True, topic__isnull=False)
                | Q(idea__isnull=False, topic__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["person", "cause", "idea"],
                condition=Q(taken_back_at__isnull=True, idea__isnull=False),
                name="points_once_an_idea",
            ),
            models.UniqueConstraint(
                fields=["person", "cause", "topic"],
                condition=Q(taken_back_at__isnull=True, topic__isnull=False),
                name="points_once_a_topic",
            ),
            models.CheckConstraint(
                name="points_taken_back_for_a_reason",
                condition=Q(taken_back_at__isnull=True) | ~Q(taken_back_why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.points}"
