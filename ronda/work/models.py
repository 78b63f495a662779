"""What the posts owe each other and the outlets: tasks, hand-overs, requests, listing targets.

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


class Task(Fact):
    """What one person owes by a day; `effective` None: its effect is not judged yet."""

    centre = models.ForeignKey("people.Centre", on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    duty = models.CharField(_("duty"), max_length=20)
    title = models.CharField(_("title"), max_length=200)
    due = models.DateField(_("due"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    effective = models.BooleanField(_("effective"), null=True, blank=True)

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        ordering = ["due", "id"]
        indexes = [models.Index(fields=["company", "due"], name="task_by_due_day")]
        constraints = [
            *two_clocks("task"),
            models.CheckConstraint(name="task_has_a_duty_and_a_title", condition=~Q(duty="") & ~Q(title="")),
            models.CheckConstraint(
                name="task_effect_needs_a_done_task",
                condition=Q(effective__isnull=True) | Q(done_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Handover(Fact):
    """Work in two hands: given by the owner, then accepted, or returned with a reason, by the receiver."""

    centre = models.ForeignKey("people.Centre", on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    receiver = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    outlet = models.ForeignKey(
        "outlets.Outlet", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    duty = models.CharField(_("duty"), max_length=20)
    title = models.CharField(_("title"), max_length=200)
    started_on = models.DateField(_("started on"))
    allowed_days = models.PositiveSmallIntegerField(_("working days allowed"))
    given_on = models.DateField(_("given on"), null=True, blank=True)
    accepted_on = models.DateField(_("accepted on"), null=True, blank=True)
    returned_on = models.DateField(_("returned on"), null=True, blank=True)
    return_reason = models.CharField(_("reason of the return"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("hand-over")
        verbose_name_plural = _("hand-overs")
        ordering = ["started_on", "id"]
        indexes = [models.Index(fields=["company", "started_on"], name="handover_by_start")]
        constraints = [
            *two_clocks("handover"),
            models.CheckConstraint(
                name="handover_has_a_duty_and_a_title", condition=~Q(duty="") & ~Q(title="")
            ),
            models.CheckConstraint(name="handover_days_not_negative", condition=Q(allowed_days__gte=0)),
            models.CheckConstraint(
                name="handover_has_two_hands", condition=Q(receiver__isnull=True) | ~Q(receiver=F("owner"))
            ),
            models.CheckConstraint(
                name="handover_is_given_after_its_start",
                condition=Q(given_on__isnull=True) | Q(given_on__gte=F("started_on")),
            ),
            models.CheckConstraint(
                name="handover_is_answered_after_it_is_given",
                # A comparison with NULL would pass, so the day of giving is asked for by name.
                condition=Q(accepted_on__isnull=True, returned_on__isnull=True)
                | Q(given_on__isnull=False, accepted_on__gte=F("given_on"), returned_on__isnull=True)
                | Q(given_on__isnull=False, accepted_on__isnull=True, returned_on__gte=F("given_on")),
            ),
            models.CheckConstraint(
                name="handover_is_returned_for_a_reason",
                condition=Q(returned_on__isnull=True, return_reason="")
                | (Q(returned_on__isnull=False) & ~Q(return_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CustomerRequest(Fact):
    """What an outlet asks for; `confirmed` is the outlet's own word that it was answered."""

    outlet = models.ForeignKey("outlets.Outlet", on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("text"))
    raised_on = models.DateField(_("raised on"))
    due_on = models.DateField(_("due on"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    confirmed = models.BooleanField(_("confirmed by the outlet"), default=False)

    class Meta:
        verbose_name = _("customer request")
        verbose_name_plural = _("customer requests")
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["company", "due_on"], name="request_by_due_day")]
        constraints = [
            *two_clocks("customerrequest"),
            models.CheckConstraint(name="request_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="request_is_raised_first",
                condition=Q(due_on__gte=F("raised_on"))
                & (Q(closed_on__isnull=True) | Q(closed_on__gte=F("raised_on"))),
            ),
            models.CheckConstraint(
                name="request_is_closed_before_confirmed",
                condition=Q(confirmed=False) | Q(closed_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class ListingTarget(Fact):
    """A product that an outlet is to carry in a month."""

    outlet = models.ForeignKey("outlets.Outlet", on_delete=models.PROTECT, related_name="+")
    product = models.ForeignKey("outlets.Product", on_delete=models.PROTECT, related_name="+")
    month = models.CharField(_("month"), max_length=7)

    class Meta:
        verbose_name = _("listing target")
        verbose_name_plural = _("listing targets")
        ordering = ["month", "id"]
        indexes = [models.Index(fields=["company", "month"], name="listing_target_by_month")]
        constraints = [
            *two_clocks("listingtarget"),
            models.UniqueConstraint(
                name="one_listing_target_in_force",
                fields=["outlet", "product", "month"],
                condition=Q(withdrawn_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.outlet_id} {self.product_id}"
