"""Every write of learning, for the contexts above."""

from ronda.learning.services.facts import record_certificates, withdraw_certificates

__all__ = ["record_certificates", "withdraw_certificates"]
