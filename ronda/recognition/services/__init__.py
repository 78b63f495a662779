"""Every write of recognition, for the contexts above."""

from ronda.recognition.services.facts import record_forms, withdraw_forms

__all__ = ["record_forms", "withdraw_forms"]
