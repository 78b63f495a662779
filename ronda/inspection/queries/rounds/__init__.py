"""Reads of rounds of inspections; whoever is inspected sees nothing of a draw before its release."""

from ronda.inspection.queries.rounds.estimating import RoundEstimate, estimate_of
from ronda.inspection.queries.rounds.frames import Framed, frame_of, ties_of
from ronda.inspection.queries.rounds.lists import RoundLine, own_units, round_lines
from ronda.inspection.queries.rounds.pages import RoundPage, UnitLine, round_page
from ronda.inspection.queries.rounds.previewing import Preview, preview_round
from ronda.inspection.queries.rounds.public import PublicDraw, public_draw, published_files
from ronda.inspection.queries.rounds.seen import OVER, rounds_for, seen_units, units_for
from ronda.inspection.queries.rounds.standing import round_now
from ronda.inspection.queries.rules_today import inspection_rules

__all__ = [
    "OVER",
    "Framed",
    "Preview",
    "PublicDraw",
    "RoundEstimate",
    "RoundLine",
    "RoundPage",
    "UnitLine",
    "estimate_of",
    "frame_of",
    "inspection_rules",
    "own_units",
    "preview_round",
    "public_draw",
    "published_files",
    "round_lines",
    "round_now",
    "round_page",
    "rounds_for",
    "seen_units",
    "ties_of",
    "units_for",
]
