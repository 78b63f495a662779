"""What every dated row says of itself: when it became known, when it was withdrawn, by whom and why."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Told(models.Model):
    """Never edited: a correction withdraws the row and adds another. Nobody's name is a machine's deed."""

    known_at = models.DateTimeField(_("known since"))
    known_by = models.ForeignKey(
        "people.Person",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("recorded by"),
    )
    known_why = models.CharField(_("why it was recorded"), max_length=500, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        "people.Person",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("withdrawn by"),
    )
    withdrawn_why = models.CharField(_("why it was withdrawn"), max_length=500, blank=True)

    class Meta:
        abstract = True


def a_reason() -> models.Field[str | None, str | None]:
    """The column in which a history keeps why; the usual one is too short for a sentence."""
    return models.CharField(max_length=500, null=True, blank=True)


def two_clocks(name: str, *key: str) -> list[models.BaseConstraint]:
    """At most one row in force for each key, and none withdrawn before it was known."""
    return [
        models.UniqueConstraint(
            fields=key, condition=Q(withdrawn_at__isnull=True), name=f"one_{name}_in_force"
        ),
        models.CheckConstraint(
            name=f"{name}_is_known_before_withdrawn",
            condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("known_at")),
        ),
    ]


def ends_after_start(name: str) -> models.BaseConstraint:
    return models.CheckConstraint(
        name=f"{name}_ends_after_it_starts", condition=Q(end__isnull=True) | Q(end__gt=F("start"))
    )
