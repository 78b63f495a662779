"""The proof of a visit: readings, photos, and the questions that come of them. A visit is never refused."""

from ronda.visits.services.proof.confirmed import when_confirmed

__all__ = ["when_confirmed"]
