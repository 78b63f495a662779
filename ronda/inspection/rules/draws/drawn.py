"""What a draw yields: a unit, its ticket, the chance that it had, and why it had that chance."""

from dataclasses import dataclass
from fractions import Fraction

from ronda.inspection.rules.draws.frame import Unit
from ronda.kernel.reason import Reason


@dataclass(frozen=True)
class Chance:
    """The probability of being drawn, with its reason.

    Codes: `alike` (take, of), `alike_one_per_outlet` (take, of, units), `size` (size), `certain`, `least`,
    `capped` (cap).
    """

    probability: Fraction
    why: Reason


@dataclass(frozen=True)
class Drawn:
    """`position` counts from 1, by stratum and ticket. `again`: somebody else repeats the inspection."""

    position: int
    unit: Unit
    ticket: str
    chance: Chance
    again: bool = False
