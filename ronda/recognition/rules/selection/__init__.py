"""The selection of outstanding marketers: who may be chosen, three views together, and who stands where."""

from ronda.recognition.rules.selection.combining import (
    MEASURED,
    SIDES,
    Combined,
    Side,
    View,
    combined,
    weights_kept,
)
from ronda.recognition.rules.selection.criteria import CRITERIA
from ronda.recognition.rules.selection.eligibility import Business, WhyNot, places, why_not
from ronda.recognition.rules.selection.paying import PaidScore, WhyUnpaid, paid_score
from ronda.recognition.rules.selection.standing import Place, Selection, placed, robust

__all__ = [
    "CRITERIA",
    "MEASURED",
    "SIDES",
    "Business",
    "Combined",
    "PaidScore",
    "Place",
    "Selection",
    "Side",
    "View",
    "WhyNot",
    "WhyUnpaid",
    "combined",
    "paid_score",
    "placed",
    "places",
    "robust",
    "weights_kept",
    "why_not",
]
