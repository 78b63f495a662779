"""The grade of a person, and the coefficient that comes with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ronda.pay.rules.quotas import rank_grades
from ronda.policy.bands import band_for
from ronda.policy.models import Grading

GradeBy = Literal["band", "quota", "newcomer"]


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade and what it was read from."""

    letter: str
    coefficient: Decimal
    by: GradeBy


def grade_group(points: Sequence[int], newcomers: Sequence[bool], grading: Grading) -> list[Grade]:
    """The grades of the people of one post in one unit, from rolling scores in ten-thousandths.

    Newcomers take their own grade and do not stand in the ranking.
    """
    ranked = [place for place, is_new in enumerate(newcomers) if not is_new]
    if grading.quotas is None or len(ranked) < grading.quota_min_group:
        return [grade_for(score, is_new, grading) for score, is_new in zip(points, newcomers, strict=True)]
    letters = dict(zip(ranked, rank_grades([points[place] for place in ranked], grading), strict=True))
    return [
        grade_for(score, True, grading) if is_new else _named(letters[place], grading, "quota")
        for place, (score, is_new) in enumerate(zip(points, newcomers, strict=True))
    ]


def grade_for(points: int, newcomer: bool, grading: Grading) -> Grade:
    """The band of an already rounded score; its order to others plays no part."""
    if newcomer:
        return _named(grading.newcomer_grade, grading, "newcomer")
    band = band_for(Decimal(points).scaleb(-4), grading.bands)
    return Grade(band.grade, band.coefficient, "band")


def _named(letter: str, grading: Grading, by: GradeBy) -> Grade:
    band = next(band for band in grading.bands if band.grade == letter)
    return Grade(letter, band.coefficient, by)
