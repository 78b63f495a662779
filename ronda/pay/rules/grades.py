"""The grade of a person, and the coefficient that comes with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import Literal

from ronda.pay.rules.quotas import rank_grades
from ronda.pay.rules.scale import scale_of
from ronda.policy import Grading

GradeBy = Literal["band", "quota", "newcomer"]


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade, its coefficient (`weight` over the ladder's scale) and what it was read from."""

    letter: str
    coefficient: Decimal
    weight: int
    by: GradeBy


@dataclass(frozen=True)
class Ladder:
    """The grades of a policy, made once for all people; steps run from the best, in ten-thousandths."""

    grading: Grading
    scale: int
    steps: tuple[tuple[int, Grade], ...]
    by_rank: Mapping[str, Grade]
    newcomer: Grade


def ladder_of(grading: Grading) -> Ladder:
    scale = scale_of(band.coefficient for band in grading.bands)
    weights = {band.grade: (band.coefficient, int(band.coefficient * scale)) for band in grading.bands}
    steps = tuple(
        (ceil(band.from_points * 10_000), Grade(band.grade, *weights[band.grade], "band"))
        for band in grading.bands
    )
    by_rank = {letter: Grade(letter, *weight, "quota") for letter, weight in weights.items()}
    newcomer = Grade(grading.newcomer_grade, *weights[grading.newcomer_grade], "newcomer")
    return Ladder(grading, scale, steps, by_rank, newcomer)


def grade_group(points: Sequence[int], newcomers: Sequence[bool], ladder: Ladder) -> list[Grade]:
    """The grades of the people of one post in one unit, from rolling scores in ten-thousandths.

    Newcomers take their own grade and do not stand in the ranking.
    """
    grading = ladder.grading
    ranked = [] if grading.quotas is None else [place for place, is_new in enumerate(newcomers) if not is_new]
    if len(ranked) < grading.quota_min_group:
        return [
            ladder.newcomer if is_new else grade_for(score, ladder)
            for score, is_new in zip(points, newcomers, strict=True)
        ]
    grades = [ladder.newcomer] * len(points)
    for place, letter in zip(ranked, rank_grades([points[place] for place in ranked], grading), strict=True):
        grades[place] = ladder.by_rank[letter]
    return grades


def grade_for(points: int, ladder: Ladder) -> Grade:
    """The band of an already rounded score; its order to others plays no part."""
    for start, grade in ladder.steps:
        if points >= start:
            return grade
    raise ValueError(f"{points} ten-thousandths lie below every band")
