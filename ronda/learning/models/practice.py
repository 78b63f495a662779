"""Learning at work: observed visits, drills and contests, and whether it is applied on the job."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.learning.models.courses import Course
from ronda.work.models import a_centre, a_company, a_person, perhaps


class Observation(models.Model):
    """Two at one visit: who shows and who watches each fill in a sheet without seeing the other's first.

    `visit_number` names the visit; sheets are answers by question code. `agreed` is what both take from it.
    """

    class Kind(models.TextChoices):
        FIELD_OBSERVATION = "field_observation", _("field observation")
        PEER = "peer", _("peer learning")

    company = a_company()
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    shows = a_person(_("who shows"))
    watches = a_person(_("who watches"))
    day = models.DateField(_("day"))
    visit_number = models.PositiveBigIntegerField(_("visit"), null=True, blank=True)
    planned_visit = perhaps("visits.PlannedVisit", _("planned visit"))
    course = perhaps("learning.Course", _("course"))
    of_shower = models.JSONField(_("sheet of who shows"), default=dict, blank=True)
    of_watcher = models.JSONField(_("sheet of who watches"), default=dict, blank=True)
    agreed = models.TextField(_("what both take from it"), blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    cancelled_why = models.CharField(_("why it was cancelled"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        ordering = ["company", "-day", "-id"]
        constraints = [
            models.CheckConstraint(name="observation_of_two", condition=~Q(shows=F("watches"))),
            models.CheckConstraint(
                name="observation_closed_with_its_visit",
                condition=Q(closed_at__isnull=True) | Q(visit_number__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shows_id} {self.day}"


class Drill(models.Model):
    """`sheet` are the criteria, each a code, a text, a weight and its highest mark."""

    class Kind(models.TextChoices):
        DISPLAY = "display", _("display")
        COACHING = "coaching", _("coaching a retailer")
        BRAND_PLANNING = "brand_planning", _("brand planning")

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("drill", "Planned")
        JUDGING = "judging", pgettext_lazy("drill", "Judging")
        PUBLISHED = "published", pgettext_lazy("drill", "Published")
        CANCELLED = "cancelled", pgettext_lazy("drill", "Cancelled")

    company = a_company()
    centre = a_centre()
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    contest = models.BooleanField(_("contest"), default=False)
    day = models.DateField(_("day"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=60)
    course = perhaps("learning.Course", _("course"))
    sheet = models.JSONField(_("scoring sheet"), default=list)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PLANNED)
    state_why = models.CharField(_("why"), max_length=500, blank=True)
    made_by = a_person(_("made by"), null=True, blank=True)

    class Meta:
        verbose_name = _("drill")
        verbose_name_plural = _("drills")
        ordering = ["company", "-day", "-id"]

    def __str__(self) -> str:
        return self.title


class DrillJudge(models.Model):
    drill = models.ForeignKey(Drill, on_delete=models.CASCADE, related_name="judges")
    person = a_person(_("judge"))

    class Meta:
        verbose_name = _("judge of a drill")
        verbose_name_plural = _("judges of drills")
        ordering = ["drill", "person"]
        constraints = [models.UniqueConstraint(fields=["drill", "person"], name="one_judge_per_drill")]

    def __str__(self) -> str:
        return f"{self.drill_id} {self.person_id}"


class DrillEntry(models.Model):
    """`score` and `place` are written when the drill is published."""

    drill = models.ForeignKey(Drill, on_delete=models.CASCADE, related_name="entries")
    person = a_person(_("person"))
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    note = models.CharField(_("note"), max_length=500, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    score = models.DecimalField(_("score"), max_digits=6, decimal_places=3, null=True, blank=True)
    place = models.PositiveSmallIntegerField(_("place"), null=True, blank=True)

    class Meta:
        verbose_name = _("entry of a drill")
        verbose_name_plural = _("entries of drills")
        ordering = ["drill", "position", "id"]
        constraints = [models.UniqueConstraint(fields=["drill", "person"], name="one_entry_per_drill")]

    def __str__(self) -> str:
        return f"{self.drill_id} {self.person_id}"


class DrillScore(models.Model):
    """A judge's marks for an entry, by criterion code."""

    entry = models.ForeignKey(DrillEntry, on_delete=models.CASCADE, related_name="scores")
    judge = models.ForeignKey(DrillJudge, on_delete=models.CASCADE, related_name="scores")
    marks = models.JSONField(_("marks"), default=dict)
    comment = models.CharField(_("comment"), max_length=500, blank=True)
    given_at = models.DateTimeField(_("given"))

    class Meta:
        verbose_name = _("score of a drill")
        verbose_name_plural = _("scores of drills")
        ordering = ["entry", "judge"]
        constraints = [models.UniqueConstraint(fields=["entry", "judge"], name="one_score_per_judge")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.judge_id}"


class EffectCheck(models.Model):
    """Whether what was learnt is applied: tests before and after, and a look at the job weeks later."""

    class Applied(models.TextChoices):
        NOT = "not", pgettext_lazy("learnt", "not applied")
        PARTLY = "partly", pgettext_lazy("learnt", "partly applied")
        FULLY = "fully", pgettext_lazy("learnt", "applied")
        NO_OCCASION = "no_occasion", pgettext_lazy("learnt", "no occasion yet")

    company = a_company()
    done = models.OneToOneField("learning.CourseDone", on_delete=models.CASCADE, related_name="effect")
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="+")
    person = a_person(_("person"))
    before = perhaps("learning.Attempt", _("test before"))
    after = perhaps("learning.Attempt", _("test after"))
    due_on = models.DateField(_("due"))
    applied = models.CharField(_("on the job"), max_length=15, choices=Applied.choices, blank=True)
    said = models.CharField(_("what was seen"), max_length=500, blank=True)
    visit_number = models.PositiveBigIntegerField(_("visit"), null=True, blank=True)
    checked_by = a_person(_("checked by"), null=True, blank=True)
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True)

    class Meta:
        verbose_name = _("check of what was learnt")
        verbose_name_plural = _("checks of what was learnt")
        ordering = ["company", "due_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="effect_checked_with_a_word",
                condition=Q(checked_at__isnull=True) | (~Q(applied="") & ~Q(said="")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.course_id}"
