"""The audit of those who rated colleagues: how strict and how regular each was, under a number of chance."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.recognition.models.colleagues import PeerRound
from ronda.work.models import a_person


class AuditedRater(models.Model):
    """One rater of a released round. Whose `number` it is stands nowhere: chance drew it at the release.

    `severity` in logits above the usual rater; `infit`, `outfit`: mean squares; `signs`: for a human.
    """

    round = models.ForeignKey(PeerRound, on_delete=models.CASCADE, related_name="audited")
    number = models.PositiveSmallIntegerField(_("number"))
    severity = models.DecimalField(_("severity"), max_digits=5, decimal_places=1)
    infit = models.DecimalField(_("infit"), max_digits=5, decimal_places=1)
    outfit = models.DecimalField(_("outfit"), max_digits=5, decimal_places=1)
    signs = models.JSONField(_("signs"), default=list, blank=True)

    class Meta:
        verbose_name = _("audited rater")
        verbose_name_plural = _("audited raters")
        ordering = ["round", "number"]
        constraints = [models.UniqueConstraint(fields=["round", "number"], name="one_audited_rater_a_number")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.number}"


class AuditWord(models.Model):
    """What a key holder decided about a sign; never changed, the newest one holds. No number: the three."""

    class Outcome(models.TextChoices):
        NOTHING = "nothing", pgettext_lazy("audit", "Looked at, nothing to do")
        TALK = "talk", pgettext_lazy("audit", "Talk with the whole team")
        AGAIN = "again", pgettext_lazy("audit", "Ask the whole team again")

    round = models.ForeignKey(PeerRound, on_delete=models.CASCADE, related_name="audit_words")
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices)
    text = models.CharField(_("in words"), max_length=500)
    decided_by = a_person(_("decided by"))
    decided_at = models.DateTimeField(_("decided"))

    class Meta:
        verbose_name = _("decision in an audit of raters")
        verbose_name_plural = _("decisions in audits of raters")
        ordering = ["round", "number", "-decided_at", "-id"]
        constraints = [models.CheckConstraint(name="audit_word_says_something", condition=~Q(text=""))]

    def __str__(self) -> str:
        return f"{self.round_id} {self.number}"
