"""Plans: of brands, of service, of modern outlets, of the network; and what happened in each stage."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.work.models.naming import Stage, a_centre, a_company, a_person, a_place_in_the_method, perhaps


class Plan(models.Model):
    """`last` is the last day. A plan of the superior unit has no centre; `parent` is what it localises.

    `milestones` are those that were planned, `{"title", "due"}`; the approval makes tasks of them, and one
    of the summary, and from then on the tasks count.
    """

    class Kind(models.TextChoices):
        BRAND = "brand", _("brand plan")
        SERVICE = "service", _("service project")
        MODERN = "modern", _("modern-outlet project")
        NETWORK = "network", _("network-development project")

    class Origin(models.TextChoices):
        OWN = "own", _("own plan for the area")
        LOCALISED = "localised", _("localised from a superior plan")
        SUPERIOR = "superior", _("plan of the superior unit")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Submitted")
        RUNNING = "running", _("In progress")
        CLOSED = "closed", _("Closed")
        STOPPED = "stopped", _("Stopped")

    company = a_company()
    centre = a_centre(null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    origin = models.CharField(_("origin"), max_length=10, choices=Origin.choices, default=Origin.OWN)
    parent = perhaps("work.Plan", _("superior plan"))
    title = models.CharField(_("title"), max_length=200)
    goal = models.TextField(_("goal"))
    brand = models.CharField(_("brand"), max_length=100, blank=True)
    standard = models.TextField(_("standard"), blank=True)
    budget_cents = models.BigIntegerField(_("budget"), null=True, blank=True)
    expected_listing = models.PositiveSmallIntegerField(
        _("outlets expected to list, in per cent"), null=True, blank=True
    )
    expected_growth = models.SmallIntegerField(
        _("growth expected of the target outlets, in per cent"), null=True, blank=True
    )
    expected = models.TextField(_("expected effect"), blank=True)
    milestones = models.JSONField(_("milestones"), default=list, blank=True)
    starts = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    owner = a_person(_("owner"))
    priority = perhaps("work.Priority", _("phase priority"))
    place = a_place_in_the_method()
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage.choices, default=Stage.PLAN)
    made_by = a_person(_("made by"), null=True, blank=True)
    made_at = models.DateTimeField(_("made"))
    approved_by = a_person(_("approved by"), null=True, blank=True)
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    result = models.TextField(_("result"), blank=True)
    lesson = models.TextField(_("lesson"), blank=True)
    stopped_why = models.CharField(_("why it was stopped"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        ordering = ["company", "-starts", "-id"]
        indexes = [models.Index(fields=["centre", "kind", "state"], name="plan_by_centre")]
        constraints = [
            models.CheckConstraint(name="plan_ends_after_it_starts", condition=Q(last__gte=F("starts"))),
            models.CheckConstraint(
                name="plan_budget_not_negative",
                condition=Q(budget_cents__isnull=True) | Q(budget_cents__gte=0),
            ),
            models.CheckConstraint(
                name="brand_plan_names_its_brand", condition=~Q(kind="brand") | ~Q(brand="")
            ),
            models.CheckConstraint(
                name="localised_plan_names_its_parent",
                condition=~Q(origin="localised") | Q(parent__isnull=False),
            ),
            models.CheckConstraint(
                name="plan_closed_with_a_result", condition=~Q(state="closed") | ~Q(result="")
            ),
            models.CheckConstraint(
                name="plan_stopped_for_a_reason", condition=~Q(state="stopped") | ~Q(stopped_why="")
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PlanOutlet(models.Model):
    """A target outlet of a plan; one that shows others how it is done is a demonstration."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="outlets")
    outlet = models.ForeignKey("outlets.Outlet", on_delete=models.PROTECT, related_name="+")
    demonstration = models.BooleanField(_("demonstration outlet"), default=False)
    shows = models.CharField(_("what it shows"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("outlet of a plan")
        verbose_name_plural = _("outlets of plans")
        ordering = ["plan", "outlet"]
        constraints = [models.UniqueConstraint(fields=["plan", "outlet"], name="one_outlet_per_plan")]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.outlet_id}"


class PlanProduct(models.Model):
    """A product that the target outlets are to list or sell."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="products")
    product = models.ForeignKey("outlets.Product", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("product of a plan")
        verbose_name_plural = _("products of plans")
        ordering = ["plan", "product"]
        constraints = [models.UniqueConstraint(fields=["plan", "product"], name="one_product_per_plan")]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.product_id}"


class StageNote(models.Model):
    """What was planned, done, seen or learnt in a stage; never edited."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="notes")
    stage = models.CharField(_("stage"), max_length=10, choices=Stage.choices)
    text = models.TextField(_("text"))
    written_by = a_person(_("written by"), null=True, blank=True)
    written_at = models.DateTimeField(_("written"))

    class Meta:
        verbose_name = _("note of a stage")
        verbose_name_plural = _("notes of stages")
        ordering = ["plan", "written_at", "id"]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.stage}"


