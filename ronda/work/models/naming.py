"""Columns that many objects of work share."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Stage(models.TextChoices):
    """The stages of a duty and of a plan; one may be switched off."""

    PLAN = "plan", pgettext_lazy("stage", "Plan")
    EXECUTE = "execute", _("Execute")
    TRACK = "track", _("Track")
    SUPERVISE = "supervise", _("Supervise")
    FEED_BACK = "feed_back", _("Feed back")
    SUMMARISE = "summarise", _("Summarise")


def a_company() -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey("people.Company", on_delete=models.PROTECT, related_name="+")


def a_centre(**options: Any) -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(
        "people.Centre",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("customer service centre"),
        **options,
    )


def a_person(label: Any, **options: Any) -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="+", verbose_name=label, **options
    )


def perhaps(to: str, label: Any) -> "models.ForeignKey[Any, Any]":
    """A reference that may be left out."""
    return models.ForeignKey(
        to, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=label
    )


def a_place_in_the_method() -> "models.CharField[str, str]":
    """`line`, `element-2` or `step-4` of the working method; empty: placed nowhere."""
    return models.CharField(_("place in the working method"), max_length=20, blank=True)
