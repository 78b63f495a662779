"""Which plans of a year a viewer sees, and which they may change."""

from typing import Any

from django.db.models import Q, QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import PlannedLearning, TrainingPlan
from ronda.learning.queries.planned import OF_CENTRE, OF_COMPANY, centres_trained
from ronda.people.queries import centres_for
from ronda.people.rules import Viewer
from ronda.work.queries.reached import Reached

DRAFT, ACCEPTED = TrainingPlan.State.DRAFT, TrainingPlan.State.ACCEPTED


def centres_to_train(viewer: Viewer) -> QuerySet[Any]:
    """Those whose year the viewer plans."""
    centres = centres_for(viewer)
    if viewer.roles & OF_COMPANY:
        return centres
    if not viewer.roles & OF_CENTRE:
        return centres.none()
    led = viewer.centre_ids if viewer.led_centre_ids is None else viewer.led_centre_ids
    return centres.filter(pk__in=led)


def may_train(viewer: Viewer, centre_id: int) -> bool:
    if viewer.roles & OF_COMPANY:
        return True
    led = viewer.centre_ids if viewer.led_centre_ids is None else viewer.led_centre_ids
    return bool(viewer.roles & OF_CENTRE) and centre_id in led


def training_plans(viewer: Viewer) -> QuerySet[TrainingPlan]:
    """Those of the centres whose training one leads."""
    return TrainingPlan.objects.filter(centres_trained(viewer)).select_related(
        "centre", "made_by", "accepted_by", "basis"
    )


def training_plan(viewer: Viewer, number: int, *, to_change: bool = False) -> TrainingPlan:
    """RefusedError for what is not the viewer's; to change it, the row is locked."""
    plans = training_plans(viewer)
    if to_change:
        plans = plans.select_for_update(of=("self",))
    plan = plans.filter(pk=number).first()
    if plan is None:
        raise RefusedError(Problem(f"training plan {number}", "is not among yours", "look at it again"))
    return plan


def plan_in_force(centre_id: int, year: int) -> TrainingPlan | None:
    return TrainingPlan.objects.filter(centre_id=centre_id, year=year, state=ACCEPTED).first()


def rows_seen(viewer: Viewer) -> QuerySet[PlannedLearning]:
    """Every row of the plans that one leads, and one's own of those in force."""
    own = Q(person_id=viewer.person_id or 0, plan__company_id=viewer.company_id, plan__state=ACCEPTED)
    rows = PlannedLearning.objects.filter(own | centres_trained(viewer, "plan__"))
    return rows.select_related("person", "course", "plan__centre", "training_class")


def row_seen(viewer: Viewer, number: int) -> PlannedLearning:
    row = rows_seen(viewer).filter(pk=number).first()
    if row is None:
        raise RefusedError(Problem(f"planned learning {number}", "is not among yours", "look at it again"))
    return row


def row_to_change(viewer: Viewer, number: int) -> PlannedLearning:
    """Locked. Only who leads the training changes it; RefusedError once it is done or cancelled."""
    row = row_seen(viewer, number)
    if not may_train(viewer, row.plan.centre_id):
        raise NotAllowedError(f"changing planned learning {number}")
    locked = PlannedLearning.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if locked.plan.state not in {DRAFT, ACCEPTED}:
        raise RefusedError(Problem("plan", "is in force no more", "look at the newest one"))
    if locked.state != PlannedLearning.State.PLANNED:
        raise RefusedError(Problem("course", "is learnt or cancelled already", "look at the plan again"))
    return locked


def read_training_plan(viewer: Viewer, number: int) -> Reached | None:
    """For what lies with it."""
    found = training_plans(viewer).filter(pk=number).values("centre_id").first()
    return Reached(None, found["centre_id"]) if found else None
