"""Learning at work, decided: scores of judges, places, agreement, what sheets ask, what came of a course."""

from ronda.learning.rules.practice.agreement import kendalls_w
from ronda.learning.rules.practice.effect import Checked, Effect, effect_of
from ronda.learning.rules.practice.judging import Judged, judged, unconnected
from ronda.learning.rules.practice.places import first_places, places
from ronda.learning.rules.practice.questions import answer_faults
from ronda.learning.rules.practice.sheets import Criterion, mark_faults, sheet_faults, weighted

__all__ = [
    "Checked",
    "Criterion",
    "Effect",
    "Judged",
    "answer_faults",
    "effect_of",
    "first_places",
    "judged",
    "kendalls_w",
    "mark_faults",
    "places",
    "sheet_faults",
    "unconnected",
    "weighted",
]
