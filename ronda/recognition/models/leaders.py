"""The leaders' view: bright spots noted all year, and one documented judgement on the eight criteria."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.work.models import a_centre, a_company, a_person, perhaps


class Criterion(models.TextChoices):
    """The eight of the mission."""

    LAW_ABIDING = "law_abiding", _("law-abiding")
    HONEST = "honest", _("honest and trustworthy")
    DEDICATED = "dedicated", _("dedicated to the post")
    CONTRIBUTING = "contributing", _("glad to contribute")
    SOLID_STYLE = "solid_style", _("of a solid working style")
    CONSCIENTIOUS = "conscientious", _("conscientious")
    OUTSTANDING_RESULTS = "outstanding_results", _("with outstanding results")
    RECOGNISED = "recognised", _("recognised by all")


class RecognitionNote(models.Model):
    """A bright spot that a leader noted; shown to the team once the person agrees."""

    class Shown(models.TextChoices):
        ASKED = "asked", pgettext_lazy("recognition note", "Person is asked")
        TEAM = "team", pgettext_lazy("recognition note", "Shown to the team")
        PRIVATE = "private", pgettext_lazy("recognition note", "Between the two")

    company = a_company()
    centre = a_centre()
    person = a_person(_("person"))
    noted_by = a_person(_("noted by"))
    day = models.DateField(_("day"))
    text = models.CharField(_("what was good"), max_length=1000)
    criterion = models.CharField(_("criterion"), max_length=20, choices=Criterion.choices, blank=True)
    outlet = perhaps("outlets.Outlet", _("outlet"))
    noted_at = models.DateTimeField(_("noted"))
    shown = models.CharField(_("shown to"), max_length=10, choices=Shown.choices, default=Shown.ASKED)
    answer = models.CharField(_("answer of the person"), max_length=1000, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    taken_back_why = models.CharField(_("why it was taken back"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("recognition note")
        verbose_name_plural = _("recognition notes")
        ordering = ["company", "-day", "-id"]
        indexes = [models.Index(fields=["company", "person"], name="recognition_note_by_person")]
        constraints = [
            models.CheckConstraint(name="recognition_note_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="recognition_note_taken_back_for_a_reason",
                condition=Q(taken_back_at__isnull=True) | ~Q(taken_back_why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.day}"


class LeaderJudgement(models.Model):
    """A leader's judgement of a person in a campaign: words and a level for each criterion, under a name."""

    campaign = models.ForeignKey("recognition.Campaign", on_delete=models.CASCADE, related_name="judgements")
    person = a_person(_("person"))
    judged_by = a_person(_("judged by"))
    levels = models.JSONField(_("levels by criterion"), default=dict)
    said = models.JSONField(_("words by criterion"), default=dict)
    overall = models.TextField(_("altogether"), blank=True)
    judged_at = models.DateTimeField(_("judged"))

    class Meta:
        verbose_name = _("judgement of a leader")
        verbose_name_plural = _("judgements of leaders")
        ordering = ["campaign", "person", "judged_by"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "person", "judged_by"], name="one_judgement_per_leader"
            )
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.person_id}"
