"""The numbers that a visit and its advice go by on a day."""

from datetime import date

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.policy import AtVisits
from ronda.visits.rules.advice import Terms


def at_visit_rules(on: date) -> AtVisits:
    """RefusedError where the policy folder has no part about what happens at visits."""
    rules = rules_in_use(on).at_visits
    if rules is None:
        raise RefusedError(Problem("visits", "has no policy", "copy the folder `visits` of Ronda's policies"))
    return rules


def advice_terms(on: date) -> Terms:
    rules = at_visit_rules(on)
    return Terms(
        most=rules.advice_most,
        months=rules.advice_months,
        drop_share=rules.advice_drop_share,
        drop_least_cents=rules.advice_drop_least_cents,
        sellers_share=rules.advice_sellers_share,
        least_comparable=rules.advice_least_comparable,
        low_cover_days=rules.advice_low_cover_days,
        high_cover_days=rules.advice_high_cover_days,
        margin_gap=rules.advice_margin_gap,
        measured_after_days=rules.advice_measured_after_days,
        recovered_share=rules.advice_recovered_share,
    )
