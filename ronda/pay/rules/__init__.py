"""The division of a month's money: pools, grades, shares, penalties, corrections; and the year."""

from ronda.pay.rules.distribute import distribute
from ronda.pay.rules.lines import COMPANY, Amount, Distribution, Finding, Pool, Reserves, Spell, Unit
from ronda.pay.rules.reasons import how_the_cent_fell, reasons_of

__all__ = [
    "COMPANY",
    "Amount",
    "Distribution",
    "Finding",
    "Pool",
    "Reserves",
    "Spell",
    "Unit",
    "distribute",
    "how_the_cent_fell",
    "reasons_of",
]
