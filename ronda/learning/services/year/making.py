"""A year's training plan is made: a draft beside the one in force."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from ronda.kernel.digest import digest_text
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import PlannedLearning, TrainingPlan
from ronda.learning.queries.year.plans import centres_to_train
from ronda.learning.queries.year.problem import TrainingProblem, training_problem
from ronda.learning.rules.year.problem import UnsoundProblemError
from ronda.people.queries import company_day
from ronda.people.rules import Viewer
from ronda.work.services.tracing import leave_trace

ABOUT = "training_plan"
STEPS = 4
# Of the solver's unit of effort.
PARTS = 100
LONGEST_WHY = 500


def make_training_plan(
    *,
    by: Viewer,
    at: datetime,
    centre: str,
    year: int,
    starts: date | None = None,
    why: str = "",
    seed: int | None = None,
    effort: int | None = None,
    tell: Callable[[str, int, int], Any] = lambda *told: None,
) -> TrainingPlan:
    """A draft for the centre with this code, for the months from `starts` on, or else from today.

    Older drafts are dropped. `effort` of the search is the policy's where it is not given.
    """
    # Not at the top: the solver takes a second to load, and few pages need it.
    from ronda.learning.rules.year.planner import plan_year
    from ronda.learning.services.year.drafting import found_of, rows_for

    place = centres_to_train(by).filter(code=centre).first()
    if place is None:
        raise NotAllowedError(f"planning the training of {centre}")
    today = company_day(by, at)
    first = _first_day(year, starts, today)
    tell("read", 0, STEPS)
    asked = training_problem(by, place.pk, year, first, today=today)
    chosen = _seed(centre, year) if seed is None else seed
    work = asked.numbers.planning.plan_effort if effort is None else effort
    tell("search", 1, STEPS)
    try:
        made = plan_year(asked.problem, seed=chosen, work=work / PARTS)
    except UnsoundProblemError as unsound:
        remedy = "mend the course, then plan again"
        raise RefusedError(Problem("plan", f"cannot exist: {unsound}", remedy)) from None
    tell("compare", 2, STEPS)
    plan = TrainingPlan(
        company_id=by.company_id,
        centre=place,
        year=year,
        starts=first,
        basis=asked.basis,
        why=why.strip()[:LONGEST_WHY],
        problem_digest=asked.digest,
        seed=chosen,
        effort=work,
        found=found_of(asked, made),
        made_by_id=by.person_id,
        made_at=at,
    )
    tell("keep", 3, STEPS)
    return _kept(by, at, plan, rows_for(asked, made), asked)


def _first_day(year: int, starts: date | None, today: date) -> date:
    if year < today.year:
        raise RefusedError(Problem("year", "is over", "choose this year or the next"))
    if year > today.year + 2:
        raise RefusedError(Problem("year", "is too far ahead", "choose this year or the next"))
    if starts is not None and starts.year != year:
        raise RefusedError(Problem("starts", "is not in the year of the plan", "choose a day of it"))
    return max(date(year, 1, 1), today, starts or date(year, 1, 1))


def _seed(centre: str, year: int) -> int:
    """The same for the same centre and year, so that a plan can be made again."""
    return int(digest_text(f"{centre} {year}")[:12], 16)


@transaction.atomic
def _kept(
    by: Viewer, at: datetime, plan: TrainingPlan, rows: Sequence[PlannedLearning], asked: TrainingProblem
) -> TrainingPlan:
    """RefusedError where another plan was accepted while this one was thought out."""
    plans = TrainingPlan.objects.select_for_update(of=("self",)).filter(
        centre_id=plan.centre_id, year=plan.year
    )
    accepted = plans.filter(state=TrainingPlan.State.ACCEPTED).values_list("pk", flat=True).first()
    if accepted != plan.basis_id:
        raise RefusedError(Problem("plan", "another one was accepted meanwhile", "make the plan again"))
    plans.filter(state=TrainingPlan.State.DRAFT).update(state=TrainingPlan.State.DROPPED)
    plan.version = (plans.aggregate(last=Max("version"))["last"] or 0) + 1
    try:
        with transaction.atomic():
            plan.save()
    except IntegrityError:
        raise RefusedError(Problem("plan", "another one was made meanwhile", "make the plan again")) from None
    for row in rows:
        row.plan = plan
    PlannedLearning.objects.bulk_create(rows, batch_size=1000)
    said = {"courses": len(rows), "unmet": len(plan.found["unmet"]), "moved": len(plan.found["moved"])}
    leave_trace(by=by, at=at, about=ABOUT, number=plan.pk, what="training_plan.made", said=said, why=plan.why)
    return plan
