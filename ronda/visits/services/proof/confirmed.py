"""Who takes up a confirmed question: inspection lies above visits and names itself when it starts."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from ronda.people.rules import Viewer
from ronda.visits.models import Flag


class TakesUp(Protocol):
    """Called in the transaction that confirms the flag; it may refuse, and then nothing is confirmed."""

    def __call__(self, *, by: Viewer, at: datetime, flag: Flag) -> object: ...


_TAKES_UP: list[TakesUp] = []


def when_confirmed(take_up: TakesUp) -> Callable[[], None]:
    """`take_up(by=, at=, flag=)` makes a draft of a finding; call this in the `ready` of the context above.

    Answers what undoes it.
    """
    if take_up not in _TAKES_UP:
        _TAKES_UP.append(take_up)
    return lambda: _TAKES_UP.remove(take_up)


def hand_over_confirmed(*, by: Viewer, at: datetime, flag: Flag) -> int:
    """How many took it up."""
    for take_up in _TAKES_UP:
        take_up(by=by, at=at, flag=flag)
    return len(_TAKES_UP)
