"""Whether somebody has shown what a rung asks: by a proof of a kind that it takes, or by a certificate."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ronda.learning.rules.certified import Held, level_on
from ronda.learning.rules.ladder.asked import Need

CERTIFICATE = "certificate"
Levels = Mapping[str, int]
"""By rung, the vocational level that proves what it asks; a lower number is a higher level."""


@dataclass(frozen=True)
class Shown:
    """A proof of a competence; one that was taken back counts on no day."""

    competence: int
    kind: str
    day: date
    taken_back: bool = False

    def counts_on(self, day: date) -> bool:
        return self.day <= day and not self.taken_back


@dataclass(frozen=True)
class Learner:
    """Somebody in a post on a rung, with all proofs and certificates whatever their days."""

    person_id: int
    post: str
    rung: str
    proofs: tuple[Shown, ...] = ()
    certificates: tuple[Held, ...] = ()


def is_met(need: Need, learner: Learner, day: date, levels: Levels) -> bool:
    proved = any(
        proof.competence == need.competence and proof.kind in need.proofs and proof.counts_on(day)
        for proof in learner.proofs
    )
    return proved or (CERTIFICATE in need.proofs and _certified(need.rung, learner, day, levels))


def unmet(needs: Iterable[Need], learner: Learner, day: date, levels: Levels) -> tuple[Need, ...]:
    return tuple(need for need in needs if not is_met(need, learner, day, levels))


def _certified(rung: str, learner: Learner, day: date, levels: Levels) -> bool:
    held = level_on(day, learner.certificates)
    return held is not None and rung in levels and held <= levels[rung]
