"""The numbers that inspections go by on a day."""

from datetime import date

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.policy import InspectionRules


def inspection_rules(on: date) -> InspectionRules:
    """RefusedError where the policy folder has no part about inspections."""
    rules = rules_in_use(on).inspection
    if rules is None:
        problem = Problem("inspection", "has no policy", "copy the folder `inspection` of Ronda's policies")
        raise RefusedError(problem)
    return rules
