"""Whose turn it is with a question, and what may be done with it."""

from datetime import date


def turn_of(state: str, *, answer_due: date, today: date) -> str:
    """`person` while the answer is awaited, `leader` after it or its last day, else nobody's."""
    if state == "answered" or (state == "asked" and today > answer_due):
        return "leader"
    return "person" if state == "asked" else ""


def may_confirm(state: str, *, answer_due: date, today: date) -> bool:
    """The person has the first word: only after the answer, or when its last day is over."""
    return turn_of(state, answer_due=answer_due, today=today) == "leader"
