"""Topics as quality circles: a team, the steps of PDCA, evidence before and after, judges, spread."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.work.models import a_centre, a_company, a_person, perhaps


class Topic(models.Model):
    """Registered under `number`; `measure` is what is to change, from `before` to `aim`."""

    class State(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("topic", "Proposed")
        REGISTERED = "registered", pgettext_lazy("topic", "Registered")
        STUDIED = "studied", pgettext_lazy("topic", "Being studied")
        ACTED = "acted", pgettext_lazy("topic", "Being acted on")
        VERIFIED = "verified", pgettext_lazy("topic", "Verified")
        PRESENTED = "presented", pgettext_lazy("topic", "Presented")
        SPREAD = "spread", pgettext_lazy("topic", "Spread")
        CLOSED = "closed", pgettext_lazy("topic", "Closed")

    class Kind(models.TextChoices):
        ON_SITE = "on_site", pgettext_lazy("topic", "on site")
        MANAGEMENT = "management", pgettext_lazy("topic", "management")
        INNOVATION = "innovation", pgettext_lazy("topic", "innovation")

    company = a_company()
    centre = a_centre()
    number = models.CharField(_("registration number"), max_length=40, blank=True)
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    why = models.TextField(_("why it was chosen"))
    idea = perhaps("innovation.Idea", _("from the suggestion"))
    priority = perhaps("work.Priority", _("phase priority"))
    measure = models.CharField(_("what is to change"), max_length=200)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    upward = models.BooleanField(_("more is better"), default=True)
    aim = models.DecimalField(_("aim"), max_digits=14, decimal_places=4, null=True, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.PROPOSED)
    closed_why = models.CharField(_("why it was closed"), max_length=500, blank=True)
    made_by = a_person(_("made by"), null=True, blank=True)
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["company", "-starts_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["company", "number"], condition=~Q(number=""), name="one_topic_per_number"
            ),
            models.CheckConstraint(
                name="topic_ends_after_it_begins", condition=Q(ends_on__gte=F("starts_on"))
            ),
        ]

    def __str__(self) -> str:
        return self.title


class TopicMember(models.Model):
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="members")
    person = a_person(_("person"))
    leads = models.BooleanField(_("leads it"), default=False)
    share = models.PositiveSmallIntegerField(_("share of the work, per cent"), default=0)
    left_on = models.DateField(_("left"), null=True, blank=True)

    class Meta:
        verbose_name = _("member of a topic")
        verbose_name_plural = _("members of topics")
        ordering = ["topic", "-leads", "person"]
        constraints = [models.UniqueConstraint(fields=["topic", "person"], name="one_membership_per_topic")]

    def __str__(self) -> str:
        return f"{self.topic_id} {self.person_id}"


class TopicStep(models.Model):
    """One of plan, do, check, act, in as many turns as it takes; hours count as learning."""

    class Phase(models.TextChoices):
        PLAN = "plan", pgettext_lazy("PDCA", "Plan")
        DO = "do", pgettext_lazy("PDCA", "Do")
        CHECK = "check", pgettext_lazy("PDCA", "Check")
        ACT = "act", pgettext_lazy("PDCA", "Act")

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="steps")
    turn = models.PositiveSmallIntegerField(_("turn"), default=1)
    phase = models.CharField(_("phase"), max_length=6, choices=Phase.choices)
    text = models.TextField(_("what was done and found"))
    due = models.DateField(_("due"), null=True, blank=True)
    done_on = models.DateField(_("done"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes of work on it"), default=0)
    by = a_person(_("by"), null=True, blank=True)
    at = models.DateTimeField(_("written"))

    class Meta:
        verbose_name = _("step of a topic")
        verbose_name_plural = _("steps of topics")
        ordering = ["topic", "turn", "id"]

    def __str__(self) -> str:
        return f"{self.topic_id} {self.phase}"


class Evidence(models.Model):
    """A measured value on a day: before anything was changed, while it was, or after."""

    class When(models.TextChoices):
        BEFORE = "before", pgettext_lazy("evidence", "before")
        AFTER = "after", pgettext_lazy("evidence", "after")

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="evidence")
    when = models.CharField(_("when"), max_length=6, choices=When.choices)
    day = models.DateField(_("day"))
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=4)
    source = models.CharField(_("where it is from"), max_length=300)
    at = models.DateTimeField(_("written"))
    removed_at = models.DateTimeField(_("taken out"), null=True, blank=True)

    class Meta:
        verbose_name = _("evidence of a topic")
        verbose_name_plural = _("evidence of topics")
        ordering = ["topic", "day", "id"]
        constraints = [models.CheckConstraint(name="evidence_has_a_source", condition=~Q(source=""))]

    def __str__(self) -> str:
        return f"{self.topic_id} {self.day}"


class ReviewRound(models.Model):
    """Judges mark presented topics on seven dimensions without seeing each other's marks."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("topic review", "Being judged")
        PUBLISHED = "published", pgettext_lazy("topic review", "Published")
        CANCELLED = "cancelled", pgettext_lazy("topic review", "Cancelled")

    company = a_company()
    title = models.CharField(_("title"), max_length=200)
    day = models.DateField(_("day of the presentation"))
    dimensions = models.JSONField(_("dimensions and weights"), default=dict)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN)
    state_why = models.CharField(_("why"), max_length=500, blank=True)
    told = models.JSONField(_("told with the result"), default=dict, blank=True)
    made_by = a_person(_("made by"), null=True, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)

    class Meta:
        verbose_name = _("review of topics")
        verbose_name_plural = _("reviews of topics")
        ordering = ["company", "-day", "-id"]

    def __str__(self) -> str:
        return self.title


