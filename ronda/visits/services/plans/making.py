"""A plan of visits is made: a draft beside the accepted one."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max, Q

from ronda.kernel.digest import digest_text
from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import company_day
from ronda.people.rules import Viewer
from ronda.visits.models import PlannedVisit, VisitPlan
from ronda.visits.queries.month_plan import needed_of
from ronda.visits.queries.plan_rows import versions_of
from ronda.work.services.tracing import leave_trace

ABOUT = "visit_plan"
STEPS = 4
LONGEST_WHY = 500


def make_plan(
    *,
    by: Viewer,
    at: datetime,
    person: str,
    month: Month,
    starts: date | None = None,
    why: str = "",
    seed: int | None = None,
    effort: int | None = None,
    causes: Sequence[dict[str, Any]] = (),
    tell: Callable[[str, int, int], Any] = lambda *told: None,
) -> VisitPlan:
    """A draft for the person with this code, from `starts` on, or else from today or the month's first day.

    Older drafts are dropped. `effort` in turns of the search is the policy's where it is not given, and
    `causes` are what the nightly look has found.
    """
    # Not at the top: they load the planner with its compiler, which takes a second that few pages need.
    from ronda.visits.queries.plan_problem import plan_problem
    from ronda.visits.rules.planning import plan
    from ronda.visits.services.plans.drafting import draft_of
    from ronda.visits.services.plans.saying import said_of

    first = _first_day(month, starts, company_day(by, at))
    tell("read", 0, STEPS)
    found = plan_problem(by, person, month, first)
    chosen = _seed(person, month) if seed is None else seed
    work = found.rules.planning.plan_iterations if effort is None else effort
    tell("search", 1, STEPS)
    result = plan(found.problem, chosen, work)
    tell("compare", 2, STEPS)
    drafted = draft_of(found, result)
    basis = found.versions.accepted
    start = found.days.start
    made = VisitPlan(
        company_id=by.company_id,
        centre_id=found.stint.centre_id,
        person_id=found.person_id,
        month=str(month),
        starts=first,
        basis=basis,
        why=why.strip()[:LONGEST_WHY],
        problem_digest=found.digest,
        seed=chosen,
        effort=work,
        found={
            "cost": {
                "unmet": result.cost.unmet,
                "overtime": result.cost.overtime,
                "travel": result.cost.travel,
                "uneven": result.cost.uneven,
                "moved": result.cost.moved,
            },
            "unmet": sum(count for count in result.unmet.values() if count > 0),
            "said": said_of(found, result, drafted),
            "moved": drafted.moved,
            "kept": drafted.kept,
            "start": list(start) if start else None,
            "settled": [row.pk for row in found.rows if row.state != PlannedVisit.State.PLANNED],
            "causes": list(causes),
        },
        made_by_id=by.person_id,
        made_at=at,
    )
    tell("keep", 3, STEPS)
    return _kept(by, at, made, drafted.rows)


def _first_day(month: Month, starts: date | None, today: date) -> date:
    if month.end <= today:
        raise RefusedError(Problem("month", "is over", "choose this month or a later one"))
    if starts is not None and not month.start <= starts < month.end:
        raise RefusedError(Problem("day", "is not of the month of the plan", "choose a day of it"))
    return max(month.start, today, starts or month.start)


def _seed(person: str, month: Month) -> int:
    """The same for the same person and month, so that a plan can be made again."""
    return int(digest_text(f"{person} {month}")[:12], 16)


@transaction.atomic
def _kept(by: Viewer, at: datetime, made: VisitPlan, rows: Sequence[PlannedVisit]) -> VisitPlan:
    """RefusedError where another plan was accepted while this one was thought out."""
    plans = VisitPlan.objects.select_for_update(of=("self",)).filter(
        person_id=made.person_id, month=made.month
    )
    accepted = plans.filter(state=VisitPlan.State.ACCEPTED).values_list("pk", flat=True).first()
    if accepted != made.basis_id:
        raise RefusedError(Problem("plan", "another one was accepted meanwhile", "make the plan again"))
    plans.filter(state=VisitPlan.State.DRAFT).update(state=VisitPlan.State.DROPPED)
    made.version = (plans.aggregate(last=Max("version"))["last"] or 0) + 1
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise RefusedError(Problem("plan", "another one was made meanwhile", "make the plan again")) from None
    for row in rows:
        row.plan = made
    PlannedVisit.objects.bulk_create(rows, batch_size=500)
    versions = versions_of(by, Q(person_id=made.person_id), Month.parse(made.month))
    made.found |= needed_of(by, versions, made)
    made.save(update_fields=["found"])
    said = {
        "visits": sum(row.day is not None for row in rows),
        "moved": len(made.found["moved"]),
        "starts": made.starts.isoformat(),
    }
    leave_trace(by=by, at=at, about=ABOUT, number=made.pk, what="visit_plan.made", said=said, why=made.why)
    return made
