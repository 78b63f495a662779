"""The proof of a visit: readings, photos, and the questions that come of them. Nothing here refuses a visit."""

from ronda.visits.services.proof.confirmed import when_confirmed

__all__ = ["when_confirmed"]
