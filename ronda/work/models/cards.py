"""Responsibility cards: what each post answers for, by version."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.work.models.naming import a_company, a_person


class Card(models.Model):
    """One version of a post's card; an adopted version is never edited, the next one follows it.

    A version is in force from `starts` until the next adopted one of its post starts.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PROPOSED = "proposed", _("Proposed")
        ADOPTED = "adopted", _("Adopted")
        DROPPED = "dropped", _("Dropped")

    company = a_company()
    post = models.CharField(_("post"), max_length=40)
    version = models.PositiveSmallIntegerField(_("version"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    why = models.CharField(_("reason"), max_length=500, blank=True)
    starts = models.DateField(_("in force from"), null=True, blank=True)
    drafted_by = a_person(_("drafted by"), null=True, blank=True)
    drafted_at = models.DateTimeField(_("drafted"))
    adopted_by = a_person(_("adopted by"), null=True, blank=True)
    adopted_at = models.DateTimeField(_("adopted"), null=True, blank=True)

    class Meta:
        verbose_name = _("responsibility card")
        verbose_name_plural = _("responsibility cards")
        ordering = ["company", "post", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["company", "post", "version"], name="one_card_per_version"),
            models.UniqueConstraint(
                fields=["company", "post", "starts"],
                condition=Q(state="adopted"),
                name="one_adopted_card_per_day",
            ),
            models.CheckConstraint(
                name="card_is_adopted_with_a_day",
                condition=~Q(state="adopted") | (Q(starts__isnull=False) & Q(adopted_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post} {self.version}"


class CardDuty(models.Model):
    """A duty on a card. Texts are by language code: `{"en": …, "es": …, "zh-hans": …}`.

    `stages` maps a stage's code to the text of what is done in it. The results that the duty serves and
    with what weight stand in the policy, under the duty's code.
    """

    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="duties")
    code = models.CharField(_("duty"), max_length=20)
    position = models.PositiveSmallIntegerField(_("position"))
    title = models.JSONField(_("title"))
    stages = models.JSONField(_("stages"), default=dict)
    evidence = models.JSONField(_("evidence"), default=dict)
    indicator = models.JSONField(_("indicator"), default=dict)

    class Meta:
        verbose_name = _("duty on a card")
        verbose_name_plural = _("duties on a card")
        ordering = ["card", "position"]
        constraints = [
            models.UniqueConstraint(fields=["card", "code"], name="one_duty_per_card_and_code"),
            models.CheckConstraint(name="card_duty_has_a_code", condition=~Q(code="")),
        ]

    def __str__(self) -> str:
        return self.code


class CardReading(models.Model):
    """A holder has read a version of the card and confirms it."""

    card = models.ForeignKey(Card, on_delete=models.PROTECT, related_name="readings")
    person = a_person(_("person"))
    opened_at = models.DateTimeField(_("opened"))
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)

    class Meta:
        verbose_name = _("reading of a card")
        verbose_name_plural = _("readings of cards")
        ordering = ["card", "person"]
        constraints = [
            models.UniqueConstraint(fields=["card", "person"], name="one_reading_per_card_and_person"),
            models.CheckConstraint(
                name="card_is_confirmed_after_opened",
                condition=Q(confirmed_at__isnull=True) | Q(confirmed_at__gte=F("opened_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.card_id} {self.person_id}"
