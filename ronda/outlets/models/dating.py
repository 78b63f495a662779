"""What every dated row says of itself, as `people` has it too: when, by whom and why."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


def a_person(label: Any) -> "models.ForeignKey[Any, Any]":
    """Whose deed it was; nobody's name is a machine's deed."""
    return models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=label
    )


def a_reason() -> "models.Field[str | None, str | None]":
    """The column in which a history keeps why; the usual one is too short for a sentence."""
    return models.CharField(max_length=500, null=True, blank=True)


class Told(models.Model):
    """Never edited: a correction withdraws the row and adds another."""

    known_at = models.DateTimeField(_("known since"))
    known_by = a_person(_("recorded by"))
    known_why = models.CharField(_("why it was recorded"), max_length=500, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_by = a_person(_("withdrawn by"))
    withdrawn_why = models.CharField(_("why it was withdrawn"), max_length=500, blank=True)

    class Meta:
        abstract = True


def known_before_withdrawn(name: str) -> models.BaseConstraint:
    """None is withdrawn before it was known."""
    return models.CheckConstraint(
        name=f"{name}_is_known_before_withdrawn",
        condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("known_at")),
    )
