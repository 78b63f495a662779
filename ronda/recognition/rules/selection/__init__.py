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
from ronda.recognition.rules.selection.eligibility import Business, WhyNot, least_months_of, places, why_not
from ronda.recognition.rules.selection.paying import PaidScore, WhyUnpaid, paid_score
from ronda.recognition.rules.selection.standing import Place, Reweighed, Selection, placed, reweighed, robust

__all__ = [
    "CRITERIA",
    "MEASURED",
    "SIDES",
    "Business",
    "Combined",
    "PaidScore",
    "Place",
    "Reweighed",
    "Selection",
    "Side",
    "View",
    "WhyNot",
    "WhyUnpaid",
    "combined",
    "least_months_of",
    "paid_score",
    "placed",
    "places",
    "reweighed",
    "robust",
    "weights_kept",
    "why_not",
]