class DemonstrationCopy(models.Model):
    """An outlet that did what a demonstration outlet shows."""

    shown = models.ForeignKey(PlanOutlet, on_delete=models.PROTECT, related_name="copies")
    outlet = models.ForeignKey("outlets.Outlet", on_delete=models.PROTECT, related_name="+")
    copied_on = models.DateField(_("copied on"))
    note = models.CharField(_("note"), max_length=300, blank=True)
    told_by = a_person(_("told by"), null=True, blank=True)

    class Meta:
        verbose_name = _("copy of a demonstration")
        verbose_name_plural = _("copies of demonstrations")
        ordering = ["shown", "copied_on"]
        constraints = [
            models.UniqueConstraint(fields=["shown", "outlet"], name="one_copy_per_demonstration_and_outlet")
        ]

    def __str__(self) -> str:
        return f"{self.shown_id} {self.outlet_id}"


class Event(models.Model):
    """Something that happens at a place on a day: an event, an in-store sales assist, a demonstration.

    Where the product is for adults only, the guard is on and cannot be switched off.
    """

    class Kind(models.TextChoices):
        EVENT = "event", _("event")
        ASSIST = "assist", _("in-store sales assist")
        DEMONSTRATION = "demonstration", _("demonstration")

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        DONE = "done", _("Done")
        CANCELLED = "cancelled", _("Cancelled")

    company = a_company()
    centre = a_centre()
    plan = perhaps("work.Plan", _("plan"))
    kind = models.CharField(_("kind"), max_length=15, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=200)
    outlet = perhaps("outlets.Outlet", _("outlet"))
    where = models.CharField(_("place"), max_length=200, blank=True)
    day = models.DateField(_("day"))
    starts_at = models.TimeField(_("from"), null=True, blank=True)
    ends_at = models.TimeField(_("to"), null=True, blank=True)
    owner = a_person(_("responsible"))
    materials = models.JSONField(_("materials"), default=list, blank=True)
    promotes = models.BooleanField(_("promotes a product"), default=True)
    adults_only = models.BooleanField(_("adults only"), default=True)
    legal_notice = models.TextField(_("legal notice"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PLANNED)
    age_checked = models.BooleanField(_("ages were checked, no minors took part"), default=False)
    attendance = models.PositiveIntegerField(_("attendance"), null=True, blank=True)
    units_sold = models.PositiveIntegerField(_("units sold"), null=True, blank=True)
    result = models.TextField(_("result"), blank=True)
    next_step = models.CharField(_("next step"), max_length=300, blank=True)
    cancelled_why = models.CharField(_("why it was cancelled"), max_length=500, blank=True)
    made_by = a_person(_("made by"), null=True, blank=True)
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["company", "-day", "-id"]
        indexes = [models.Index(fields=["centre", "day"], name="event_by_centre")]
        constraints = [
            models.CheckConstraint(
                name="promotion_carries_a_legal_notice", condition=Q(promotes=False) | ~Q(legal_notice="")
            ),
            models.CheckConstraint(
                name="adults_only_event_done_with_ages_checked",
                condition=~Q(state="done") | Q(adults_only=False) | Q(age_checked=True),
            ),
            models.CheckConstraint(
                name="event_done_says_its_result", condition=~Q(state="done") | ~Q(result="")
            ),
            models.CheckConstraint(
                name="event_cancelled_for_a_reason", condition=~Q(state="cancelled") | ~Q(cancelled_why="")
            ),
            models.CheckConstraint(
                name="event_ends_after_it_starts",
                condition=Q(starts_at__isnull=True) | Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
            ),
        ]

    def __str__(self) -> str:
        return self.title
