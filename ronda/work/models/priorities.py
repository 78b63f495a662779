"""Phase priorities: what a centre puts first for a while."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.work.models.naming import a_centre, a_company, a_person, a_place_in_the_method


class Priority(models.Model):
    """`indicators` are codes of the policy; `last` is the last day. Closed with a summary and lessons."""

    company = a_company()
    centre = a_centre()
    title = models.CharField(_("title"), max_length=200)
    goal = models.TextField(_("goal"))
    indicators = models.JSONField(_("indicators"), default=list, blank=True)
    starts = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    owner = a_person(_("owner"))
    place = a_place_in_the_method()
    made_by = a_person(_("made by"), null=True, blank=True)
    made_at = models.DateTimeField(_("made"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    reached = models.BooleanField(_("goal reached"), null=True, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    lessons = models.TextField(_("lessons"), blank=True)
    dropped_why = models.CharField(_("why it was dropped"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("phase priority")
        verbose_name_plural = _("phase priorities")
        ordering = ["company", "-starts", "id"]
        indexes = [models.Index(fields=["centre", "last"], name="priority_by_centre")]
        constraints = [
            models.CheckConstraint(name="priority_ends_after_it_starts", condition=Q(last__gte=F("starts"))),
            models.CheckConstraint(
                name="priority_closed_with_a_summary",
                condition=Q(closed_on__isnull=True) | ~Q(summary="") | ~Q(dropped_why=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PriorityOutlet(models.Model):
    """An outlet that a priority concerns: a key customer of the phase."""

    priority = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="outlets")
    outlet = models.ForeignKey("outlets.Outlet", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("outlet of a priority")
        verbose_name_plural = _("outlets of priorities")
        ordering = ["priority", "outlet"]
        constraints = [models.UniqueConstraint(fields=["priority", "outlet"], name="one_outlet_per_priority")]

    def __str__(self) -> str:
        return f"{self.priority_id} {self.outlet_id}"
