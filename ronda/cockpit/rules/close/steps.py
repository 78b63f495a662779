"""Which steps of closing a month are done, and which one is next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

STEPS = ("check", "freeze", "appraise", "look", "distribute", "approve")
State = Literal["done", "now", "next", "stop"]


@dataclass(frozen=True)
class CloseStep:
    """One step in the bar; `open` steps can be looked at."""

    code: str
    state: State
    open: bool


def steps_of(
    *, checked: bool, blocked: bool, state: str, planned: bool, approved: bool
) -> Sequence[CloseStep]:
    """`state` is that of the run in hand, empty where none is begun; `blocked` by a finding of the check."""
    came = {"": 0, "frozen": 2, "appraised": 5 if planned else 3, "distributed": 5}[state]
    done = 6 if approved else max(came, 1 if checked and not blocked else 0)
    steps = []
    for place, code in enumerate(STEPS):
        if place < done:
            steps.append(CloseStep(code, "done", True))
        elif place == done:
            steps.append(CloseStep(code, "stop" if code == "check" and blocked else "now", True))
        else:
            steps.append(CloseStep(code, "next", False))
    if state == "appraised" and not planned:
        # Looking has no end of its own: it is done when it is known how the money is divided.
        steps[4] = CloseStep("distribute", "next", True)
    return steps


def present_step(steps: Sequence[CloseStep]) -> str:
    """Where the month stands; the last step where all is done."""
    return next((step.code for step in steps if step.state in {"now", "stop"}), STEPS[-1])
