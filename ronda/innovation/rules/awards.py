"""Places and awards of a review: equal scores share a place, who cannot be told apart shares an award."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ronda.innovation.rules.judging import Judged
from ronda.kernel.exact import rounded

Metal = Literal["bronze", "silver", "gold"]
Award = Literal[""] | Metal
HIGHEST_FIRST: tuple[Metal, ...] = ("gold", "silver", "bronze")


@dataclass(frozen=True)
class Standing:
    """`tied`: has the award because the marks do not tell it apart from the last who has it."""

    topic: str
    score: Decimal
    place: int
    award: Award
    tied: bool


def awards_of(
    found: Judged,
    *,
    start: Mapping[Metal, Decimal],
    most: Mapping[Metal, int],
    errors: float,
) -> list[Standing]:
    """By score. Each award needs its least score and has `most` places, from gold down.

    Who reaches the least score and lies within `errors` standard errors of the last in those places has the
    same award: an edge that the judges cannot see is not drawn.
    """
    scores = {topic: rounded(Decimal(str(score)), 1) for topic, score in found.scores.items()}
    order = sorted(scores, key=lambda topic: (-scores[topic], topic))
    awards: dict[str, tuple[Award, bool]] = {}
    for award in HIGHEST_FIRST:
        able = [each for each in order if each not in awards and scores[each] >= start[award]]
        taken = able[: most[award]]
        awards.update((each, (award, False)) for each in taken)
        if taken:
            last = taken[-1]
            near = [each for each in able[len(taken) :] if _is_tied(found, scores, last, each, errors)]
            awards.update((each, (award, True)) for each in near)
    return [
        Standing(
            topic,
            scores[topic],
            1 + sum(other > scores[topic] for other in scores.values()),
            *awards.get(topic, ("", False)),
        )
        for topic in order
    ]


def _is_tied(found: Judged, scores: Mapping[str, Decimal], last: str, each: str, errors: float) -> bool:
    if scores[last] == scores[each]:
        return True
    return found.scores[last] - found.scores[each] <= errors * found.between[last, each]
