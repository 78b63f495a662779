"""What imports are called, and their problems and reports in the reader's language."""

from ronda.intake.wording.fields import field_help, field_name
from ronda.intake.wording.kinds import KIND_NAMES, KIND_PURPOSES, kind_name, kind_purpose
from ronda.intake.wording.oddities import ODDITY_NAMES
from ronda.intake.wording.telling import ToldProblem, is_told, told

__all__ = [
    "KIND_NAMES",
    "KIND_PURPOSES",
    "ODDITY_NAMES",
    "ToldProblem",
    "field_help",
    "field_name",
    "is_told",
    "kind_name",
    "kind_purpose",
    "told",
]
