"""Ratings by colleagues: who rates whom, what a form holds, and what may be shown of all forms together."""

from ronda.recognition.rules.colleagues.disclosure import smallest_disclosure
from ronda.recognition.rules.colleagues.form import FormFault, PeerForm, Sheet, form_faults
from ronda.recognition.rules.colleagues.pairs import Slot, pairs_of, reach_of
from ronda.recognition.rules.colleagues.release import Release, Released, released

__all__ = [
    "FormFault",
    "PeerForm",
    "Release",
    "Released",
    "Sheet",
    "Slot",
    "form_faults",
    "pairs_of",
    "reach_of",
    "released",
    "smallest_disclosure",
]
