"""The plans of a centre's month, a line each."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from ronda.kernel.period import Month
from ronda.people.queries import numbers_of_centres
from ronda.people.queries.stints import stints_in
from ronda.people.rules import Viewer
from ronda.visits.models import PlannedVisit, VisitPlan
from ronda.visits.queries.plan_rows import Versions, plans_for
from ronda.visits.queries.plan_rules import plan_rules
from ronda.visits.queries.plan_shapes import PlanLine
from ronda.visits.queries.planned import planned_in_force


def plans_of_centre(viewer: Viewer, centre: str, month: Month, *, on: date) -> tuple[PlanLine, ...]:
    """A line for everybody of the centre with a portfolio or a quota in the month, by name; six statements.

    Of those whom the viewer leads, oneself, and whoever else has a plan that the viewer reads.
    """
    rules = plan_rules(month.start)
    plans: defaultdict[int, list[VisitPlan]] = defaultdict(list)
    for plan in plans_for(viewer).filter(month=str(month), centre__code=centre).order_by("version"):
        plans[plan.person_id].append(plan)
    people = {each[0].person_id: (each[0].person.code, each[0].person.name) for each in plans.values()}
    posts = {*rules.visits.quotas, *rules.holding}
    centre_id = numbers_of_centres(viewer).get(centre)
    for stint in stints_in(viewer, month, posts):
        if stint.centre_id == centre_id:
            people[stint.person_id] = (stint.code, stint.name)
    rows: defaultdict[int, list[PlannedVisit]] = defaultdict(list)
    for row in planned_in_force(viewer.company_id, month, set(plans)):
        rows[row.plan.person_id].append(row)
    lines = [
        _line(code, name, Versions(plans.get(person_id, [])), rows[person_id])
        for person_id, (code, name) in people.items()
    ]
    return tuple(sorted(lines, key=lambda line: (line.person_name.casefold(), line.person)))


def _line(code: str, name: str, versions: Versions, rows: Sequence[PlannedVisit]) -> PlanLine:
    newest = versions.draft or versions.accepted
    shown = versions.accepted or newest
    found = shown.found if shown is not None else {}
    return PlanLine(
        person=code,
        person_name=name,
        accepted=versions.accepted.pk if versions.accepted else None,
        draft=versions.draft.pk if versions.draft else None,
        visits=sum(row.state != PlannedVisit.State.CANCELLED for row in rows),
        done=sum(row.state == PlannedVisit.State.DONE for row in rows),
        hours_needed=hours_of(found.get("needed", 0)),
        hours_there=hours_of(found.get("there", 0)),
        unmet=found.get("unmet", 0),
    )


def hours_of(minutes: int) -> Decimal:
    return (Decimal(minutes) / 60).quantize(Decimal("0.1"))
