"""The numbers of visits, quotas and base data that pages go by on a day."""

from datetime import date

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.policy import FieldWork


def field_rules(on: date) -> FieldWork:
    """RefusedError where the policy folder has no part about field work."""
    rules = rules_in_use(on).field_work
    if rules is None:
        raise RefusedError(Problem("visits", "has no policy", "copy the folder `visits` of Ronda's policies"))
    return rules
