"""A round of inspections: what could be drawn, who committed to what, what was drawn, and what was found."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.work.models import a_centre, a_company, a_person, perhaps


class InspectionRound(models.Model):
    """`frame` is the text whose sha256 is `frame_digest`. `asked` are the numbers of the draw: what is taken
    of each stratum, caps, intensities and their reasons. `address` is the round's public page, once released.
    """

    class Object(models.TextChoices):
        VISITS = "visits", _("visits")
        INFORMATION = "information", _("information maintenance")
        PHASE_WORK = "phase_work", _("phase work")

    class State(models.TextChoices):
        ANNOUNCED = "announced", pgettext_lazy("inspection round", "Commitments open")
        FROZEN = "frozen", pgettext_lazy("inspection round", "Frame frozen")
        DRAWN = "drawn", pgettext_lazy("inspection round", "Drawn, in the field")
        RELEASED = "released", pgettext_lazy("inspection round", "Released")
        ABANDONED = "abandoned", pgettext_lazy("inspection round", "Abandoned")

    company = a_company()
    centre = a_centre(null=True, blank=True)
    object = models.CharField(_("object"), max_length=12, choices=Object.choices)
    title = models.CharField(_("title"), max_length=200)
    starts = models.DateField(_("first day inspected"))
    last = models.DateField(_("last day inspected"))
    priority = perhaps("work.Priority", _("phase priority"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.ANNOUNCED)
    asked = models.JSONField(_("what is drawn"), default=dict)
    frame = models.TextField(_("frame"), blank=True)
    frame_digest = models.CharField(_("digest of the frame"), max_length=64, blank=True)
    beacon = models.CharField(_("public beacon"), max_length=200, blank=True)
    seed = models.CharField(_("seed"), max_length=64, blank=True)
    address = models.CharField(_("public address"), max_length=40, unique=True)
    announced_by = a_person(_("announced by"), null=True, blank=True)
    announced_at = models.DateTimeField(_("announced"))
    frozen_at = models.DateTimeField(_("frozen"), null=True, blank=True)
    drawn_at = models.DateTimeField(_("drawn"), null=True, blank=True)
    released_at = models.DateTimeField(_("released"), null=True, blank=True)
    abandoned_why = models.CharField(_("why it was abandoned"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("inspection round")
        verbose_name_plural = _("inspection rounds")
        ordering = ["company", "-starts", "-id"]
        indexes = [models.Index(fields=["company", "state"], name="round_by_state")]
        constraints = [
            models.CheckConstraint(name="round_ends_after_it_starts", condition=Q(last__gte=F("starts"))),
            models.CheckConstraint(
                name="round_abandoned_for_a_reason", condition=~Q(state="abandoned") | ~Q(abandoned_why="")
            ),
            models.CheckConstraint(
                name="round_drawn_with_a_seed",
                condition=~Q(state__in=["drawn", "released"]) | (~Q(seed="") & ~Q(frame_digest="")),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Commitment(models.Model):
    """A party's promise, the sha256 of its name and nonce, given before the frame; the nonce comes after."""

    class Party(models.TextChoices):
        MANAGEMENT = "management", _("management")
        STAFF = "staff", _("staff representative")

    round = models.ForeignKey(InspectionRound, on_delete=models.CASCADE, related_name="commitments")
    party = models.CharField(_("party"), max_length=12, choices=Party.choices)
    digest = models.CharField(_("digest"), max_length=64)
    made_by = a_person(_("committed by"))
    made_at = models.DateTimeField(_("committed"))
    nonce = models.CharField(_("nonce"), max_length=200, blank=True)
    revealed_at = models.DateTimeField(_("revealed"), null=True, blank=True)

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = ["round", "party"]
        constraints = [
            models.UniqueConstraint(fields=["round", "party"], name="one_commitment_per_party"),
            models.CheckConstraint(
                name="commitment_revealed_with_its_nonce",
                condition=Q(revealed_at__isnull=True, nonce="")
                | (Q(revealed_at__isnull=False) & ~Q(nonce="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party} {self.digest[:12]}"


class DrawnUnit(models.Model):
    """One unit of the list. `probability` is a fraction as text, `3/10`. `second_of` names the unit whose
    inspection it repeats. `form` are the inspector's answers, given without seeing the first ones; `compared`
    is what came of the comparison, field by field.
    """

    class State(models.TextChoices):
        TO_CHECK = "to_check", pgettext_lazy("drawn unit", "To be inspected")
        CHECKED = "checked", pgettext_lazy("drawn unit", "Inspected")
        NOT_POSSIBLE = "not_possible", pgettext_lazy("drawn unit", "Could not be inspected")

    class How(models.TextChoices):
        ON_SITE = "on_site", _("on the spot")
        TELEPHONE = "telephone", _("by telephone")
        DATA = "data", _("by the data")

    round = models.ForeignKey(InspectionRound, on_delete=models.CASCADE, related_name="units")
    unit = models.CharField(_("unit"), max_length=80)
    stratum = models.CharField(_("stratum"), max_length=80)
    ticket = models.CharField(_("ticket"), max_length=64)
    position = models.PositiveIntegerField(_("position"))
    probability = models.CharField(_("probability of being drawn"), max_length=60)
    why = models.JSONField(_("reason of the probability"), default=dict, blank=True)
    outlet = perhaps("outlets.Outlet", _("outlet"))
    person = perhaps("people.Person", _("whose work is inspected"))
    visit_number = models.PositiveBigIntegerField(_("visit"), null=True, blank=True)
    task_number = models.PositiveBigIntegerField(_("task"), null=True, blank=True)
    inspector = perhaps("people.Person", _("inspector"))
    second_of = perhaps("inspection.DrawnUnit", _("repeats the inspection of"))
    due = models.DateField(_("due"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=15, choices=State.choices, default=State.TO_CHECK)
    state_why = models.CharField(_("why"), max_length=500, blank=True)
    how = models.CharField(_("how"), max_length=10, choices=How.choices, blank=True)
    form = models.JSONField(_("what the inspector filled in"), default=dict, blank=True)
    compared = models.JSONField(_("comparison"), default=list, blank=True)
    checked_by = a_person(_("inspected by"), null=True, blank=True)
    checked_at = models.DateTimeField(_("inspected"), null=True, blank=True)

    class Meta:
        verbose_name = _("drawn unit")
        verbose_name_plural = _("drawn units")
        ordering = ["round", "position", "id"]
        indexes = [models.Index(fields=["inspector", "state"], name="drawn_unit_by_inspector")]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "unit"], condition=Q(second_of__isnull=True), name="one_unit_per_round"
            ),
            models.CheckConstraint(
                name="unit_not_inspected_for_a_reason", condition=~Q(state="not_possible") | ~Q(state_why="")
            ),
        ]

    def __str__(self) -> str:
        return self.unit
