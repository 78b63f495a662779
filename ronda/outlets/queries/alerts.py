"""Licences that end soon, as the policy of the day says it."""

from datetime import date

from ronda.people.queries.policy_in_use import rules_in_use


def ends_soon(expires: date | None, on: date) -> bool:
    """Still valid, and for no longer than the policy's days; without such a policy nothing is told."""
    rules = rules_in_use(on).field_work
    return rules is not None and expires is not None and 0 <= (expires - on).days <= rules.licence_alert_days
