"""How the problems of the viewer's centres went."""

from collections.abc import Sequence

from django.db.models import Q

from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.work.models import Problem, Trace
from ronda.work.queries.seen import shared_with
from ronda.work.rules.problem_trend import Course


def courses_of(viewer: Viewer, months: Sequence[Month]) -> list[Course]:
    """Of the problems found or closed from the first of these months on; dismissed ones were none."""
    start = months[0].start
    problems = (
        Problem.objects.filter(shared_with(viewer))
        .filter(Q(found_on__gte=start) | Q(closed_on__gte=start))
        .exclude(state=Problem.State.DISMISSED)
        .order_by("found_on", "pk")
    )
    rows = list(problems.values_list("pk", "topic", "found_on", "closed_on"))
    checks = Trace.objects.filter(company_id=viewer.company_id, about="problem", what="problem.checked")
    first: dict[int, bool] = {}
    for number, said in checks.order_by("done_at", "pk").values_list("number", "said"):
        first.setdefault(number, bool(said.get("solved")))
    return [Course(topic, found, closed, first.get(number)) for number, topic, found, closed in rows]
