"""What people have learnt.

A row is never edited. A correction withdraws it and adds one that names the `first` of its kind, so a
certificate keeps its number through all its corrections.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.work.models import Fact, two_clocks


class Certificate(Fact):
    """A person's vocational level; `certificate_no` is what is printed on the paper."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(_("level"))
    issued = models.DateField(_("issued"))
    expires = models.DateField(_("expires"), null=True, blank=True)
    certificate_no = models.CharField(_("certificate number"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["person", "issued", "id"]
        indexes = [models.Index(fields=["company", "person"], name="certificate_by_person")]
        constraints = [
            models.CheckConstraint(name="certificate_level_from_1_to_5", condition=Q(level__range=(1, 5))),
            models.CheckConstraint(
                name="certificate_expires_after_issue",
                condition=Q(expires__isnull=True) | Q(expires__gte=F("issued")),
            ),
            *two_clocks("certificate"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.level}"
