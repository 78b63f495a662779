"""The policy of courses."""

from datetime import date

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.policy import CourseRules


def rules_of_courses(on: date) -> CourseRules | None:
    """None where the policy folder has no part about courses."""
    return rules_in_use(on).courses


def course_rules(on: date) -> CourseRules:
    """RefusedError where the policy folder has no part about courses."""
    rules = rules_of_courses(on)
    if rules is None:
        problem = Problem("courses", "has no policy", "copy the folder `learning` of Ronda's policies")
        raise RefusedError(problem)
    return rules
