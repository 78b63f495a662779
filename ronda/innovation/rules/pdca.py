"""Plan, do, check, act: in this order, in as many turns as it takes (Shewhart 1939, Deming 1986)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Phase = Literal["plan", "do", "check", "act"]
PHASES: tuple[Phase, ...] = ("plan", "do", "check", "act")


@dataclass(frozen=True)
class Stage:
    """A step that is written; `done` once it has its day."""

    turn: int
    phase: Phase
    done: bool


def phases_open(stages: Sequence[Stage]) -> list[tuple[int, Phase]]:
    """What may be written next: more of the present phase, or what follows it once that is done."""
    if not stages:
        return [(1, "plan")]
    turn, place = _present(stages)
    here = (turn, PHASES[place])
    if not _is_done(stages, here):
        return [here]
    after = (turn, PHASES[place + 1]) if place + 1 < len(PHASES) else (turn + 1, PHASES[0])
    return [here, after]


def missing_phases(stages: Sequence[Stage]) -> list[Phase]:
    """Of the last turn that was begun; nothing is missing once one turn is complete."""
    if turns_done(stages):
        return []
    turn = _present(stages)[0] if stages else 1
    return [phase for phase in PHASES if not _is_done(stages, (turn, phase))]


def turns_done(stages: Sequence[Stage]) -> int:
    turns = {each.turn for each in stages}
    return sum(all(_is_done(stages, (turn, phase)) for phase in PHASES) for turn in turns)


def _present(stages: Sequence[Stage]) -> tuple[int, int]:
    return max((each.turn, PHASES.index(each.phase)) for each in stages)


def _is_done(stages: Sequence[Stage], here: tuple[int, Phase]) -> bool:
    """Written, and nothing of it still open."""
    found = [each.done for each in stages if (each.turn, each.phase) == here]
    return bool(found) and all(found)
