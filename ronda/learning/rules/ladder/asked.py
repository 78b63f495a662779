"""What a rung of a post asks for on a day: what begins later was not asked before, what ended was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ronda.learning.rules.ladder.rungs import height


@dataclass(frozen=True)
class Need:
    """From `begins` up to and including `ends` a rung asks for a competence; one of `proofs` is enough."""

    post: str
    rung: str
    competence: int
    proofs: frozenset[str]
    begins: date
    ends: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.begins <= day and (self.ends is None or day <= self.ends)


def asked_on(day: date, needs: Iterable[Need], post: str) -> tuple[Need, ...]:
    """All rungs of the post, the lowest first."""
    held = (need for need in needs if need.post == post and need.holds_on(day))
    return tuple(sorted(held, key=lambda need: (height(need.rung), need.competence)))
