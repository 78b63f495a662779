"""Raters: what their ratings say of persons, what of themselves, and what a human should look at."""

from ronda.recognition.rules.raters.careless import (
    Careless,
    CarelessSettings,
    Form,
    careless_raters,
    values_of,
)
from ronda.recognition.rules.raters.collusion import Clique, suspicious_triple
from ronda.recognition.rules.raters.crossed import (
    Correction,
    Weights,
    correct,
    corrected_like,
    levels_told,
    strata,
)
from ronda.recognition.rules.raters.facet_table import Observation
from ronda.recognition.rules.raters.facets import Audit, RaterAudit, audit
from ronda.recognition.rules.raters.ratings import Rating
from ronda.recognition.rules.raters.top import Standing, rank, standings

__all__ = [
    "Audit",
    "Careless",
    "CarelessSettings",
    "Clique",
    "Correction",
    "Form",
    "Observation",
    "RaterAudit",
    "Rating",
    "Standing",
    "Weights",
    "audit",
    "careless_raters",
    "correct",
    "corrected_like",
    "levels_told",
    "rank",
    "standings",
    "strata",
    "suspicious_triple",
    "values_of",
]
