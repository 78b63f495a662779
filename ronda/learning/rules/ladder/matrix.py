"""A centre's people beside the competences, and what most of them lack."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ronda.learning.rules.ladder.asked import Need, asked_on
from ronda.learning.rules.ladder.rungs import height
from ronda.learning.rules.ladder.shown import Learner, Levels, is_met

Cell = Literal["lacks_own", "lacks_next", "shown", "later", "not_asked"]


@dataclass(frozen=True)
class Gap:
    """How many lack a competence for their own rung, and for the next; how many have shown it."""

    competence: int
    own: int
    ahead: int
    shown: int


def cells_of(
    learner: Learner, competences: Iterable[int], day: date, needs: Iterable[Need], levels: Levels
) -> dict[int, Cell]:
    """The most pressing of all that the rungs ask; `shown` also for what no rung of the post asks."""
    asked = asked_on(day, needs, learner.post)
    proved = {proof.competence for proof in learner.proofs if proof.counts_on(day)}
    return {
        competence: _cell(
            learner,
            [need for need in asked if need.competence == competence],
            day,
            levels,
            competence in proved,
        )
        for competence in competences
    }


def gaps(cells: Mapping[int, Mapping[int, Cell]], competences: Sequence[int]) -> list[Gap]:
    """By person, then competence; what most lack for their own rung first. Competences nobody lacks last."""
    found = []
    for competence in competences:
        held = [row.get(competence, "not_asked") for row in cells.values()]
        found.append(Gap(competence, held.count("lacks_own"), held.count("lacks_next"), held.count("shown")))
    return sorted(found, key=lambda gap: (-gap.own, -gap.ahead, competences.index(gap.competence)))


def _cell(learner: Learner, needs: Sequence[Need], day: date, levels: Levels, proved: bool) -> Cell:
    lacking = [height(need.rung) for need in needs if not is_met(need, learner, day, levels)]
    if not lacking:
        return "shown" if needs or proved else "not_asked"
    above = min(lacking) - height(learner.rung)
    if above <= 0:
        return "lacks_own"
    if above == 1:
        return "lacks_next"
    return "shown" if len(lacking) < len(needs) else "later"
