"""The way of a problem: what may be done in which state, and who may check."""

from datetime import date

RUNNING = ("open", "cause", "action", "check")
STEPS = ("open", "cause", "action", "check", "closed")
# The state that a deed leads to, from the states in which it may be done.
DEEDS: dict[str, tuple[tuple[str, ...], str]] = {
    "cause": (("open", "cause"), "cause"),
    "action": (("cause", "action"), "action"),
    "acted": (("action",), "check"),
    "solved": (("check",), "closed"),
    "not_solved": (("check",), "action"),
    "dismissed": (RUNNING, "dismissed"),
    "reassigned": (RUNNING, ""),
}


def next_state(state: str, deed: str) -> str | None:
    """Where the deed leads; None: it cannot be done in this state."""
    allowed, leads_to = DEEDS[deed]
    return (leads_to or state) if state in allowed else None


def may_check(owner_id: int, person_id: int | None) -> bool:
    """Nobody checks the own work; whoever runs the machine is nobody's colleague."""
    return person_id is not None and person_id != owner_id


def is_late(state: str, due: date, today: date) -> bool:
    """Up to and including the due day it is in time."""
    return state in RUNNING and due < today
