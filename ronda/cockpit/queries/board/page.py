"""The whole board of a team: one closed month beside the one before, and what is open today."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ronda.appraisal.queries import TeamFacts, mean_points, team_facts, team_members, team_scores
from ronda.appraisal.rules.team_card import TeamMember
from ronda.cockpit.queries.board.asked import Scope
from ronda.cockpit.queries.board.flight import InFlight, in_flight_for
from ronda.cockpit.queries.board.made_of import certified_people, loads_for
from ronda.cockpit.queries.closing_month import Approved, closing_approval
from ronda.cockpit.rules.board import (
    Conversation,
    Goal,
    MemberChange,
    certified_goal,
    changes_between,
    conversations_due,
    energy_goal,
    execution_goal,
    heat_columns,
    skills_goal,
)
from ronda.kernel.period import Month
from ronda.people.rules import Viewer

TREND_MONTHS = 12


@dataclass(frozen=True)
class Trend:
    """Points by month, the oldest first; the mean of the centres where there are several."""

    months: Sequence[Month] = ()
    team: Sequence[Decimal | None] = ()
    indicator: str = ""
    points: Sequence[Decimal | None] = ()


@dataclass(frozen=True)
class Board:
    """Without a closed month only the certified share and the work in flight can be told."""

    scope: Scope
    goals: Sequence[Goal]
    flight: InFlight
    members: Sequence[TeamMember] = ()
    columns: Sequence[str] = ()
    facts: TeamFacts = field(default_factory=lambda: TeamFacts(()))
    changes: Sequence[MemberChange] = ()
    conversations: Sequence[Conversation] = ()
    trend: Trend = field(default_factory=Trend)
    approved: Approved | None = None

    def members_of(self, post: str) -> list[TeamMember]:
        return [each for each in self.members if post in {"", each.post}]


def board_for(viewer: Viewer, scope: Scope) -> Board:
    certified = certified_goal(
        [each.marketer for each in certified_people(viewer, scope)], scope.rules.certification
    )
    flight = in_flight_for(viewer, scope)
    closing = scope.closing
    if closing is None:
        nothing = TeamFacts(())
        return Board(scope, _goals(scope, nothing, (), certified), flight)
    months = _months_in_a_row(viewer, scope)
    members = months[0]
    facts = team_facts(viewer, closing, scope.units)
    columns = heat_columns(members)
    return Board(
        scope=scope,
        goals=_goals(scope, facts, members, certified),
        flight=flight,
        members=members,
        columns=columns,
        facts=facts,
        changes=changes_between(months[1], members) if scope.before else (),
        conversations=conversations_due(viewer, months, scope.board, _grades(scope)),
        trend=_trend(viewer, scope, columns),
        approved=closing_approval(viewer, closing),
    )


def changes_for(viewer: Viewer, scope: Scope) -> tuple[MemberChange, ...]:
    """Everybody's change since the month before; nothing where one of the two is not closed."""
    if scope.closing is None or scope.before is None:
        return ()
    before = team_members(viewer, scope.closings[scope.before], scope.units)
    return changes_between(before, team_members(viewer, scope.closing, scope.units))


def talks_for(viewer: Viewer, scope: Scope) -> list[Conversation]:
    """Whom the viewer should talk with, of the people that the viewer leads."""
    if scope.closing is None:
        return []
    return conversations_due(viewer, _months_in_a_row(viewer, scope), scope.board, _grades(scope))


def _goals(
    scope: Scope, facts: TeamFacts, members: Sequence[TeamMember], certified: Goal
) -> tuple[Goal, ...]:
    execution = execution_goal(
        tasks=facts.sum_of("tasks"),
        handovers=facts.sum_of("handovers"),
        visits=facts.sum_of("visits"),
        field_visits=facts.sum_of("field_visits"),
        rules=scope.board,
    )
    energy = energy_goal(loads_for(scope, facts), scope.board)
    return execution, energy, skills_goal(members, scope.board), certified


def _months_in_a_row(viewer: Viewer, scope: Scope) -> list[list[TeamMember]]:
    """The shown month and those just before it, as many as the reasons to talk look back."""
    found: list[list[TeamMember]] = []
    month = scope.month
    while month in scope.closings and month is not None and len(found) < scope.board.months_missed:
        found.append(team_members(viewer, scope.closings[month], scope.units))
        month = month.plus(-1)
    return found


def _grades(scope: Scope) -> list[str]:
    return [band.grade for band in scope.rules.grading.bands]


def _trend(viewer: Viewer, scope: Scope, columns: Sequence[str]) -> Trend:
    closings = scope.closings_up_to(TREND_MONTHS)
    scores = team_scores(viewer, closings)
    kept = [months for unit, months in scores.items() if scope.units is None or unit in scope.units]
    asked = scope.asked.indicator
    indicator = asked if asked in columns else next(iter(columns), "")
    units = scope.units
    return Trend(
        months=list(closings),
        team=[_mean([each[month] for each in kept if month in each]) for month in closings],
        indicator=indicator,
        points=[mean_points(viewer, closing, indicator, units) for closing in closings.values()],
    )


def _mean(scores: Sequence[int]) -> Decimal | None:
    return Decimal(sum(scores)).scaleb(-4) / len(scores) if scores else None
