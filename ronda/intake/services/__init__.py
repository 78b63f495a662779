"""Taking files in, and taking them back out."""

from ronda.intake.rules.mapping import DecimalMark
from ronda.intake.services.importing import PLANS, import_file
from ronda.intake.services.mappings import save_mapping
from ronda.intake.services.options import ImportOptions, Progress
from ronda.intake.services.undoing import undo_import
from ronda.intake.services.words import built_in_for

KINDS = tuple(PLANS)

__all__ = [
    "KINDS",
    "DecimalMark",
    "ImportOptions",
    "Progress",
    "built_in_for",
    "import_file",
    "save_mapping",
    "undo_import",
]
