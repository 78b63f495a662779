"""From an empty company to the first closed month: what is done, what comes next, what may wait."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

State = Literal["done", "next", "open", "optional"]


@dataclass(frozen=True)
class Step:
    """One step; `needs` are the counts that must not be nothing, `optional` ones never hold up the way."""

    code: str
    needs: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True)
class Placed:
    """A step with its state and how many records it has."""

    code: str
    state: State
    count: int


STEPS = (
    Step("company", ("companies",)),
    Step("centres", ("centres",)),
    Step("people", ("people",)),
    Step("appointments", ("appointments",)),
    Step("accounts", ("accounts",)),
    Step("calendar", ("calendar",), optional=True),
    Step("outlets", ("outlets",)),
    Step("licences", ("licences",), optional=True),
    Step("products", ("products",)),
    Step("portfolios", ("portfolios",)),
    Step("sales", ("sales",)),
    Step("targets", ("targets",), optional=True),
    Step("work", ("work",), optional=True),
    Step("visits", ("visits",), optional=True),
    Step("close", ("closings",)),
)


def placed_steps(counts: Mapping[str, int]) -> list[Placed]:
    """The first step that is needed and not done is the next one; what is optional waits beside the way."""
    placed: list[Placed] = []
    is_next_known = False
    for step in STEPS:
        done = all(counts.get(name, 0) for name in step.needs)
        state: State = "done" if done else "optional" if step.optional else "open"
        if state == "open" and not is_next_known:
            state, is_next_known = "next", True
        placed.append(Placed(step.code, state, counts.get(step.needs[0], 0)))
    return placed


def progress(placed: list[Placed]) -> tuple[int, int]:
    """How many of the needed steps are done, and how many there are."""
    needed = {step.code for step in STEPS if not step.optional}
    states = [each.state for each in placed if each.code in needed]
    return states.count("done"), len(states)
