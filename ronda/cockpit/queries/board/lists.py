"""The lists that the board's numbers open."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ronda.appraisal.queries import TeamFacts, team_facts, team_members
from ronda.cockpit.queries.board.asked import Scope
from ronda.cockpit.queries.board.made_of import (
    CertifiedPerson,
    SkilledPerson,
    certified_people,
    in_band,
    loads_for,
    on_rung,
    skilled_people,
    took_part,
)
from ronda.cockpit.rules.board import (
    Goal,
    Load,
    certified_goal,
    energy_goal,
    execution_goal,
    skills_goal,
)
from ronda.people.rules import Viewer
from ronda.work.queries import open_handovers, open_requests, open_tasks


@dataclass(frozen=True)
class GoalPeople:
    """A goal and the people behind it; what the goal does not need is empty."""

    goal: Goal
    facts: TeamFacts = field(default_factory=lambda: TeamFacts(()))
    loads: Sequence[Load] = ()
    skilled: Sequence[SkilledPerson] = ()
    certified: Sequence[CertifiedPerson] = ()
    appraised: frozenset[str] = frozenset()


def goal_people(viewer: Viewer, scope: Scope, code: str) -> GoalPeople | None:
    """None for a goal that there is not."""
    closing = scope.closing
    if code == "certified":
        certified = certified_people(viewer, scope, with_papers=True)
        goal = certified_goal([each.marketer for each in certified], scope.rules.certification)
        return GoalPeople(goal, certified=certified, appraised=_appraised(viewer, scope))
    if code == "skills":
        members = team_members(viewer, closing, scope.units) if closing else []
        goal = skills_goal(members, scope.board, on_rung(viewer, scope))
        return GoalPeople(goal, skilled=skilled_people(scope, members))
    facts = team_facts(viewer, closing, scope.units) if closing else TeamFacts(())
    if code == "energy":
        loads = loads_for(scope, facts)
        goal = energy_goal(loads, scope.board, in_band(viewer, scope), took_part(scope))
        return GoalPeople(goal, facts, loads=loads)
    if code == "execution":
        parts = {name: facts.sum_of(name) for name in ("tasks", "handovers", "visits", "field_visits")}
        return GoalPeople(execution_goal(**parts, rules=scope.board), facts)
    return None


def flight_list(viewer: Viewer, scope: Scope, kind: str, *, late: bool) -> Any:
    """What is open today of a kind, or only what is past its day; None for a kind that there is not."""
    today, units = scope.today, scope.units
    if kind == "handovers":
        handovers = open_handovers(viewer, on=today, centres=units)
        return [each for each in handovers if each.late_days > 0 or not late]
    if kind == "tasks":
        tasks = open_tasks(viewer, centres=units)
        return tasks.filter(due__lt=today) if late else tasks
    if kind == "requests":
        requests = open_requests(viewer, centres=units)
        return requests.filter(due_on__lt=today) if late else requests
    return None


def _appraised(viewer: Viewer, scope: Scope) -> frozenset[str]:
    """The codes of those who have a result in the month."""
    if scope.closing is None:
        return frozenset()
    return frozenset(each.code for each in team_members(viewer, scope.closing, scope.units))
