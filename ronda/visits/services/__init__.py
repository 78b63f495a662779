"""Every write of visits: who and when are arguments, one transaction each."""

from ronda.visits.services.facts import record_visits, withdraw_visits

__all__ = ["record_visits", "withdraw_visits"]
