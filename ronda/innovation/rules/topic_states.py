"""How far a topic is, by what its team has written."""

from collections.abc import Sequence
from typing import Literal

from ronda.innovation.rules.pdca import Stage

Reached = Literal["registered", "studied", "acted", "verified"]
_BY_PHASE: dict[str, Reached] = {"plan": "studied", "do": "acted", "check": "verified", "act": "verified"}
ORDER: tuple[Reached, ...] = ("registered", "studied", "acted", "verified")


def state_reached(stages: Sequence[Stage], *, before: int, after: int) -> Reached:
    """The furthest phase that is done; verified only with evidence from before and after."""
    done = [_BY_PHASE[each.phase] for each in stages if each.done]
    furthest = max(done, key=ORDER.index, default=ORDER[0])
    if furthest == "verified" and not (before and after):
        return "acted"
    return furthest
