"""Prize money of awards: decided once, paid once; rows are added, never changed and never taken away.

A payment recorded by mistake is taken back by a row beside it.
"""

from typing import Any, NoReturn

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

CHANGED = "what was decided or paid is never changed"
DELETED = "what was decided or paid is never deleted"


def _kept(to: str, label: Any) -> "models.ForeignKey[Any, Any]":
    """What a row rests on is never deleted before it."""
    return models.ForeignKey(to, on_delete=models.PROTECT, related_name="+", verbose_name=label)


class Kept(models.QuerySet[Any]):
    """Rows can be read and added, nothing else."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError(CHANGED)

    def delete(self) -> NoReturn:
        raise TypeError(DELETED)

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(CHANGED)


class KeptRow(models.Model):
    objects = Kept.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError(CHANGED)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(DELETED)


class AwardDecision(KeptRow):
    """An award's money is approved, or refused for a reason; `reserve_cents` come from the centre's reserve.

    What was refused may be approved later; what is approved stays.
    """

    company = _kept("people.Company", _("company"))
    centre = _kept("people.Centre", _("centre"))
    entry = _kept("innovation.ReviewEntry", _("award"))
    approved = models.BooleanField(_("approved"))
    why = models.CharField(_("why"), max_length=500, blank=True)
    reserve_cents = models.PositiveBigIntegerField(_("from the reserve, in cents"), default=0)
    decided_by = _kept("people.Person", _("decided by"))
    decided_at = models.DateTimeField(_("decided at"))

    class Meta:
        verbose_name = _("decision about prize money")
        verbose_name_plural = _("decisions about prize money")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry"], condition=Q(approved=True), name="an_award_is_approved_once"
            ),
            models.CheckConstraint(
                name="prize_money_refused_for_a_reason", condition=Q(approved=True) | ~Q(why="")
            ),
            models.CheckConstraint(
                name="refused_prize_money_takes_no_reserve", condition=Q(approved=True) | Q(reserve_cents=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.approved}"


class Prize(KeptRow):
    """What a member of the team receives of an approved award, to the cent."""

    decision = models.ForeignKey(AwardDecision, on_delete=models.PROTECT, related_name="prizes")
    person = _kept("people.Person", _("person"))
    cents = models.PositiveBigIntegerField(_("amount in cents"))

    class Meta:
        verbose_name = _("prize")
        verbose_name_plural = _("prizes")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "person"], name="one_prize_a_person_and_award"),
            models.CheckConstraint(name="a_prize_moves_money", condition=Q(cents__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.cents}"


class PrizePayment(KeptRow):
    """That a prize was paid: on which day, by which paper, and who recorded it.

    There is one, and another only in the place of one that was taken back: `instead_of`.
    """

    prize = models.ForeignKey(Prize, on_delete=models.PROTECT, related_name="payments")
    paid_on = models.DateField(_("paid on"))
    paper = models.CharField(_("by which paper"), max_length=100)
    instead_of = models.OneToOneField(
        "pay.PaymentTakenBack",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="followed_by",
        verbose_name=_("instead of"),
    )
    marked_by = _kept("people.Person", _("recorded by"))
    marked_at = models.DateTimeField(_("recorded at"))

    class Meta:
        verbose_name = _("payment of a prize")
        verbose_name_plural = _("payments of prizes")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="a_payment_names_its_paper", condition=~Q(paper="")),
            models.UniqueConstraint(
                fields=["prize"], condition=Q(instead_of__isnull=True), name="a_prize_is_paid_first_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.prize_id} {self.paper}"


class PaymentTakenBack(KeptRow):
    """That a payment was recorded by mistake, why, and who said so; its prize is to be paid again."""

    payment = models.OneToOneField(PrizePayment, on_delete=models.PROTECT, related_name="taken_back")
    why = models.CharField(_("why"), max_length=1000)
    taken_by = _kept("people.Person", _("taken back by"))
    taken_at = models.DateTimeField(_("taken back"))

    class Meta:
        verbose_name = _("payment taken back")
        verbose_name_plural = _("payments taken back")
        ordering = ["id"]
        constraints = [models.CheckConstraint(name="a_payment_taken_back_for_a_reason", condition=~Q(why=""))]

    def __str__(self) -> str:
        return f"{self.payment_id}"
