"""The selection of outstanding marketers: who may be chosen, three views together, and who stands where."""

from ronda.recognition.rules.selection.combining import (
    SIDES,
    Combined,
    Side,
    View,
    combined,
    weights_kept,
)
from ronda.recognition.rules.selection.criteria import CRITERIA
from ronda.recognition.rules.selection.eligibility import Business, WhyNot, places, why_not
from ronda.recognition.rules.selection.standing import Place, Selection, placed, robust

__all__ = [
    "CRITERIA",
    "SIDES",
    "Business",
    "Combined",
    "Place",
    "Selection",
    "Side",
    "View",
    "WhyNot",
    "combined",
    "placed",
    "places",
    "robust",
    "weights_kept",
    "why_not",
]
