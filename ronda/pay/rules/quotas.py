"""Grades by rank, where a company has switched them on."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate

from ronda.policy import Grading

TEN_THOUSANDTHS = 10_000


def rank_grades(points: Sequence[int], grading: Grading) -> list[str]:
    """One grade for each score; ties share the better one.

    Nobody falls below the newcomer's grade, the neutral one, unless the policy's gap under the median.
    """
    quotas = grading.quotas or {}
    letters = [band.grade for band in grading.bands]
    reach = list(accumulate(Fraction(quotas.get(letter, 0)) * len(points) for letter in letters))
    neutral = letters.index(grading.newcomer_grade)
    line = _median(points) - Fraction(grading.quota_gap) * TEN_THOUSANDTHS
    ordered = sorted(points, reverse=True)
    first_place = {score: place for place, score in reversed(list(enumerate(ordered)))}

    def grade(score: int) -> str:
        better = first_place[score]
        rank = next((place for place, end in enumerate(reach) if better < end), len(letters) - 1)
        return letters[rank if score <= line else min(rank, neutral)]

    return [grade(score) for score in points]


def _median(points: Sequence[int]) -> Fraction:
    ordered = sorted(points)
    middle = len(ordered) // 2
    return Fraction(ordered[middle] + ordered[~middle], 2)
