"""How long files wait that were uploaded and not taken in, and how many of them."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class WaitingLimits:
    """A file is removed when it was taken in, when it waited so long, or when newer ones need its place."""

    keep: timedelta = timedelta(days=7)
    files: int = 20
    name_chars: int = 200


WAITING = WaitingLimits()