class ReviewEntry(models.Model):
    """A topic in a review; `score` is corrected for strict and lenient judges, with its error.

    `position`: where whoever runs the review put it; without one the order is drawn.
    """

    class Award(models.TextChoices):
        NONE = "", pgettext_lazy("award", "none")
        BRONZE = "bronze", pgettext_lazy("award", "bronze")
        SILVER = "silver", pgettext_lazy("award", "silver")
        GOLD = "gold", pgettext_lazy("award", "gold")

    review = models.ForeignKey(ReviewRound, on_delete=models.CASCADE, related_name="entries")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="reviews")
    position = models.PositiveSmallIntegerField(_("presented as"), null=True, blank=True)
    score = models.DecimalField(_("score"), max_digits=7, decimal_places=3, null=True, blank=True)
    error = models.DecimalField(_("standard error"), max_digits=7, decimal_places=3, null=True, blank=True)
    place = models.PositiveSmallIntegerField(_("place"), null=True, blank=True)
    award = models.CharField(_("award"), max_length=6, choices=Award.choices, blank=True, default=Award.NONE)
    money_cents = models.PositiveBigIntegerField(_("prize money, in cents"), default=0)

    class Meta:
        verbose_name = _("topic in a review")
        verbose_name_plural = _("topics in reviews")
        ordering = ["review", "place", "id"]
        constraints = [models.UniqueConstraint(fields=["review", "topic"], name="one_entry_per_review")]

    def __str__(self) -> str:
        return f"{self.review_id} {self.topic_id}"


class ReviewMark(models.Model):
    """A judge's marks of a topic, by dimension; nobody judges a topic of the own team."""

    entry = models.ForeignKey(ReviewEntry, on_delete=models.CASCADE, related_name="marks")
    judge = a_person(_("judge"))
    marks = models.JSONField(_("marks by dimension"), default=dict)
    comment = models.CharField(_("comment"), max_length=500, blank=True)
    given_at = models.DateTimeField(_("given"), null=True, blank=True)

    class Meta:
        verbose_name = _("marks of a judge")
        verbose_name_plural = _("marks of judges")
        ordering = ["entry", "judge"]
        constraints = [models.UniqueConstraint(fields=["entry", "judge"], name="one_mark_per_judge")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.judge_id}"


class Spread(models.Model):
    """Another centre takes something over, and somebody looks later whether it helped there."""

    class Outcome(models.TextChoices):
        WORKS = "works", pgettext_lazy("spread", "works there too")
        CHANGED = "changed", pgettext_lazy("spread", "works after a change")
        NOT = "not", pgettext_lazy("spread", "does not work there")

    idea = models.ForeignKey(
        "innovation.Idea", null=True, blank=True, on_delete=models.CASCADE, related_name="spreads"
    )
    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.CASCADE, related_name="spreads")
    centre = a_centre()
    asked_by = a_person(_("asked by"), null=True, blank=True)
    begun_on = models.DateField(_("begun"))
    look_on = models.DateField(_("look again"))
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome.choices, blank=True)
    said = models.CharField(_("what was seen"), max_length=500, blank=True)
    looked_by = a_person(_("looked by"), null=True, blank=True)
    looked_at = models.DateTimeField(_("looked"), null=True, blank=True)

    class Meta:
        verbose_name = _("spread of an innovation")
        verbose_name_plural = _("spreads of innovations")
        ordering = ["begun_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="spread_of_one_thing",
                condition=Q(idea__isnull=True, topic__isnull=False)
                | Q(idea__isnull=False, topic__isnull=True),
            ),
            models.CheckConstraint(
                name="spread_looked_at_in_words",
                condition=Q(looked_at__isnull=True) | (~Q(outcome="") & ~Q(said="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.centre_id} {self.begun_on}"
