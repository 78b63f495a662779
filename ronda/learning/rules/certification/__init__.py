"""The vocational certification: who may and who must sit it, what passing is, and how the shares will be."""

from ronda.learning.rules.certification.forecast import Asked, Forecast, forecast
from ronda.learning.rules.certification.heads import Heads, heads_of
from ronda.learning.rules.certification.obligation import Demand, Obligation, obligation_of, who_must_sit
from ronda.learning.rules.certification.outlook import Outlook
from ronda.learning.rules.certification.passing import PassRate, Prior, likely_rates, pass_rate
from ronda.learning.rules.certification.paths import Coming
from ronda.learning.rules.certification.preparing import Move
from ronda.learning.rules.certification.scores import is_passed, score_faults
from ronda.learning.rules.certification.waiting import (
    NAMES,
    Opening,
    Sitter,
    Waits,
    may_sit,
    opening_of,
    openings,
    years_after,
)

__all__ = [
    "NAMES",
    "Asked",
    "Coming",
    "Demand",
    "Forecast",
    "Heads",
    "Move",
    "Obligation",
    "Opening",
    "Outlook",
    "PassRate",
    "Prior",
    "Sitter",
    "Waits",
    "forecast",
    "heads_of",
    "is_passed",
    "likely_rates",
    "may_sit",
    "obligation_of",
    "opening_of",
    "openings",
    "pass_rate",
    "score_faults",
    "who_must_sit",
    "years_after",
]
