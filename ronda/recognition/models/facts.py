"""What outlets think of the service.

A row is never edited. A correction withdraws it and adds one that names the `first` of its kind, so a
form keeps its number through all its corrections.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.work.models import Fact, two_clocks


class SatisfactionForm(Fact):
    """One outlet's answer, 0 to 100."""

    outlet = models.ForeignKey("outlets.Outlet", on_delete=models.PROTECT, related_name="+")
    day = models.DateField(_("day"))
    score = models.PositiveSmallIntegerField(_("score"))
    valid = models.BooleanField(_("valid"), default=True)

    class Meta:
        verbose_name = _("satisfaction form")
        verbose_name_plural = _("satisfaction forms")
        ordering = ["day", "id"]
        indexes = [models.Index(fields=["company", "day"], name="satisfaction_form_by_day")]
        constraints = [
            models.CheckConstraint(name="form_score_from_0_to_100", condition=Q(score__range=(0, 100))),
            *two_clocks("form"),
        ]

    def __str__(self) -> str:
        return f"{self.outlet_id} {self.day}"
