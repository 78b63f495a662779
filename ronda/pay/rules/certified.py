"""Whether a unit reaches its certification target, by head count, in three states."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ronda.policy import Rules
from ronda.policy.certification import is_certified_enough

State = Literal["met", "met_but_for_one", "not_met"]
LEVELS = ("none", "junior", "intermediate", "senior")


@dataclass(frozen=True)
class Employee:
    """One of the staff on the last day: level held, and whether still on probation or in training."""

    level: Literal["none", "junior", "intermediate", "senior"]
    on_probation: bool = False
    in_training: bool = False


@dataclass(frozen=True)
class Certified:
    """How many of the staff hold the level or a higher one."""

    state: State
    holders: int
    staff: int

    @property
    def is_met(self) -> bool:
        return self.state == "met"


def certify_staff(staff: Sequence[Employee], rules: Rules) -> tuple[Certified, Certified]:
    """(intermediate or above, senior), each strictly above its share."""
    targets = rules.certification
    counted = [one for one in staff if not (one.on_probation and targets.probation_excluded)]
    return (
        _state(counted, "intermediate", targets.intermediate_share),
        _state(counted, "senior", targets.senior_share),
    )


def _state(staff: Sequence[Employee], level: str, share: Decimal) -> Certified:
    needed = LEVELS.index(level)
    missing = [one for one in staff if LEVELS.index(one.level) < needed]
    holders = len(staff) - len(missing)
    if is_certified_enough(holders, len(staff), share):
        return Certified("met", holders, len(staff))
    one_more = any(one.in_training for one in missing) and is_certified_enough(holders + 1, len(staff), share)
    return Certified("met_but_for_one" if one_more else "not_met", holders, len(staff))
