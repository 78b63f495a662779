"""The ledger of pay: lines are added, never changed and never taken away."""

from typing import Any, NoReturn

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Lines(models.QuerySet["Posting"]):
    """Postings can be read and added, nothing else."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("postings are never changed; post a reversal and a correction")

    def delete(self) -> NoReturn:
        raise TypeError("postings are never deleted; post a reversal")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("postings are never changed; post a reversal and a correction")


class Posting(models.Model):
    """One line: to a person for a spell, or, without a person, to a reserve of a centre or of the company."""

    class Kind(models.TextChoices):
        SHARE = "share", _("share")
        PENALTY = "penalty", _("penalty")
        RESERVE = "reserve", _("reserve")
        APPEAL_RESERVE = "appeal_reserve", _("reserve for appeals")
        REVERSAL = "reversal", _("reversal")
        CORRECTION = "correction", _("correction")

    closing = models.ForeignKey("facts.Closing", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    centre = models.ForeignKey("people.Centre", null=True, on_delete=models.PROTECT, related_name="+")
    spell_id = models.BigIntegerField(null=True)
    post = models.CharField(_("post"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    cents = models.BigIntegerField(_("amount in cents"))
    reason = models.CharField(_("reason"), max_length=40)
    created_at = models.DateTimeField(_("posted at"))

    objects = Lines.as_manager()

    class Meta:
        verbose_name = _("posting")
        verbose_name_plural = _("postings")
        ordering = ["id"]
        indexes = [models.Index(fields=["person", "closing"], name="postings_of_a_person")]
        constraints = [
            models.CheckConstraint(
                name="posting_kind_known",
                condition=Q(
                    kind__in=["share", "penalty", "reserve", "appeal_reserve", "reversal", "correction"]
                ),
            ),
            models.CheckConstraint(name="posting_moves_money", condition=~Q(cents=0)),
            models.CheckConstraint(
                name="posting_signs",
                condition=~Q(kind="share", cents__lt=0) & ~Q(kind="penalty", cents__gt=0),
            ),
            models.CheckConstraint(
                name="posting_to_a_spell_or_a_reserve",
                condition=(
                    Q(kind__in=["reserve", "appeal_reserve"], person__isnull=True, spell_id__isnull=True)
                    | Q(
                        kind__in=["share", "penalty", "reversal", "correction"],
                        person__isnull=False,
                        centre__isnull=False,
                        spell_id__isnull=False,
                    )
                ),
            ),
            models.UniqueConstraint(
                fields=["closing", "spell_id", "kind", "reason"],
                condition=Q(spell_id__isnull=False),
                name="one_posting_per_spell_kind_and_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.cents}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("a posting is never changed; post a reversal and a correction")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("a posting is never deleted; post a reversal")
