"""The colleagues' view: who rates whom, sealed forms that name nobody, and what is released of them.

No table says who wrote what. Whether somebody has rated is a day; a form is a sealed letter under a random
name, whose key two people hold together; the letters and the keys are gone once the results are released.
"""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.recognition.models.customers import QuestionnaireVersion
from ronda.work.models import a_centre, a_company, a_person


class PeerRound(models.Model):
    """`half`: such as 2026-2. Forms open with the keys of both holders only; no centre: the whole company."""

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("peer round", "Planned")
        OPEN = "open", pgettext_lazy("peer round", "Open")
        CLOSED = "closed", pgettext_lazy("peer round", "Closed, waiting for both keys")
        RELEASED = "released", pgettext_lazy("peer round", "Released")
        CANCELLED = "cancelled", pgettext_lazy("peer round", "Cancelled")

    company = a_company()
    centre = a_centre(null=True, blank=True)
    half = models.CharField(_("half-year"), max_length=6)
    version = models.ForeignKey(QuestionnaireVersion, on_delete=models.PROTECT, related_name="peer_rounds")
    opens_on = models.DateField(_("opens"))
    closes_on = models.DateField(_("closes"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PLANNED)
    state_why = models.CharField(_("why"), max_length=500, blank=True)
    made_by = a_person(_("made by"), null=True, blank=True)
    released_on = models.DateField(_("released"), null=True, blank=True)
    told = models.JSONField(_("told with the results"), default=dict, blank=True)

    class Meta:
        verbose_name = _("peer round")
        verbose_name_plural = _("peer rounds")
        ordering = ["company", "-half", "centre"]
        constraints = [
            models.UniqueConstraint(
                fields=["company", "centre", "half"],
                condition=~Q(state="cancelled"),
                name="one_peer_round_a_half",
            ),
            models.CheckConstraint(
                name="peer_round_closes_after_it_opens", condition=Q(closes_on__gt=F("opens_on"))
            ),
            models.CheckConstraint(
                name="peer_round_cancelled_for_a_reason", condition=~Q(state="cancelled") | ~Q(state_why="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.centre_id} {self.half}"


class RoundKey(models.Model):
    """A holder's key: letters are sealed to it, and it is wrapped by a passphrase that nobody else knows.

    `wrapped` is gone once the holder has opened the letters.
    """

    round = models.ForeignKey(PeerRound, on_delete=models.CASCADE, related_name="keys")
    holder = a_person(_("key holder"))
    public_key = models.CharField(_("public key"), max_length=64, blank=True)
    wrapped = models.CharField(_("wrapped key"), max_length=400, blank=True)
    used_on = models.DateField(_("used"), null=True, blank=True)

    class Meta:
        verbose_name = _("key of a peer round")
        verbose_name_plural = _("keys of peer rounds")
        ordering = ["round", "holder"]
        constraints = [models.UniqueConstraint(fields=["round", "holder"], name="one_round_key_per_holder")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.holder_id}"


class PeerSlot(models.Model):
    """Somebody may rate in a round, and has rated on a day; of the form itself this says nothing."""

    round = models.ForeignKey(PeerRound, on_delete=models.CASCADE, related_name="slots")
    person = a_person(_("person"))
    rates = models.BooleanField(_("rates"), default=True)
    is_rated = models.BooleanField(_("is rated"), default=True)
    used_on = models.DateField(_("rated on"), null=True, blank=True)

    class Meta:
        verbose_name = _("place in a peer round")
        verbose_name_plural = _("places in peer rounds")
        ordering = ["round", "person"]
        constraints = [models.UniqueConstraint(fields=["round", "person"], name="one_peer_slot_per_person")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.person_id}"


class PeerExclusion(models.Model):
    """`rater` does not rate `person` in the round: a conflict that somebody stated."""

    round = models.ForeignKey(PeerRound, on_delete=models.CASCADE, related_name="exclusions")
    rater = a_person(_("rater"))
    person = a_person(_("person"))
    why = models.CharField(_("reason"), max_length=500)
    made_by = a_person(_("made by"), null=True, blank=True)

    class Meta:
        verbose_name = _("exclusion in a peer round")
        verbose_name_plural = _("exclusions in peer rounds")
        ordering = ["round", "rater", "person"]
        constraints = [
            models.UniqueConstraint(fields=["round", "rater", "person"], name="one_exclusion_per_pair"),
            models.CheckConstraint(name="exclusion_of_two", condition=~Q(rater=F("person"))),
            models.CheckConstraint(name="exclusion_for_a_reason", condition=~Q(why="")),
        ]

    def __str__(self) -> str:
        return f"{self.rater_id} {self.person_id}"


class SealedForm(models.Model):
    """One person's whole form as a sealed letter of a fixed length: no rater, no moment, no order."""

    name = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(PeerRound, on_delete=models.CASCADE, related_name="forms")
    letter = models.BinaryField(_("letter"))

    class Meta:
        verbose_name = _("sealed form")
        verbose_name_plural = _("sealed forms")
        ordering = ["name"]

    def __str__(self) -> str:
        return str(self.name)


class PeerResult(models.Model):
    """What is released of a person: shrunken scores rounded, never single marks.

    Without `reported` nothing but the reason stands: too few forms, or another figure would give it away.
    """

    round = models.ForeignKey(PeerRound, on_delete=models.CASCADE, related_name="results")
    person = a_person(_("person"))
    reported = models.BooleanField(_("reported"), default=False)
    why_not = models.CharField(_("why it is not reported"), max_length=40, blank=True)
    score = models.DecimalField(_("score"), max_digits=5, decimal_places=1, null=True, blank=True)
    error = models.DecimalField(_("standard error"), max_digits=6, decimal_places=3, null=True, blank=True)
    items = models.JSONField(_("by question"), default=dict, blank=True)

    class Meta:
        verbose_name = _("result of a peer round")
        verbose_name_plural = _("results of peer rounds")
        ordering = ["round", "person"]
        constraints = [
            models.UniqueConstraint(fields=["round", "person"], name="one_peer_result_per_person"),
            models.CheckConstraint(
                name="peer_result_reported_with_a_score",
                condition=Q(reported=False, score__isnull=True) | Q(reported=True, score__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.person_id}"


class PeerComment(models.Model):
    """What colleagues wrote of a person; kept only where enough wrote forms, in random order."""

    name = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    result = models.ForeignKey(PeerResult, on_delete=models.CASCADE, related_name="comments")
    text = models.TextField(_("text"))
    hidden_why = models.CharField(_("why it is not shown"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("comment of colleagues")
        verbose_name_plural = _("comments of colleagues")
        ordering = ["result", "name"]

    def __str__(self) -> str:
        return str(self.name)
