"""Why a cell cannot be taken in, and how to write it instead."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """Becomes a Problem once its row and column are known."""

    what: str
    remedy: str = ""
