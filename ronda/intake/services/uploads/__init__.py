"""Files that a browser sent: kept for a while, looked at, tried, taken in, removed."""

from ronda.intake.services.uploads.keeping import (
    MOST_BYTES,
    choose_kind,
    keep_upload,
    remove_old_uploads,
    remove_upload,
)
from ronda.intake.services.uploads.reading import FieldChoice, Reading, reading_of
from ronda.intake.services.uploads.running import CHECK, IMPORT, ask_for_check, ask_for_import, register_jobs
from ronda.intake.services.uploads.saying import Said, say_how

__all__ = [
    "CHECK",
    "IMPORT",
    "MOST_BYTES",
    "FieldChoice",
    "Reading",
    "Said",
    "ask_for_check",
    "ask_for_import",
    "choose_kind",
    "keep_upload",
    "reading_of",
    "register_jobs",
    "remove_old_uploads",
    "remove_upload",
    "say_how",
]
