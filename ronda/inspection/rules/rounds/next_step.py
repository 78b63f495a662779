"""What a round waits for, and for whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

MANAGEMENT, STAFF = "management", "staff"
PARTIES = (MANAGEMENT, STAFF)
Code = Literal["commit", "freeze", "reveal", "beacon", "draw", "field_work", "release", "abandon", "none"]
STEPS: tuple[str, ...] = ("commit", "freeze", "reveal", "draw", "field_work", "release")


@dataclass(frozen=True)
class RoundNow:
    """A round as it stands; `reveal_over`: the last day for revealing has passed."""

    state: str
    committed: frozenset[str] = frozenset()
    revealed: frozenset[str] = frozenset()
    reveal_over: bool = False
    beacon_named: bool = False
    beacon_given: bool = False
    units_left: int = 0


@dataclass(frozen=True)
class Next:
    """`whose`: parties that speak now, `inspectors`, or nobody."""

    code: Code
    whose: tuple[str, ...] = ()


def next_step(now: RoundNow) -> Next:
    """The one thing that the round waits for."""
    if now.state == "announced":
        missing = tuple(party for party in PARTIES if party not in now.committed)
        return Next("commit", missing) if missing else Next("freeze", (MANAGEMENT,))
    if now.state == "frozen":
        return _after_the_freeze(now)
    if now.state == "drawn":
        return Next("field_work", ("inspectors",)) if now.units_left else Next("release", (MANAGEMENT,))
    return Next("none")


def _after_the_freeze(now: RoundNow) -> Next:
    silent = tuple(party for party in PARTIES if party not in now.revealed)
    if silent and not now.reveal_over:
        return Next("reveal", silent)
    if not now.revealed or (silent and not now.beacon_named):
        return Next("abandon", (MANAGEMENT,))
    if now.beacon_named and not now.beacon_given:
        return Next("beacon", (MANAGEMENT,))
    return Next("draw", (MANAGEMENT,))


def steps_of(now: RoundNow) -> Iterator[tuple[str, str]]:
    """Each step of the bar with `done`, `now`, `later` or `stop`."""
    if now.state == "released":
        yield from ((step, "done") for step in STEPS)
        return
    waits = next_step(now).code
    present = {"beacon": "draw", "abandon": "reveal"}.get(waits, waits)
    for step in STEPS:
        if now.state == "abandoned":
            yield step, "done" if _was_done(step, now) else "stop"
        elif present in STEPS and STEPS.index(step) < STEPS.index(present):
            yield step, "done"
        else:
            yield step, "now" if step == present else "later"


def _was_done(step: str, now: RoundNow) -> bool:
    return step == "commit" and len(now.committed) == len(PARTIES)
