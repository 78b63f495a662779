"""The numbers that the proof of visits goes by on a day."""

from datetime import date

from ronda.people.queries.policy_in_use import rules_in_use
from ronda.policy import ProofRules
from ronda.visits.rules.proof import Limits


def proof_rules(on: date) -> ProofRules | None:
    """None where the policy folder says nothing of proof: then nothing is read and nothing is asked."""
    return rules_in_use(on).proof


def limits_on(on: date) -> Limits | None:
    rules = rules_in_use(on)
    if rules.proof is None or rules.at_visits is None:
        return None
    return Limits(rules.proof, rules.visits.geofence_metres, rules.at_visits.same_words_times)


def appeal_window(on: date) -> int:
    """Working days from the publication of the day's month until the last objection is answered."""
    appeals = rules_in_use(on).appeals
    return appeals.publication_days + appeals.objection_days + appeals.answer_days
