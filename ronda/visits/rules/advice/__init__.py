"""Advice to an outlet from its own figures: drafted by numbered rules, measured by the ledger."""

from ronda.visits.rules.advice.drafting import advice_for
from ronda.visits.rules.advice.figures import Draft, OutletFigures, ProductFigures, Promotion, Stock, Terms
from ronda.visits.rules.advice.measuring import Measured, Ordered, measure

__all__ = [
    "Draft",
    "Measured",
    "Ordered",
    "OutletFigures",
    "ProductFigures",
    "Promotion",
    "Stock",
    "Terms",
    "advice_for",
    "measure",
]
