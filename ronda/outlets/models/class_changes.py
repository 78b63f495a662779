"""Classes of outlets that somebody proposes to change and somebody else approves."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.outlets.models.dating import a_person


class ClassChange(models.Model):
    """`old` and `new` are the class as text, empty for none; `written_at`: since when the outlet has it."""

    class State(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("class change", "Proposed")
        APPROVED = "approved", pgettext_lazy("class change", "Approved")
        RETURNED = "returned", pgettext_lazy("class change", "Returned")
        WITHDRAWN = "withdrawn", pgettext_lazy("class change", "Withdrawn")

    company = models.ForeignKey("people.Company", on_delete=models.PROTECT, related_name="+")
    outlet = models.ForeignKey("outlets.Outlet", on_delete=models.PROTECT, related_name="+")
    which = models.CharField(_("class"), max_length=20)
    old = models.CharField(_("before"), max_length=20, blank=True)
    new = models.CharField(_("after"), max_length=20, blank=True)
    why = models.CharField(_("reason"), max_length=500)
    effective_on = models.DateField(_("effective from"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PROPOSED)
    proposed_by = a_person(_("proposed by"))
    proposed_at = models.DateTimeField(_("proposed"))
    settled_by = a_person(_("decided by"))
    settled_at = models.DateTimeField(_("decided"), null=True, blank=True)
    settled_why = models.CharField(_("why it was decided so"), max_length=500, blank=True)
    written_at = models.DateTimeField(_("written"), null=True, blank=True)

    class Meta:
        verbose_name = _("class change")
        verbose_name_plural = _("class changes")
        ordering = ["company", "-id"]
        indexes = [models.Index(fields=["company", "state"], name="class_change_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["outlet", "which"],
                condition=Q(state="proposed"),
                name="one_class_change_proposed_at_a_time",
            ),
            models.CheckConstraint(name="class_change_has_a_reason", condition=~Q(why="")),
            models.CheckConstraint(
                name="class_change_settled_by_a_second_person",
                condition=~Q(state__in=["approved", "returned"])
                | (Q(settled_by__isnull=False) & ~Q(settled_by=F("proposed_by"))),
            ),
            models.CheckConstraint(
                name="class_change_returned_for_a_reason", condition=~Q(state="returned") | ~Q(settled_why="")
            ),
            models.CheckConstraint(
                name="class_change_written_once_approved",
                condition=Q(written_at__isnull=True) | Q(state="approved"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outlet_id} {self.which} {self.new}"
