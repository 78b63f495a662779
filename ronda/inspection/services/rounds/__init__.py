"""A round of inspections step by step; no step but the last tells anybody who is inspected."""

from ronda.inspection.services.rounds.abandoning import abandon_round
from ronda.inspection.services.rounds.announcing import RoundRow, announce_round
from ronda.inspection.services.rounds.drawing import draw_round
from ronda.inspection.services.rounds.freezing import freeze_round
from ronda.inspection.services.rounds.inspectors import name_inspector
from ronda.inspection.services.rounds.promising import commit, give_beacon, reveal
from ronda.inspection.services.rounds.releasing import release_round

__all__ = [
    "RoundRow",
    "abandon_round",
    "announce_round",
    "commit",
    "draw_round",
    "freeze_round",
    "give_beacon",
    "name_inspector",
    "release_round",
    "reveal",
]
