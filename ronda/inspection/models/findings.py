"""Findings of inspections, from the draft to the end; only a confirmed one counts against anybody."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.work.models import a_centre, a_company, a_person, perhaps


class Finding(models.Model):
    """Each step is also a trace (about `finding`). `kind` names what is wrong; the kinds of an integrity
    finding act on pay once they are confirmed by somebody other than the inspector, and then `integrity` is
    the fact that the month reads. `second_by` is another inspector who was asked to look at it before it is
    decided; what that person says stands beside the answer.
    """

    class Kind(models.TextChoices):
        FALSE_VISIT = "false_visit", _("false visit")
        FALSE_RECORD = "false_record", _("false record")
        ORDERING_FOR_RETAILER = "ordering_for_retailer", _("ordering for a retailer")
        RECORD = "record", _("visit record does not match")
        INFORMATION = "information", _("base data do not match")
        WORK = "work", _("phase work not as recorded")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        ISSUED = "issued", pgettext_lazy("finding", "Issued")
        ANSWERED = "answered", pgettext_lazy("finding", "Answered")
        CORRECTED = "corrected", pgettext_lazy("finding", "Corrected")
        RECHECKED = "rechecked", pgettext_lazy("finding", "Rechecked")
        CLOSED = "closed", _("Closed")
        WITHDRAWN = "withdrawn", pgettext_lazy("finding", "Withdrawn")

    company = a_company()
    centre = a_centre()
    unit = perhaps("inspection.DrawnUnit", _("drawn unit"))
    flag = perhaps("visits.Flag", _("flag"))
    kind = models.CharField(_("kind"), max_length=25, choices=Kind.choices)
    person = a_person(_("whose work it is"))
    outlet = perhaps("outlets.Outlet", _("outlet"))
    visit_number = models.PositiveBigIntegerField(_("visit"), null=True, blank=True)
    text = models.TextField(_("what was found"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    made_by = a_person(_("found by"))
    made_at = models.DateTimeField(_("found"))
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    answer_due = models.DateField(_("answer due"), null=True, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    objects_to_it = models.BooleanField(_("objects"), default=False)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    second_by = a_person(_("second look by"), null=True, blank=True)
    second_on = models.DateField(_("second look on"), null=True, blank=True)
    second_agrees = models.BooleanField(_("second look agrees"), null=True, blank=True)
    second_says = models.TextField(_("what the second look found"), blank=True)
    confirmed = models.BooleanField(pgettext_lazy("finding", "confirmed"), null=True, blank=True)
    decided_by = a_person(_("decided by"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_why = models.TextField(_("reason of the decision"), blank=True)
    correction_due = models.DateField(_("correction due"), null=True, blank=True)
    correction = models.TextField(pgettext_lazy("finding", "correction"), blank=True)
    corrected_on = models.DateField(_("corrected on"), null=True, blank=True)
    recheck = models.TextField(_("recheck"), blank=True)
    rechecked_by = a_person(_("rechecked by"), null=True, blank=True)
    rechecked_on = models.DateField(_("rechecked on"), null=True, blank=True)
    times_corrected = models.PositiveSmallIntegerField(_("times corrected"), default=0)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(pgettext_lazy("finding", "withdrawn"), null=True, blank=True)
    withdrawn_why = models.CharField(_("why it was withdrawn"), max_length=500, blank=True)
    integrity = perhaps("inspection.IntegrityFinding", _("integrity finding"))

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["company", "-made_at", "-id"]
        indexes = [
            models.Index(fields=["person", "state"], name="finding_by_person"),
            models.Index(fields=["centre", "state"], name="finding_by_centre"),
        ]
        constraints = [
            models.CheckConstraint(name="finding_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="finding_withdrawn_for_a_reason", condition=~Q(state="withdrawn") | ~Q(withdrawn_why="")
            ),
            models.CheckConstraint(
                name="finding_decided_for_a_reason", condition=Q(confirmed__isnull=True) | ~Q(decided_why="")
            ),
            models.CheckConstraint(
                name="finding_counts_only_when_confirmed",
                condition=Q(integrity__isnull=True) | Q(confirmed=True),
            ),
            models.CheckConstraint(
                name="finding_second_look_says_something",
                condition=Q(second_agrees__isnull=True) | ~Q(second_says=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.person_id}"
