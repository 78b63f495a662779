"""Closing a month from its facts to its money, and proving afterwards that it was so."""

from ronda.cockpit.services.closing import close_month
from ronda.cockpit.services.deciding import approve_closing
from ronda.cockpit.services.examining import Examination, examine_closing, verify_closing
from ronda.cockpit.services.strangeness import find_strange
from ronda.facts.rules.difference import Difference

__all__ = [
    "Difference",
    "Examination",
    "approve_closing",
    "close_month",
    "examine_closing",
    "find_strange",
    "verify_closing",
]
