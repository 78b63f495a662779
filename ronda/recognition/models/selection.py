"""The selection of outstanding marketers: rules announced before, three views, places, objections."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.work.models import a_centre, a_company, a_person


class Campaign(models.Model):
    """`rules` are weights of the views, least grade, places: as they were announced, never changed after."""

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("campaign", "Draft")
        ANNOUNCED = "announced", pgettext_lazy("campaign", "Announced")
        COMPUTED = "computed", pgettext_lazy("campaign", "Being decided")
        APPROVED = "approved", pgettext_lazy("campaign", "Approved, not yet public")
        PUBLISHED = "published", pgettext_lazy("campaign", "Published, open to objections")
        FINAL = "final", pgettext_lazy("campaign", "Final")
        CANCELLED = "cancelled", pgettext_lazy("campaign", "Cancelled")

    company = a_company()
    centre = a_centre(null=True, blank=True)
    title = models.CharField(_("title"), max_length=200)
    year = models.PositiveSmallIntegerField(_("year"))
    first = models.DateField(_("from"))
    last = models.DateField(_("until"))
    rules = models.JSONField(_("rules as announced"), default=dict)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    state_why = models.CharField(_("why"), max_length=500, blank=True)
    announced_at = models.DateTimeField(_("announced"), null=True, blank=True)
    computed_at = models.DateTimeField(_("computed"), null=True, blank=True)
    approved_by = a_person(_("approved by"), null=True, blank=True)
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    objections_until = models.DateField(_("objections until"), null=True, blank=True)
    seed = models.BigIntegerField(_("seed"), default=0)
    told = models.JSONField(_("told with the result"), default=dict, blank=True)
    made_by = a_person(_("made by"), null=True, blank=True)

    class Meta:
        verbose_name = _("selection of outstanding marketers")
        verbose_name_plural = _("selections of outstanding marketers")
        ordering = ["company", "-year", "-id"]
        constraints = [
            models.CheckConstraint(name="campaign_ends_after_it_begins", condition=Q(last__gte=F("first"))),
            models.CheckConstraint(
                name="campaign_cancelled_for_a_reason", condition=~Q(state="cancelled") | ~Q(state_why="")
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CampaignEntry(models.Model):
    """A person in a campaign. `chance`: of being truly among the chosen; `tied` share a place.

    `views` are each side's score, error, reliability and the weight that it kept. `chosen` by `decided_by`.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="entries")
    person = a_person(_("person"))
    centre = a_centre()
    eligible = models.BooleanField(_("may be chosen"), default=True)
    why_not = models.JSONField(_("why not"), default=list, blank=True)
    views = models.JSONField(_("views"), default=dict, blank=True)
    score = models.DecimalField(_("score"), max_digits=9, decimal_places=4, null=True, blank=True)
    error = models.DecimalField(_("standard error"), max_digits=9, decimal_places=4, null=True, blank=True)
    chance = models.DecimalField(_("chance"), max_digits=6, decimal_places=4, null=True, blank=True)
    place = models.PositiveSmallIntegerField(_("place"), null=True, blank=True)
    tied = models.BooleanField(_("tied"), default=False)
    chosen = models.BooleanField(_("chosen"), default=False)
    chosen_why = models.CharField(_("reason"), max_length=500, blank=True)
    certificate_code = models.CharField(_("code of the certificate"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("person in a selection")
        verbose_name_plural = _("people in selections")
        ordering = ["campaign", "place", "person"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "person"], name="one_campaign_entry_per_person"),
            models.CheckConstraint(
                name="nobody_chosen_who_may_not_be", condition=Q(chosen=False) | Q(eligible=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.person_id}"


class Nomination(models.Model):
    """Somebody is proposed: a text for each of the eight criteria that fit."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="nominations")
    person = a_person(_("person"))
    nominated_by = a_person(_("nominated by"))
    texts = models.JSONField(_("texts by criterion"), default=dict)
    nominated_at = models.DateTimeField(_("nominated"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        ordering = ["campaign", "person", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "person", "nominated_by"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_nomination_each",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.person_id}"


class Objection(models.Model):
    """Against a published selection; answered by somebody who did not decide it."""

    class Outcome(models.TextChoices):
        UPHELD = "upheld", pgettext_lazy("objection", "Right")
        DISMISSED = "dismissed", pgettext_lazy("objection", "Not right")

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="objections")
    raised_by = a_person(_("raised by"))
    about = a_person(_("about"), null=True, blank=True)
    text = models.TextField(_("text"))
    raised_at = models.DateTimeField(_("raised"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    answered_by = a_person(_("answered by"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        verbose_name = _("objection")
        verbose_name_plural = _("objections")
        ordering = ["campaign", "raised_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="objection_answered_in_words",
                condition=Q(answered_at__isnull=True) | (~Q(answer="") & ~Q(outcome="")),
            ),
            models.CheckConstraint(
                name="objection_answered_by_another",
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("raised_by")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.raised_by_id}"
