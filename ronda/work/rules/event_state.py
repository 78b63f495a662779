"""The state of an event as of a day."""

from datetime import date


def event_state(state: str, day: date, today: date) -> str:
    """A planned event whose day has passed waits for its report."""
    return "unreported" if state == "planned" and day < today else state
