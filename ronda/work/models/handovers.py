"""Work that goes from hand to hand, and the chain that it is a step of."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.work.models.facts import Fact, two_clocks
from ronda.work.models.naming import a_centre, a_company, a_person, perhaps


class Chain(models.Model):
    """Work that goes from post to post, as it was planned: its steps are given one after the other."""

    class State(models.TextChoices):
        RUNNING = "running", _("In progress")
        DONE = "done", _("Done")
        STOPPED = "stopped", _("Stopped")

    company = a_company()
    centre = a_centre()
    title = models.CharField(_("title"), max_length=200)
    goal = models.TextField(_("goal"), blank=True)
    starts = models.DateField(_("first day"))
    plan = perhaps("work.Plan", _("plan"))
    priority = perhaps("work.Priority", _("phase priority"))
    outlet = perhaps("outlets.Outlet", _("outlet"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.RUNNING)
    stopped_why = models.CharField(_("why it was stopped"), max_length=500, blank=True)
    made_by = a_person(_("made by"), null=True, blank=True)
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("chain")
        verbose_name_plural = _("chains")
        ordering = ["company", "-starts", "-id"]
        indexes = [models.Index(fields=["centre", "state"], name="chain_by_centre")]

    def __str__(self) -> str:
        return self.title


class ChainStep(models.Model):
    """A step: its owner has it for `allowed_days` working days, then hands it to the receiver.

    The receiver of a step is the owner of the next one. Its hand-overs (more than one after a return) are
    rows of `Handover`, made when the step begins.
    """

    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="steps")
    position = models.PositiveSmallIntegerField(_("position"))
    title = models.CharField(_("title"), max_length=200)
    duty = models.CharField(_("duty"), max_length=20)
    owner = a_person(_("owner"))
    receiver = a_person(_("receiver"))
    allowed_days = models.PositiveSmallIntegerField(_("working days allowed"))
    evidence_wanted = models.CharField(_("evidence wanted"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("step of a chain")
        verbose_name_plural = _("steps of chains")
        ordering = ["chain", "position"]
        constraints = [
            models.UniqueConstraint(fields=["chain", "position"], name="one_step_per_chain_and_position"),
            models.CheckConstraint(name="chain_step_has_two_hands", condition=~Q(receiver=F("owner"))),
        ]

    def __str__(self) -> str:
        return self.title


class Handover(Fact):
    """Work in two hands: given by the owner, then accepted, or returned with a reason, by the receiver.

    What was returned comes again as another hand-over, one `round` later; `rework_of` is the number of the
    first round. `in_silence`: accepted because the receiver did not answer for as long as the policy allows.
    `stopped_why`: returned so often that the director stopped it. A service request is a hand-over of the
    back office to the one who asked.
    """

    class Kind(models.TextChoices):
        HANDOVER = "handover", _("hand-over")
        REQUEST = "request", _("service request")

    class Satisfaction(models.TextChoices):
        GOOD = "good", _("it helped")
        FAIR = "fair", _("it helped in part")
        POOR = "poor", _("it did not help")

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
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.HANDOVER)
    topic = models.CharField(_("topic"), max_length=30, blank=True)
    text = models.TextField(_("what is wanted"), blank=True)
    answer = models.TextField(_("what is given"), blank=True)
    evidence_wanted = models.CharField(_("evidence wanted"), max_length=300, blank=True)
    in_silence = models.BooleanField(_("accepted in silence"), default=False)
    step = perhaps("work.ChainStep", _("step of a chain"))
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    rework_of = models.PositiveBigIntegerField(_("comes again after"), null=True, blank=True)
    stopped_why = models.CharField(_("why it was stopped"), max_length=500, blank=True)
    satisfaction = models.CharField(
        _("satisfied with the answer"), max_length=10, choices=Satisfaction.choices, blank=True
    )
    plan = perhaps("work.Plan", _("plan"))
    priority = perhaps("work.Priority", _("phase priority"))
    task_number = models.PositiveBigIntegerField(_("task"), null=True, blank=True)
    analysis = perhaps("work.Analysis", _("analysis"))

    class Meta:
        verbose_name = _("hand-over")
        verbose_name_plural = _("hand-overs")
        ordering = ["started_on", "id"]
        indexes = [
            models.Index(fields=["company", "started_on"], name="handover_by_start"),
            models.Index(
                fields=["step"],
                condition=Q(withdrawn_at__isnull=True, step__isnull=False),
                name="handover_by_step",
            ),
            models.Index(
                fields=["company", "rework_of"],
                condition=Q(withdrawn_at__isnull=True, rework_of__isnull=False),
                name="handover_by_first_round",
            ),
        ]
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
            models.CheckConstraint(
                name="handover_stopped_is_returned",
                condition=Q(stopped_why="") | Q(returned_on__isnull=False),
            ),
            models.CheckConstraint(
                name="handover_in_silence_is_accepted",
                condition=Q(in_silence=False) | Q(accepted_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title
