"""A draft becomes the year's plan with its classes, or is dropped."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.learning.models import PlannedLearning, TrainingPlan
from ronda.learning.queries.year.plans import plan_in_force, training_plan
from ronda.learning.services.year.laying_out import lay_out_classes
from ronda.people.queries import company_day
from ronda.people.rules import Viewer
from ronda.work.queries.desk import traces_since
from ronda.work.services.tracing import leave_trace

ABOUT = "training_plan"
AGAIN = "make the plan again"
LONGEST_WHY = 500
# Deeds on the plan in force that a draft made before them does not know.
CHANGES = frozenset(
    f"training_plan.{deed}" for deed in ("moved", "course_moved", "locked", "added", "learning_cancelled")
)
DONE = PlannedLearning.State.DONE


@transaction.atomic
def accept_training_plan(*, by: Viewer, at: datetime, plan: int, leaves: int = 0) -> TrainingPlan:
    """Replaces the earlier one. `leaves`: how many courses it leaves without a month, as the reader knows.

    A plan that lacks anything is refused until that number is said: half a plan is never accepted unseen.
    """
    draft = training_plan(by, plan, to_change=True)
    if draft.state == TrainingPlan.State.ACCEPTED:
        return draft
    if draft.state != TrainingPlan.State.DRAFT:
        raise RefusedError(Problem("plan", "is no draft any more", "look at the newest one"))
    before = plan_in_force(draft.centre_id, draft.year)
    _refuse_outdated(by, at, draft, before)
    unmet = len(draft.found.get("unmet", ()))
    if unmet != leaves:
        what = f"leaves {unmet} courses of people without a month"
        raise RefusedError(Problem("leaves", what, "read which, and accept it knowing that"))
    if before is not None:
        _take_over(before, draft)
        TrainingPlan.objects.filter(pk=before.pk).update(state=TrainingPlan.State.REPLACED)
    draft.state, draft.accepted_at, draft.accepted_by_id = TrainingPlan.State.ACCEPTED, at, by.person_id
    try:
        with transaction.atomic():
            draft.save(update_fields=["state", "accepted_at", "accepted_by"])
    except IntegrityError:
        raise RefusedError(Problem("plan", "another one was accepted meanwhile", AGAIN)) from None
    classes = lay_out_classes(by=by, at=at, plan=draft)
    said = {"courses": draft.learning.count(), "classes": classes, "unmet": unmet}
    leave_trace(by=by, at=at, about=ABOUT, number=draft.pk, what="training_plan.accepted", said=said)
    return draft


@transaction.atomic
def drop_training_plan(*, by: Viewer, at: datetime, plan: int, why: str) -> TrainingPlan:
    """Only a draft; twice is once."""
    draft = training_plan(by, plan, to_change=True)
    if draft.state == TrainingPlan.State.DROPPED:
        return draft
    if draft.state != TrainingPlan.State.DRAFT:
        raise RefusedError(Problem("plan", "is no draft any more", "look at the newest one"))
    draft.state = TrainingPlan.State.DROPPED
    draft.save(update_fields=["state"])
    kept = why.strip()[:LONGEST_WHY]
    leave_trace(by=by, at=at, about=ABOUT, number=draft.pk, what="training_plan.dropped", why=kept)
    return draft


def _refuse_outdated(by: Viewer, at: datetime, draft: TrainingPlan, before: TrainingPlan | None) -> None:
    """What the draft does not know of must not be lost by it."""
    today = company_day(by, at)
    if draft.year < today.year:
        raise RefusedError(Problem("year", "is over", "choose this year or the next"))
    planned = draft.learning.filter(state=PlannedLearning.State.PLANNED)
    if draft.year == today.year and planned.filter(month__lt=str(Month.of(today))).exists():
        raise RefusedError(Problem("plan", "has courses in months that are over", AGAIN))
    if before is None:
        return
    if draft.basis_id != before.pk:
        raise RefusedError(Problem("plan", "another one was accepted meanwhile", AGAIN))
    if any(each.what in CHANGES for each in traces_since(by, ABOUT, before.pk, draft.made_at)):
        raise RefusedError(Problem("plan", "the plan in force was changed meanwhile", AGAIN))


def _take_over(before: TrainingPlan, draft: TrainingPlan) -> None:
    """What was completed since the draft was made, and the classes in which people sit already."""
    old: Mapping[tuple[int, int], PlannedLearning] = {
        (row.person_id, row.course_id): row for row in before.learning.all()
    }
    for row in draft.learning.exclude(state=DONE):
        earlier = old.get((row.person_id, row.course_id))
        if earlier is None:
            continue
        if earlier.state == DONE:
            row.state, row.done_id, row.month = DONE, earlier.done_id, earlier.month
            row.minutes, row.training_class_id = earlier.minutes, earlier.training_class_id
            row.save(update_fields=["state", "done", "month", "minutes", "training_class"])
        elif earlier.month == row.month and earlier.training_class_id is not None:
            row.training_class_id = earlier.training_class_id
            row.save(update_fields=["training_class"])
