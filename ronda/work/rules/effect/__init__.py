"""The effect of a plan: its target outlets against comparable outlets, with what chance alone would do."""

from ronda.work.rules.effect.differences import Difference, differences_of
from ronda.work.rules.effect.listing import ordered_again, share_of_months
from ronda.work.rules.effect.matching import TRAITS, Candidate, Match, match_outlets
from ronda.work.rules.effect.measure import Effect, EffectSettings, Figures, Outcome, measure_effect
from ronda.work.rules.effect.ranges import Estimate, estimate_of, open_stream
from ronda.work.rules.effect.windows import Windows, windows_of

__all__ = [
    "TRAITS",
    "Candidate",
    "Difference",
    "Effect",
    "EffectSettings",
    "Estimate",
    "Figures",
    "Match",
    "Outcome",
    "Windows",
    "differences_of",
    "estimate_of",
    "match_outlets",
    "measure_effect",
    "open_stream",
    "ordered_again",
    "share_of_months",
    "windows_of",
]
