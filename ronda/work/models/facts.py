"""The two clocks of every record of work.

A row is never edited. A correction withdraws it and adds one that names the `first` of its kind, so a
record keeps its number through all its corrections.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Fact(models.Model):
    """The two clocks of a record, and where it came from; the contexts above build on it too."""

    company = models.ForeignKey("people.Company", on_delete=models.PROTECT, related_name="+")
    source_key = models.CharField(_("key in its source"), max_length=120, blank=True)
    first = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    first_id: int | None
    known_at = models.DateTimeField(_("known since"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("reason of the withdrawal"), max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def number(self) -> int:
        """The record's number, the same in every correction."""
        return int(self.first_id or self.pk)


def two_clocks(name: str) -> list[models.BaseConstraint]:
    """What the database refuses of a `Fact`; `name` begins the constraints' names."""
    return [
        models.CheckConstraint(
            name=f"{name}_is_known_before_withdrawn",
            condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("known_at")),
        ),
        models.CheckConstraint(
            name=f"{name}_is_withdrawn_for_a_reason",
            condition=Q(withdrawn_at__isnull=True, withdrawn_reason="")
            | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
        ),
        models.UniqueConstraint(
            name=f"one_{name}_in_force_per_key",
            fields=["company", "source_key"],
            condition=Q(withdrawn_at__isnull=True) & ~Q(source_key=""),
        ),
        models.UniqueConstraint(
            name=f"one_{name}_correction_in_force",
            fields=["first"],
            condition=Q(withdrawn_at__isnull=True, first__isnull=False),
        ),
    ]
