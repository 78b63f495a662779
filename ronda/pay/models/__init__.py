"""The ledger of pay, and the prizes of awards beside it."""

from ronda.pay.models.ledger import Lines, Posting
from ronda.pay.models.prizes import AwardDecision, PaymentTakenBack, Prize, PrizePayment

__all__ = ["AwardDecision", "Lines", "PaymentTakenBack", "Posting", "Prize", "PrizePayment"]
