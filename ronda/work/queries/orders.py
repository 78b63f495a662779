"""What ordered tasks name, read once for all of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from ronda.outlets.queries import outlets_for
from ronda.people.queries.appointed import appointed_posts, people_of_company
from ronda.people.rules import Viewer
from ronda.work.models import Analysis, Plan, Priority, Problem
from ronda.work.queries.seen import shared_with
from ronda.work.rules.task_order import TaskOrder

AT_ONCE = 500


@dataclass(frozen=True)
class Surroundings:
    """`posts`: the post by centre and person; the others are numbers that a task may name."""

    posts: Mapping[tuple[int, int], str]
    people: frozenset[int]
    outlets: frozenset[int]
    plans: frozenset[int]
    priorities: frozenset[int]
    problems: frozenset[int]
    analyses: frozenset[int]


def surroundings_of(viewer: Viewer, orders: Sequence[TaskOrder]) -> Surroundings:
    """A post counts that is held on the due day of one of the person's orders.

    Plans that are closed or stopped, and priorities that are closed, yield no more tasks.
    """
    ours = shared_with(viewer)
    accountable = {each.accountable_id for each in orders if each.accountable_id is not None}
    return Surroundings(
        posts=appointed_posts(viewer, {(each.owner_id, each.due) for each in orders}),
        people=people_of_company(viewer, accountable) if accountable else frozenset(),
        outlets=_among(outlets_for(viewer), (each.outlet_id for each in orders)),
        plans=_among(
            Plan.objects.filter(ours).exclude(state__in=("closed", "stopped")),
            (each.plan_id for each in orders),
        ),
        priorities=_among(
            Priority.objects.filter(ours, closed_on=None), (each.priority_id for each in orders)
        ),
        problems=_among(Problem.objects.filter(ours), (each.problem_id for each in orders)),
        analyses=_among(Analysis.objects.filter(ours), (each.analysis_id for each in orders)),
    )


def _among(rows: QuerySet[Any], numbers: Iterable[int | None]) -> frozenset[int]:
    """Those of the numbers that are among the rows; no question where none is named."""
    wanted = sorted({number for number in numbers if number is not None})
    found: set[int] = set()
    for start in range(0, len(wanted), AT_ONCE):
        some = Q(pk__in=wanted[start : start + AT_ONCE])
        found.update(rows.filter(some).order_by().values_list("pk", flat=True))
    return frozenset(found)
