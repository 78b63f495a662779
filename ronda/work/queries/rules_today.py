"""The numbers that work goes by on a day."""

from datetime import date

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.policy import WorkRules


def work_rules(on: date) -> WorkRules:
    """RefusedError where the policy folder has no part about work."""
    rules = rules_in_use(on).work
    if rules is None:
        raise RefusedError(Problem("work", "has no policy", "copy the folder `work` of Ronda's policies"))
    return rules
