"""A chain as one picture: who had it, from when to when, against how long it should take.

A step's clock runs from the day on which it was received to the day on which it is given; what the receiver
needed before sending it back is nobody's delay and stands as an own part. What is still to come is
projected: each step begins when the one before it is given, and takes what it is allowed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ronda.work.rules.working_clock import WorkingClock

Kind = Literal["held", "answering", "planned"]


@dataclass(frozen=True)
class HeldRound:
    """One hand-over of a step; `number` names it."""

    number: int
    started_on: date
    allowed_days: int
    given_on: date | None = None
    returned_on: date | None = None


@dataclass(frozen=True)
class PlannedStep:
    """A step and its rounds so far, the first one first."""

    position: int
    allowed_days: int
    rounds: tuple[HeldRound, ...] = ()


@dataclass(frozen=True)
class Part:
    """From `start` to `end`: `days` working days, of which `late_days` lie beyond `due`; no `number`: 0.

    An `open` part has not ended: it lies where it is today.
    """

    position: int
    kind: Kind
    start: date
    end: date
    due: date | None
    days: int
    late_days: int = 0
    open: bool = False
    number: int = 0
    round: int = 1


def chain_parts(
    steps: Iterable[PlannedStep], *, today: date, starts: date, clock: WorkingClock
) -> list[Part]:
    """In the order of the steps and rounds."""
    parts: list[Part] = []
    begins = starts
    for step in steps:
        if not step.rounds:
            parts.append(_planned(step, begins, clock))
        for number, held in enumerate(step.rounds, start=1):
            parts += _round(step, held, number, today, clock)
        begins = _given(parts, begins)
    return parts


def own_days(parts: Sequence[Part], position: int) -> int:
    """Working days that a step's owner had it in hand."""
    return sum(part.days for part in parts if part.position == position and part.kind == "held")


def _round(step: PlannedStep, held: HeldRound, number: int, today: date, clock: WorkingClock) -> list[Part]:
    end = held.given_on or max(today, held.started_on)
    days = clock.elapsed(held.started_on, end)
    late = max(0, days - held.allowed_days)
    due = clock.due_on(held.started_on, held.allowed_days)
    is_open = held.given_on is None
    own = Part(step.position, "held", held.started_on, end, due, days, late, is_open, held.number, number)
    if held.given_on is None or held.returned_on is None:
        return [own]
    looked = clock.elapsed(held.given_on, held.returned_on)
    answering = Part(
        step.position,
        "answering",
        held.given_on,
        held.returned_on,
        None,
        looked,
        0,
        False,
        held.number,
        number,
    )
    return [own, answering]


def _planned(step: PlannedStep, begins: date, clock: WorkingClock) -> Part:
    due = clock.due_on(begins, step.allowed_days)
    return Part(step.position, "planned", begins, due or begins, due, step.allowed_days)


def _given(parts: Sequence[Part], begins: date) -> date:
    """When the next step begins: the day of the last giving; of what is still in hand, the day expected."""
    last = [part for part in parts if part.kind != "answering"][-1:]
    if not last:
        return begins
    part = last[0]
    return max(part.end, part.due or part.end) if part.open else part.end


def span_of(parts: Sequence[Part], today: date) -> tuple[date, date]:
    """The first and last day of the picture."""
    days = [day for part in parts for day in (part.start, part.end, part.due or part.end)]
    return (min(days), max(days)) if days else (today, today)
