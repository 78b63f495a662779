"""What every write asks first: may you, and is each row good."""

from collections.abc import Iterable
from datetime import datetime

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer


def refuse_unless_manager(by: Viewer, what: str) -> None:
    if not by.can_manage:
        raise NotAllowedError(what)


def refuse_if_any(problems: Iterable[Problem]) -> None:
    listed = tuple(problems)
    if listed:
        raise RefusedError(*listed)


def unknown_code(where: str, noun: str, code: str) -> Problem:
    return Problem(where, f"there is no {noun} '{code}'", f"add the {noun} first, or correct the code")


def known_too_late(where: str, known_at: datetime, at: datetime) -> list[Problem]:
    """A row cannot be withdrawn before anybody knew it."""
    if known_at <= at:
        return []
    known = f"{known_at:%Y-%m-%d %H:%M}"
    return [Problem(where, f"what it corrects is known only since {known}", "record it at a later moment")]
