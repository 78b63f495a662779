"""Where somebody stands on the ladder, and what is missing for the rung above."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ronda.learning.rules.ladder.asked import Need, asked_on
from ronda.learning.rules.ladder.rungs import height, rung_above
from ronda.learning.rules.ladder.shown import Learner, Levels, unmet


@dataclass(frozen=True)
class Standing:
    """`own` is missing for the rung that one stands on, with all below it; `ahead` for the next one.

    `asked_ahead` are all needs of the next rung. `climbs`: the next rung asks for something, and nothing
    is missing for it or below.
    """

    rung: str
    next_rung: str | None
    own: tuple[Need, ...]
    ahead: tuple[Need, ...]
    asked_ahead: int

    @property
    def shown_ahead(self) -> int:
        return self.asked_ahead - len(self.ahead)

    @property
    def climbs(self) -> bool:
        return bool(self.asked_ahead) and not self.own and not self.ahead


def standing_of(learner: Learner, day: date, needs: Iterable[Need], levels: Levels) -> Standing:
    asked = asked_on(day, needs, learner.post)
    above = rung_above(learner.rung)
    own = [need for need in asked if height(need.rung) <= height(learner.rung)]
    ahead = [need for need in asked if need.rung == above]
    return Standing(
        rung=learner.rung,
        next_rung=above,
        own=unmet(own, learner, day, levels),
        ahead=unmet(ahead, learner, day, levels),
        asked_ahead=len(ahead),
    )
