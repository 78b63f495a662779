"""What is not sold any more."""

from datetime import date


def is_gone(withdrawn_on: date | None, today: date) -> bool:
    return withdrawn_on is not None and withdrawn_on <= today
