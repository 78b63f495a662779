"""What may become of a suggestion: tried, adopted, spread, or thanked for; never held against anybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

State = Literal["proposed", "tried", "adopted", "spread", "thanked"]
Deed = Literal["try", "end_trial", "adopt", "spread", "thank"]

# From each state what may be done; a trial that runs is ended before anything else.
_MAY: dict[State, frozenset[Deed]] = {
    "proposed": frozenset({"try", "adopt", "thank"}),
    "tried": frozenset({"try", "adopt", "thank"}),
    "adopted": frozenset({"spread"}),
    "spread": frozenset({"spread"}),
    # What nobody had time for may be taken up later.
    "thanked": frozenset({"try"}),
}
_BECOMES: dict[Deed, State] = {
    "try": "tried",
    "end_trial": "tried",
    "adopt": "adopted",
    "spread": "spread",
    "thank": "thanked",
}


@dataclass(frozen=True)
class Step:
    """`worked`: how a trial ended; None while it runs, and for every other step."""

    state: State
    worked: bool | None = None


def trial_runs(steps: Sequence[Step]) -> bool:
    """The last step began a trial that nobody has ended."""
    return bool(steps) and steps[-1].state == "tried" and steps[-1].worked is None


def last_trial(steps: Sequence[Step]) -> bool | None:
    """Whether the last trial that ended worked; None where none has ended."""
    ended = [each.worked for each in steps if each.state == "tried" and each.worked is not None]
    return ended[-1] if ended else None


def deeds_open(state: State, steps: Sequence[Step]) -> frozenset[Deed]:
    """What may be done next. What failed when it was tried is tried again before it is adopted."""
    if trial_runs(steps):
        return frozenset({"end_trial"})
    open_ones = _MAY[state]
    if state == "tried" and last_trial(steps) is False:
        return open_ones - {"adopt"}
    return open_ones


def state_after(deed: Deed) -> State:
    return _BECOMES[deed]
