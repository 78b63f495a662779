"""The numbers that a month's plan of visits goes by."""

from dataclasses import dataclass
from datetime import date

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.policy import PlanningRules, VisitRules
from ronda.visits.rules.month.days import Roads

METRES = 1000
MINUTES = 60


@dataclass(frozen=True)
class PlanRules:
    """Those of planning, and those of visits that planning uses too."""

    planning: PlanningRules
    visits: VisitRules
    holding: frozenset[str]

    @property
    def roads(self) -> Roads:
        """How fast one gets along outside."""
        speed = max(1, self.planning.plan_speed_kmh * METRES // MINUTES)
        return Roads(speed, self.planning.plan_detour_percent, self.planning.plan_day_begins)

    def minutes(self, kind: str, visit_class: str, *, joint: bool = False) -> int:
        """At the outlet."""
        more = self.planning.plan_joint_minutes if joint else 0
        if kind == "field_visit":
            return self.planning.plan_field_visit_minutes + more
        return (
            self.visits.minutes_per_visit.get(visit_class, max(self.visits.minutes_per_visit.values())) + more
        )

    def spacing(self, visits: int) -> tuple[int, int] | None:
        """Working days from visit to visit; None where nothing is said."""
        return self.planning.plan_spacing.get(visits)


def plan_rules(on: date) -> PlanRules:
    """RefusedError where the policy folder has no part about planning."""
    rules = rules_in_use(on)
    if rules.planning is None:
        raise RefusedError(Problem("visits", "has no policy", "copy the folder `visits` of Ronda's policies"))
    holding = frozenset(code for code, post in rules.posts.items() if post.holds_portfolio)
    return PlanRules(rules.planning, rules.visits, holding)
